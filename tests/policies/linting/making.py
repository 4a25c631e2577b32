"""Short builders for what is looked over, and the names of what is found."""

from dataclasses import replace

from policies.linting.facts import Bill, Change, Elsewhere, LocalRules, Step
from policies.linting.looks import Look
from policies.linting.registry import over_bill, over_draft
from policies.text.section import SectionText

CLAUSE = "Be it ordained by the governing body of the City of Elm Fork:"


def section(label, text="Words.", heading="Heading", level="section", key=None):
    return SectionText(level, label, heading, text, key or f"key of {label} {heading}")


def change(*sections, **other):
    """A new policy of these sections, unless it is said otherwise."""
    return Change("Code of ethics", sections, **other)


def bill(*changes, **other):
    """An ordinance in which nothing is found but what its changes have."""
    sound = Bill(
        kind="ordinance",
        by_council=True,
        changes=changes,
        bill_number="26-14",
        sponsors=("Council Member Ana Ruiz",),
        long_title="An ordinance on gifts",
        enacting_clause=CLAUSE,
        effective_clause="On adoption.",
        effective_rule="adoption",
        rules=LocalRules(enacting_clause=CLAUSE),
    )
    return replace(sound, **other)


def drafted(*sections, elsewhere=None, **other):
    """What is found in the text of a draft."""
    return over_draft(Look(change(*sections, **other)), elsewhere or Elsewhere())


def text_found(text, heading="Gifts", **other):
    """What is found in one section among sound ones."""
    first = section("1", "This code sets rules.", "Purpose")
    return drafted(
        first, section("2", text, heading), section("3", "The clerk keeps a list.", "List"), **other
    )


def instructed(change, *steps, **other):
    """What is found in a bill with these instructions."""
    return over_bill(bill(replace(change, steps=steps), **other))


def step(operation, target, number="1", **other):
    return Step(operation, number, target, **other)


def names(found):
    return [each.rule for each in found]


def words(found):
    """The words of a text that the findings are about are asked for by their places."""
    return [(each.place.start, each.place.end) for each in found]
