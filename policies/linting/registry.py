"""Every rule by its name, and the three looks: over a draft, over a bill, over a bill about to be law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from policies.linting import (
    articles,
    captions,
    clauses,
    cross_references,
    doubled,
    duty,
    enumeration,
    hidden,
    instructions,
    passage,
    placeholders,
    rolls,
    seats,
    section_numbers,
    sequence,
    terms,
    titles,
    which_text,
)
from policies.linting.facts import Bill, Deed, Elsewhere
from policies.linting.findings import Finding, in_order
from policies.linting.looks import Look
from policies.voting import Ballot

MOST_OF_A_RULE = 20
"""So many findings of one rule are told; a text with more is looked through as a whole."""

MOST_OF_A_FAMILY = 500

RULES: Mapping[str, str] = {
    "title-missing": "An ordinance or a resolution has a long title.",
    "title-names-unchanged": "A section that the long title names is changed by the bill.",
    "title-leaves-out": "A long title that names sections names each that changes.",
    "title-says-otherwise": "What the long title says of a section is what the bill does to it.",
    "bill-number-missing": "What comes before a council has a number.",
    "sponsor-missing": "Somebody is named as sponsor, where local law asks for one.",
    "enacting-clause-missing": "An ordinance has an enacting clause.",
    "enacting-clause-differs": "The enacting clause is the one that the city has on file.",
    "effective-day-unknown": "A rule says from which day it is in force.",
    "effective-clause-missing": "Words say from which day it is in force.",
    "effective-clause-differs": "The rule of its day of effect says what its words say.",
    "effective-clause-unread": "The words about the effective date are understood, every one of them.",
    "effective-number-differs": "A number in those words is the same in words and in figures.",
    "last-day-differs": "The last day in force is the one that its words name.",
    "effective-day-missing": "A day is given, where it takes effect on a given day.",
    "repealer-blanket": "What is repealed is named.",
    "target-not-found": "An instruction names a section that one of the two texts has.",
    "number-differs": "The number in an instruction is the number of the section.",
    "number-already-used": "What is added is not in the law already.",
    "number-taken-elsewhere": "A new number is not that of a section of another policy.",
    "number-in-words-differs": "The words of an instruction name the section that it is about.",
    "number-printed-apart": "A number is printed in one piece.",
    "caption-differs": "What an instruction calls a section is what its heading says.",
    "change-unsaid": "Every section that changes is named by a section of the bill.",
    "amends-nothing": "A section that is amended changes.",
    "named-twice": "One section of the bill does one thing to a section.",
    "bill-section-twice": "Each section of the bill has a number of its own.",
    "bill-section-missing": "The sections of the bill count without a hole.",
    "section-number-twice": "A number is that of one section.",
    "section-number-missing": "The sections of a new text count without a hole.",
    "section-number-none": "A section among numbered ones has a number.",
    "section-blank": "A section says something.",
    "list-item-twice": "A marker stands once in a list.",
    "list-item-missing": "A list leaves no marker out.",
    "reference-to-nothing": "A section that is referred to is there.",
    "reference-to-repealed": "A section that is referred to is not repealed.",
    "reference-to-no-place": "A subsection that is referred to is there.",
    "term-unused": "A defined term is used.",
    "term-undefined": "A term that is used keeps its definition.",
    "term-defined-twice": "A term has one definition.",
    "term-capitals": "A term is written one way.",
    "advice-in-a-rule": "A rule says “shall” or “must”.",
    "duty-in-guidance": "Guidance says “should”.",
    "modal-twice": "One of “shall”, “should”, “must” and “may” stands in one place.",
    "word-twice": "No word is left over.",
    "article-differs": "“A” or “an” fits the word after it.",
    "hidden-direction": "No hidden character turns the order of the words around.",
    "hidden-character": "No character is hidden.",
    "placeholder-left": "What a template leaves in brackets is filled in.",
    "not-there": "Who moves, seconds or presides is there for the matter.",
    "reason-without-recusal": "A reason for being recused is given for a recused member.",
    "recused-elsewhere": "Who is recused from a matter takes no part in another vote on it.",
    "absent-elsewhere": "Who is absent on a day does not vote on it.",
    "readings-missing": "An ordinance was read as often as the law asks.",
    "passed-too-soon": "So many days lie between introduction and passage as the law asks.",
    "vote-no-majority": "A majority voted for it.",
    "votes-beyond-seats": "No more vote than the council has members.",
    "text-overtaken": "What is passed is the last public text, with what was amended.",
    "text-not-passed": "What the mayor approves is the text that was passed.",
    "not-passed": "The mayor acts on what the council has passed.",
    "presiding-signature-missing": "The presiding officer signed it, where the law asks for that.",
    "published-too-soon": "What is published was passed before.",
    "act-twice": "What happened once is recorded once.",
    "before-introduction": "What lies before a council was introduced.",
    "codified-no-law": "What is put into a code is law.",
}
"""Stable names, each with what a text that keeps the rule does."""

OF_A_TEXT: Sequence[Callable[[Look], Iterator[Finding]]] = (
    hidden.in_sections,
    placeholders.in_sections,
    section_numbers.blank,
    section_numbers.twice,
    section_numbers.missing,
    section_numbers.without,
    enumeration.lists,
    terms.terms,
    duty.duties,
    doubled.in_sections,
    articles.in_sections,
)
OF_INSTRUCTIONS: Sequence[Callable[[Look], Iterator[Finding]]] = (
    instructions.targets,
    instructions.words,
    captions.captions,
    instructions.unsaid,
    instructions.named_twice,
)
OF_A_BILL: Sequence[Callable[[Bill], Iterator[Finding]]] = (
    clauses.title,
    clauses.sponsors,
    clauses.enacting_clause,
    hidden.in_clauses,
    placeholders.in_clauses,
    doubled.in_clauses,
    clauses.number,
    clauses.effect,
    clauses.effect_read,
    clauses.effect_understood,
    clauses.repealer,
    instructions.numbers_of_the_bill,
)


def looks_of(bill: Bill) -> list[Look]:
    """The changes of a bill, prepared once for every rule."""
    return [Look(change, number) for number, change in enumerate(bill.changes)]


def over_draft(looked: Look, elsewhere: Elsewhere | None = None) -> tuple[Finding, ...]:
    """What is found in the text of one draft, blockers first."""
    return in_order(_of_text(looked, elsewhere or Elsewhere()))


def over_clauses(bill: Bill) -> tuple[Finding, ...]:
    """What is found in the bill itself, whatever its changes say."""
    return in_order(_capped(each for rule in OF_A_BILL for each in rule(bill)))


def over_bill(bill: Bill, looks: Sequence[Look] | None = None) -> tuple[Finding, ...]:
    """Everything that is found in a bill, blockers first. ``looks``: its changes, where they are prepared."""
    found = [*over_clauses(bill)]
    prepared = looks if looks is not None else looks_of(bill)
    found += _capped(titles.sections_named(bill, prepared))
    for looked in prepared:
        rows = (each for rule in OF_INSTRUCTIONS for each in rule(looked))
        found += _capped([*rows, *instructions.taken_elsewhere(bill, looked)])
        found += _of_text(looked, beside(bill, prepared, looked.number))
    return in_order(found)


def over_passage(bill: Bill, deeds: Sequence[Deed], ballots: Sequence[Ballot] = ()) -> tuple[Finding, ...]:
    """What the record shows of the way of a bill, once it is said to be passed, with the votes over it."""
    return in_order([*rolls.rolls(ballots), *passage.passage(bill, deeds, ballots)])


def over_rolls(ballots: Sequence[Ballot]) -> tuple[Finding, ...]:
    """What is odd about who did what in the votes over a bill, passed or not."""
    return in_order(rolls.rolls(ballots))


def over_way(
    bill: Bill, before: Sequence[Deed], new: Deed, ballots: Sequence[Ballot] = ()
) -> tuple[Finding, ...]:
    """What is odd about one more act, and all that the record shows of the way of the bill with it.

    The vote that the act comes from is looked over with the others, on record yet or not.
    """
    voted = [*ballots, new.ballot] if new.ballot and new.ballot not in ballots else ballots
    way = passage.passage(bill, [*before, new], ballots)
    own = [*which_text.which_text(bill, before, new, ballots), *seats.seats(bill, new)]
    return in_order([*own, *sequence.beside(before, new), *rolls.rolls(voted), *way])


def over_act(
    bill: Bill, before: Sequence[Deed], new: Deed, ballots: Sequence[Ballot] = ()
) -> tuple[Finding, ...]:
    """Of ``over_way``, what the record does not show without the act."""
    known = set(over_passage(bill, before, ballots))
    return tuple(each for each in over_way(bill, before, new, ballots) if each not in known)


def beside(bill: Bill, looks: Sequence[Look], number: int) -> Elsewhere:
    """The numbers of other policies, those that this bill changes among them, as they would then be."""
    standing, gone = dict(bill.elsewhere.standing), dict(bill.elsewhere.gone)
    for looked in looks:
        if looked.number == number:
            continue
        labels = {each.label for each in looked.sections if each.label}
        before = {each.label for each in looked.change.before if each.label}
        for label in before - labels if looked.change.is_whole or looked.change.sections is None else ():
            standing.pop(label, None)
            gone[label] = looked.change.policy
        standing |= dict.fromkeys(labels, looked.change.policy)
    return replace(bill.elsewhere, standing=standing, gone=gone)


def _of_text(looked: Look, elsewhere: Elsewhere) -> list[Finding]:
    found = []
    for rule in OF_A_TEXT:
        found += _capped(rule(looked))
    return [*found, *_capped(cross_references.references(looked, elsewhere))]


def _capped(found: Iterable[Finding]) -> list[Finding]:
    """The first of each rule."""
    times: Counter[str] = Counter()
    kept = []
    for each in islice(found, MOST_OF_A_FAMILY):
        times[each.rule] += 1
        if times[each.rule] <= MOST_OF_A_RULE:
            kept.append(each)
    return kept
