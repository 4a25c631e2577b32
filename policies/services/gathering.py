"""What the rules of ``policies.linting`` look over, gathered from the record as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, TextField, Value, When

from policies.dates import PartialDate
from policies.exchange import library
from policies.linting.cross_references import asked_elsewhere
from policies.linting.facts import Bill, Change, Deed, Elsewhere, LocalRules, Step
from policies.linting.findings import WORDED
from policies.linting.looks import Look
from policies.models import (
    Act,
    AdoptionPath,
    Amendment,
    Edition,
    Extent,
    Municipality,
    Section,
    Version,
)
from policies.presets import TITLE_LAW, in_general_law
from policies.queries import PolicyStanding, counted_acts
from policies.readiness import Base
from policies.services.clauses import open_words_of
from policies.telling import repealed_text
from policies.text.instructing import ADD, LONGEST_TARGET
from policies.text.section import SectionText
from policies.text.variables import variables
from policies.voting import Ballot

Texts = Mapping[int, Sequence[SectionText]]


def bill_of(
    edition: Edition,
    changes: Sequence[Change] = (),
    *,
    has_day: bool = True,
    day: PartialDate | None = None,
    last_day: date | None = None,
    is_from_paper: bool = False,
    blanks: frozenset[str] = frozenset(),
) -> Bill:
    """An edition as the rules see it, with what it changes. ``day``: the given day of effect, and
    ``last_day`` that of its end.

    ``blanks``, by ``blanks_in``, where the words of the bill are looked over.
    """
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
        further_clauses=edition.further_clauses,
        severability_clause=edition.severability_clause,
        repealer_clause=edition.repealer_clause,
        codification_clause=edition.codification_clause,
        signature_lines=edition.signature_lines,
        effective_clause=edition.effective_clause,
        effective_rule=edition.effective_rule,
        effective_days=edition.effective_days,
        effective_events=edition.effective_events,
        has_day=has_day,
        day=day,
        last_day=last_day,
        is_from_paper=is_from_paper,
        blanks=blanks,
        rules=local_rules(edition.municipality),
    )


def clauses_of(edition: Edition) -> list[str]:
    """The words of an edition around its changes."""
    return [str(getattr(edition, part.value)) for part in WORDED]


def blanks_in(row: Edition | Version, city: Municipality, texts: Iterable[str]) -> frozenset[str]:
    """What templates, clauses and the city's own forms leave to be filled in, as far as these texts ask.

    The city's own clauses are read only when something in brackets is in none of the others: in one query,
    unless ``row`` was fetched with them. Fetch the city with its profile.
    """
    forms = city.profile.instrument_forms.values()
    words = [str(each) for form in forms for each in form.values()]
    known = library.blanks() | frozenset(variables([city.profile.enacting_clause, *words]))
    if known.issuperset(variables(texts)):
        return known
    return known | frozenset(variables(open_words_of(row, city)))


FIELDS = {
    "enacting_clause": "enacting_clause",
    "needs_sponsor": "sponsor_required",
    "readings": "readings",
    "on_different_days": "readings_on_different_days",
    "days_to_passage": "days_to_passage",
    "members": "council_size",
    "passage_threshold": "passage_threshold",
    "suspension_threshold": "suspension_threshold",
    "override_threshold": "override_threshold",
    "presiding_officer_signs": "presiding_officer_signs",
}
"""The local rules that are looked for, and the field of the profile that has each."""


def local_rules(city: Municipality) -> LocalRules:
    """What the profile of a city says of its ordinances; where it is silent, the general law of its state."""
    said = {name: getattr(city.profile, name) for name in FIELDS.values()}
    law = in_general_law(city.state, said)
    values = {rule: law[name].value if name in law else said[name] for rule, name in FIELDS.items()}
    cited = {**city.profile.rule_sources, **{name: rule.cited for name, rule in law.items()}}
    return LocalRules(
        **{name: value for name, value in values.items() if value},
        clauses_before=city.profile.clauses_before,
        title_law=TITLE_LAW.get(city.state.strip(), ""),
        sources={rule: cited[name] for rule, name in FIELDS.items() if name in cited},
        general=frozenset(rule for rule, name in FIELDS.items() if name in law),
    )


def change_of(
    each: Amendment,
    texts: Texts,
    base: Base,
    *,
    ever: Iterable[str] = (),
    is_from_paper: bool = False,
    blanks: frozenset[str] = frozenset(),
) -> Change:
    """What an amendment does to its policy, in words. ``ever``: all that the policy was called.

    ``blanks`` as for ``bill_of``.
    """
    sides = [side for side in (each.base, each.proposed) if side is not None]
    names = (each.policy.title, each.policy.citation, *ever)
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
        names=[name[:most] for name in names for most in (len(name), LONGEST_TARGET)],
        is_whole=all(side.extent == Extent.WHOLE for side in sides),
        blanks=blanks,
        is_from_paper=is_from_paper,
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """Texts of the city’s other policies, by the name of each: in force, or the last one before a repeal."""

    standing: Mapping[int, str]
    gone: Mapping[int, str]


def beside(law: Mapping[int, PolicyStanding], own: Iterable[int]) -> Beside:
    """What stands beside the policies that a bill changes."""
    others = [each for key, each in law.items() if key not in set(own)]
    return Beside(
        {number: each.policy.title for each in others for number in each.standing.versions},
        {last: each.policy.title for each in others if (last := repealed_text(each))},
    )


def read_sections(texts: Iterable[int], others: Beside) -> tuple[dict[int, list[SectionText]], Elsewhere]:
    """The sections of some texts, and of other policies the numbers alone, in one query."""
    own = set(texts)
    words = Case(When(version__in=own, then=F("text")), default=Value(""), output_field=TextField())
    rows = Section.objects.filter(version__in={*own, *others.standing, *others.gone}).annotate(words=words)
    found: dict[int, list[SectionText]] = {number: [] for number in own}
    standing, gone = {}, {}
    named = rows.values_list("version_id", "level", "label", "heading", "words", "key")
    for number, level, label, heading, text, key in named.order_by("version_id", "position"):
        if number in own:
            found[number].append(SectionText(level, label, heading, text, str(key)))
        elif label and number in others.standing:
            standing[label] = others.standing[number]
        elif label:
            gone[label] = others.gone[number]
    return found, Elsewhere(standing, gone)


def asked(looks: Sequence[Look], numbers: Elsewhere) -> Elsewhere:
    """Of the numbers of other policies those that the texts of a bill refer to, or would take."""
    added = {step.target for each in looks for step in each.change.steps if step.operation == ADD}
    wanted = asked_elsewhere(looks) | added
    sides = (numbers.standing, numbers.gone)
    return Elsewhere(*({label: side[label] for label in wanted if label in side} for side in sides))


def elsewhere_of_draft(look: Look, draft: Version) -> Elsewhere:
    """The same for a draft that is being written: any published text of another policy may have a number."""
    wanted = asked_elsewhere([look])
    if not wanted:
        return Elsewhere()
    rows = Section.objects.filter(municipality=draft.municipality_id, label__in=wanted)
    others = rows.exclude(version__policy=draft.policy_id).filter(version__publications__isnull=False)
    found = others.values_list("label", "version__policy__title").distinct()
    return Elsewhere({label: title for label, title in found if label})


def deeds(acts: Iterable[Act], ballots: Mapping[int, Ballot] | None = None) -> list[Deed]:
    """The recorded acts that count, as the rules see them; ``ballots``: by the number of each roll call."""
    known = ballots or {}
    return [
        Deed(
            act.kind,
            act.date,
            act.vote_words,
            act.note,
            known.get(act.roll_call_id or 0),
            act.edition_id or 0,
        )
        for act in counted_acts(acts)
        if act.date is not None
    ]
