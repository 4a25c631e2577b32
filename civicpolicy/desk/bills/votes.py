"""A vote is recorded, or corrected by another one: typed, counted before the eyes, confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.bills.finding import KEEP, bill_address, both_texts, find_bill, last_seen, to_bill
from civicpolicy.desk.bills.looking import before_vote, beside_votes, is_on_the_way
from civicpolicy.desk.bills.outcome import outcome
from civicpolicy.desk.bills.vote_forms import (
    MORE_NAMES,
    NameForms,
    VoteForm,
    cast,
    names_shown,
    names_typed,
    roll_shown,
    vote_shown,
)
from civicpolicy.site.moment import city_today
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.majorities import MAJORITIES, MOTION_WORDS, Motive
from policies.models import Act, ActKind, AdoptionPath, Instrument, Membership, Municipality, Role, RollCall
from policies.queries import counted_acts
from policies.readings import name_among
from policies.refusals import Overtaken, Refused
from policies.services.casting import VoteDraft, check_vote, same_person
from policies.services.voting import CORRECTED, last_entry, record_vote
from policies.votes import Counted, last_roll, roll_call, roll_calls
from policies.voting import Result

MOST_MEETINGS = 50
BUTTONS = frozenset({"csrfmiddlewaretoken", "preview", "confirm", "change", "more"})
NEXT_TEXTS = {Motive.AMEND: "as amended", Motive.SUBSTITUTE: "substitute"}
"""What a new text is called once the council has agreed to have one."""


@requires("policies.use_desk")
@require_safe
def votes(request: CityRequest, slug: str) -> HttpResponse:
    """Every vote on a bill, with each member's."""
    found = voted_on(request, slug)
    context = {
        "bill": found,
        "votes": roll_calls(found),
        "may_keep": request.user.has_perm(KEEP, request.municipality),
    }
    return render(request, "desk/bills/votes.html", context)


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: CityRequest, slug: str) -> HttpResponse:
    """Record a vote on a bill."""
    return _record(request, voted_on(request, slug), None)


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: CityRequest, slug: str, call: int) -> HttpResponse:
    """Record a vote as it was, in the place of a mistaken one, which stays in the record."""
    found = voted_on(request, slug)
    wrong = counted_vote(request, found, call)
    return _record(request, found, wrong) if wrong else see_other(bill_address(found, "votes"))


def counted_vote(request: CityRequest, found: Instrument, call: int) -> Counted | None:
    """A vote over a bill; None, with a word about it, when another stands in its place. Raises Http404."""
    wrong = roll_call(found, call)
    if wrong is None:
        raise Http404("No such page.")
    if not wrong.counts:
        messages.warning(request, CORRECTED)
        return None
    return wrong


def voted_on(request: CityRequest, slug: str) -> Instrument:
    """An instrument that a council decides on; of what an executive makes no vote is kept. Raises Http404."""
    found = find_bill(request, slug)
    if found.adoption_path == AdoptionPath.EXECUTIVE:
        raise Http404("No such page.")
    return found


def _record(request: CityRequest, found: Instrument, wrong: Counted | None) -> HttpResponse:
    """Form, then what would be recorded, then the vote."""
    today = city_today(request)
    held = request.municipality.meetings.published().filter(date__lte=today).order_by("-starts_at")
    known: dict[str, Any] = {"bill": found, "meetings": held[:MOST_MEETINGS], "today": today}
    if request.method != "POST":
        call = wrong.call if wrong else last_roll(municipality=request.municipality)
        form = VoteForm(initial=_begin(request, found, wrong, call), **known)
        rows = roll_shown(wrong.votes) if wrong else _members(request.municipality, call)
        lines = names_shown(rows, _empty_lines(rows, form.initial["seats"]))
        return _page(request, found, wrong, form, lines)
    data = readable(request.POST)
    if "change" in data or "more" in data:
        more = MORE_NAMES if "more" in data else 0
        form = VoteForm(initial=data.dict(), **known)
        return _page(request, found, wrong, form, names_shown(names_typed(data), more))
    form, names = VoteForm(data, **known), NameForms(data, prefix="roll")
    if not (form.is_valid() & names.is_valid()):
        return _page(request, found, wrong, form, names, 422)
    return _kept(request, found, wrong, form, names, data)


def _kept(
    request: CityRequest,
    found: Instrument,
    wrong: Counted | None,
    form: VoteForm,
    names: Any,
    data: QueryDict,
) -> HttpResponse:
    """Shown once more; and recorded, once that was confirmed."""
    draft = form.draft(cast(names))
    try:
        if "confirm" not in data:
            corrected = wrong.call if wrong else None
            check_vote(instrument=found, acts=found.acts.all(), draft=draft, corrects=corrected)
            return _preview(request, found, wrong, form, draft, data)
        call = record_vote(
            by=request.user,
            edition=form.chosen,
            draft=draft,
            corrects=wrong.call if wrong else None,
            seen=form.cleaned_data["seen"],
        )
    except Overtaken as refusal:
        form = VoteForm({**data.dict(), "seen": last_entry(found)}, **_known(form))
        form.add_error(None, str(refusal))
        return _page(request, found, wrong, form, names, 409)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, found, wrong, form, names, 422)
    return _recorded(request, found, draft, call)


