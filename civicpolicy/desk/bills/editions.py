"""One edition: what it changes, its clauses, what goes in and out, and the next one made from it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from civicpolicy.desk.bills.changes import changes_of
from civicpolicy.desk.bills.effect_form import EVENTS, OF_THE_END, RULES, shown_rule
from civicpolicy.desk.bills.finding import (
    DRAFT,
    KEEP,
    edition_address,
    find_bill,
    find_draft,
    find_edition,
    is_public,
    to_edition,
)
from civicpolicy.desk.bills.forms import ClausesForm, PutInForm, day_shown, draft_name
from civicpolicy.desk.bills.looking import before_freezing
from civicpolicy.desk.bills.putting import PUT_IN
from civicpolicy.desk.bills.trailing import CLAUSES
from civicpolicy.site.moment import city_today
from comments.posting import readable
from policies.dates import long_day
from policies.decorators import CityRequest, requires
from policies.effective import rule_words
from policies.fields import line_field
from policies.lifecycle import EffectiveRule, Event
from policies.models import AdoptionPath, Amendment, Edition, Version
from policies.printing import closing
from policies.queries import terms_of
from policies.refusals import Overtaken, Refused
from policies.services import composing
from policies.services.checking import check


@requires("policies.use_desk")
@require_safe
def edition(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """One text of a bill: what it changes and its clauses; while it is a draft, what stands in the way."""
    city, found = request.municipality, find_edition(request, slug, number)
    checked = check(found, city_today(request))
    context = {
        "edition": found,
        "bill": found.instrument,
        "is_public": is_public(found),
        "changes": changes_of(checked, city.slug),
        "found": before_freezing(request, found, checked) if not found.is_frozen else None,
        "effect": effect_words(found, checked.amendments),
        "recitals": [each for each in found.recitals.split("\n\n") if each.strip()],
        "closing": closing(found),
        "may_draft": request.user.has_perm(DRAFT, city),
        "may_keep": request.user.has_perm(KEEP, city),
    }
    return render(request, "desk/bills/edition.html", context)


def effect_words(edition: Edition, amendments: Any) -> str:
    """How the day of effect is found, with the given day or the number of days."""
    last, restores = composing.given_end(amendments)
    then = "; then what stood before it stands again" if restores else ""
    end = f". Its last day is {long_day(last)}{then}" if last else ""
    return f"{_rule_words(edition, amendments)}{end}"


def _rule_words(edition: Edition, amendments: Any) -> str:
    rule, day = EffectiveRule(edition.effective_rule), composing.given_day(amendments)
    if rule == EffectiveRule.GIVEN:
        return f"{RULES[rule]}: {_day_words(day) if day else 'not given yet'}"
    if rule == EffectiveRule.LATER or edition.effective_days:
        return rule_words(terms_of(edition), day).rstrip(".")
    return "On the day it is published" if rule == EffectiveRule.AFTER_PUBLICATION else RULES[rule]


def _day_words(day: Any) -> str:
    return str(day) if day.earliest or day.latest else f"“{day.raw}”, a day that is not known"


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def clauses(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """Write the words of a draft edition around its changes."""
    found = find_draft(request, slug, number)
    by_council = found.instrument.adoption_path == AdoptionPath.COUNCIL
    if request.method != "POST":
        return _clauses_page(request, found, ClausesForm(initial=_shown(found), by_council=by_council))
    form = ClausesForm(readable(request.POST), by_council=by_council)
    if not form.is_valid():
        return _clauses_page(request, found, form, status=422)
    try:
        given = {"seen": form.cleaned_data["seen"], "day": form.given, "end": form.end}
        composing.change_clauses(by=request.user, edition=found, **given, **form.clauses)
    except Overtaken as refusal:
        stands = _differing(found, form)
        typed = {**readable(request.POST).dict(), "seen": _shown(found)["seen"]}
        form = ClausesForm(typed, by_council=by_council)
        form.add_error(None, f"{refusal} What stands now is below")
        return _clauses_page(request, found, form, stands, 409)
    except Refused as refusal:
        form.add_error("day" if form.given else None, str(refusal))
        return _clauses_page(request, found, form, status=422)
    messages.success(request, "The words of this text are saved.")
    return to_edition(found)


def _shown(found: Edition) -> dict[str, Any]:
    row = Edition.objects.get(pk=found.pk)
    amendments = list(row.amendments.order_by("pk"))
    day, (last, restores) = composing.given_day(amendments), composing.given_end(amendments)
    shown = {name: getattr(row, name) for name in composing.CLAUSES}
    end = {"last_day": last, "restores_before": restores}
    sign = composing.state_of_clauses(row, day, (last, restores))
    return {**shown, **shown_rule(row.effective_rule), **end, "day": day_shown(day), "seen": sign}


def _differing(found: Edition, form: ClausesForm) -> list[tuple[str, Any]]:
    """What stands now where the form says something else."""
    stands = _shown(found)
    rule = Edition.objects.get(pk=found.pk).effective_rule
    stands["effective_rule"] = rule
    typed = {**form.clauses, **{name: form.cleaned_data[name] for name in ("day", *OF_THE_END)}}
    events = ", ".join(EVENTS[Event(each)] for each in stands["effective_events"])
    words = stands | {"effective_rule": RULES[EffectiveRule(rule)], "effective_events": events}
    days = {"day": "The given day", "last_day": "Its last day", "restores_before": "Restored after it"}
    names = CLAUSES | days
    return [(names[name], words[name] or "nothing") for name in names if typed[name] != stands[name]]


def _clauses_page(
    request: CityRequest, found: Edition, form: ClausesForm, stands: Any = None, status: int = 200
) -> HttpResponse:
    context = {"edition": found, "bill": found.instrument, "form": form, "now_stands": stands}
    context["proposed_clause"] = "" if found.enacting_clause else request.municipality.profile.enacting_clause
    return render(request, "desk/bills/clauses.html", context, status=status)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def put_in(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """Choose what a draft edition changes: a draft of a policy, or the repeal of one."""
    found = find_draft(request, slug, number)
    data = readable(request.POST) if request.method == "POST" else None
    what = (data or request.GET).get("what") or request.GET.get("what", "")
    form = PutInForm(data, edition=found, on=city_today(request), what=what)
    if form.is_valid():
        try:
            _put(request, found, form)
        except Refused as refusal:
            form.add_error("what", str(refusal))
        else:
            return to_edition(found)
    context = {"edition": found, "bill": found.instrument, "form": form}
    context["nothing"] = not form.drafts and not form.policies
    return render(request, "desk/bills/put_in.html", context, status=422 if form.is_bound else 200)


def _put(request: CityRequest, found: Edition, form: PutInForm) -> None:
    chosen = form.chosen
    if isinstance(chosen, Version):
        composing.put_in(by=request.user, edition=found, draft=chosen)
        messages.success(request, PUT_IN.format(draft_name(chosen)))
        return
    composing.put_repeal(by=request.user, edition=found, policy=chosen)
    messages.success(request, f"The bill repeals the {chosen.title}.")


@requires(DRAFT)
@require_POST
def take_out(request: CityRequest, slug: str, number: int, amendment: int) -> HttpResponse:
    """Take a change out of a draft edition; the draft of the policy stays."""
    found = find_edition(request, slug, number)
    row = get_object_or_404(Amendment.objects.select_related("policy"), edition=found, pk=amendment)
    try:
        composing.take_out(by=request.user, amendment=row)
        messages.success(request, f"{row.policy.title} is out of the bill. The draft is still there.")
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return to_edition(found)


class NextForm(forms.Form):
    """What the next text of a bill is called."""

    use_required_attribute = False

    name = line_field(
        "Which text this will be",
        60,
        help_text="“substitute”, “as amended”, “as enacted”.",
        error_messages={"required": "Say which text this will be"},
    )


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def next_edition(request: CityRequest, slug: str) -> HttpResponse:
    """Make a new text from the last one; every text in it is copied as a new draft."""
    found = find_bill(request, slug)
    rows = list(found.editions.all())
    named = {"name": request.GET.get("name", "")[:60]}
    form = NextForm(readable(request.POST) if request.method == "POST" else None, initial=named)
    if form.is_valid():
        try:
            name = form.cleaned_data["name"]
            made = composing.next_edition(by=request.user, instrument=found, name=name)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The text {made.name} is a draft. Its changes were copied.")
            made.instrument = found
            return to_edition(made)
    context = {"bill": found, "form": form, "last": rows[-1] if rows else None}
    context["back"] = edition_address(rows[-1]) if rows else ""
    return render(request, "desk/bills/new_edition.html", context, status=422 if form.is_bound else 200)
