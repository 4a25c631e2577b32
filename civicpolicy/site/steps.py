"""From idea to law: what happened to an instrument, what happens now, what is still to come."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from civicpolicy.site.agenda import MeetingRow
from comments.models import Consultation, Outcome
from comments.period import State
from comments.queries import Deadline
from policies import effective, lifecycle
from policies.dates import PartialDate
from policies.models import (
    Act,
    ActKind,
    AdoptionPath,
    Edition,
    Instrument,
    InstrumentKind,
    JurisdictionProfile,
    Municipality,
)
from policies.queries import facts, terms_of
from policies.readings import Names, act_name, reading_names
from policies.telling import on_day

DONE, NOW, TO_COME = "done", "now", "to_come"


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the page draws it; ``tag`` says in words of its own that a day is not known."""

    state: str
    title: str
    text: str | SafeString = ""
    date_unknown: bool = False
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """What the steps of one instrument are made of."""

    city: Municipality
    instrument: Instrument
    edition: Edition
    acts: Sequence[Act]
    calls: Sequence[tuple[Deadline, int]]
    meetings: Sequence[MeetingRow]
    effective: PartialDate
    now: datetime
    reviewed: Sequence[Consultation] = ()
    texts: Mapping[int | None, str] = field(default_factory=dict)
    """The names of its public texts, by their numbers."""


def steps(way: Way) -> list[Step]:
    """All steps in order: what has a day by its day, then what has none yet."""
    dated = [*_review_steps(way), *_act_steps(way), *_call_steps(way), *_meeting_steps(way)]
    dated.sort(key=lambda each: each[0])
    return [*(step for _, step in dated), *_ahead(way)]


def _act_steps(way: Way) -> Iterator[tuple[datetime, Step]]:
    """Acts by their day; one without a day stands after the one that was recorded before it."""
    last, names = datetime(1, 1, 2, tzinfo=UTC), reading_names(way.acts)
    named = way.texts if len(way.texts) > 1 else {}
    for act in sorted(way.acts, key=lambda act: act.pk):
        on = act.date or PartialDate.unknown()
        if on.earliest is not None:
            last = datetime.combine(on.earliest, time(23, 59), tzinfo=way.city.zone)
        unknown = on.says_nothing
        text = act_text(act, named.get(act.edition_id, ""))
        yield last, Step(DONE, act_title(act, way.instrument, names), text, unknown)


def _review_steps(way: Way) -> Iterator[tuple[datetime, Step]]:
    """Closed consultations by the day they ended; one without any day stands first."""
    for row in way.reviewed:
        day = row.date_earliest or row.began_earliest or date(1, 1, 2)
        yield datetime.combine(day, time(12), tzinfo=way.city.zone), review_step(row)


def review_step(row: Consultation) -> Step:
    """``Reviewed with the firefighters’ union``: when, what came of it, where it can be looked up."""
    ended, began = row.date or PartialDate.unknown(), row.began or PartialDate.unknown()
    unknown = ended.says_nothing
    started = f"began {on_day(began)}" if began.earliest or began.latest else ""
    parts = [
        ", ".join(part for part in (started, "" if unknown else f"ended {on_day(ended)}") if part),
        f"The paper says: “{ended.raw}”" if unknown and ended.raw else "",
        f"Outcome: {Outcome(row.outcome).label.lower()}",
        row.words,
        f"Recorded in: {row.evidence}" if row.evidence else "",
    ]
    text = " ".join(sentence(part) for part in parts if part.strip())
    return Step(DONE, f"Reviewed with {row.party}", text, unknown)


def act_title(act: Act, instrument: Instrument, names: Names) -> str:
    """What happened: ``Introduced as Bill 24-31``. ``names``: what its readings are called."""
    if act.kind == ActKind.INTRODUCED and instrument.bill_number:
        is_bill = instrument.kind in (InstrumentKind.ORDINANCE, InstrumentKind.UNKNOWN)
        kind = "Bill" if is_bill else instrument.get_kind_display()
        return f"Introduced as {kind} {instrument.bill_number}"
    return act_name(act, names)


def act_text(act: Act, text: str = "") -> str:
    """When, by whom, with which vote, where it can be looked up; ``text``: of which text, if that is said."""
    on = act.date or PartialDate.unknown()
    unknown = on.says_nothing
    when = f"The paper says: “{on.raw}”." if unknown and on.raw else "" if unknown else on_day(on)
    parts = [
        when,
        f"The text “{text}”" if text else "",
        act.by_whom,
        f"Vote: {act.vote_words}" if act.vote_words else "",
        act.note,
        f"Recorded in: {act.evidence}" if act.evidence else "",
    ]
    return " ".join(sentence(part) for part in parts if part.strip())


