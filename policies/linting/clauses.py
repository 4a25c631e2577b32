"""The words of a bill around its changes: title, number, sponsors, enacting clause, effective date."""

import re
from collections.abc import Iterator

from policies.dates import PartialDate
from policies.effect_day import Terms
from policies.effect_reading import read_clause
from policies.effective import agrees, contradicts, rule_words
from policies.lifecycle import EffectiveRule, Event
from policies.linting.facts import Bill
from policies.linting.findings import Finding, Part, Place, Severity, blocker, look

TITLED = frozenset({"ordinance", "resolution"})
"""Kinds that state law gives a title; an order or a policy of the administration may do without one."""

ENACTED_BY_CLAUSE = frozenset({"ordinance"})
_BLANKET = re.compile(r"(?i:in conflict|conflicting|inconsistent)\b")
_WORD = re.compile(r"[^\W_]+")


def title(bill: Bill) -> Iterator[Finding]:
    """An ordinance says its one subject in its title (W.S. 15-1-115 and city charters)."""
    if not bill.long_title.strip():
        severity = Severity.BLOCKER if bill.kind in TITLED else Severity.LOOK
        sentence = "It has no title: write its long title."
        yield Finding("title-missing", severity, sentence, Place(Part.LONG_TITLE))


def number(bill: Bill) -> Iterator[Finding]:
    """What comes before a council goes by its number."""
    if bill.by_council and not bill.bill_number.strip():
        sentence = "It has no number yet: it goes by its title."
        yield look("bill-number-missing", sentence, Place(Part.BILL_NUMBER))


def sponsors(bill: Bill) -> Iterator[Finding]:
    """Somebody brings it before the council, where local law asks who."""
    if bill.rules.needs_sponsor and bill.by_council and not any(each.strip() for each in bill.sponsors):
        law = bill.rules.sources.get("needs_sponsor", "").rstrip(".")
        asks = f"local law asks for one ({law})" if law else "local law asks for one"
        sentence = f"Nobody is named as its sponsor, and {asks}."
        yield blocker("sponsor-missing", sentence, Place(Part.SPONSORS))


def enacting_clause(bill: Bill) -> Iterator[Finding]:
    """An ordinance has the enacting clause of its city, in the words that the city has on file.

    A clause that was read from paper stands as it was printed; so it never stands in the way.
    """
    if bill.kind not in ENACTED_BY_CLAUSE:
        return
    own, place = (
        bill.rules.enacting_clause.strip(),
        Place(Part.ENACTING_CLAUSE, end=len(bill.enacting_clause)),
    )
    if not bill.enacting_clause.strip():
        severity = Severity.BLOCKER if own and not bill.is_from_paper else Severity.LOOK
        yield Finding("enacting-clause-missing", severity, "It has no enacting clause.", place, own)
    elif own and not _begins_alike(bill.enacting_clause, own):
        yield from _another_clause(bill, own, place)


def _another_clause(bill: Bill, own: str, place: Place) -> Iterator[Finding]:
    """A clause of the past stands rightly on paper of the past."""
    before = bill.rules.clauses_before
    used = next((each for each in before if _begins_alike(bill.enacting_clause, each.words.strip())), None)
    if used is None:
        sentence = "Its enacting clause is not the one that the city has on file."
        yield look("enacting-clause-differs", sentence, place, own)
    elif not bill.is_from_paper:
        sentence = f"Its enacting clause is one that the city used until {PartialDate.on(used.until)}."
        yield look("enacting-clause-differs", sentence, place, own)


def effect(bill: Bill) -> Iterator[Finding]:
    """Words and a rule say from which day it is in force."""
    clause, rule = Place(Part.EFFECTIVE_CLAUSE), Place(Part.EFFECTIVE_RULE)
    if bill.effective_rule == EffectiveRule.UNKNOWN:
        sentence = "No rule says from which day it would be in force: that day stays unknown."
        yield look("effective-day-unknown", sentence, rule)
    elif not bill.effective_clause.strip():
        sentence = "It has no words of its own about the day on which it takes effect."
        yield look("effective-clause-missing", sentence, clause)
    waits_for_a_day = bill.effective_rule == EffectiveRule.LATER and Event.DAY in bill.effective_events
    if (bill.effective_rule == EffectiveRule.GIVEN or waits_for_a_day) and not bill.has_day:
        sentence = "It is to take effect on a given day, and no day is given."
        yield look("effective-day-missing", sentence, rule)
    elif bill.day is not None and bill.day.says_nothing:
        said = f"“{bill.day.raw}” is given" if bill.day.raw else "What is given is no day"
        sentence = f"{said} as the day on which it takes effect: that day stays unknown."
        yield look("effective-day-unknown", sentence, rule)


