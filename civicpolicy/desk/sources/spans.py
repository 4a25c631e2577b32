"""One place of a paper: what stands there, who ruled on it, and the ruling."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import SeeOther
from civicpolicy.desk.sources.finding import DRAFT, find, to_source
from civicpolicy.desk.sources.forms import RulingForm
from civicpolicy.desk.sources.page import common
from civicpolicy.desk.sources.reading import Account, Place, page_of
from policies.decorators import CityRequest, requires
from policies.models import RulingKind, Source
from policies.refusals import Refused
from policies.services.ruling import Outcome, RuledMeanwhile, rule, withdraw
from policies.text.ledger import Span

TAKE, UNDO = "take-", "undo"
BUTTONS = {
    "keep": RulingKind.KEPT,
    "words": RulingKind.CORRECTED,
    "drop": RulingKind.DROPPED,
    "settle": RulingKind.SETTLED,
    "restore": RulingKind.RESTORED,
}


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def span(request: CityRequest, number: int, start: int, end: int) -> HttpResponse:
    """Look at one place and rule on it."""
    source = find(request, number)
    if request.method != "POST":
        place = _place(Account(source), (start, end))
        return _page(request, source, (start, end), RulingForm(initial={"seen": place.seen}))
    form = RulingForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            outcome = _ruled(request, source, (start, end), form.cleaned_data)
            return _onward(request, source, (start, end), outcome)
        except RuledMeanwhile as refusal:
            form, status = _again(request, source, (start, end)), 409
            form.add_error(None, str(refusal))
        except Refused as refusal:
            form.add_error(_field(request), str(refusal))
    return _page(request, source, (start, end), form, status)


def _place(account: Account, at: Span) -> Place:
    place = account.place(at)
    if place is None:
        raise Http404("No such page.")
    return place


def _ruled(request: CityRequest, source: Source, at: Span, typed: dict[str, Any]) -> Outcome:
    """Do what the pressed button says; Enter in a field takes the words typed."""
    choice = request.POST.get("choice", "words")
    who = {"by": request.user, "source": source, "span": at, "seen": typed["seen"]}
    if choice == UNDO:
        return withdraw(**who)
    if choice.startswith(TAKE):
        return rule(**who, kind=RulingKind.CORRECTED, words=_proposed(source, at, choice))
    if choice not in BUTTONS:
        raise Refused("Choose what to do with these words.")
    kind = BUTTONS[choice]
    return rule(
        **who,
        kind=kind,
        words=typed["words"] if kind == RulingKind.CORRECTED else "",
        reason=typed["reason"] if kind == RulingKind.DROPPED else "",
    )


def _proposed(source: Source, at: Span, choice: str) -> str:
    """The proposed words behind a button. Raises Refused for a button that the page does not have."""
    row = next((each for each in source.ledger["queued"] if tuple(each["span"]) == at), None)
    known = {f"{TAKE}{number}": words for number, words in enumerate(row["candidates"])} if row else {}
    if choice not in known:
        raise Refused("Choose what to do with these words.")
    return known[choice]


def _onward(request: CityRequest, source: Source, at: Span, outcome: Outcome) -> SeeOther:
    """Back to the paper, at the next place that waits; the message says what the ruling changed."""
    account = Account(source)
    said = _place(account, at).said
    changed = f" The text of {outcome.section} was changed." if outcome.section else " No text was changed."
    row = next(each for each in account.entries if each.span == at)
    messages.success(request, f"“{row.text}”: {'as read' if not row.ruled else said}.{changed}")
    ahead = [each.span for each in account.entries if each.waits]
    onward = next((each for each in ahead if each > at), ahead[0] if ahead else at)
    page = page_of(account.entries, account.pages(), onward)
    return to_source(source, f"?page={page}#q-{onward[0]}-{onward[1]}")


def _again(request: CityRequest, source: Source, at: Span) -> RulingForm:
    """The form with what was typed, over what somebody else ruled in the meantime."""
    data = request.POST.copy()
    data["seen"] = str(_place(Account(source), at).seen)
    form = RulingForm(data)
    form.is_valid()
    return form


def _field(request: CityRequest) -> str | None:
    return {"words": "words", "drop": "reason"}.get(request.POST.get("choice", "words"))


def _page(
    request: CityRequest, source: Source, at: Span, form: RulingForm, status: int = 200
) -> HttpResponse:
    account = Account(source)
    place = _place(account, at)
    context = common(request, source, account) | {
        "place": place,
        "form": form,
        "history": account.history(at),
        "back": f"?page={page_of(account.entries, account.pages(), at)}#q-{at[0]}-{at[1]}",
    }
    return render(request, "desk/sources/span.html", context, status=status)
