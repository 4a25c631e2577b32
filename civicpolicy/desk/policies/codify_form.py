"""The form of a codified text: one kind and one reason for all sections, and what is typed of some singly.

A code has thousands of sections, and a form some hundred fields: a page shows a few of the sections, and what
was typed of all others travels in one field.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms

from civicpolicy.desk.policies.decision_form import named
from policies.dates import PartialDate
from policies.fields import choice_field, day_field, line_field
from policies.models import Codification, EditorialKind
from policies.services.codifying import LONGEST_AUTHORITY, LONGEST_REASON, Logged
from policies.text.redline import SectionChange

A_PAGE = 20
"""Sections on one page of the form."""

PLAIN = ("seen", "corrects", "because", "authority", "when", "kind", "reason")
NONE = Logged("", "")
TOO_LONG = f"This can have up to {LONGEST_REASON} characters"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form asks about: the sections that changed, today, and the codification to be corrected."""

    changes: Sequence[SectionChange]
    today: date
    mistaken: Codification | None

    @property
    def last_page(self) -> int:
        """The number of the last page."""
        return max(1, -(-len(self.changes) // A_PAGE))

    def shown(self, page: int) -> Sequence[SectionChange]:
        """The sections on a page; pages count from 1."""
        return self.changes[(page - 1) * A_PAGE : page * A_PAGE]

    def page_of(self, place: int) -> int:
        """The page on which the section at a place stands; places count from 0."""
        return place // A_PAGE + 1

    def place_of(self, words: str) -> int | None:
        """The place of the first section whose number or heading has these words; None when none has."""
        wanted = " ".join(words.split()).casefold()
        places = (at for at, each in enumerate(self.changes) if wanted in named(each.section).casefold())
        return next(places, None) if wanted else None


@dataclass(frozen=True)
class Entry:
    """All that was typed: the fields for the whole text, and by their keys what is said of one section."""

    asked: Asked
    typed: Mapping[str, str]
    singly: Mapping[str, Logged]

    @classmethod
    def of(cls, asked: Asked, data: Mapping[str, Any]) -> Entry:
        """Of what was posted: the fields of the page that was shown, and the rest out of the one field."""
        kept = _read(str(data.get("kept", "")))
        singly = {}
        for each in asked.changes:
            key = str(each.section.key)
            kind, reason = kept.get(key, NONE)
            singly[key] = Logged(
                str(data.get(f"kind-{key}", kind)), str(data.get(f"reason-{key}", reason)).strip()
            )
        plain = {name: str(data[name]) for name in PLAIN if name in data}
        return cls(asked, plain, {key: each for key, each in singly.items() if each != NONE})

    def fields(self, page: int) -> dict[str, str]:
        """Values of every field of a page; page 0 shows no section, so that all are in the one field."""
        keys = [str(each.section.key) for each in self.asked.shown(page)] if page else []
        found = dict(self.typed)
        for key in keys:
            found[f"kind-{key}"], found[f"reason-{key}"] = self.singly.get(key, NONE)
        rest = {key: each for key, each in self.singly.items() if key not in set(keys)}
        return found | {"kept": json.dumps(rest, ensure_ascii=False) if rest else ""}

    @cached_property
    def reasons(self) -> dict[str, Logged]:
        """Of every section what was typed of it singly, else what was typed for all."""
        usual = Logged(self.typed.get("kind", ""), self.typed.get("reason", "").strip())
        found = {}
        for each in self.asked.changes:
            key = str(each.section.key)
            own = self.singly.get(key, NONE)
            found[key] = Logged(own.kind or usual.kind, own.reason or usual.reason)
        return found

    @cached_property
    def faults(self) -> dict[str, str]:
        """By the name of its field, what is missing or wrong in a section, in reading order."""
        found = {}
        for each in self.asked.changes:
            key, name = str(each.section.key), named(each.section)
            kind, reason = self.reasons[key]
            if kind not in EditorialKind.values:
                found[f"kind-{key}"] = f"Choose what kind of change it is in {name}"
            if not reason:
                found[f"reason-{key}"] = f"Say why {name} reads otherwise in the code"
            elif len(self.singly.get(key, NONE).reason) > LONGEST_REASON:
                found[f"reason-{key}"] = TOO_LONG
        return found

    def page_with_faults(self, page: int) -> int:
        """This page when something is wrong on it, or nowhere; else the first on which something is."""
        faulty = {name.partition("-")[2] for name in self.faults}
        pages = [
            at // A_PAGE + 1 for at, each in enumerate(self.asked.changes) if str(each.section.key) in faulty
        ]
        return page if page in pages or not pages else pages[0]


class CodifyForm(forms.Form):
    """Under what the editor acted and when, a kind and a reason for all, and both again for each section."""

    use_required_attribute = False

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    authority = line_field(
        "Clause or law under which the editor may change words",
        LONGEST_AUTHORITY,
        help_text="The codification clause of the ordinance, or a section of the code or of state law.",
        error_messages={"required": "Say under which clause or law the editor may change words"},
    )
    when = day_field(
        "Codified on",
        200,
        required=False,
        help_text="2/1/2021, February 2021 or 2021. Other words are kept; the day then counts as not known.",
    )
    kind = choice_field(
        "Kind of change, for every section",
        "Choose one of the kinds",
        choices=[("", "Choose"), *EditorialKind.choices],
        required=False,
    )
    reason = line_field(
        "Why the editor made it, for every section",
        LONGEST_REASON,
        required=False,
        help_text="What you say of a section below goes before this.",
    )

    def __init__(self, entry: Entry, page: int = 1, *, is_judged: bool = False, looked_for: str = "") -> None:
        values = entry.fields(page)
        super().__init__(values if is_judged else None, initial=values)
        self.entry, self.page, self.wanted = entry, page, entry.asked.place_of(looked_for)
        self.shown = entry.asked.shown(page)
        if entry.asked.mistaken is not None:
            self.fields["corrects"] = forms.CharField(widget=forms.HiddenInput, max_length=20)
            self.fields["because"] = because_field(entry.asked.mistaken)
        for each in self.shown:
            name, key = named(each.section), each.section.key
            self.fields[f"kind-{key}"] = _kind(name)
            self.fields[f"reason-{key}"] = _reason(name)

    def clean_when(self) -> str:
        """What is codified is codified already: no day that is still to come."""
        words: str = self.cleaned_data["when"]
        if (PartialDate.parse(words).earliest or self.entry.asked.today) > self.entry.asked.today:
            raise forms.ValidationError("That day is still to come: enter the text once it is codified")
        return words

    def clean(self) -> dict[str, Any]:
        """Every section has a kind and a reason: those that are shown say so themselves."""
        found = super().clean() or {}
        elsewhere = set()
        for name, sentence in self.entry.faults.items():
            if name not in self.fields:
                elsewhere.add(name.partition("-")[2])
            elif not self.errors.get(name):
                self.add_error(name, sentence)
        if elsewhere:
            many = f"{len(elsewhere):,} more section{' has' if len(elsewhere) == 1 else 's have'}"
            self.add_error(None, f"{many} no kind or no reason: say both for every section, or on its page")
        return found

    @property
    def sections(self) -> list[tuple[SectionChange, str, forms.BoundField, forms.BoundField, bool]]:
        """Each section of the page: what changes, its name, its two fields, and whether it stands open."""
        few, first = len(self.entry.asked.changes) <= A_PAGE, (self.page - 1) * A_PAGE
        found = []
        for place, each in enumerate(self.shown, first):
            key = str(each.section.key)
            kind, reason = self[f"kind-{key}"], self[f"reason-{key}"]
            is_open = few or place == self.wanted or key in self.entry.singly
            is_open = is_open or bool(kind.errors or reason.errors)
            found.append((each, named(each.section), kind, reason, is_open))
        return found

    @property
    def on(self) -> PartialDate:
        """The day of a valid form, as far as it is known."""
        return PartialDate.parse(self.cleaned_data["when"])


def _read(words: str) -> dict[str, Logged]:
    """What the one field holds; nothing when it is not as we wrote it. Half characters are replaced."""
    try:
        found = json.loads(words) if words else {}
    except (ValueError, RecursionError):
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {
        key: Logged(*(part.encode(errors="replace").decode().replace("\0", "") for part in pair))
        for key, pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)
    }


def _kind(name: str) -> forms.ChoiceField:
    missing = f"Choose what kind of change it is in {name}"
    choices = [("", "As for every section"), *EditorialKind.choices]
    return choice_field(f"Kind of change in {name}", missing, choices=choices, required=False)


def _reason(name: str) -> forms.CharField:
    return line_field(f"Why {name} reads otherwise", LONGEST_REASON, required=False)


def because_field(mistaken: Codification) -> forms.CharField:
    """What was wrong in the codification that another comes in the place of."""
    number = mistaken.codified.number
    label = f"What is wrong in version {number}, the codified text"
    if mistaken.is_withdrawal:
        label = f"Why there is a codified text after all, which version {number} withdrew"
    return line_field(
        label,
        LONGEST_REASON,
        help_text="Residents read it above that text, which stays readable.",
        error_messages={"required": f"Say {label[0].lower()}{label[1:]}"},
    )


class WithdrawForm(forms.Form):
    """Why there is no codified text, of a text that has one."""

    use_required_attribute = False

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)
    corrects = forms.CharField(widget=forms.HiddenInput, max_length=20)
    because = line_field(
        "Why it should never have been entered",
        LONGEST_REASON,
        help_text="Residents read it above that text, which stays readable.",
        error_messages={"required": "Say why it should never have been entered"},
    )
