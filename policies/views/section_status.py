"""Where one section stands on a day, in words: since when, by what it ended, and what would change it.

A text has a status of its own; several texts may have the same words, of which one is in force.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from policies import telling
from policies.lifecycle import Answer
from policies.models import Amendment, Extent, Instruction, Operation, Section, Version
from policies.queries import PolicyEffect, PolicyStanding
from policies.telling import Status
from policies.timeline import SectionStanding, section_standing, spans, words_of


@dataclass(frozen=True, slots=True)
class Life:
    """One section on the day of a standing of its policy: its row in each text that has it, what it said on
    the day, and by which section of an instrument it was repealed, by the number of the amendment.
    """

    standing: PolicyStanding
    rows: Mapping[int, Section]
    texts: Mapping[int, Version]
    told: SectionStanding
    repeals: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What an adopted or a proposed instrument does to a section, in a sentence."""

    sentence: str
    amendment: Amendment
    is_law: bool


def life(standing: PolicyStanding, rows: Mapping[int, Section], texts: Mapping[int, Version]) -> Life:
    """A section by its rows in published texts; one query."""
    told = section_standing(standing, rows, texts)
    return Life(standing, rows, texts, told, _repeals(standing, rows))


def _repeals(standing: PolicyStanding, rows: Mapping[int, Section]) -> dict[int, str]:
    keys = {row.key for row in rows.values()}
    labels = {row.label for row in rows.values() if row.label}
    found = Instruction.objects.filter(
        Q(target_key__in=keys) | Q(target_key=None, target__in=labels),
        amendment__in=[each.amendment.pk for each in standing.effects],
        operation=Operation.REPEAL,
    )
    return {each.amendment_id: each.number for each in found}


def status_of(own: Life, shown: Section) -> Status | None:
    """Where the section stands on the day; None where only its text can tell."""
    told = own.told
    if told.answer == Answer.YES and words_of(told.section) == words_of(shown):
        return Status("In force", "tag-ok", in_force_sentence(told))
    if told.answer == Answer.NO and told.since is not None:
        tag = "Repealed" if _is_repeal(told.since) else "Not in force"
        return Status(tag, "tag-unknown", gone_sentence(own, told.since))
    return None


def in_force_sentence(told: SectionStanding) -> str:
    """``In force so since Tuesday, June 5, 2018, by Ordinance 18-4.``"""
    each = told.since
    if each is None:
        return "In force."
    by = f", by {each.edition.instrument.in_a_sentence}" if each.is_public and not each.is_lapse else ""
    return f"In force so {telling.since(each.effect.on)}{by}."


def gone_sentence(own: Life, each: PolicyEffect) -> str:
    """``Repealed by Ordinance 22-2026, section 2, as of Tuesday, November 17, 2026.``"""
    if each.is_lapse:
        return telling.lapse_sentence(each, "ended")
    if not _is_repeal(each):
        return f"Not in force any more {telling.since(each.effect.on)}."
    return f"Repealed by {_act(own, each)}, as of {telling.day(each.effect.on)}."


def _is_repeal(each: PolicyEffect) -> bool:
    """False where it is only known that a text no longer has the section."""
    return each.is_public and not each.is_lapse and not each.edition.instrument.is_unrecorded


def _act(own: Life, each: PolicyEffect) -> str:
    number = own.repeals.get(each.amendment.pk, "")
    return each.edition.instrument.in_a_sentence + (f", section {number}" if number else "")


def past_status(own: Life, shown: Section, on: date) -> Status | None:
    """Of words that a section had on a day: from when until when, and what ended them."""
    began = ended = None
    for span in spans(own.standing.effects):
        if (span.since.earliest or date.min) > on and (began is None or ended is not None):
            break
        if words_of(own.rows.get(span.version or 0)) != words_of(shown):
            ended = ended or (span.began if began else None)
        elif began is None or ended is not None:
            began, ended = span.began, None
    if began is None or ended is None:
        return None
    did = "repealed" if ended.effect.version not in own.rows else "changed"
    sentence = f"In force so from {telling.day(began.effect.on)} until {telling.day(ended.effect.on)}"
    by = f", when it was {did} by {_act(own, ended)}" if ended.is_public and not ended.is_lapse else ""
    return Status(did.capitalize() if by else "Not in force", "", f"{sentence}{by}.")


def changes(own: Life) -> list[Change]:
    """What is adopted and not yet in force, and what is proposed, so far as it touches the section.

    By what a section comes that never was there, the status of its text says.
    """
    if own.told.answer == Answer.UNKNOWN:
        return []
    return [*_coming(own), *_proposed(own, telling.proposals(own.standing.amendments))]


def _coming(own: Life) -> Iterator[Change]:
    now = own.told.section
    for each in own.standing.coming:
        row = own.rows.get(each.effect.version or 0)
        if not each.is_public or not _tells(own, each.effect.version) or words_of(row) == words_of(now):
            continue
        if now is not None or own.told.since is not None:
            yield Change(_coming_sentence(own, each, now, row), each.amendment, is_law=True)
        now = row


def _tells(own: Life, version: int | None) -> bool:
    """False for a part of the policy that does not set the section out, and for what is not published."""
    if version is None or version in own.rows:
        return True
    return version in own.texts and own.texts[version].extent == Extent.WHOLE


def _coming_sentence(own: Life, each: PolicyEffect, now: Section | None, row: Section | None) -> str:
    if each.is_lapse:
        return telling.lapse_sentence(each, "ends")
    act, on = _act(own, each), telling.day(each.effect.on)
    done = "Repealed" if row is None else "Changed" if now else "Put in force"
    if each.effect.is_waiting:
        return f"{done} by {act}: adopted, not yet in force. {each.waits_for}"
    if row is None:
        return f"In force until {on}, repealed by {act}."
    return f"{done} by {act} from {on} on."


def _proposed(own: Life, pending: Sequence[Amendment]) -> Iterator[Change]:
    for each in pending:
        row = own.rows.get(each.proposed_id or 0)
        base = own.rows.get(each.base_id or 0) if each.base_id in own.texts else own.told.section
        if not _tells(own, each.proposed_id):
            continue
        if would := _would(own.told, base, row):
            named = each.edition.instrument.designation
            yield Change(f"{named} {would} this section. It is not law.", each, is_law=False)


def _would(told: SectionStanding, base: Section | None, row: Section | None) -> str:
    if told.answer == Answer.NO:
        return "would restore" if row is not None and told.since else ""
    if words_of(base) == words_of(row):
        return ""
    return "would repeal" if row is None else "would change"
