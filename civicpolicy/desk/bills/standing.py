"""How far a bill is, in words, and what is to be done next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from civicpolicy.desk.bills.awaited import RECORD_SIGNING, SIGNS, awaited
from civicpolicy.desk.bills.finding import (
    bill_address,
    called_by,
    change_count,
    edition_address,
    is_public,
)
from civicpolicy.site.adopted import effective_words
from civicpolicy.templatetags.desk import desk_address
from policies import lifecycle
from policies.dates import PartialDate
from policies.effect_day import answers
from policies.effective import waiting_words
from policies.lifecycle import EffectiveRule, Event
from policies.local_law import PUBLISHING_WORDS, Publishing
from policies.models import Act, ActKind, AdoptionPath, Edition, Instrument, InstrumentKind, Municipality
from policies.queries import counted_acts, day_of_effect, enacted_edition, ending_act, facts, terms_of
from policies.readings import name_among
from policies.services.composing import given_day

PUBLISHED = frozenset({Publishing.NEWSPAPER, Publishing.NEWSPAPER_OR_POSTING, Publishing.POSTING})
LONG_AGO = 120
"""Days after which what is recorded is history, and no work."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


@dataclass(frozen=True, slots=True)
class Next:
    """What is to be done: words, why, where; ``is_of_record`` when only those who keep the record may."""

    words: str
    why: str
    href: str
    is_of_record: bool = True


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a bill is: a tag with its class, and a sentence."""

    tag: str
    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A bill with how far it is and what comes next; nothing comes next once all is done."""

    instrument: Instrument
    stage: Stage
    next: Next | None

    @property
    def last(self) -> Edition | None:
        """The latest edition."""
        return _last(self.instrument)


def standings(rows: Iterable[Instrument], city: Municipality, today: date) -> list[Standing]:
    """Each bill with how far it is, without a query; fetch them by ``finding.bills``."""
    found = []
    for row in rows:
        row.municipality = city
        for edition in row.editions.all():
            edition.municipality, edition.instrument = city, row
        found.append(Standing(row, stage(row, today), next_step(row)))
    return found


def law_of(instrument: Instrument) -> Edition | None:
    """The edition that became law: the one that the acts name, else the last public one."""
    acts = list(instrument.acts.all())
    if not lifecycle.enacted(facts(acts)):
        return None
    named = enacted_edition(acts)
    public = [
        each for each in instrument.editions.all() if named == each.pk or (not named and is_public(each))
    ]
    return public[-1] if public else None


def effect_of(edition: Edition, acts: Sequence[Act]) -> PartialDate:
    """The day on which an edition takes effect, as far as these acts tell."""
    day = given_day(edition.amendments.all())
    return day_of_effect(edition, facts(acts), day)


def stage(instrument: Instrument, today: date) -> Stage:
    """How far a bill is: draft, frozen, public, law, ended."""
    acts = counted_acts(instrument.acts.all())
    known = facts(acts)
    if last := ending_act(acts):
        return Stage(last.get_kind_display(), "", f"It did not become law. {_said(last, acts)}")
    if lifecycle.enacted(known):
        return _law(instrument, acts, today)
    last_edition = _last(instrument)
    public = [each for each in instrument.editions.all() if is_public(each)]
    if public:
        return _pending(public[-1], last_edition, acts)
    if last_edition and last_edition.is_frozen:
        return Stage("Frozen", "tag-warn", "Its text is fixed. Residents cannot see it yet.")
    if last_edition and _is_aside(last_edition):
        return Stage("Set aside", "", "The paper that it was read from was imported by mistake.")
    return Stage("Draft", "", "Only staff can see it.")


def _is_aside(edition: Edition) -> bool:
    return bool(edition.__dict__.get("is_aside"))


def _law(instrument: Instrument, acts: Sequence[Act], today: date) -> Stage:
    edition = law_of(instrument)
    if edition is None:
        return Stage("Adopted", "tag-ok", "The text that became law has not been published here yet.")
    given = given_day(edition.amendments.all())
    if waits := waiting_words(terms_of(edition), facts(acts), given):
        return Stage("Adopted", "tag-ok", f"Not yet in force. {waits}")
    on = effect_of(edition, acts)
    known = on.earliest is not None or on.latest is not None
    return Stage("Adopted", "tag-ok" if known else "tag-unknown", f"{effective_words(on, today)}.")


def _pending(public: Edition, last: Edition | None, acts: Sequence[Act]) -> Stage:
    told = f"Residents can read it {public.name}; it is not law."
    if acts:
        told += f" {_said(acts[-1], acts)}"
    if last and last.pk != public.pk:
        told += f" A new text, {last.name}, is {'frozen' if last.is_frozen else 'a draft'}."
    return Stage("Public", "tag-open", told)


def _said(act: Act, acts: Sequence[Act]) -> str:
    """``Second reading: Tuesday, August 27, 2019.``"""
    return f"{name_among(act, acts)}: {act.date or PartialDate.unknown()}."


