"""A vote that the paper has as two numbers, held against the seats of the council.

An act is what happened, so nothing is refused; a roll call is held against its own seats when it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from policies.linting.facts import Bill, Deed
from policies.linting.findings import Finding, Part, Place, Severity
from policies.linting.passage import votes

WHO_PRESIDES = 1
"""A vote can have one voice more than there are seats: a mayor who votes where the council is tied."""


def seats(bill: Bill, new: Deed) -> Iterator[Finding]:
    """More votes than the council has members; one more is worth a look, since a mayor may have voted."""
    members, counted = bill.rules.members, votes(new.vote)
    if new.ballot is not None or not members or counted is None or sum(counted) <= members:
        return
    many = sum(counted)
    council = f"{members} member{'' if members == 1 else 's'}"
    sentence = f"“{new.vote}” are {many} votes, and the council has {council}, as the profile says."
    if many > members + WHO_PRESIDES:
        yield Finding("votes-beyond-seats", Severity.BLOCKER, sentence, Place(Part.ACTS))
    else:
        said = f"{sentence} Did a mayor who presided vote as well?"
        yield Finding("votes-beyond-seats", Severity.LOOK, said, Place(Part.ACTS))
