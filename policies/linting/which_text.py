"""Which text an act is about: the last one that is public, the one that was amended, the one that was passed.

A council may pass an earlier text, where an amendment was reconsidered; a person says so before it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from policies.dates import long_day
from policies.lifecycle import ADOPTIONS, APPROVALS
from policies.linting.facts import Bill, Deed
from policies.linting.findings import Finding, Part, Place, blocker
from policies.majorities import Motive
from policies.voting import Ballot, Result

DECIDED = ADOPTIONS | {"passed"}
AMENDING = (Motive.AMEND, Motive.SUBSTITUTE)
_PLACE = Place(Part.ACTS)


def which_text(
    bill: Bill, before: Sequence[Deed], new: Deed, ballots: Sequence[Ballot] = ()
) -> Iterator[Finding]:
    """What is odd about the text that an act makes law. ``ballots``: the votes over the bill that count."""
    if new.text not in bill.texts:
        return
    passed = [each for each in before if each.kind == "passed" and each.text in bill.texts]
    if passed and new.kind in APPROVALS | ADOPTIONS:
        if passed[-1].text != new.text:
            yield blocker("text-not-passed", _not_passed(bill, passed[-1], new), _PLACE)
    elif new.kind in DECIDED:
        yield from _overtaken(bill, new, ballots)


def _not_passed(bill: Bill, passed: Deed, new: Deed) -> str:
    own, other = bill.texts[new.text], bill.texts[passed.text]
    return (
        f"On record the council passed the text “{other}”, and this is about the text “{own}”: the words"
        f" of “{own}” would become law, which it did not pass. Which of the two was it?"
    )


def _overtaken(bill: Bill, new: Deed, ballots: Sequence[Ballot]) -> Iterator[Finding]:
    """An earlier text; or one that the council amended, of which no text was made since."""
    order = list(bill.texts)
    last, own = bill.texts[order[-1]], bill.texts[new.text]
    amended = [each for each in ballots if _amends(each) and each.text in order]
    after = [each for each in amended if order.index(each.text) >= order.index(new.text)]
    carried = f" A motion {_words(after[-1])} carried{_on(after[-1])}." if after else ""
    if order[-1] != new.text:
        yield blocker(
            "text-overtaken",
            f"This is about the text “{own}”, and the last one that is public is “{last}”.{carried} The words"
            f" of “{own}” would become law, and those of “{last}” would not. Was it this text?",
            _PLACE,
        )
    elif after:
        yield blocker(
            "text-overtaken",
            f"This is about the text “{own}”.{carried} No text with that amendment is public: without one,"
            f" the words of “{own}” become law as they were before it.",
            _PLACE,
        )


def _amends(ballot: Ballot) -> bool:
    return ballot.motive in AMENDING and ballot.tally.result == Result.CARRIED


def _words(ballot: Ballot) -> str:
    return "to put a substitute in its place" if ballot.motive == Motive.SUBSTITUTE else "to amend it"


def _on(ballot: Ballot) -> str:
    day = ballot.minutes.day if ballot.minutes else ""
    return f" on {long_day(date.fromisoformat(day))}" if day else ""
