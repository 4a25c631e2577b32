"""Whether a file holds a whole text or a part of one.

A text is taken as whole unless it shows that it is not: page numbers that do not begin with 1, leave a gap
or fall short of the total; a footer with a page number that cannot be read; a bill without its beginning or
its end; a text that begins or breaks off inside a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policies.exchange.bill import Bill
from policies.exchange.furniture import Stripped
from policies.exchange.parts import ReadSection
from policies.text.catchlines import is_title

WHOLE, PARTIAL = "whole", "partial"


@dataclass(frozen=True, slots=True)
class Extent:
    """Whole or partial, and for a part the reason, in words for a clerk."""

    extent: str
    reason: str = ""


def extent_of(stripped: Stripped, bill: Bill | None, sections: Sequence[ReadSection]) -> Extent:
    """Judge the extent from page numbers first, then from the text itself."""
    if reason := _by_pages(stripped) or (_by_parts(bill) if bill else _by_sentences(sections)):
        return Extent(PARTIAL, reason)
    return Extent(WHOLE)


def _by_pages(stripped: Stripped) -> str:
    pages = sorted({footer.page for footer in stripped.footers if footer.page is not None})
    total = max((footer.total for footer in stripped.footers if footer.total), default=0)
    unread = any("misread" in footer.reason for footer in stripped.footers)
    if not pages:
        return "A page number is printed at the foot, but it could not be read." if unread else ""
    if pages[0] > 1:
        return f"The first page number is {pages[0]}."
    missing = sorted(set(range(1, max(total, pages[-1]) + 1)) - set(pages))
    if missing and not unread and len(missing) <= 3 * len(pages) + 3:
        listed = ", ".join(map(str, missing[:5]))
        return f"Page numbers are missing: {listed}."
    return ""


def _by_parts(bill: Bill) -> str:
    instrument = bill.instrument
    numbers = [section.number for section in instrument.bill_sections]
    if not instrument.enacting_clause and not instrument.title:
        return "The bill has neither a title nor an enacting clause here."
    if numbers and numbers[0] not in ("1", "I"):
        return f"The first section of the bill here is Section {numbers[0]}."
    return ""


def _by_sentences(sections: Sequence[ReadSection]) -> str:
    if not sections:
        return ""
    first, last = sections[0].section, sections[-1].section
    opening, closing = first.text.lstrip().split("\n", 1)[0], last.text.rstrip()
    if not first.heading and first.label is None and opening[:1].islower() and len(opening) > 60:
        return "The text begins inside a sentence."
    line = closing.rsplit("\n", 1)[-1]
    if len(line) > 60 and closing[-1].isalpha() and closing[-1].islower() and not is_title(line):
        return "The text breaks off inside a sentence."
    return ""
