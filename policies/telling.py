"""What the record says of a policy and of its texts, in words for a citizen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from policies import lifecycle
from policies.codified import code_sentence, code_tag
from policies.dates import PartialDate, long_day
from policies.day_words import day, on_day, since
from policies.lifecycle import Answer
from policies.models import Amendment, Extent, Marks, Policy, Version
from policies.queries import PolicyEffect, PolicyStanding, facts, is_public, standings
from policies.timeline import is_before_record, record_begins


@dataclass(frozen=True, slots=True)
class Status:
    """Where a policy or a text stands: a tag (may be empty), the style of the tag, one sentence."""

    tag: str
    style: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PolicyRecord:
    """A policy on a day: what is in force, what is proposed, and how to say it."""

    standing: PolicyStanding
    proposals: Sequence[Amendment]
    status: Status

    @property
    def policy(self) -> Policy:
        """The policy itself."""
        return self.standing.policy

    @property
    def until(self) -> str:
        """From which day on nothing of it is in force any more, as far as is adopted; else ""."""
        coming = [each for each in self.standing.coming if each.is_public and not each.effect.is_waiting]
        ends = [each for each in coming if each.effect.version is None]
        if self.standing.answer != Answer.YES or not ends:
            return ""
        return end_sentence(ends[0])

    @property
    def is_being_restored(self) -> bool:
        """True when nothing is in force and a proposal would bring a text back."""
        return self.standing.ended_by is not None and any(each.proposed_id for each in self.proposals)


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """A published text: what people call it, where it stands, and the public amendments that propose it.

    ``is_proposed`` while the latest edition of an instrument that is not yet law proposes it.
    """

    version: Version
    name: str
    status: Status
    amendments: Sequence[Amendment]
    effect: PolicyEffect | None
    is_proposed: bool

    @property
    def label(self) -> str:
        """``Version 2: Ordinance 16-09``."""
        number = f"Version {self.version.number}"
        return f"{number}: {self.name}" if self.name else number

    @property
    def lost_its_marks(self) -> bool:
        """True for a text read from a redline whose marks did not survive: it is never compared."""
        return self.version.marks == Marks.UNKNOWN

    @property
    def is_part(self) -> bool:
        """True when it sets out some sections of its policy only."""
        return self.version.extent == Extent.PARTIAL


def records(policies: Iterable[Policy], on: date) -> list[PolicyRecord]:
    """Every policy with what is said of it on a day, in three queries."""
    rows = list(policies)
    found = standings(rows, on)
    return [policy_record(found[policy.pk]) for policy in rows]


def policy_record(standing: PolicyStanding) -> PolicyRecord:
    """One policy with what is said of it."""
    pending = proposals(standing.amendments)
    return PolicyRecord(standing, pending, policy_status(standing, pending))


def version_records(standing: PolicyStanding, versions: Iterable[Version]) -> dict[int, VersionRecord]:
    """Published versions by number, each with what is said of it on the day of ``standing``."""
    pending = proposals(standing.amendments)
    return {version.number: _version_record(standing, version, pending) for version in versions}


def version_record(standing: PolicyStanding, version: Version) -> VersionRecord:
    """One published version with what is said of it."""
    return _version_record(standing, version, proposals(standing.amendments))


def _version_record(
    standing: PolicyStanding, version: Version, pending: Sequence[Amendment]
) -> VersionRecord:
    public = [each for each in standing.amendments if is_public(each) and each.proposed_id == version.pk]
    made = [each for each in standing.effects if each.effect.version == version.pk]
    act = made[0].edition.instrument if made and made[0].is_public else None
    name = act.designation if act and not act.is_unrecorded else ""
    if not made and public:
        name = str(public[-1].edition)
    is_proposed = not made and any(each.proposed_id == version.pk for each in pending)
    status = _version_status(standing, version, made, public, is_proposed)
    return VersionRecord(version, name, status, public, made[0] if made else None, is_proposed)


def is_pending(amendment: Amendment) -> bool:
    """True while its instrument may still become law; what nobody brought before a council never does."""
    instrument = amendment.edition.instrument
    known = facts(instrument.acts.all())
    return not instrument.is_unrecorded and not lifecycle.enacted(known) and not lifecycle.ended(known)


def proposals(amendments: Iterable[Amendment]) -> list[Amendment]:
    """What would change a policy: of each public instrument not yet law, its latest edition."""
    latest: dict[int, Amendment] = {}
    for each in amendments:
        if is_public(each) and is_pending(each):
            known = latest.get(each.edition.instrument_id)
            if known is None or known.edition.number < each.edition.number:
                latest[each.edition.instrument_id] = each
    return list(latest.values())


def policy_status(standing: PolicyStanding, pending: Sequence[Amendment]) -> Status:
    """What a list says of a policy."""
    if standing.answer == Answer.UNKNOWN:
        said = before_record_sentence(standing) or "What is in force on this day is not known."
        return Status("Not known", "tag-unknown", said)
    if standing.answer == Answer.YES and standing.version is None:
        return Status("Not here yet", "tag-unknown", "The text in force has not been published here yet.")
    if standing.answer == Answer.YES:
        return Status("", "", f"In force {since(standing.standing.since)}.")
    if standing.ended_by:
        return Status("Nothing in force", "tag-unknown", repeal_sentence(standing.ended_by))
    coming = [each for each in standing.coming if each.is_public]
    if coming:
        return Status("Adopted", "", coming[0].waits_for or f"In force from {day(coming[0].effect.on)}.")
    if pending:
        return Status("New", "", f"Proposed by {pending[-1].edition.instrument.designation}.")
    return Status("Nothing in force", "tag-unknown", "No text of it has been in force.")


def before_record_sentence(standing: PolicyStanding) -> str:
    """What to say of a day before the record begins, on which no text on it can have stood; else ""."""
    first = record_begins(standing)
    if first is None or not is_before_record(standing) or standing.standing.versions:
        return ""
    return f"The record begins with the text that is in force {since(first.effect.on)}."


def coming_words(each: PolicyEffect, on: date) -> tuple[str, str]:
    """Of an adopted change whose day is later or not known: what to say in bold, and the rest."""
    if each.is_lapse:
        return "It ends by itself.", lapse_sentence(each, "ends")
    does = "changes" if each.effect.version else "repeals"
    deed = f"{each.edition.instrument.designation} {does} this policy"
    if each.effect.is_waiting:
        return "Adopted, not yet in force.", f"{deed}. {each.waits_for}"
    if (each.effect.on.earliest or date.min) > on:
        return "Adopted, not yet in force.", f"{deed} {_from(each.effect.on)}."
    return "Adopted; whether it is in force is not known.", f"{deed} on {day(each.effect.on)}."


def _from(on: PartialDate) -> str:
    return f"from {day(on)} on"


def repealed_text(standing: PolicyStanding) -> int | None:
    """The version that was in force before the repeal that left nothing, when one did."""
    last = None
    for each in standing.effects if standing.ended_by else ():
        if each == standing.ended_by:
            break
        last = each.effect.version or last
    return last


def repeal_sentence(ended: PolicyEffect) -> str:
    """``Repealed Tuesday, April 4, 2023, by Ordinance 23-18.``"""
    if ended.is_lapse:
        return lapse_sentence(ended, "ended")
    when = f"Repealed {on_day(ended.effect.on)}"
    return f"{when}, by {ended.edition.instrument.in_a_sentence}." if ended.is_public else f"{when}."


def end_sentence(each: PolicyEffect) -> str:
    """``Until Tuesday, December 1, 2026, when Ordinance 26-9 repeals it.``"""
    by = "" if each.is_lapse else f", when {each.edition.instrument.in_a_sentence} repeals it"
    return f"Until {day(each.effect.on)}{by}."


def lapse_sentence(each: PolicyEffect, ends: str) -> str:
    """``What Ordinance 24-3 made ended by its own words after Tuesday, December 31, 2024.``"""
    own = each.effect.lapse_of
    last = f" after {long_day(own.through)}" if own and own.through else ""
    made = f"What {each.edition.instrument.in_a_sentence} made" if each.is_public else "It"
    back = "; what stood before it stands again" if each.effect.version else ""
    return f"{made} {ends} by its own words{last}{back}."


def _version_status(
    standing: PolicyStanding,
    version: Version,
    made: Sequence[PolicyEffect],
    public: Sequence[Amendment],
    is_proposed: bool,
) -> Status:
    if standing.version is not None and standing.version.pk == version.pk:
        return Status("In force", "tag-ok", f"In force {since(standing.standing.since)}.")
    if standing.answer == Answer.UNKNOWN and version.pk in standing.standing.versions:
        sentence = f"Whether this text is in force is not known. {_effect_sentence(made[0])}"
        return Status("Not known", "tag-unknown", sentence)
    if made and made[0].effect.is_waiting:
        return Status("Adopted", "", f"Adopted, not yet in force. {made[0].waits_for}")
    if made and (made[0].effect.on.earliest or date.min) > standing.on:
        return Status("Adopted", "", f"Adopted; in force from {day(made[0].effect.on)}.")
    if made:
        return _past(standing, made)
    if is_proposed:
        return Status("Proposed", "", f"Proposed by {public[-1].edition}. It is not law.")
    if not public and hasattr(version, "codified_from"):
        code = version.codified_from
        return Status(*code_tag(code), code_sentence(code))
    return _never(public)


def _never(public: Sequence[Amendment]) -> Status:
    if not public:
        return Status("Never in force", "", "No instrument recorded here has put this text in force.")
    last = public[-1]
    if last.edition.instrument.is_unrecorded:
        sentence = "It was put on file as law by mistake. This text was never in force."
        return Status("Never in force", "", sentence)
    known = facts(last.edition.instrument.acts.all())
    tag, end = "Never in force", "which became law in another text"
    if is_pending(last):
        tag, end = "Earlier text", "in whose place a later text has come"
    elif lifecycle.ended(known):
        end = "which did not become law"
    return Status(tag, "", f"Proposed by {last.edition}, {end}. This text was never in force.")


def _effect_sentence(made: PolicyEffect) -> str:
    if not made.is_public:
        return ""
    return f"{made.edition.instrument.designation} put it in force {on_day(made.effect.on)}."


def _past(standing: PolicyStanding, made: Sequence[PolicyEffect]) -> Status:
    began = f"In force from {day(made[0].effect.on)}"
    after = [each for each in standing.effects if each not in made]
    later = [each for each in after if standing.effects.index(each) > standing.effects.index(made[-1])]
    if not later:
        return Status("Not in force", "", f"{began}; until when is not known.")
    ended = f"{began} until {day(later[0].effect.on)}"
    if later[0].is_lapse:
        return Status("Ended", "", f"{ended}. {lapse_sentence(later[0], 'ended')}")
    did = "repealed" if later[0].effect.version is None else "replaced"
    if not later[0].is_public:
        return Status(did.capitalize(), "", f"{ended}.")
    sentence = f"{ended}, when {later[0].edition.instrument.in_a_sentence} {did} it."
    return Status(did.capitalize(), "", sentence)


def names(found: Mapping[int, VersionRecord]) -> list[tuple[int, str]]:
    """Numbers and labels of versions, for a select box."""
    return [(number, record.label) for number, record in sorted(found.items())]