def effect_read(bill: Bill) -> Iterator[Finding]:
    """The rule says what the words say, as far as they can be read: pages go by the rule, people by words.

    Where both are clear, the law as printed would have another day than the record: that stands in the way,
    but not of paper, whose words are what they are.
    """
    reading = read_clause(bill.effective_clause, by_council=bill.by_council)
    terms = Terms(bill.effective_rule, bill.effective_days, tuple(bill.effective_events))
    told = bill.effective_rule != EffectiveRule.UNKNOWN and (
        bill.has_day or terms.rule != EffectiveRule.GIVEN
    )
    if not told or agrees(reading, terms, bill.day):
        return
    words, rule = rule_words(reading.terms, reading.given), rule_words(terms, bill.day)
    sentence = (
        f"Its words about the effective date are read so: {_within(words)}; "
        f"the rule beside them says otherwise: {_within(rule)}."
    )
    place = Place(Part.EFFECTIVE_CLAUSE, end=len(bill.effective_clause))
    clear = contradicts(bill.effective_clause, terms, bill.day, by_council=bill.by_council)
    severity = Severity.BLOCKER if clear and not bill.is_from_paper else Severity.LOOK
    yield Finding("effective-clause-differs", severity, sentence, place)


def effect_understood(bill: Bill) -> Iterator[Finding]:
    """Words that were not understood are told: of a clause that is read in part no rule is made."""
    reading = read_clause(bill.effective_clause, by_council=bill.by_council)
    place = Place(Part.EFFECTIVE_CLAUSE, end=len(bill.effective_clause))
    if reading.disagreeing:
        severity = Severity.LOOK if bill.is_from_paper else Severity.BLOCKER
        sentence = f"A number is one in words and another in figures: “{reading.disagreeing}”."
        yield Finding("effective-number-differs", severity, sentence, place)
    elif reading.unread:
        several = "these were" if len(reading.unread) > 1 else "this was"
        told = "; ".join(f"“{words}”" for words in reading.unread)
        sentence = (
            f"Of its words about the effective date {several} not understood: {told}. "
            "So none of them were read: see that the rule beside them says the same."
        )
        yield look("effective-clause-unread", sentence, place)
    if reading.last_day is not None and reading.last_day != bill.last_day:
        beside = f"is {PartialDate.on(bill.last_day)}" if bill.last_day else "is not given"
        sentence = (
            f"Its words are read so that its last day in force is {PartialDate.on(reading.last_day)}; "
            f"the last day beside them {beside}."
        )
        yield look("last-day-differs", sentence, place)


def _within(sentence: str) -> str:
    """A sentence inside another: ``it takes effect when it is published``."""
    return f"{sentence[:1].lower()}{sentence[1:]}".rstrip(".")


def repealer(bill: Bill) -> Iterator[Finding]:
    """What is repealed is named: of "all ordinances in conflict" nobody can tell which they are.

    A guide of the League of Minnesota Cities advises against such a clause.
    """
    found = _BLANKET.search(bill.repealer_clause, 0, 2000)
    if found:
        sentence = (
            "It repeals whatever conflicts with it, and nobody can tell what that is: name each section."
        )
        yield look(
            "repealer-blanket", sentence, Place(Part.REPEALER_CLAUSE, start=found.start(), end=found.end())
        )


def _begins_alike(one: str, other: str) -> bool:
    """The same words but for capitals and punctuation, as far as the shorter one goes."""
    a, b = (_WORD.findall(each[:2000].casefold()) for each in (one, other))
    shared = min(len(a), len(b))
    return a[:shared] == b[:shared]
