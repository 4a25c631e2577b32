"""One canonical form for every text, and digests over it that anyone can compute again."""

import json
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

from policies.text.section import SectionText

_DROPPED = re.compile("[\x00\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK_RUN = re.compile("\n{3,}")

_MARKS_IN_A_RUN = 26
_JOINER = "\u034f"
_MARKS = "".join(chr(code) for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code)))
_LONG_RUN = re.compile(f"[{_MARKS}]{{9,}}")


def canonical(text: str) -> str:
    r"""The one form in which a text is stored, compared and hashed.

    Unicode NFC; every line end is \n; NUL and lone surrogates removed; no space at the end of a line;
    no blank line first or last, and never two in a row. Indentation stays. Applying it again changes nothing.
    """
    text = _LINE_ENDS.sub("\n", _DROPPED.sub("", text))
    text = unicodedata.normalize("NFC", _LONG_RUN.sub(_break_run, text))
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_RUN.sub("\n\n", text).strip("\n")


def _break_run(run: re.Match[str]) -> str:
    """Put a joiner into absurd runs of combining marks: sorting them takes quadratic time (after UAX #15)."""
    pieces, count = [], 0
    for mark in run.group():
        size = len(unicodedata.normalize("NFD", mark))
        if count + size > _MARKS_IN_A_RUN:
            pieces.append(_JOINER)
            count = 0
        pieces.append(mark)
        count += size
    return "".join(pieces)


def text_digest(sections: Iterable[SectionText]) -> str:
    """Hex SHA-256 of a text: level, label, heading and words of every section, in order.

    The input is the JSON list ["civicpolicy text 1", [[level, label or null, heading, text], …]],
    ASCII, without spaces. Keys are identity, not text, and do not count; nor do differences that
    the canonical form removes.
    """
    rows = [
        [one.level, canonical(one.label or "") or None, canonical(one.heading), canonical(one.text)]
        for one in sections
    ]
    return _hash(["civicpolicy text 1", rows])


def chain_digest(previous: str, *parts: str) -> str:
    """Hex SHA-256 that ties a record to the one before it; `previous` is "" for the first."""
    return _hash(["civicpolicy chain 1", previous, list(parts)])


def _hash(value: object) -> str:
    """SHA-256 of JSON: strings are quoted there, so no two values share an encoding."""
    return sha256(json.dumps(value, separators=(",", ":")).encode("ascii")).hexdigest()
