"""Section numbers: read from a line, brought into one spelling, put in order.

A number has no white space inside. It is atoms joined by separators: digits with perhaps a fraction
and letters (11A, 4½), a Roman numeral with perhaps a letter (XXII, IIA), or one or two capitals; no
atom is followed by a letter, so that the first letters of a heading are not swallowed; a separator
is followed by an atom at once, so that a final period is not part of the number.
"""

import re
from dataclasses import dataclass

from policies.text.enumerators import roman

_MOST_ATOMS = 8
_WINDOW = 64
_NO_MORE = r"(?![A-Za-z0-9½¼¾])"
_NUMBER = r"[0-9]{1,6}[½¼¾]?(?:[A-Z]{1,2}|[a-z])?"
_ATOM = re.compile(rf"(?:{_NUMBER}|[IVXLCDM]{{1,8}}[A-Z]?|[A-Z]{{1,2}}){_NO_MORE}")
_LATER_ATOM = re.compile(rf"(?:{_NUMBER}|[IVXLCDM]{{1,8}}[A-Z]?|[A-Z]{{1,2}}|[ivxlc]{{1,5}}|[a-z]){_NO_MORE}")
_SEPARATORS = "-.~:‐‑–"
_SPELLING = str.maketrans({"‐": "-", "‑": "-", "–": "-", "~": ":", "[": None, "]": None})
_EDITED = re.compile(r"[0-9A-Z.½-]{0,12}\[([0-9A-Z.-]{1,8})\][0-9A-Za-z.½-]{1,20}")
_SPACED_LETTER = re.compile(r"\s([A-Z])(?=\s?\(|[.:]|\s?$|\s[-–—])")
_SENTENCE_GOES_ON = re.compile(r"\s[a-z]")
_PIECE = re.compile(r"[0-9]+|[A-Za-z]+|[½¼¾]")
_FRACTIONS = {"¼": 25, "½": 50, "¾": 75}
_NUMERAL_ALONE = re.compile(r"[IVX]|[IVXLCDM]{2,8}|[IVX][A-Z]|[IVXLCDM]{2,8}[A-Z]")


@dataclass(frozen=True, slots=True)
class Label:
    """A number as found: its one spelling ("3-11B"), as printed ("3-11 B"), and where it ends in the line."""

    value: str
    printed: str
    end: int

    @property
    def atoms(self) -> int:
        return len(re.split(r"[-.:]", self.value))


def read_label(line: str, start: int = 0, *, dash_joins: bool = True) -> Label | None:
    """The number that begins at `start`, or None. `dash_joins`: an en dash is a hyphen, not "to"."""
    window = line[start : start + _WINDOW]
    edited = _EDITED.match(window)
    if edited:
        opening, closing = edited.start(1) - 1, edited.end(1)
        window = window[:opening] + window[opening + 1 : closing] + window[closing + 1 :]
    end = _scan(window, 3 if window.startswith("Ch.") else 0, _SEPARATORS if dash_joins else _SEPARATORS[:-1])
    if not end:
        return None
    end += 2 if edited else 0
    letter = _SPACED_LETTER.match(line, start + end) if line[start + end - 1].isdigit() else None
    end = letter.end() if letter else start + end
    printed = line[start:end]
    return Label("".join(printed.split()).translate(_SPELLING), printed, end)


def _scan(window: str, start: int, separators: str) -> int:
    """Where the number ends; 0 when there is none or it does not end."""
    found = _ATOM.match(window, start)
    for _ in range(_MOST_ATOMS):
        if not found:
            return 0
        end = found.end()
        if window[end : end + 1] not in separators or end >= len(window):
            return end
        found = _LATER_ATOM.match(window, end + 1)
        if not found or _is_a_word(window, found):
            return 0 if window[end + 1 : end + 2].isdigit() else end
    return 0


def _is_a_word(window: str, atom: re.Match[str]) -> bool:
    """Section 5.A person …: a letter after a period with a sentence behind it is no part of the number."""
    return atom.group().isalpha() and bool(_SENTENCE_GOES_ON.match(window, atom.end()))


def in_full(first: Label, last: Label) -> str:
    """The last label of a range in full: 62-129—140 leaves out what the two have in common."""
    missing = first.atoms - last.atoms
    parts = re.split(r"([-.:])", first.value)
    return "".join(parts[: 2 * missing]) + last.value if missing > 0 else last.value


SortKey = tuple[tuple[tuple[int, int, str, int], ...], str]


def sort_key(label: str) -> SortKey:
    """Orders labels as a code does: 3-11 < 3-11A < 3-12, 10-67.1 < 10-68, 4 < 4½ < 5, XXII < XXII-A, 9 < 10.

    Any two different labels compare, whatever they hold. A lone C, D, L or M is a letter, a lone I, V
    or X a numeral: a list that runs A to X needs its order stored.
    """
    pieces: list[tuple[int, int, str, int]] = []
    for found in _PIECE.finditer(label):
        text = found.group()
        after = label[found.start() - 1 : found.start()]
        if text in _FRACTIONS:
            if pieces:
                pieces[-1] = (*pieces[-1][:3], _FRACTIONS[text])
        elif text[0].isdigit():
            pieces.append(_number(text))
        elif not after.isdigit() and _NUMERAL_ALONE.fullmatch(text):
            pieces.extend(_numeral(text))
        else:
            pieces.append((1, 0, text.casefold(), 0))
    return tuple(pieces), label


def _number(digits: str) -> tuple[int, int, str, int]:
    """Digits in order of value without converting them, however many there are."""
    bare = digits.lstrip("0")
    return (0, len(bare), bare, 0)


def _numeral(text: str) -> list[tuple[int, int, str, int]]:
    """A Roman numeral, perhaps with one letter glued on (IIA)."""
    for end in (len(text), len(text) - 1):
        value = roman(text[:end].lower())
        if value:
            return [_number(str(value)), *((1, 0, letter.casefold(), 0) for letter in text[end:])]
    return [(1, 0, text.casefold(), 0)]
