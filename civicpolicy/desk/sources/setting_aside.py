"""A paper that was imported by mistake is set aside with a reason; the same page takes it up again."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.sources.finding import DRAFT, find, to_source
from civicpolicy.desk.sources.page import common
from civicpolicy.desk.sources.reading import Account
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.fields import line_field
from policies.models import Source
from policies.refusals import Overtaken, Refused
from policies.services.setting_aside import (
    LONGEST_WHY,
    in_the_way,
    set_paper_aside,
    sign_of_paper,
    take_paper_up,
)


class AsideForm(forms.Form):
    """Why a paper is set aside, or taken up again."""

    use_required_attribute = False
    reason = line_field(
        "Reason",
        LONGEST_WHY,
        help_text="Kept with the paper, for staff.",
        error_messages={"required": "Say why: the reason is kept with the paper"},
    )


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def aside(request: CityRequest, number: int) -> HttpResponse:
    """Say that a paper came in by mistake, or take that back; the page says first what it means."""
    source = find(request, number)
    form = AsideForm(readable(request.POST) if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, source, form, status=422 if form.is_bound else 200)
    try:
        said = _done(request, source, form.cleaned_data["reason"])
    except Refused as refusal:
        status = 409 if isinstance(refusal, Overtaken) else 422
        return _page(request, source, form, refusal=str(refusal), status=status)
    messages.success(request, said)
    return to_source(source)


def _done(request: CityRequest, source: Source, reason: str) -> str:
    if "take-up" in request.POST:
        take_paper_up(by=request.user, source=source, reason=reason)
        return f"“{source.name}” is taken up again."
    seen = request.POST.get("seen", "")
    set_paper_aside(by=request.user, source=source, seen=seen, reason=reason)
    return f"“{source.name}” is set aside. It stays in the record."


def _page(
    request: CityRequest, source: Source, form: AsideForm, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = common(request, source, Account(source)) | {
        "form": form,
        "refusal": refusal,
        "in_the_way": in_the_way(source),
        "seen": sign_of_paper(source),
    }
    return render(request, "desk/sources/aside.html", context, status=status)
