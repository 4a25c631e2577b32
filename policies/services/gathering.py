"""What the rules of ``policies.linting`` look over, gathered from the record as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from policies.linting.cross_references import asked_elsewhere
from policies.linting.facts import Bill, Change, Deed, Elsewhere, LocalRules, Step
from policies.linting.looks import Look
from policies.linting.passage import rules_of_state
from policies.models import Act, AdoptionPath, Amendment, Edition, Extent, Municipality, Section, Version
from policies.queries import PolicyStanding, counted_acts
from policies.readiness import Base
from policies.telling import repealed_text
from policies.text.instructing import ADD, LONGEST_TARGET
from policies.text.section import SectionText

Texts = Mapping[int, Sequence[SectionText]]


def bill_of(
    edition: Edition, changes: Sequence[Change] = (), *, has_day: bool = True, is_from_paper: bool = False
) -> Bill:
    """An edition as the rules see it, with what it changes."""
    instrument = edition.instrument
    return Bill(
        kind=instrument.kind,
        by_council=instrument.adoption_path == AdoptionPath.COUNCIL,
        changes=changes,
        bill_number=instrument.bill_number,
        sponsors=instrument.sponsors,
        long_title=edition.long_title,
        recitals=edition.recitals,
        enacting_clause=edition.enacting_clause,
        effective_clause=edition.effective_clause,
        effective_rule=edition.effective_rule,
        has_day=has_day,
        is_from_paper=is_from_paper,
        rules=local_rules(edition.municipality),
    )


def local_rules(city: Municipality) -> LocalRules:
    """What the profile of a city says of its ordinances; where it is silent, the general law of its state."""
    return rules_of_state(city.state, LocalRules(enacting_clause=city.profile.enacting_clause))


def change_of(each: Amendment, texts: Texts, base: Base) -> Change:
    """What an amendment does to its policy, in words."""
    sides = [side for side in (each.base, each.proposed) if side is not None]
    return Change(
        policy=each.policy.title,
        sections=tuple(texts.get(each.proposed_id, ())) if each.proposed_id else None,
        before=tuple(texts.get(each.base_id or 0, ())),
        is_law=base != Base.PAST,
        steps=tuple(
            Step(
                operation=row.operation,
                number=row.number,
                target=row.target,
                key=str(row.target_key) if row.target_key else None,
                after=row.after,
                caption=row.caption,
                raw=row.raw,
            )
            for row in each.instructions.all()
        ),
        names=(each.policy.title, each.policy.citation, each.policy.citation[:LONGEST_TARGET]),
        is_whole=all(side.extent == Extent.WHOLE for side in sides),
    )


def elsewhere(looks: Sequence[Look], law: Mapping[int, PolicyStanding], own: Iterable[int]) -> Elsewhere:
    """Which of the numbers that the texts of a bill do not have stand in other policies of the city.

    One query, none when there is nothing to ask. ``own``: the policies that the bill changes.
    """
    added = {step.target for each in looks for step in each.change.steps if step.operation == ADD}
    wanted = asked_elsewhere(looks) | added
    others = [each for key, each in law.items() if key not in set(own)]
    standing = {number: each.policy.title for each in others for number in each.standing.versions}
    gone = {last: each.policy.title for each in others if (last := repealed_text(each))}
    if not wanted or not (standing or gone):
        return Elsewhere()
    rows = Section.objects.filter(version__in=[*standing, *gone], label__in=wanted)
    labels = [row for row in rows.values_list("version_id", "label").order_by("pk") if row[1]]
    return Elsewhere(
        {label: standing[number] for number, label in labels if label and number in standing},
        {label: gone[number] for number, label in labels if label and number in gone},
    )


def elsewhere_of_draft(look: Look, draft: Version) -> Elsewhere:
    """The same for a draft that is being written: any published text of another policy may have a number."""
    wanted = asked_elsewhere([look])
    if not wanted:
        return Elsewhere()
    rows = Section.objects.filter(municipality=draft.municipality_id, label__in=wanted)
    others = rows.exclude(version__policy=draft.policy_id).filter(version__publications__isnull=False)
    found = others.values_list("label", "version__policy__title").distinct()
    return Elsewhere({label: title for label, title in found if label})


def deeds(acts: Iterable[Act]) -> list[Deed]:
    """The recorded acts that count, as the rules see them."""
    rows = counted_acts(acts)
    return [Deed(act.kind, act.date, act.vote, act.note) for act in rows if act.date is not None]
