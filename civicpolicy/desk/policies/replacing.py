"""Words are found across a draft and replaced: every place is shown first, with its redline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.policies.decision_form import named
from civicpolicy.desk.policies.fields import reason_field
from civicpolicy.desk.policies.finding import DRAFT, FROZEN, find, to_draft
from comments.posting import readable
from policies import redlines
from policies.decorators import CityRequest, requires
from policies.fields import line_field
from policies.models import Version
from policies.refusals import Overtaken, Refused
from policies.services.replacing import Found, InSection, find_in, replace_words, sign_of
from policies.text.articles import misfits
from policies.text.redline import SectionChange, redline
from policies.text.replacing import LONGEST_OTHER, LONGEST_SOUGHT, Search
from policies.text.section import SectionText

MOST_TICKS = 400
"""Among so many places a person can choose; a form has no room for more ticks."""

FEW = 12
"""So many sections are drawn open; of more, each is behind its places, to be opened."""


class SearchForm(forms.Form):
    """What is sought, and what comes in its place."""

    use_required_attribute = False

    words = line_field(
        "Find",
        LONGEST_SOUGHT,
        strip=False,
        help_text="These characters as they stand, in headings and in the text.",
        error_messages={"required": "Type the words to find"},
    )
    other = line_field(
        "Replace by",
        LONGEST_OTHER,
        required=False,
        strip=False,
        help_text="Empty: the words are taken out.",
    )
    whole_words = forms.BooleanField(label="Whole words only", required=False)
    match_case = forms.BooleanField(label="Match capitals", required=False, initial=True)

    @property
    def search(self) -> Search:
        """What a valid form says."""
        typed = self.cleaned_data
        return Search(typed["words"], typed["other"], typed["whole_words"], typed["match_case"])


class ReasonForm(forms.Form):
    """Why, for the history."""

    reason = reason_field()


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the page; ``leaves``: it stays as it is."""

    found: Found
    leaves: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A section with its places, and the redline of what would change in it; None when nothing would.

    ``misfits``: articles that would not fit the new words, ``An public``.
    """

    name: str
    ticks: Sequence[Tick]
    change: SectionChange | None
    misfits: Sequence[str] = ()


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def replace_across(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """The search comes by the address, so that it can be repeated; ``confirm`` does what was shown."""
    version = find(request, slug, number)
    if version.is_frozen:
        messages.warning(request, FROZEN)
        return to_draft(version)
    data = readable(request.POST if request.method == "POST" else request.GET)
    form = SearchForm(data if "words" in data else None)
    reason = ReasonForm(request.POST or None)
    if not form.is_valid() or (reason.is_bound and not reason.is_valid()):
        status = 422 if form.is_bound else 200
        return _page(request, version, form, reason, status=status)
    if "confirm" in request.POST:
        return _replaced(request, version, form, reason)
    return _shown(request, version, form, reason)


def _replaced(request: CityRequest, version: Version, form: SearchForm, reason: ReasonForm) -> HttpResponse:
    try:
        changed = replace_words(
            by=request.user,
            version=version,
            seen=request.POST.get("seen", ""),
            search=form.search,
            leaving=_leaving(request),
            reason=reason.cleaned_data["reason"],
        )
    except Overtaken as refusal:
        return _shown(request, version, form, reason, notice=str(refusal), status=409)
    except Refused as refusal:
        form.add_error(None, str(refusal).rstrip("."))
        return _shown(request, version, form, reason, status=422)
    where = "1 section" if len(changed) == 1 else f"{len(changed)} sections"
    messages.success(request, f"Replaced in {where}. The history can undo it.")
    return to_draft(version)


def _leaving(request: CityRequest) -> frozenset[str]:
    return frozenset(request.POST.getlist("leave"))


def _shown(
    request: CityRequest,
    version: Version,
    form: SearchForm,
    reason: ReasonForm,
    *,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    """Every place, with the redline of those that are not left as they are."""
    sections = redlines.section_texts([version])[version.pk]
    leaving = _leaving(request)
    try:
        found = find_in(sections, form.search, leaving)
    except Refused as refusal:
        form.add_error(None, str(refusal).rstrip("."))
        return _page(request, version, form, reason, status=422)
    count = sum(len(each.found) for each in found)
    return _page(
        request,
        version,
        form,
        reason,
        status=status,
        notice=notice,
        rows=_rows(found, leaving),
        seen=sign_of(sections, form.search),
        places=count,
        may_leave=count <= MOST_TICKS,
    )


def _rows(found: Sequence[InSection], leaving: frozenset[str]) -> list[Row]:
    changed = [each for each in found if each.old != each.new]
    drawn = redline([each.old for each in changed], [each.new for each in changed]).sections
    known = {each.section.key: each for each in drawn}
    return [
        Row(
            named(each.old),
            [Tick(one, one.name in leaving) for one in each.found],
            known.get(each.old.key),
            sorted(_misfits(each.new) - _misfits(each.old)),
        )
        for each in found
    ]


def _misfits(section: SectionText) -> set[str]:
    texts = (section.heading, section.text)
    return {text[start:end] for text in texts for start, end, _ in misfits(text)}


def _page(
    request: CityRequest,
    version: Version,
    form: SearchForm,
    reason: ReasonForm,
    *,
    status: int = 200,
    **shown: Any,
) -> HttpResponse:
    context = {
        "version": version,
        "policy": version.policy,
        "is_frozen": False,
        "form": form,
        "reason": reason,
        "style": request.municipality.profile.redline_style,
        "few": FEW,
    }
    return render(request, "desk/policies/replace.html", context | shown, status=status)
