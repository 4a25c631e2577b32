"""What was sent, as one canonical value: its fingerprint, its receipt code, the leaf a seal will hold.

Pure: no Django, no I/O, no clock. Randomness comes in as bytes.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from policies.text.digest import canonical

FORMAT = 2
"""Number of the way in which content is turned into bytes; stored with each comment.

Format 1 held words, position, capacity and language; format 2 holds also how the comment came, when it was
delivered and what proves it. What was stored in format 1 is proved in format 1 for ever.
"""

WEB = "web"
LONGEST_EVIDENCE = 2_000

LONGEST_WORDS = 10_000
MOST_TARGETS = 60
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a code survives being read aloud."""

CODE_LENGTH = 10
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_SHAPELESS = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Mn", "Me"})
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


@dataclass(frozen=True, slots=True)
class Target:
    """One thing a comment is about: an edition, one of its sections, one provision of that."""

    edition: int
    section_key: str | None = None
    provision: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How and when a comment came that staff entered, and what proves it; ``channel`` is never the web."""

    channel: str
    delivered_at: datetime
    evidence: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What a person sends. No target means the whole docket; no delivery, that it was sent on the site."""

    words: str
    position: str = ""
    capacity: str = "resident"
    name: str = ""
    email: str = ""
    language: str = "en"
    targets: tuple[Target, ...] = ()
    delivery: Delivery | None = None

    @property
    def channel(self) -> str:
        """How it came."""
        return self.delivery.channel if self.delivery else WEB


def says_nothing(words: str) -> bool:
    """True when there is nothing to see: only spaces, fillers, marks and characters without a shape."""
    return all(letter in _FILLERS or unicodedata.category(letter) in _SHAPELESS for letter in words)


def content_hash(salt: str, submission: Submission, number: int = FORMAT) -> str:
    """SHA-256 over the salt and the canonical content in the format of that number, as hex.

    The name is left out: it can be erased by law, and the proof must survive that. Raises ValueError for an
    unknown format, and for a delivery in format 1, which has no place for it.
    """
    if number not in (1, FORMAT) or (number == 1 and submission.delivery is not None):
        raise ValueError(f"Format {number} cannot hold this comment.")
    content: list[object] = [
        number,
        canonical(submission.words),
        submission.position,
        submission.capacity,
        submission.language,
    ]
    if number > 1:
        delivery = submission.delivery
        content += [
            submission.channel,
            delivery.delivered_at.astimezone(UTC).isoformat(timespec="seconds") if delivery else None,
            canonical(delivery.evidence) if delivery else "",
        ]
    return _sha256(salt, json.dumps(content, ensure_ascii=False))


def leaf_hash(
    *,
    content_hash: str,
    code: str,
    docket: str,
    targets: Iterable[Target],
    received_at: datetime,
    verdict: str,
    period_change: int | None,
) -> str:
    """The fingerprint on the receipt: it changes when anything of the record does, its time included."""
    about = [[target.edition, target.section_key, target.provision] for target in targets]
    instant = received_at.astimezone(UTC).isoformat(timespec="microseconds")
    return _sha256(content_hash, code, docket, json.dumps(about), instant, verdict, str(period_change))


def new_code(prefix: str, random: bytes) -> str:
    """A receipt code: the city's letters and ten letters of fifty random bits, without separators.

    Raises ValueError when fewer than seven random bytes are given.
    """
    if len(random) < 7:
        raise ValueError("A receipt code needs seven random bytes.")
    number = int.from_bytes(random[:7], "big")
    return prefix + "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(CODE_LENGTH))


def read_code(typed: str) -> str:
    """A code as people type it: case, spaces and dashes do not matter, and O is 0, I and L are 1.

    Returns "" for what cannot be a code.
    """
    bare = "".join(letter for letter in typed[:60].upper() if letter.isalnum())
    if len(bare) <= CODE_LENGTH:
        return ""
    return bare[:-CODE_LENGTH] + bare[-CODE_LENGTH:].translate(_MISREAD)


def grouped(digest: str) -> str:
    """A digest in groups of four, as a person can compare it."""
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))


def _sha256(*parts: str) -> str:
    whole = hashlib.sha256()
    for part in parts:
        raw = part.encode()
        whole.update(len(raw).to_bytes(8, "big") + raw)
    return whole.hexdigest()