def _known(form: VoteForm) -> dict[str, Any]:
    return {"bill": form.bill, "meetings": list(form.meetings.values()), "today": form.today}


def _recorded(request: CityRequest, found: Instrument, draft: VoteDraft, call: RollCall) -> HttpResponse:
    """Back to the bill; on to the new text, where the council has agreed to have one."""
    messages.success(request, f"Recorded: {draft.tally.headline}. {draft.tally.sentence}.")
    name = NEXT_TEXTS.get(Motive(draft.motive))
    if name is None or draft.tally.result != Result.CARRIED or call.corrects_id:
        return to_bill(found)
    return see_other(f"{bill_address(found, 'edition-new')}?{urlencode({'name': name})}")


def _begin(
    request: CityRequest, found: Instrument, wrong: Counted | None, call: RollCall | None
) -> dict[str, Any]:
    seen = {"seen": last_seen(found)}
    if wrong:
        return vote_shown(wrong.call) | seen
    size = request.municipality.profile.council_size or (call.seats if call else None)
    presided = call.presiding_officer if call else ""
    kind = request.GET.get("kind", "")
    return {"seats": size, "vacancies": 0, "presiding_officer": presided, "kind": kind} | seen


def _empty_lines(rows: Sequence[Any], seats: int | None) -> int:
    """As many as there are seats without a name; some, where nobody knows how many seats there are."""
    return MORE_NAMES if seats is None else max(seats - len(rows), 0)


def _members(city: Municipality, last: RollCall | None) -> list[dict[str, str]]:
    """Those on the last roll, with their seats, and the council members who were not on it."""
    rows = [{"name": each.name, "seat": each.seat} for each in (last.votes.all() if last else ())]
    members = Membership.objects.filter(municipality=city, role=Role.COUNCIL_MEMBER)
    for name in members.order_by("user__name").values_list("user__name", flat=True):
        if not any(same_person(name, each["name"]) for each in rows):
            rows.append({"name": name, "seat": ""})
    return rows


def _preview(
    request: CityRequest,
    found: Instrument,
    wrong: Counted | None,
    form: VoteForm,
    draft: VoteDraft,
    data: QueryDict,
) -> HttpResponse:
    """The vote as it would stand in the record, what came of it, and what would be law by it."""
    act, today = _unsaved(found, wrong, form, draft), city_today(request)
    at = (form.chosen, draft.ballot, wrong.call.pk if wrong else 0)
    is_law = act is not None and is_on_the_way(act)
    found_over = before_vote(request, found, act, *at) if act and is_law else beside_votes(found, *at)
    context = {
        "bill": found,
        "wrong": wrong,
        "draft": draft,
        "motion": MOTION_WORDS[Motive(draft.motive)],
        "needed": MAJORITIES[draft.threshold].words,
        "edition": form.chosen,
        "both_texts": both_texts(found, form.chosen),
        "act": act,
        "act_name": name_among(act, found.acts.all()) if act else "",
        "outcome": outcome(found, act, today) if act else None,
        "found": found_over,
        "fields": [(name, value) for name, value in data.items() if name not in BUTTONS],
    }
    return render(request, "desk/bills/vote_preview.html", context)


def _unsaved(found: Instrument, wrong: Counted | None, form: VoteForm, draft: VoteDraft) -> Act | None:
    """The act that the vote comes to, as it would stand in the record; None when it comes to none."""
    rows = counted_acts(found.acts.all()) if wrong else []
    corrected = next((each for each in rows if wrong and each.roll_call_id == wrong.call.pk), None)
    kind = draft.act or (ActKind.NOT_SO if corrected else "")
    if not kind:
        return None
    words = f"{draft.tally.ayes} to {draft.tally.nays}"
    act = Act(instrument=found, edition=form.chosen, kind=kind, vote=words, corrects=corrected)
    act.date = draft.on
    return act


def _page(
    request: CityRequest,
    found: Instrument,
    wrong: Counted | None,
    form: VoteForm,
    names: Any,
    status: int = 200,
) -> HttpResponse:
    context = {"bill": found, "wrong": wrong, "form": form, "names": names, "errors": _errors(form, names)}
    return render(request, "desk/bills/vote.html", context, status=status)


def _errors(form: VoteForm, names: Any) -> list[tuple[str, str]]:
    """Where each thing is to be put right, and the sentence; no place for what is wrong with the whole."""
    found = []
    for each in (form, *(names if names.is_bound else ())):
        for field, sentences in each.errors.items() if each.is_bound else ():
            place = _place(each, field)
            found += [(place, sentence) for sentence in sentences]
    return found


def _place(form: Any, field: str) -> str:
    if field not in form.fields:
        return ""
    bound = form[field]
    return f"{bound.auto_id}_0" if field == "choice" else bound.id_for_label
