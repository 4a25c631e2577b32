"""The sections of a draft are put in order: added, moved, taken out, put back."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.drawing import Draft, open_draft
from civicpolicy.desk.policies.fields import SectionWords, reason_field
from civicpolicy.desk.policies.finding import DRAFT, FROZEN, address, find, find_section, to_draft
from civicpolicy.desk.policies.preview import typed_text
from policies.decorators import CityRequest, requires
from policies.models import Version
from policies.refusals import Refused
from policies.services import arranging as services
from policies.services.outlining import ChangedMeanwhile, RearrangedMeanwhile, state_of
from policies.services.reserving import add_section
from policies.text.arranging import end_of
from policies.text.changes import Op
from policies.text.comparing import whole_section
from policies.text.new_labels import proposed_label
from policies.text.section import SectionText

BEGINNING = "beginning"
NO_SUCH_PLACE = "Choose a place from the list"


def place_field(rows: Sequence[SectionText], **options: Any) -> forms.ChoiceField:
    """Where a section goes: at the beginning, or after another one."""
    places = [(BEGINNING, "At the beginning"), *((row.key or "", f"After {named(row)}") for row in rows)]
    return forms.ChoiceField(
        label="Place",
        choices=places,
        error_messages={"invalid_choice": NO_SUCH_PLACE, "required": NO_SUCH_PLACE},
        **options,
    )


def named(row: SectionText) -> str:
    """A section in a list."""
    words = " ".join(part for part in (row.label, row.heading) if part) or row.text or "an empty section"
    return " ".join(words.split())[:90]


def after_of(place: str) -> uuid.UUID | None:
    """The section after which the chosen place is; None for the beginning."""
    return None if place == BEGINNING else uuid.UUID(place)


class AddForm(SectionWords):
    """A new section and its place."""

    def __init__(self, *args: Any, rows: Sequence[SectionText], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"] = place_field(rows)


class MoveForm(forms.Form):
    """Another place for a section."""

    use_required_attribute = False

    reason = reason_field()

    def __init__(self, *args: Any, rows: Sequence[SectionText], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"] = place_field(rows)


class TakeOutForm(forms.Form):
    """Why a section goes."""

    reason = reason_field()


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """A new section. ``?after=`` or ``?before=`` the key of another proposes its place."""
    draft = open_draft(request, slug, number)
    if draft.version.is_frozen:
        return _frozen(request, draft.version)
    form = AddForm(request.POST or None, rows=draft.rows, initial=_proposed(draft))
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            row = add_section(
                by=request.user,
                version=draft.version,
                outline=request.POST.get("outline", ""),
                after=after_of(form.cleaned_data["place"]),
                typed=typed_text(form.cleaned_data, None),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, f"{row} was added.")
            return see_other(f"{address(draft.version, 'section', row.key)}{draft.query}")
        except Refused as refusal:
            form.add_error(None, str(refusal).rstrip("."))
            status = 409 if isinstance(refusal, RearrangedMeanwhile) else 422
    return _page(draft, "add", status, form=form)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: CityRequest, slug: str, number: int, key: uuid.UUID) -> HttpResponse:
    """Another place for a section: one step by ``direction``, up or down, or a chosen ``place``."""
    draft = open_draft(request, slug, number)
    if draft.version.is_frozen:
        return _frozen(request, draft.version)
    row = find_section(draft.version, key)
    outline = request.POST.get("outline", "")
    try:
        if "direction" in request.POST:
            up = request.POST["direction"] == "up"
            row = services.step_section(
                by=request.user, version=draft.version, outline=outline, key=key, up=up
            )
            messages.success(request, f"{row} was moved {'up' if up else 'down'}.")
            return to_draft(draft.version, f"{draft.query}#s-{key}")
        form = MoveForm(request.POST or None, rows=_elsewhere(draft.rows, key))
        if form.is_valid():
            row = services.move_section(
                by=request.user,
                version=draft.version,
                outline=outline,
                key=key,
                after=after_of(form.cleaned_data["place"]),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, f"{row} was moved.")
            return to_draft(draft.version, f"{draft.query}#s-{key}")
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return to_draft(draft.version, f"{draft.query}#s-{key}")
    return _page(draft, "move", 422 if form.is_bound else 200, form=form, section=row)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def take_out(request: CityRequest, slug: str, number: int, key: uuid.UUID) -> HttpResponse:
    """A section leaves the draft, after one more look at it."""
    draft = open_draft(request, slug, number)
    if draft.version.is_frozen:
        return _frozen(request, draft.version)
    row = find_section(draft.version, key)
    form, overtaken = TakeOutForm(request.POST or None), ""
    if form.is_valid():
        try:
            services.take_out(
                by=request.user,
                version=draft.version,
                key=key,
                seen=request.POST.get("seen", ""),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, f"{row} was taken out. The redline shows it as deleted.")
            return to_draft(draft.version, f"{draft.query}#s-{key}")
        except ChangedMeanwhile:
            overtaken = "Somebody else changed this section while you looked at it. It reads like this now."
        except Refused as refusal:
            form.add_error(None, str(refusal).rstrip("."))
    status = 409 if overtaken else 422 if form.is_bound else 200
    return _page(
        draft,
        "take_out",
        status,
        form=form,
        section=row,
        seen=state_of(row),
        overtaken=overtaken,
        change=whole_section(Op.DELETED, row.as_text(), 0),
        below=_below(draft.rows, key),
    )


@requires(DRAFT)
@require_POST
def put_back(request: CityRequest, slug: str, number: int, key: uuid.UUID) -> HttpResponse:
    """A section that was taken out stands again as in the text that the draft starts from."""
    version = find(request, slug, number)
    try:
        row = services.put_back(
            by=request.user, version=version, outline=request.POST.get("outline", ""), key=key
        )
        messages.success(request, f"{row} was put back.")
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return to_draft(version, f"#s-{key}")


def _proposed(draft: Draft) -> dict[str, str]:
    """The place that a link asks for, else the end; and a number that fits there."""
    keys = [row.key or "" for row in draft.rows]
    after, before = (draft.request.GET.get(name, "") for name in ("after", "before"))
    place = len(keys)
    if after in keys:
        place = keys.index(after) + 1
    elif before in keys:
        place = keys.index(before)
    near = draft.rows[place - 1 if place else 0] if keys else None
    return {
        "place": keys[place - 1] if place else BEGINNING,
        "label": proposed_label([row.label for row in draft.rows], place) or "",
        "level": near.level if near and after else "section",
    }


def _elsewhere(rows: Sequence[SectionText], key: uuid.UUID) -> list[SectionText]:
    """The sections that do not move along: neither this one nor what hangs under it."""
    at = next((n for n, row in enumerate(rows) if row.key == str(key)), 0)
    end = end_of([row.level for row in rows], at)
    return [row for n, row in enumerate(rows) if not at <= n < end]


def _below(rows: Sequence[SectionText], key: uuid.UUID) -> int:
    """How many sections hang under one; they stay when it goes."""
    at = next((n for n, row in enumerate(rows) if row.key == str(key)), None)
    return end_of([row.level for row in rows], at) - at - 1 if at is not None else 0


def _frozen(request: CityRequest, version: Version) -> HttpResponse:
    messages.warning(request, FROZEN)
    return to_draft(version)


def _page(draft: Draft, name: str, status: int, **context: Any) -> HttpResponse:
    frame = {"draft": draft, "version": draft.version, "policy": draft.version.policy, "is_frozen": False}
    return render(draft.request, f"desk/policies/{name}.html", frame | context, status=status)
