"""The fields of a paper as they were read: its policy, and the bill if it is one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.sources.finding import DRAFT, find, to_source, version_of
from civicpolicy.desk.sources.forms import FieldsForm
from civicpolicy.desk.why_form import ask_why
from policies.decorators import CityRequest, requires
from policies.models import Source
from policies.refusals import Refused
from policies.services.describing import (
    DescribedMeanwhile,
    correct_fields,
    fields_of,
    owns_policy,
    state_of_fields,
)
from policies.services.numbering import TakenNumber, taken_numbers


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def fields(request: CityRequest, number: int) -> HttpResponse:
    """What the paper says of itself, in a form."""
    source = find(request, number)
    asked = {"of_bill": source.edition is not None, "own_policy": owns_policy(source)}
    if request.method != "POST":
        return _page(request, source, FieldsForm(initial=_shown(source), **asked))
    form, status = FieldsForm(request.POST, **asked), 422
    stands: list[tuple[str, Any]] = []
    if form.is_valid():
        try:
            correct_fields(
                by=request.user,
                source=source,
                seen=form.cleaned_data["seen"],
                typed=form.cleaned_data,
                why=form.cleaned_data.get("why", ""),
            )
            messages.success(request, "What the paper says of itself was saved.")
            return to_source(source)
        except DescribedMeanwhile as refusal:
            form, status, stands = _over(request, source, asked, refusal), 409, _now(source, form)
        except TakenNumber as refusal:
            ask_why(form, refusal)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, source, form, stands, status)


def _over(request: CityRequest, source: Source, asked: dict[str, bool], refusal: Refused) -> FieldsForm:
    """What was typed, over the fields as somebody else left them."""
    data = request.POST.copy()
    data["seen"] = state_of_fields(source)
    form = FieldsForm(data, **asked)
    form.add_error(None, str(refusal))
    return form


def _now(source: Source, form: FieldsForm) -> list[tuple[str, Any]]:
    """What stands now where it differs from what was typed."""
    stands = fields_of(source)
    return [
        (str(form.fields[name].label), "; ".join(value) if isinstance(value, list) else value)
        for name, value in stands.items()
        if name in form.cleaned_data and value != form.cleaned_data[name]
    ]


def _shown(source: Source) -> dict[str, Any]:
    found = fields_of(source)
    if "sponsors" in found:
        found["sponsors"] = "\n".join(found["sponsors"])
    return found | {"seen": state_of_fields(source)}


def _page(
    request: CityRequest,
    source: Source,
    form: FieldsForm,
    stands: list[tuple[str, Any]] | None = None,
    status: int = 200,
) -> HttpResponse:
    version = version_of(source)
    context = {
        "source": source,
        "version": version,
        "is_frozen": version.is_frozen,
        "form": form,
        "now_stands": stands,
        "taken": taken_numbers(source.edition.instrument) if source.edition else [],
        "marks": [each for each in source.findings if each.get("sentence")],
    }
    return render(request, "desk/sources/fields.html", context, status=status)
