"""What looks misspelt in a draft: each place with proposals, accepted one by one; the city's own words."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.decision_form import named
from civicpolicy.desk.policies.drawing import Draft, open_draft
from civicpolicy.desk.policies.finding import DRAFT, FROZEN, address, to_draft
from civicpolicy.desk.section_form import line_number
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.exchange.spelling import MOST_FINDINGS, Misspelling
from policies.fields import line_field
from policies.models import CityWord
from policies.refusals import Refused
from policies.services import spelling as services
from policies.services.outlining import ChangedMeanwhile, state_of
from policies.text.redline import SectionChange, redline
from policies.text.section import SectionText

MOST_PROPOSALS = 3
AROUND = 90
"""So many letters of the text are drawn on either side of a place."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One proposal for a place: the words, and how the place would read with them."""

    words: str
    change: SectionChange


@dataclass(frozen=True, slots=True)
class Place:
    """A misspelt word on the page: where it stands, and what can be done."""

    found: Misspelling
    section: SectionText
    seen: str
    around: str
    offers: Sequence[Offer]

    @property
    def name(self) -> str:
        """The section it stands in."""
        return named(self.section)

    @property
    def is_word(self) -> bool:
        """Whether it can be put on the list of the city's own words."""
        return self.found.words.replace("’", "").replace("'", "").replace("-", "").isalpha()


class WordForm(forms.Form):
    """A word for the city's own list."""

    use_required_attribute = False

    word = line_field("Word", services.LONGEST_WORD, error_messages={"required": "Write the word"})


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def check_spelling(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """``accept`` puts a proposal in its place; ``let_be`` puts a word on the city's own list."""
    draft = open_draft(request, slug, number)
    if draft.version.is_frozen:
        messages.warning(request, FROZEN)
        return to_draft(draft.version)
    if request.method != "POST":
        return _page(draft)
    data = readable(request.POST)
    try:
        if "let_be" in data:
            row = services.let_word_be(
                by=request.user, municipality=request.municipality, word=str(data["let_be"])
            )
            messages.success(request, f"“{row.word}” is on the city’s own list now.")
        else:
            _accept(draft, data)
    except ChangedMeanwhile:
        notice = "Somebody else changed that section meanwhile. Everything below is as it stands now."
        return _page(draft, notice, 409)
    except Refused as refusal:
        return _page(draft, str(refusal), 422)
    return see_other(address(draft.version, "draft-spelling"))


def _accept(draft: Draft, data: QueryDict) -> None:
    try:
        key = uuid.UUID(str(data.get("key", "")))
    except ValueError as wrong:
        raise Refused("Choose one of the proposals.") from wrong
    row = services.accept_proposal(
        by=draft.request.user,
        version=draft.version,
        key=key,
        seen=str(data.get("seen", "")),
        part=str(data.get("part", "")),
        start=line_number(str(data.get("start", ""))),
        was=str(data.get("was", "")),
        words=str(data.get("accept", "")),
    )
    messages.success(draft.request, f"“{data['was']}” is “{data['accept']}” in {row} now.")


def _page(draft: Draft, notice: str = "", status: int = 200) -> HttpResponse:
    version = draft.version
    sections, found = services.misspelt(version, [version.base, draft.standing.version])
    states = {each.section: state_of(sections[each.section]) for each in found}
    context = {
        "version": version,
        "policy": version.policy,
        "is_frozen": False,
        "notice": notice,
        "places": [_place(each, sections[each.section], states[each.section]) for each in found],
        "is_cut": len(found) >= MOST_FINDINGS,
        "style": draft.request.municipality.profile.redline_style,
    }
    return render(draft.request, "desk/policies/spelling.html", context, status=status)


def _place(found: Misspelling, section: SectionText, seen: str) -> Place:
    words = getattr(section, found.part)
    before, after = _around(words, found)
    old = f"{before}{found.words}{after}"
    offers = [
        Offer(each, _drawn(section, old, f"{before}{each}{after}"))
        for each in found.proposals[:MOST_PROPOSALS]
    ]
    return Place(found, section, seen, old, offers)


def _around(words: str, found: Misspelling) -> tuple[str, str]:
    """What stands before and behind a place on its line, cut between words where the line is long."""
    line_start, line_end = words.rfind("\n", 0, found.start) + 1, words.find("\n", found.end)
    before = words[line_start : found.start]
    after = words[found.end : line_end if line_end >= 0 else len(words)]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return before, after


def _drawn(section: SectionText, old: str, new: str) -> SectionChange:
    """The redline of the line alone."""
    bare = replace(section, label=None, heading="")
    return redline([replace(bare, text=old)], [replace(bare, text=new)]).sections[0]


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def own_words(request: CityRequest) -> HttpResponse:
    """The words that the spell check lets be; ``forget`` takes one off the list."""
    city = request.municipality
    data = readable(request.POST) if request.method == "POST" else None
    here = reverse("desk:words", args=[city.slug])
    if data is not None and "forget" in data:
        services.forget_word(by=request.user, municipality=city, word=str(data["forget"]))
        messages.success(request, f"“{data['forget']}” is off the list.")
        return see_other(here)
    form = WordForm(data)
    if form.is_valid():
        try:
            row = services.let_word_be(by=request.user, municipality=city, word=form.cleaned_data["word"])
            messages.success(request, f"“{row.word}” is on the list.")
            return see_other(here)
        except Refused as refusal:
            form.add_error("word", str(refusal).rstrip("."))
    words = CityWord.objects.filter(municipality=city).order_by("word").values_list("word", flat=True)
    status = 422 if form.is_bound else 200
    return render(request, "desk/policies/words.html", {"form": form, "words": list(words)}, status=status)
