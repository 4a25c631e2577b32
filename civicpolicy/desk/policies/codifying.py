"""A draft of the law becomes its codified text, or corrects a mistaken one: a form, a preview, the act."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.codify_form import Asked, CodifyForm, Entry
from civicpolicy.desk.policies.deciding import about
from civicpolicy.desk.policies.decision_form import named
from civicpolicy.desk.policies.drawing import Draft, open_draft
from civicpolicy.desk.policies.finding import KEEP
from civicpolicy.desk.policies.in_force import QUICKER
from civicpolicy.desk.policies.withdrawing import withdraw
from civicpolicy.site.moment import city_today
from comments.posting import readable
from policies import redlines
from policies.codified import NAMED, Change, left_out, summary
from policies.decorators import CityRequest, requires
from policies.models import Codification, EditorialKind
from policies.refusals import Refused
from policies.services.codifying import (
    CORRECTED_MEANWHILE,
    LONGEST_AUTHORITY,
    OVERTAKEN,
    beyond_its_kind,
    check_day,
    check_draft,
    editorial_changes,
    enter_codified,
    exceeds,
)
from policies.services.outlining import state_of_text

NOT_FOUND = "No section that reads otherwise has “{}” in its number or heading"


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def codify(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """Form, then what residents will read, then the act; a sentence where it cannot be done.

    ``page`` of what is posted leads to another page of the sections: a number, or "find" for the words in
    ``find``.
    """
    draft = open_draft(request, slug, number)
    try:
        adopted, mistaken = check_draft(draft.version, draft.standing)
        texts = redlines.section_texts([adopted, draft.version])
        seen = state_of_text(texts[draft.version.pk])
        if mistaken and not mistaken.is_withdrawal and seen == state_of_text(texts[adopted.pk]):
            return withdraw(draft, mistaken, seen)
        changes = editorial_changes(texts[adopted.pk], texts[draft.version.pk])
    except Refused as refusal:
        return _page(draft, None, refusal=str(refusal), status=409 if request.method == "POST" else 200)
    asked = Asked(changes, city_today(request), mistaken)
    signs = {"seen": seen, "corrects": str(mistaken.pk) if mistaken else ""}
    if request.method != "POST":
        return _page(draft, CodifyForm(Entry.of(asked, _first(draft, mistaken) | signs)))
    data = readable(request.POST).dict()
    entry = Entry.of(asked, data | signs)
    if wrong := [name for name, sign in signs.items() if data.get(name, "") != sign]:
        form = CodifyForm(entry, is_judged=True)
        said = OVERTAKEN if "seen" in wrong else CORRECTED_MEANWHILE
        form.add_error(None, f"{said} This is how it stands now")
        return _page(draft, form, status=409)
    if "change" in data or "page" in data:
        return _turned(draft, entry, data)
    return _judged(draft, entry, data)


def _turned(draft: Draft, entry: Entry, data: dict[str, Any]) -> HttpResponse:
    """Another page of the sections, with all that was typed, not judged yet."""
    asked, words, wanted = entry.asked, str(data.get("find", "")), str(data.get("page", ""))
    page, not_found = _number(str(data.get("at", "")), asked), ""
    if wanted == "find":
        place = asked.place_of(words)
        not_found = "" if place is not None or not words.strip() else NOT_FOUND.format(words)
        page = page if place is None else asked.page_of(place)
    elif wanted:
        page = _number(wanted, asked)
    form = CodifyForm(entry, page, looked_for=words if wanted == "find" else "")
    return _page(draft, form, find=words, not_found=not_found)


def _judged(draft: Draft, entry: Entry, data: dict[str, Any]) -> HttpResponse:
    """The preview of a valid form, or the act when it was previewed."""
    request, mistaken = draft.request, entry.asked.mistaken
    page = entry.page_with_faults(_number(str(data.get("at", "")), entry.asked))
    form = CodifyForm(entry, page, is_judged=True)
    if not form.is_valid() or not _is_possible(draft, form):
        return _page(draft, form, status=422)
    if "confirm" not in data:
        return _preview(draft, form)
    typed = form.cleaned_data
    try:
        made = enter_codified(
            by=request.user,
            draft=draft.version,
            authority=typed["authority"],
            reasons=entry.reasons,
            on=form.on,
            seen=typed["seen"],
            corrects=mistaken.pk if mistaken else None,
            because=typed.get("because", ""),
        )
    except (Refused, IntegrityError) as refusal:
        form.add_error(None, str(refusal).rstrip(".") if isinstance(refusal, Refused) else QUICKER)
        return _page(draft, form, status=422 if type(refusal) is Refused else 409)
    messages.success(request, _done(made))
    return see_other(reverse("site:policy", args=[request.municipality.slug, draft.version.policy.slug]))


def _is_possible(draft: Draft, form: CodifyForm) -> bool:
    """False for a day before the law, which is said at its field."""
    try:
        if draft.version.base is not None:
            check_day(draft.standing, draft.version.base, form.on)
    except Refused as refusal:
        form.add_error("when", str(refusal).rstrip("."))
    return form.is_valid()


def _done(made: Codification) -> str:
    place = f", in the place of version {made.corrects.codified.number}" if made.corrects else ""
    return f"{made} is published{place}. The adopted text stays version {made.adopted.number}."


def _page(draft: Draft, form: CodifyForm | None, *, status: int = 200, **more: Any) -> HttpResponse:
    context = about(draft) | {"form": form, "adopted": draft.version.base} | more
    if form is not None:
        asked, page = form.entry.asked, form.page
        context |= {
            "many": len(asked.changes),
            "singly": len(form.entry.singly),
            "mistaken": None if asked.mistaken and asked.mistaken.is_withdrawal else asked.mistaken,
            "page": page,
            "last_page": asked.last_page,
            "turns": [
                (words, number)
                for words, number in (("Previous sections", page - 1), ("Next sections", page + 1))
                if 1 <= number <= asked.last_page
            ],
        }
    return render(draft.request, "desk/policies/codify.html", context, status=status)


def _preview(draft: Draft, form: CodifyForm) -> HttpResponse:
    """What residents will read, and every field once more."""
    kinds, entry = dict(EditorialKind.choices), form.entry
    logged = [(each, entry.reasons[str(each.section.key)]) for each in entry.asked.changes]
    changes = [Change(named(each.section), kinds[said.kind], said.reason) for each, said in logged]
    odd = [named(each.section) for each, said in logged if exceeds(said.kind, each)]
    slips = [
        (named(each.section), words) for each, said in logged if (words := beyond_its_kind(said.kind, each))
    ]
    context = about(draft) | {
        "adopted": draft.version.base,
        "mistaken": entry.asked.mistaken,
        "because": form.cleaned_data.get("because", ""),
        "authority": form.cleaned_data["authority"],
        "on": form.on,
        "many": len(changes),
        "groups": summary(changes),
        "left_out": left_out(changes),
        "redlines": entry.asked.shown(form.page),
        "odd": odd[:NAMED],
        "more_odd": len(odd[NAMED:]),
        "slips": slips[:NAMED],
        "fields": [*entry.fields(0).items(), ("at", form.page)],
    }
    return render(draft.request, "desk/policies/codify_preview.html", context)


def _first(draft: Draft, mistaken: Codification | None) -> dict[str, str]:
    """What the form begins with: of a correction, all that the mistaken codification says."""
    if mistaken is None:
        return {"authority": _clause(draft)}
    rows = mistaken.editorial_changes.all()
    said = {str(row.section_key): (row.kind, row.reason) for row in rows}
    on = mistaken.date
    when = (on.raw or str(on)) if on and (on.raw or on.earliest or on.latest) else ""
    return {"authority": mistaken.authority, "when": when, "kept": json.dumps(said)}


def _clause(draft: Draft) -> str:
    """The clause of the instrument that made the law, where it has one."""
    began = draft.standing.began_by
    if began is None or not began.edition.codification_clause:
        return ""
    return f"Codification clause of {began.edition.instrument.designation}"[:LONGEST_AUTHORITY]


def _number(words: str, asked: Asked) -> int:
    """The number of a page that is there; the first for anything else."""
    number = int(words) if words.isascii() and words.isdigit() and len(words) < 9 else 1
    return number if 1 <= number <= asked.last_page else 1
