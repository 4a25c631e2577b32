"""The matter page: one ordinance, resolution or order, from idea to law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from civicpolicy.site.adopted import effective_words
from civicpolicy.site.agenda import meetings_over
from civicpolicy.site.amended import passages
from civicpolicy.site.bill import Bill, Change, bill
from civicpolicy.site.by_number import led_on
from civicpolicy.site.calls import decided_of
from civicpolicy.site.moment import city_deadlines, city_now, city_today
from civicpolicy.site.steps import Way, rule_words, steps
from comments.consultations import reviewed_with
from comments.models import Docket, DocketItem
from comments.queries import Deadline
from policies import access, lifecycle
from policies.decorators import CityRequest, public
from policies.models import Act, AdoptionPath, Instruction, Instrument, InstrumentKind, Municipality
from policies.naming import called_then
from policies.printing import closing
from policies.printout.parts import paragraphs
from policies.queries import counted_acts, facts
from policies.templatetags.naming import now_called
from policies.votes import roll_calls

UNKNOWN = '<span class="tag tag-unknown">{}</span>'


@public
@require_safe
def matters(request: CityRequest) -> HttpResponse:
    """Every published instrument, what is not yet law first."""
    acts = Prefetch("acts", queryset=Act.objects.order_by("pk"))
    rows = list(access.instruments(request.municipality).prefetch_related(acts).order_by("-pk"))
    known = [(row, facts(row.acts.all())) for row in rows]
    context = {
        "pending": [row for row, told in known if not lifecycle.enacted(told) and not lifecycle.ended(told)],
        "law": [_adopted_row(row) for row, told in known if lifecycle.enacted(told)],
        "ended": [row for row, told in known if lifecycle.ended(told)],
    }
    return render(request, "site/matters.html", context)


@public
@require_safe
def matter(request: CityRequest, slug: str) -> HttpResponse:
    """An instrument with its steps, its facts, its instructions and what it changes."""
    city, now = request.municipality, city_now(request)
    try:
        found = bill(city, slug)
    except Http404:
        return led_on(city, slug)
    calls = _calls(city_deadlines(request), found)
    meetings = meetings_over(city, [each.pk for each in found.editions])
    way = Way(
        city,
        found.instrument,
        found.edition,
        found.acts,
        calls,
        meetings,
        found.effective,
        now,
        reviewed_with(found.instrument),
        {each.pk: each.name for each in found.editions},
    )
    rows = [row for change in found.changes for row in instruction_rows(city, change)]
    context = {
        "bill": found,
        "alone": len(found.changes) == 1,
        "steps": steps(way),
        "deadline": calls[0][0] if calls else None,
        "decided": decided_of(calls[0][0] if calls else None),
        "facts": glance(city, found, city_today(request)),
        "deeds": deeds(found),
        "votes": roll_calls(found.instrument),
        "instructions": rows,
        "have_words": any(row.instruction.raw for row in rows),
        "passages": passages(found.editions, found.amendments),
        "recitals": paragraphs(found.edition.recitals),
        "closing": closing(found.edition),
    }
    return render(request, "site/matter.html", context)


def _adopted_row(row: Instrument) -> tuple[Instrument, str]:
    acts = [act for act in counted_acts(row.acts.all()) if act.kind in lifecycle.ADOPTIONS | {"passed"}]
    return row, f"{acts[-1].get_kind_display()}: {acts[-1].date}" if acts else ""


def _calls(deadlines: Sequence[Deadline], found: Bill) -> list[tuple[Deadline, int]]:
    """The calls for comment over any of its texts, each with how many comments came, in one query."""
    over = DocketItem.objects.filter(edition__in=[each.pk for each in found.editions])
    rows = Docket.objects.filter(pk__in=over.values("docket")).order_by().annotate(many=Count("comments"))
    comments = dict(rows.values_list("pk", "many"))
    return [(each, comments[each.docket.pk]) for each in deadlines if each.docket.pk in comments]


def glance(city: Municipality, found: Bill, today: date) -> list[tuple[str, str | SafeString]]:
    """The facts beside the steps; what is not known is said."""
    instrument = found.instrument
    rows: list[tuple[str, str | SafeString]] = []
    unnamed = instrument.kind == InstrumentKind.UNKNOWN and instrument.bill_number
    if instrument.kind == InstrumentKind.ORDINANCE or unnamed:
        rows.append(("Bill number", instrument.bill_number))
    if has_number(instrument):
        rows.append((_number_name(instrument), _number(found)))
    if instrument.file_number:
        rows.append(("File number", instrument.file_number))
    rows.append((_sponsors_name(instrument), ", ".join(instrument.sponsors)))
    rows += [(_deed(each), _policy_link(city, each)) for each in found.changes]
    rows.append(("Takes effect", _effect(found, today)))
    return rows


def has_number(instrument: Instrument) -> bool:
    """False for what an executive makes without a number: there is none to look for."""
    named = instrument.ordinance_number or instrument.ordinance_number_raw or instrument.bill_number
    return bool(named) or instrument.adoption_path != AdoptionPath.EXECUTIVE


def _sponsors_name(instrument: Instrument) -> str:
    if instrument.adoption_path == AdoptionPath.EXECUTIVE:
        return "Prepared by"
    return "Sponsor" if len(instrument.sponsors) == 1 else "Sponsors"


def _number_name(instrument: Instrument) -> str:
    if instrument.kind in (InstrumentKind.UNKNOWN, InstrumentKind.ADMINISTRATIVE_POLICY):
        return "Number"
    return f"{instrument.get_kind_display()} number"


def _number(found: Bill) -> str | SafeString:
    instrument = found.instrument
    if instrument.ordinance_number:
        return instrument.ordinance_number
    if instrument.ordinance_number_raw:
        return format_html(
            f"{UNKNOWN} The paper says “{{}}”", "Not readable", instrument.ordinance_number_raw
        )
    named_by_bill = instrument.kind in (InstrumentKind.ORDINANCE, InstrumentKind.UNKNOWN)
    if instrument.bill_number and not named_by_bill:
        return instrument.bill_number
    pending = not found.is_law and not found.is_ended
    return format_html(UNKNOWN, "Not yet given" if pending else "Not known")


def _deed(change: Change) -> str:
    return "Repeals" if change.is_repeal else "Makes" if change.is_new else "Changes"


def _policy_link(city: Municipality, change: Change) -> SafeString:
    policy = change.amendment.policy
    link = format_html(
        '<a href="{}">{}</a>{}',
        reverse("site:policy", args=[city.slug, policy.slug]),
        called_then(change.amendment),
        now_called(change.amendment),
    )
    if change.redline is None or change.is_repeal or change.amendment.base is None:
        return link
    count, total = change.redline.sections_changed, len(change.redline.sections)
    return format_html("{}, {} of {} sections", link, count, total)


def _effect(found: Bill, today: date) -> str | SafeString:
    on = found.effective
    if on.says_nothing:
        tag = "Not known" if found.is_law or found.is_ended else "Date not yet known"
        return format_html(f"{UNKNOWN} {{}}", tag, rule_words(found.edition))
    return effective_words(on, today)


@dataclass(frozen=True, slots=True)
class InstructionRow:
    """One section of the bill at work, with the address of the section it changes, if it is here."""

    instruction: Instruction
    target: str
    href: str


def deeds(found: Bill) -> str:
    """What the sections of the bill do, counted: ``restores 19, adds 3``."""
    rows = [row for change in found.changes for row in change.amendment.instructions.all()]
    counts = Counter(row.get_operation_display() for row in rows)
    return ", ".join(f"{deed} {count}" for deed, count in counts.most_common())


def instruction_rows(city: Municipality, change: Change) -> list[InstructionRow]:
    """The bill's own sections in order; a target that no published text has is named without a link."""
    policy = change.amendment.policy
    rows = []
    for each in change.amendment.instructions.all():
        key = str(each.target_key or "")
        href = ""
        if change.has_section(key, each.target) and "/" not in each.target:
            href = reverse("policies:section", args=[city.slug, policy.slug, each.target or key])
        rows.append(InstructionRow(each, each.target_words or called_then(change.amendment), href))
    return rows
