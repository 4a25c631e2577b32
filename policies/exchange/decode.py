"""Bytes of a text file become text, without losing or inventing a character in silence."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

LARGEST = 1024 * 1024
"""Bytes of one file, some four hundred pages: a larger one would keep a worker busy for too long."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zipped file, such as a Word document"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)


class UnreadableFile(ValueError):
    """The file cannot be read as text; the message is a sentence for the person who chose it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file (a byte order mark left out) and the encoding it was read with."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Read bytes as UTF-8, as UTF-16 or UTF-32 by their mark, else as a Western European code page.

    Raises:
        UnreadableFile: too large, empty, or not a text file.
    """
    if len(data) > LARGEST:
        raise UnreadableFile(f"The file is larger than {LARGEST // 1024 // 1024} MB. Import it in parts.")
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise UnreadableFile(
                f"This is {kind}, not text. Save its text layer as a .txt file and import that."
            )
    decoded = _by_mark(data) or _by_trial(data)
    if not decoded.text.strip("\x00 \t\r\n\f"):
        raise UnreadableFile("The file holds no text.")
    if _looks_binary(decoded.text):
        raise UnreadableFile("This does not look like text: most of it is control characters.")
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, errors="replace"), encoding)
    return None


def _by_trial(data: bytes) -> Decoded:
    for encoding in ("utf-8", "cp1252"):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode("latin-1"), "latin-1")


def _looks_binary(text: str) -> bool:
    sample = text[:20_000]
    strange = sum(1 for letter in sample if ord(letter) < 32 and not letter.isspace())
    return strange * 10 > len(sample) * 3
