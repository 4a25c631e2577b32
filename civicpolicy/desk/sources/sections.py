"""One section of a paper's outline: corrected, split, joined to the one before."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import SeeOther
from civicpolicy.desk.section_form import as_typed, is_edited, line_number, split_lines
from civicpolicy.desk.sources.finding import DRAFT, find, to_source, version_of
from civicpolicy.desk.sources.forms import PaperSectionForm
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
from policies.text.section import SectionText


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: CityRequest, number: int, key: uuid.UUID) -> HttpResponse:
    """The section as it reads, in a form."""
    source = find(request, number)
    if request.method != "POST":
        row = _row(source, key)
        return _page(request, source, row, PaperSectionForm(initial=_initial(row)))
    form = PaperSectionForm(request.POST)
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


def _changed(request: CityRequest, source: Source, key: uuid.UUID, form: PaperSectionForm) -> SeeOther:
    """Do what the pressed button says; Enter in a field saves."""
    version, typed = version_of(source), form.cleaned_data
    who = {"by": request.user, "version": version, "key": key, "seen": typed["seen"]}
    if {"merge", "split"} & set(request.POST) and is_edited(_row(source, key), form):
        raise Refused("You changed the section: save your words first, then split or join it.")
    if "merge" in request.POST:
        row = merge_section(**who)
        said = f"Joined to the section before: {row}."
    elif "split" in request.POST:
        row = split_section(**who, line=line_number(request.POST.get("line", "")))
        said = f"A new section begins at that line: {row}."
    else:
        text = SectionText(typed["level"], typed["label"] or None, typed["heading"], typed["text"])
        row = correct_section(**who, typed=text)
        said = f"{row} was saved."
    messages.success(request, said)
    return to_source(source, f"?page={(row.position - 1) // 100 + 1}#s-{row.key}")


def _row(source: Source, key: uuid.UUID) -> Section:
    row = version_of(source).sections.filter(key=key).first()
    if row is None:
        raise Http404("No such page.")
    return row


def _initial(row: Section) -> dict[str, str]:
    return {"seen": state_of(row), **as_typed(row)}


def _with_state(form: PaperSectionForm, state: str) -> PaperSectionForm:
    """The same words typed, now over the section as it stands."""
    data = {name: form.data.get(name, "") for name in form.fields} | {"seen": state}
    return PaperSectionForm(data)


def _page(
    request: CityRequest,
    source: Source,
    row: Section | None,
    form: PaperSectionForm,
    overtaken: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "source": source,
        "version": version_of(source),
        "is_frozen": version_of(source).is_frozen,
        "section": row,
        "form": form,
        "overtaken": overtaken,
        "lines": split_lines(row),
    }
    return render(request, "desk/sources/section.html", context, status=status)
