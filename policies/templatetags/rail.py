"""The rail: every section of a redline as one row, with a bar for how much of it would change."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from policies.templatetags.civic import icon
from policies.text.changes import Kin, SectionChange
from policies.text.sentences import told_kin

WIDTH, HEIGHT = 46.0, 10
LONGEST_STEP = 2.35
"""Pixels for the square root of one word, when no section needs the whole width."""


@dataclass(frozen=True, slots=True)
class RailRow:
    """One row: where it leads, label without what all labels share, its bar, the bar in words, comments."""

    href: str
    label: str
    heading: str
    bar: SafeString
    words: str
    comments: int
    here: bool


def rail_rows(
    sections: Sequence[SectionChange], counts: Mapping[str, int], here: str = "", href: str = "#{anchor}"
) -> list[RailRow]:
    """Rows in reading order. ``counts``: comments by section key; ``href`` may hold {anchor} and {key}."""
    prefix = shared_prefix([section.section.label or "" for section in sections])
    step = bar_step(sections)
    rows = []
    for section in sections:
        text = section.section
        key = text.key or ""
        address = href.replace("{anchor}", section.anchor).replace("{key}", key)
        rows.append(
            RailRow(
                href=address,
                label=(text.label or "").removeprefix(prefix),
                heading=text.heading,
                bar=bar(section, step),
                words=bar_words(section),
                comments=counts.get(key, 0),
                here=here in (section.anchor, key) if here else False,
            )
        )
    return rows


def rail_body(rows: Sequence[RailRow], counted: bool) -> SafeString:
    """The rows as HTML, put together in Python: a text of 500 sections has as many."""
    sign = f"{icon('comment')} "
    return mark_safe("".join(_row_html(row, counted, sign) for row in rows))  # noqa: S308  escaped there


def _row_html(row: RailRow, counted: bool, sign: str) -> str:
    here, current = (' class="here"', ' aria-current="true"') if row.here else ("", "")
    label = f'<span class="rail-label">{escape(row.label)}</span>' if row.label else ""
    name = f'{label} <span class="rail-name">{escape(row.heading)}</span>'
    comments = f'<td class="number">{sign if row.comments else ""}{row.comments}</td>' if counted else ""
    return (
        f'<tr{here}><th scope="row"><a href="{escape(row.href)}"{current}>{name}</a></th>'
        f'<td>{row.bar}<span class="vh">{row.words}</span></td>{comments}</tr>'
    )


def shared_prefix(labels: Sequence[str]) -> str:
    """``2.60`` when most labels begin so and go on with a period; else nothing is left out."""
    heads = Counter(found[1] for label in labels if (found := re.match(r"(\d[\w-]*(?:\.\d+)*)\.\d+$", label)))
    head, number = heads.most_common(1)[0] if heads else ("", 0)
    return head if number >= 3 and number == len([label for label in labels if label]) else ""


def bar_step(sections: Sequence[SectionChange]) -> float:
    """Pixels for the square root of a word, so that the longest bar still fits."""
    widest = max((s.words_inserted**0.5 + s.words_deleted**0.5 for s in sections), default=0)
    return min(LONGEST_STEP, (WIDTH - 16) / widest) if widest else LONGEST_STEP


def bar(section: SectionChange, step: float) -> SafeString:
    """46 × 10: two thin lines = renumbered or moved, solid = inserted, hollow = deleted, dash = none."""
    parts, x = [], 0.0
    if section.kind in ("renumbered", "moved"):
        parts.append('<path class="bar-mov" d="M0 1h9v2.5H0zM0 6.5h9V9H0z"/>')
        x = 11.0
    if section.words_inserted:
        width = max(3.0, section.words_inserted**0.5 * step)
        parts.append(f'<rect class="bar-ins" x="{x:.1f}" y="1" width="{width:.1f}" height="8"/>')
        x += width + 2
    if section.words_deleted:
        width = max(3.0, section.words_deleted**0.5 * step)
        parts.append(f'<rect class="bar-del" x="{x + 0.75:.1f}" y="1.75" width="{width:.1f}" height="6.5"/>')
    if not parts:
        parts.append('<rect class="bar-none" y="4" width="5" height="1.5"/>')
    drawing = f'<svg class="bar" width="46" height="10" aria-hidden="true">{"".join(parts)}</svg>'
    return mark_safe(drawing)  # noqa: S308 numbers and our own words only


def bar_words(section: SectionChange) -> str:
    """The bar in words."""
    if section.origin:
        return _kin_words(section, section.origin)
    if section.kind == "inserted":
        return f"new section, {_count(section.words_inserted)}"
    if section.kind == "deleted":
        return f"section deleted, {_count(section.words_deleted)}"
    words = _counts(section)
    if section.kind in ("renumbered", "moved"):
        return f"{section.kind}, {words or 'words not changed'}"
    return words or "no change"


def _kin_words(section: SectionChange, kin: Kin) -> str:
    words = _counts(section)
    return f"{told_kin(kin).lower()} {escape(kin.other.citation)}{f', {words}' if words else ''}"


def _counts(section: SectionChange) -> str:
    counts = [
        (section.words_inserted, "inserted"),
        (section.words_deleted, "deleted"),
        (section.words_moved, "moved"),
    ]
    return ", ".join(f"{_count(number)} {what}" for number, what in counts if number)


def _count(words: int) -> str:
    return f"{words} word{'' if words == 1 else 's'}"
