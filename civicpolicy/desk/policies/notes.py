"""Notes to drafters on a text: what is open, what was settled, and a form for another one."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.arranging import named
from civicpolicy.desk.policies.finding import DRAFT, address, find
from comments.period import instant_words
from comments.posting import readable
from policies import redlines
from policies.decorators import CityRequest, requires
from policies.fields import area_field, choice_field
from policies.models import DraftingNote, Municipality, Version
from policies.refusals import Overtaken, Refused
from policies.services.noting import LONGEST_NOTE, notes_on, settle_note, write_note
from policies.text.section import SectionText

WHOLE = "whole"
ABOUT_WHOLE = "The text as a whole"
GONE = "A section that is gone"


class NoteForm(forms.Form):
    """A note, and what it is about."""

    use_required_attribute = False

    section = choice_field("About", "Choose a section from the list")
    words = area_field("Note", 4, LONGEST_NOTE, error_messages={"required": "Write the note first"})

    def __init__(self, *args: object, sections: Sequence[SectionText], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        places = [(each.key or "", named(each)) for each in sections]
        self.fields["section"].choices = [(WHOLE, ABOUT_WHOLE), *places]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note on a page: what it is about, who wrote it and when, and how it was settled."""

    note: DraftingNote
    about: str
    said: str
    settled: str = ""

    @property
    def is_here(self) -> bool:
        """Whether the section it is about stands in the text."""
        return self.about not in (GONE, ABOUT_WHOLE)

    @property
    def how(self) -> str:
        """The words with which it was settled; "" when there are none."""
        return self.note.settlement.words if self.settled else ""


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """``settle`` names the note that is done with; ``?section=`` proposes what a new one is about."""
    version = find(request, slug, number)
    sections = redlines.section_texts([version])[version.pk]
    data = readable(request.POST) if request.method == "POST" else None
    if data is not None and "settle" in data:
        note = str(data["settle"])
        return _settled(request, version, sections, note, str(data.get(f"how-{note}", "")))
    form = NoteForm(data, sections=sections, initial={"section": request.GET.get("section", WHOLE)})
    if form.is_valid():
        chosen = form.cleaned_data["section"]
        try:
            key = None if chosen == WHOLE else uuid.UUID(chosen)
            write_note(by=request.user, version=version, words=form.cleaned_data["words"], key=key)
            messages.success(request, "The note is kept. Only staff see it.")
            return see_other(address(version, "draft-notes"))
        except Refused as refusal:
            form.add_error(None, str(refusal).rstrip("."))
    return _page(request, version, sections, form, status=422 if form.is_bound else 200)


def rows_of(
    notes: Sequence[DraftingNote], names: Mapping[uuid.UUID, str], city: Municipality
) -> list[NoteRow]:
    """Notes as a page shows them; ``names``: what the sections are called, by their keys."""
    return [_row(each, names, city) for each in notes]


def _row(note: DraftingNote, names: Mapping[uuid.UUID, str], city: Municipality) -> NoteRow:
    about = names.get(note.section_key, GONE) if note.section_key else ABOUT_WHOLE
    done = note.settlement if hasattr(note, "settlement") else None
    return NoteRow(note, about, _said(note, city), _said(done, city) if done else "")


def _said(note: DraftingNote, city: Municipality) -> str:
    """``Marisol Vega, Sunday, November 22, 2026, 3:00 p.m.``"""
    when = instant_words(note.written_at, city.zone) if note.written_at else ""
    return f"{note.written_by}, {when}"


def _settled(
    request: CityRequest, version: Version, sections: Sequence[SectionText], note: str, how: str
) -> HttpResponse:
    number = int(note) if note.isascii() and note.isdigit() and len(note) < 19 else 0
    try:
        settle_note(by=request.user, version=version, note=number, words=how)
    except Refused as refusal:
        form = NoteForm(sections=sections)
        status = 409 if isinstance(refusal, Overtaken) else 422
        return _page(
            request, version, sections, form, status=status, notice=str(refusal), typed={number: how}
        )
    messages.success(request, "The note is settled.")
    return see_other(address(version, "draft-notes"))


def _page(
    request: CityRequest,
    version: Version,
    sections: Sequence[SectionText],
    form: NoteForm,
    *,
    status: int = 200,
    notice: str = "",
    typed: Mapping[int, str] | None = None,
) -> HttpResponse:
    names = {uuid.UUID(each.key): named(each) for each in sections if each.key}
    found, city = notes_on(version), request.municipality
    context = {
        "version": version,
        "policy": version.policy,
        "is_frozen": version.is_frozen,
        "form": form,
        "notice": notice,
        "open": [(row, (typed or {}).get(row.note.pk, "")) for row in rows_of(found.open, names, city)],
        "settled": rows_of(found.settled, names, city),
    }
    return render(request, "desk/policies/notes.html", context, status=status)
