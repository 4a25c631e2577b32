"""Questions to the record that need more than one row: now, what is in force, what an act did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateTimeField, Exists, Func, OuterRef, Prefetch
from django.db.models.sql.compiler import SQLCompiler

from policies import guards, lifecycle
from policies.dates import PartialDate, place_of_last
from policies.effect_day import Terms, effective_date, missing
from policies.effective import waiting_words
from policies.lapsing import with_lapses
from policies.lifecycle import Answer, Effect, Fact, Standing
from policies.models import (
    Act,
    ActKind,
    Amendment,
    Edition,
    Municipality,
    Policy,
    Publication,
    Section,
    Version,
)
from policies.naming import title_then


def now(municipality: Municipality) -> datetime:
    """This city's now, read from the database: for a demonstration, its own clock."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT civicpolicy_now(%s)", [municipality.pk])
            return cursor.fetchone()[0]
        cursor.execute(f"SELECT {guards.sqlite_now(str(int(municipality.pk)))}")
        return datetime.fromisoformat(cursor.fetchone()[0]).replace(tzinfo=UTC)


class CityNow(Func):
    """SQL for the now of the city of a row, so that a page reads both in one query."""

    function = "civicpolicy_now"
    output_field = DateTimeField()

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra_context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        """SQLite has no such function: the same words as in its guards, ready for parameters."""
        column, values = compiler.compile(self.get_source_expressions()[0])
        return guards.sqlite_now(column).replace("%", "%%"), tuple(values)


def read_at(municipality: Municipality) -> datetime:
    """The city's now as it was read with the city; for one that was not read so, its now."""
    known: datetime | None = municipality.__dict__.get("read_at")
    return known or now(municipality)


def today(municipality: Municipality) -> date:
    """The day it is in the city."""
    return read_at(municipality).astimezone(municipality.zone).date()


@dataclass(frozen=True, slots=True)
class PolicyEffect:
    """What one enacted instrument did to a policy, and when."""

    effect: Effect
    amendment: Amendment

    @property
    def edition(self) -> Edition:
        """The edition that was enacted."""
        return self.amendment.edition

    @property
    def is_public(self) -> bool:
        """True when the edition is published, so that a page may name it."""
        return is_public(self.amendment)

    @property
    def is_lapse(self) -> bool:
        """True when it is the end that an effect set for itself."""
        return self.effect.lapse_of is not None

    @property
    def waits_for(self) -> str:
        """What it still waits for, in a sentence; "" when nothing is."""
        if not self.effect.is_waiting:
            return ""
        known = facts(self.edition.instrument.acts.all())
        return waiting_words(terms_of(self.edition), known, self.amendment.date)


@dataclass(frozen=True, slots=True)
class PolicyStanding:
    """A policy on a day: the answer, the version if there is one, and all effects in order.

    ``amendments`` are all that were ever drafted for it, law or not; pages show those with ``is_public``.
    """

    policy: Policy
    on: date
    standing: Standing
    version: Version | None = None
    effects: Sequence[PolicyEffect] = field(default_factory=tuple)
    amendments: Sequence[Amendment] = field(default_factory=tuple)

    @property
    def answer(self) -> Answer:
        """Yes, no or unknown."""
        return self.standing.answer

    @property
    def ended_by(self) -> PolicyEffect | None:
        """The repeal that left nothing in force, when the answer is no and a repeal is the reason."""
        if self.answer != Answer.NO:
            return None
        ends = [each for each in self.effects if each.effect.version is None and self._past(each)]
        return ends[-1] if ends else None

    @property
    def began_by(self) -> PolicyEffect | None:
        """The effect that put the version in force."""
        if self.version is None:
            return None
        wanted = self.version.pk
        begun = [each for each in self.effects if each.effect.version == wanted and self._past(each)]
        return begun[-1] if begun else None

    @property
    def coming(self) -> Sequence[PolicyEffect]:
        """Adopted, and not yet in force on that day, or on a day nobody can tell yet."""
        return [each for each in self.effects if not self._past(each)]

    def _past(self, each: PolicyEffect) -> bool:
        return (each.effect.on.latest or date.max) <= self.on


def is_public(amendment: Amendment) -> bool:
    """True when the edition of an amendment, as a standing holds it, is published."""
    return bool(amendment.__dict__["is_public"])


def in_force(policy: Policy, on: date) -> PolicyStanding:
    """What was in force of one policy on a day: yes, no or unknown."""
    return standings([policy], on)[policy.pk]


def standings(policies: Iterable[Policy], on: date) -> dict[int, PolicyStanding]:
    """What was in force of several policies on a day, in three queries whatever their number."""
    by_policy = _amendments(policy__in=[policy.pk for policy in policies])
    effects = {policy.pk: effects_of(by_policy[policy.pk]) for policy in policies}
    found = {
        policy.pk: lifecycle.in_force([each.effect for each in effects[policy.pk]], on) for policy in policies
    }
    wanted = [standing.version for standing in found.values() if standing.version]
    versions = Version.objects.published().with_record().in_bulk(wanted)
    return {
        policy.pk: PolicyStanding(
            policy=policy,
            on=on,
            standing=found[policy.pk],
            version=versions.get(found[policy.pk].version or 0),
            effects=tuple(effects[policy.pk]),
            amendments=tuple(by_policy[policy.pk]),
        )
        for policy in policies
    }


