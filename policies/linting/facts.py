"""What is looked over, as values: a bill with its clauses, what it does to each policy, the local rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from policies.dates import PartialDate
from policies.local_law import EarlierClause
from policies.text.section import SectionText
from policies.voting import Ballot


@dataclass(frozen=True, slots=True)
class Step:
    """One section of the bill at work: ``operation`` as in ``policies.text.instructing``."""

    operation: str
    number: str = ""
    target: str = ""
    key: str | None = None
    after: str = ""
    caption: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a bill does to one policy: its sections as they would read, None when it is repealed.

    ``before`` is the text it was drafted from, which is the law when ``is_law``. ``names``: what
    instructions call the policy as a whole.
    Not ``is_whole``: the texts hold only some sections of the policy. ``blanks``: what templates leave in
    brackets, to be filled in; ``is_from_paper``: nobody wrote the text at the desk.
    """

    policy: str
    sections: Sequence[SectionText] | None
    before: Sequence[SectionText] = ()
    is_law: bool = True
    steps: Sequence[Step] = ()
    names: Sequence[str] = ()
    is_whole: bool = True
    blanks: frozenset[str] = frozenset()
    is_from_paper: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Section numbers of the city's other policies, each with the name of its policy.

    ``standing`` are in force; ``gone`` stood in a policy that was repealed.
    """

    standing: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LocalRules:
    """What local law asks of an ordinance; 0 and "" where nothing is known.

    ``readings`` on as many days when ``on_different_days``; at least ``days_to_passage`` days from
    introduction to passage; ``members`` elected to the council. A threshold is one of
    ``policies.majorities.Threshold``: of passage, of an emergency for which the rules are suspended, and
    of a veto overridden. ``presiding_officer_signs`` what is passed, before the mayor has it.
    ``title_law``: the law of the state by which a title expresses the subject of an ordinance.
    ``clauses_before`` are enacting clauses of the past. ``sources`` says where a rule stands, by its field;
    ``general`` are the fields that only the general law of the state has, so that a charter may say
    otherwise.
    """

    enacting_clause: str = ""
    clauses_before: Sequence[EarlierClause] = ()
    needs_sponsor: bool = False
    readings: int = 0
    on_different_days: bool = False
    days_to_passage: int = 0
    members: int = 0
    passage_threshold: str = ""
    suspension_threshold: str = ""
    override_threshold: str = ""
    presiding_officer_signs: bool = False
    title_law: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    general: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bill:
    """An edition of an instrument, as a person would freeze it.

    ``has_day``: its day of effect is given, and is ``day`` where every change has the same. ``blanks``: what
    templates leave in brackets, to be filled in. ``texts``: the names of its public texts by their numbers,
    first to last.
    """

    kind: str
    by_council: bool
    changes: Sequence[Change]
    bill_number: str = ""
    sponsors: Sequence[str] = ()
    long_title: str = ""
    recitals: str = ""
    enacting_clause: str = ""
    further_clauses: str = ""
    severability_clause: str = ""
    repealer_clause: str = ""
    codification_clause: str = ""
    signature_lines: str = ""
    effective_clause: str = ""
    effective_rule: str = ""
    effective_days: int = 0
    effective_events: Sequence[str] = ()
    has_day: bool = False
    day: PartialDate | None = None
    last_day: date | None = None
    is_from_paper: bool = False
    blanks: frozenset[str] = frozenset()
    rules: LocalRules = LocalRules()
    elsewhere: Elsewhere = Elsewhere()
    texts: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deed:
    """One recorded act: its kind, its day as far as it is known, the vote as the paper words it, a note.

    ``ballot`` is the roll call that it came from, None where the paper has the numbers only; ``text`` is the
    number of the text that it is about, 0 where none is named.
    """

    kind: str
    on: PartialDate
    vote: str = ""
    note: str = ""
    ballot: Ballot | None = None
    text: int = 0
