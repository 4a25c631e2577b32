"""A section in a form: what it is called, what it says, and the lines at which it can be split."""

from __future__ import annotations

from django import forms

from policies.fields import area_field, choice_field, line_field
from policies.models import Section
from policies.text.digest import canonical
from policies.text.section import LEVELS

MOST_LINES = 300
LINE = 80
WORDS = ("level", "label", "heading", "text")


class SectionForm(forms.Form):
    """How a section is called and what it says."""

    use_required_attribute = False

    level = choice_field(
        "Level",
        "Choose a level from the list",
        choices=[(level, level.capitalize()) for level in LEVELS],
        initial="section",
    )
    label = line_field(
        "Number", 60, required=False, help_text="Without “Section” or §; empty when it has none."
    )
    heading = line_field("Heading", 500, required=False)
    text = area_field("Text of the section", 18, required=False, strip=False)


def as_typed(row: Section) -> dict[str, str]:
    """A section as the form shows it."""
    return {"level": row.level, "label": row.label or "", "heading": row.heading, "text": row.text}


def is_edited(row: Section, form: SectionForm) -> bool:
    """Whether the form holds other words than the section."""
    known = as_typed(row)
    return any(canonical(str(form.cleaned_data[name])) != canonical(known[name]) for name in WORDS)


def split_lines(row: Section | None) -> list[tuple[int, str]]:
    """The lines at which a section can be split: number from 1, and how the line begins."""
    text = row.text.split("\n") if row else []
    return [(at, line[:LINE]) for at, line in enumerate(text, 1) if line.strip()][:MOST_LINES]


def line_number(typed: str) -> int:
    """The number of the chosen line, 0 when it is none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else 0
