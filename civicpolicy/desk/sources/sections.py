"""One section of a paper's outline: corrected, split, joined to the one before."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import SeeOther
from civicpolicy.desk.sources.finding import DRAFT, find, to_source, version_of
from civicpolicy.desk.sources.forms import SectionForm
from policies.decorators import CityRequest, requires
from policies.models import Section, Source
from policies.refusals import Refused
from policies.services.outlining import (
    ChangedMeanwhile,
    correct_section,
    merge_section,
    split_section,
    state_of,
)
from policies.text.digest import canonical
from policies.text.section import SectionText

MOST_LINES = 300
LINE = 80


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: CityRequest, number: int, key: uuid.UUID) -> HttpResponse:
    """The section as it reads, in a form."""
    source = find(request, number)
    if request.method != "POST":
        row = _row(source, key)
        return _page(request, source, row, SectionForm(initial=_initial(row)))
    form = SectionForm(request.POST)
    if not form.is_valid():
        return _page(request, source, _row(source, key), form, status=422)
    try:
        return _changed(request, source, key, form)
    except ChangedMeanwhile as refusal:
        if refusal.current is None:
            return _page(request, source, None, _with_state(form, ""), str(refusal), 409)
        form = _with_state(form, state_of(refusal.current))
        return _page(request, source, refusal.current, form, str(refusal), 409)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, source, _row(source, key), form, status=422)


def _changed(request: CityRequest, source: Source, key: uuid.UUID, form: SectionForm) -> SeeOther:
    """Do what the pressed button says; Enter in a field saves."""
    version, typed = version_of(source), form.cleaned_data
    who = {"by": request.user, "version": version, "key": key, "seen": typed["seen"]}
    if {"merge", "split"} & set(request.POST) and _is_edited(_row(source, key), form):
        raise Refused("You changed the section: save your words first, then split or join it.")
    if "merge" in request.POST:
        row = merge_section(**who)
        said = f"Joined to the section before: {row}."
    elif "split" in request.POST:
        row = split_section(**who, line=_number(request.POST.get("line", "")))
        said = f"A new section begins at that line: {row}."
    else:
        text = SectionText(typed["level"], typed["label"] or None, typed["heading"], typed["text"])
        row = correct_section(**who, typed=text)
        said = f"{row} was saved."
    messages.success(request, said)
    return to_source(source, f"?page={(row.position - 1) // 100 + 1}#s-{row.key}")


def _is_edited(row: Section, form: SectionForm) -> bool:
    """Whether the form holds other words than the section."""
    known = _initial(row)
    return any(
        canonical(str(form.cleaned_data[name])) != canonical(known[name])
        for name in ("level", "label", "heading", "text")
    )


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else 0


def _row(source: Source, key: uuid.UUID) -> Section:
    row = version_of(source).sections.filter(key=key).first()
    if row is None:
        raise Http404("No such page.")
    return row


def _initial(row: Section) -> dict[str, str]:
    return {
        "seen": state_of(row),
        "level": row.level,
        "label": row.label or "",
        "heading": row.heading,
        "text": row.text,
    }


def _with_state(form: SectionForm, state: str) -> SectionForm:
    """The same words typed, now over the section as it stands."""
    data = {name: form.data.get(name, "") for name in form.fields} | {"seen": state}
    return SectionForm(data)


def _page(
    request: CityRequest,
    source: Source,
    row: Section | None,
    form: SectionForm,
    overtaken: str = "",
    status: int = 200,
) -> HttpResponse:
    lines = row.text.split("\n") if row else []
    context = {
        "source": source,
        "version": version_of(source),
        "is_frozen": version_of(source).is_frozen,
        "section": row,
        "form": form,
        "overtaken": overtaken,
        "lines": [(at, line[:LINE]) for at, line in enumerate(lines, 1) if line.strip()][:MOST_LINES],
    }
    return render(request, "desk/sources/section.html", context, status=status)