def sentence(words: str) -> str:
    """Words with a capital and a full stop."""
    said = words.strip()
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith(('.', '!', '?', '.”')) else '.'}"


def _call_steps(way: Way) -> Iterator[tuple[datetime, Step]]:
    for deadline, comments in way.calls:
        last = deadline.last
        if last is None or deadline.state == State.CANCELLED:
            continue
        place = [way.city.slug, deadline.docket.number]
        text = format_html(
            '{}. {} comment{} so far. <a href="{}">Read the call for comment</a>',
            f"{deadline.sentence}; {deadline.left}" if deadline.is_open else deadline.sentence,
            comments,
            "" if comments == 1 else "s",
            reverse("comments:docket", args=place),
        )
        if deadline.is_open:
            yield way.now, Step(NOW, "Public comment", text)
        else:
            state = TO_COME if deadline.state == State.NOT_YET else DONE
            yield (last.opens_at if state == TO_COME else last.closes_at), Step(state, "Public comment", text)


def _meeting_steps(way: Way) -> Iterator[tuple[datetime, Step]]:
    for row in way.meetings:
        held = row.meeting.starts_at < way.now
        own = [title for title, matter in row.items if matter.endswith(f"/{way.instrument.slug}/")]
        kind = row.meeting.get_kind_display()
        text = format_html(
            '{}{} <a href="{}">Text and comments side by side<span class="vh">, {}</span></a>',
            "" if held else "Planned. ",
            sentence(f"{kind}, {row.when}"),
            row.href,
            row.when,
        )
        yield row.meeting.starts_at, Step(DONE if held else TO_COME, "; ".join(own) or kind, text)


def _ahead(way: Way) -> Iterator[Step]:
    """What has no day of its own yet: becoming law, and taking effect."""
    known = facts(way.acts)
    if lifecycle.ended(known):
        return
    if not lifecycle.enacted(known):
        done = {fact.kind for fact in known}
        yield Step(TO_COME, "Becomes law", becomes_law(way.instrument, done, way.city.profile))
    yield _effect_step(way, lifecycle.enacted(known))


def becomes_law(instrument: Instrument, done: Collection[str], local: JurisdictionProfile) -> str:
    """Whose act is still needed, as far as every city's law says the same. ``done``: the acts on record."""
    if instrument.adoption_path == AdoptionPath.EXECUTIVE:
        return "Once the executive authorizes it."
    if ActKind.PASSED in done:
        return _after_passage(done, local)
    if instrument.kind == InstrumentKind.ORDINANCE:
        return (
            "Once the council has passed it and the mayor has approved it, or what stands in place of that."
        )
    return "Once the council adopts it."


def _after_passage(done: Collection[str], local: JurisdictionProfile) -> str:
    """A city of which nothing is known is taken to have a mayor who acts."""
    if local.mayor_acts is False:
        return "The council has passed it. It is law once its adoption is on record here."
    if local.presiding_officer_signs and ActKind.PRESIDING_SIGNED not in done:
        return (
            "Once the presiding officer has signed it and the mayor has approved it, or what stands in place"
            " of that."
        )
    return "Once the mayor has approved it, or what stands in place of that."


def _effect_step(way: Way, enacted: bool) -> Step:
    on, today = way.effective, way.now.astimezone(way.city.zone).date()
    rule = rule_words(way.edition)
    if on.says_nothing:
        raw = f" The paper says: “{on.raw}”." if on.raw else ""
        return Step(TO_COME, "In force", f"{rule}{raw}", date_unknown=True, tag="Date not yet known")
    state = DONE if enacted and (on.latest or date.max) <= today else TO_COME
    return Step(state, "In force", sentence(on_day(on)), date_unknown=not on.is_known)


def rule_words(edition: Edition) -> str:
    """How the day of effect is found, in words."""
    plain = {
        lifecycle.EffectiveRule.ADOPTION: "On the day on which it is adopted.",
        lifecycle.EffectiveRule.PASSAGE_AND_APPROVAL: "Once it has been both passed and approved.",
        lifecycle.EffectiveRule.GIVEN: "On a day that is set for it.",
        lifecycle.EffectiveRule.UNKNOWN: "Its words do not tell the day.",
    }
    rule = lifecycle.EffectiveRule(edition.effective_rule)
    if rule in plain and not edition.effective_days:
        return plain[rule]
    if rule == lifecycle.EffectiveRule.AFTER_PUBLICATION and not edition.effective_days:
        return "On the day on which it is published. The day is known once that is recorded."
    days = edition.effective_days
    if rule == lifecycle.EffectiveRule.AFTER_PUBLICATION:
        count = "One day" if days == 1 else f"{days} days"
        return f"{count} after it is published. The day is known once that is recorded."
    return effective.rule_words(terms_of(edition))