def next_step(instrument: Instrument) -> Next | None:
    """The one thing to do next with a bill, None when nothing is left."""
    acts = counted_acts(instrument.acts.all())
    known, last = facts(acts), _last(instrument)
    if ending := ending_act(acts):
        return _after_veto(instrument) if ending.kind == ActKind.VETOED else None
    if lifecycle.enacted(known):
        return _after_adoption(instrument, acts)
    if last is None:
        return Next(
            "Begin its text", "It has no edition yet.", bill_address(instrument, "edition-new"), False
        )
    if not last.is_frozen:
        return None if _is_aside(last) else _while_draft(last)
    if not is_public(last):
        why = "Its text is fixed; residents cannot see it yet."
        return Next("Publish it", why, edition_address(last, "edition-publish"))
    if wanted := awaited(instrument, acts):
        return Next(*wanted, bill_address(instrument, "act-new"))
    dockets = desk_address("docket-new", instrument.municipality.slug)
    if dockets and not any(called_by(each) for each in instrument.editions.all()):
        why = "Residents can read it, and nobody has asked them."
        return Next("Open a call for comment", why, f"{dockets}?bill={instrument.slug}")
    if instrument.adoption_path == AdoptionPath.EXECUTIVE:
        return Next(RECORD_SIGNING, SIGNS, bill_address(instrument, "act-new"))
    why = "Each act on its way is recorded: read, referred, passed, adopted."
    return Next("Record what happened to it", why, bill_address(instrument, "act-new"))


def _while_draft(last: Edition) -> Next:
    if not change_count(last) and not last.further_clauses.strip():
        why = "It changes nothing yet."
        return Next("Put a draft into it", why, edition_address(last, "edition-put-in"), is_of_record=False)
    return Next(
        f"Check it and freeze it {last.name}", "It is a draft.", edition_address(last, "edition-freeze")
    )


def _after_veto(instrument: Instrument) -> Next:
    why = (
        "The mayor vetoed it: it is law only if the council overrides that, or passes it again. If it does"
        " neither, record that it failed."
    )
    return Next("Record whether the veto was overridden", why, bill_address(instrument, "vote-new"))


def _after_adoption(instrument: Instrument, acts: Sequence[Act]) -> Next | None:
    if number_is_missing(instrument):
        return Next(
            "Give its number", "It is law and has no number.", bill_address(instrument, "bill-facts"), False
        )
    edition = law_of(instrument)
    waits = edition is not None and edition.effective_rule == EffectiveRule.AFTER_PUBLICATION
    if edition and waits and effect_of(edition, acts).latest is None:
        why = "The day on which it takes effect follows from its publication."
        return Next("Record its publication", why, bill_address(instrument, "act-new"))
    return _as_local_law_asks(instrument, edition, acts)


def _as_local_law_asks(instrument: Instrument, edition: Edition | None, acts: Sequence[Act]) -> Next | None:
    """An ordinance is published, and attested where it has a line for that: W.S. 15-1-116(b), for one.

    Only where the profile asks for publication, and not of an old paper that was entered long after.
    """
    asked = instrument.municipality.profile.publication in PUBLISHED
    if not asked or edition is None or instrument.kind != InstrumentKind.ORDINANCE or _is_old(acts):
        return None
    known, address = facts(acts), bill_address(instrument, "act-new")
    if not answers(Event.PUBLICATION, known):
        words = PUBLISHING_WORDS[Publishing(instrument.municipality.profile.publication)]
        return Next("Record its publication", f"Local law asks that it is published: {words}.", address)
    attested = any(each.kind == ActKind.ATTESTED for each in known)
    if "attest" in edition.signature_lines.casefold() and not attested:
        return Next("Record that the clerk attested it", "It has a line for that, and no act.", address)
    return None


def _is_old(acts: Sequence[Act]) -> bool:
    """Whether it became law long before it was recorded: of a paper of the past nothing is left to do."""
    made = [each for each in acts if each.kind in lifecycle.ENACTING]
    known = [(each.recorded_at, each.date.latest if each.date else None) for each in made]
    return all((at.date() - day).days > LONG_AGO for at, day in known if at and day)


NUMBERED = frozenset({InstrumentKind.ORDINANCE, InstrumentKind.RESOLUTION, InstrumentKind.EXECUTIVE_ORDER})


def number_is_missing(instrument: Instrument) -> bool:
    """True for a kind of law that is cited by its number, while nothing of its number is known."""
    named = instrument.ordinance_number or instrument.ordinance_number_raw
    own = instrument.bill_number if instrument.kind != InstrumentKind.ORDINANCE else ""
    return instrument.kind in NUMBERED and not named and not own


def _last(instrument: Instrument) -> Edition | None:
    rows = list(instrument.editions.all())
    return rows[-1] if rows else None
