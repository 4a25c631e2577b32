"""The list of what a comment can be about: what is chosen, what changes most, and the rest behind a fold."""

from dataclasses import dataclass

from django.forms import BoundField

from comments.forms import CommentForm, part_name
from comments.subjects import Subject, Subjects

SHOWN = 3
"""So many rows are shown at least; the others are behind "Show all"."""


@dataclass(frozen=True, slots=True)
class Row:
    """One subject with its button; ``part`` chooses a provision in a chosen section."""

    subject: Subject
    chosen: bool
    shown: bool
    part: BoundField | None

    @property
    def key(self) -> str:
        """How the form names it."""
        return self.subject.key

    @property
    def label(self) -> str:
        """``2.52.070``."""
        return self.subject.label

    @property
    def heading(self) -> str:
        """``Gifts``."""
        return self.subject.heading


def rows(form: CommentForm, subjects: Subjects) -> list[Row]:
    """Every subject in reading order."""
    chosen = {one.key for one in form.chosen}
    shown = chosen | _heaviest(subjects, SHOWN - len(chosen), chosen)
    return [
        Row(
            subject=one,
            chosen=one.key in chosen,
            shown=one.key in shown,
            part=form[part_name(one)] if part_name(one) in form.fields else None,
        )
        for one in subjects
    ]


def more_words(found: list[Row], subjects: Subjects) -> str:
    """``Show all 19 sections and both instruments``; "" when nothing is hidden."""
    count, matters = len(subjects.sections), len(subjects.matters)
    whole = {1: "the instrument", 2: "both instruments"}.get(matters, f"{matters} instruments")
    hidden = [row.subject for row in found if not row.shown]
    if any(one.section for one in hidden):
        return f"Show all {count} sections and {whole}"
    return f"Show {whole} as a whole" if hidden else ""


def heaviest(subjects: Subjects) -> Subject | None:
    """The section in which most words come or go; None where no section is known to change."""
    first = max(subjects.sections, key=lambda one: one.weight, default=None)
    return first if first and first.weight else None


def _heaviest(subjects: Subjects, count: int, chosen: set[str]) -> set[str]:
    """The sections in which most words come or go; the first ones where nothing is known of that."""
    others = [one for one in subjects.sections if one.key not in chosen]
    return {one.key for one in sorted(others, key=lambda one: -one.weight)[: max(0, count)]}