def city_standings(municipality: Municipality, on: date) -> dict[int, PolicyStanding]:
    """What was in force on a day of every policy that an instrument ever changed, in two queries.

    Without the rows of the texts: ``version`` is None, and ``standing`` names the texts that are in force.
    """
    found = {}
    for key, rows in _amendments(municipality=municipality).items():
        effects = tuple(effects_of(rows))
        standing = lifecycle.in_force([each.effect for each in effects], on)
        found[key] = PolicyStanding(rows[0].policy, on, standing, None, effects, tuple(rows))
    return found


def counted_acts(acts: Iterable[Act]) -> list[Act]:
    """The acts that count: those that no later act corrects, and that did happen."""
    rows = list(acts)
    corrected = {act.corrects_id for act in rows if act.corrects_id}
    return [act for act in rows if act.pk not in corrected and act.kind != ActKind.NOT_SO]


def facts(acts: Iterable[Act]) -> list[Fact]:
    """Acts as derivation needs them."""
    return [Fact(act.kind, act.date) for act in counted_acts(acts) if act.date is not None]


def latest_act(acts: Iterable[Act], kinds: Collection[str]) -> Act | None:
    """The last act of these kinds that counts, by its day; of equal days, the last that was recorded."""
    rows = [act for act in counted_acts(acts) if act.kind in kinds]
    days = [act.date or PartialDate.unknown() for act in rows]
    return rows[place_of_last(days)] if rows else None


def ending_act(acts: Sequence[Act]) -> Act | None:
    """The act by which an instrument ended; None while it may still become law, and once it is law."""
    return latest_act(acts, lifecycle.ENDINGS | {ActKind.VETOED}) if lifecycle.ended(facts(acts)) else None


ENACTING = lifecycle.ENACTING


def enacted_edition(acts: Sequence[Act]) -> int | None:
    """The edition that the acts enacted, when they name one: the last by its day, not by the record."""
    last = latest_act([act for act in counted_acts(acts) if act.edition_id], ENACTING)
    return last.edition_id if last else None


def _amendments(**which: Any) -> dict[int, list[Amendment]]:
    acts = Act.objects.with_votes().order_by("pk")
    published = Publication.objects.filter(edition=OuterRef("edition"))
    rows = (
        Amendment.objects.filter(**which)
        .select_related("edition__instrument", "policy")
        .prefetch_related(Prefetch("edition__instrument__acts", queryset=acts))
        .annotate(is_public=Exists(published), title_then=title_then("edition__freezing"))
        .order_by("pk")
    )
    found: dict[int, list[Amendment]] = defaultdict(list)
    for amendment in rows:
        found[amendment.policy_id].append(amendment)
    return found


def effects_of(amendments: Iterable[Amendment]) -> list[PolicyEffect]:
    """What amendments of one policy did, in order, and where one ended by itself.

    Fetch them with the acts of their instruments.
    """
    made = [(_effect(amendment), amendment) for amendment in amendments]
    by_effect = {effect: amendment for effect, amendment in made if effect is not None}
    rows = [PolicyEffect(effect, by_effect[effect.lapse_of or effect]) for effect in with_lapses(by_effect)]
    return sorted(rows, key=lambda each: (each.effect.on.earliest or date.min, each.effect.order))


def _effect(amendment: Amendment) -> Effect | None:
    """What an amendment came to; None while its instrument is not law, or another edition became law.

    Acts that name no edition may have enacted any published one; a draft can never have been it.
    """
    edition = amendment.edition
    acts = list(edition.instrument.acts.all())
    known = facts(acts)
    law = enacted_edition(acts)
    is_law = is_public(amendment) if law is None else law == edition.pk
    if not lifecycle.enacted(known) or not is_law:
        return None
    return Effect(
        version=amendment.proposed_id,
        on=day_of_effect(edition, known, amendment.date),
        order=_recorded(acts),
        is_waiting=bool(missing(terms_of(edition), known, amendment.date)),
        through=amendment.in_force_through,
        restores=amendment.restores_before,
        is_found=edition.instrument.is_unrecorded,
    )


def terms_of(edition: Edition) -> Terms:
    """How the day of effect of an edition is found."""
    return Terms(edition.effective_rule, edition.effective_days, tuple(edition.effective_events))


def day_of_effect(edition: Edition, known: Sequence[Fact], given: PartialDate | None) -> PartialDate:
    """The day on which an edition takes effect, as far as its acts tell. ``given``: a day of its own."""
    return effective_date(terms_of(edition), known, given)


def _recorded(acts: Sequence[Act]) -> int:
    """The place in the record at which the instrument became law; a correction keeps the corrected act's."""
    known = {act.pk: act for act in acts}
    places = []
    for act in counted_acts(acts):
        first = act
        while first.corrects_id in known:
            first = known[first.corrects_id]
        if act.kind in ENACTING:
            places.append(first.pk)
    return max(places)


def sections_of(version: Version) -> list[Section]:
    """The sections of a version in reading order."""
    return list(version.sections.order_by("position"))
