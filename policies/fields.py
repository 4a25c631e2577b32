"""Fields that forms share, with the sentences that they say when something typed or chosen cannot be kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from policies.dates import is_no_day

NO_NUL = {"null_characters_not_allowed": "There is a character in it that cannot be kept: type it again"}


def line_field(label: str, longest: int, **options: Any) -> forms.CharField:
    """One line of words, of up to ``longest`` characters. ``error_messages`` stand in the place of ours."""
    return _words_field(label, longest, **options)


def day_field(label: str, longest: int, **options: Any) -> forms.CharField:
    """A day, a month, a year, or other words, in one line; a day that no calendar has is told."""
    return _words_field(label, longest, validators=[_is_some_day], **options)


def _is_some_day(words: str) -> None:
    if is_no_day(words):
        raise forms.ValidationError(
            "No calendar has that day. Write the month first, as in 8/27/2019; where the paper itself names"
            " such a day, write “(sic)” after it"
        )


def area_field(label: str, rows: int, longest: int | None = None, **options: Any) -> forms.CharField:
    """Several lines of words; without ``longest``, of any length."""
    return _words_field(label, longest, widget=forms.Textarea(attrs={"rows": rows}), **options)


def choice_field(
    label: str, unknown: str, missing: str = "", *, choices: Iterable[Any] = (), **options: Any
) -> forms.ChoiceField:
    """One of several. ``unknown`` is said of what is not in the list, ``missing`` when nothing is chosen."""
    said = {"invalid_choice": unknown, "required": missing or unknown}
    return forms.ChoiceField(label=label, choices=choices, error_messages=said, **options)


def _words_field(label: str, longest: int | None, **options: Any) -> forms.CharField:
    said = {"max_length": f"This can have up to {longest:,} characters"} if longest else {}
    said |= NO_NUL | options.pop("error_messages", {})
    return forms.CharField(label=label, max_length=longest, error_messages=said, **options)
