"""Who did what in the votes over a bill, by the names of the minutes: there and not there at once.

Minutes are what they are, so nothing here is refused; a person looks again before it stands in the record. A
name that may be that of two members is let be, and so is one that is on no roll: a mayor may move, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import islice

from policies.dates import long_day
from policies.linting.findings import Finding, Part, Place, look
from policies.majorities import MOTION_WORDS, Motive
from policies.voting import HERE, Ballot, Choice, Line, Minutes

RECUSED, AWAY = frozenset({Choice.RECUSED}), frozenset({Choice.ABSENT, Choice.EXCUSED})
VOTED = frozenset({Choice.AYE, Choice.NAY})
SAID: Mapping[str, str] = {
    Choice.AYE: "with an aye",
    Choice.NAY: "with a nay",
    Choice.ABSTAINED: "as abstaining",
    Choice.RECUSED: "as recused",
    Choice.ABSENT: "as absent",
    Choice.EXCUSED: "as excused",
}
_TITLES = (
    "mr mrs ms dr the honorable hon council city member councilmember councilor councillor councilman"
    " councilwoman councilperson alderman alderwoman alderperson alder commissioner trustee supervisor"
    " president vice chair chairman chairwoman chairperson mayor pro tem deputy"
)
TITLES = frozenset(_TITLES.split())
"""Words before a name that are no part of it."""

_PLACE = Place(Part.ACTS)
_ASK = "which of the two do the minutes say?"


def rolls(ballots: Sequence[Ballot]) -> Iterator[Finding]:
    """What does not go together in each vote, and in one vote beside the others."""
    for each in ballots:
        if each.minutes:
            yield from _roles(each, each.minutes)
            yield from _reasons(each, each.minutes)
    yield from _beside(ballots)


def _roles(ballot: Ballot, minutes: Minutes) -> Iterator[Finding]:
    """Who moved, seconded or presided was there; a recused member has left the matter."""
    deeds = (
        (minutes.moved_by, "having made the motion"),
        (minutes.seconded_by, "having seconded the motion"),
        (minutes.presided, "presiding"),
    )
    for name, deed in deeds:
        line = _line_of(name, minutes.roll)
        if line and line.choice not in HERE:
            sentence = f"{_on(ballot)}, {line.name} is recorded {SAID[line.choice]} and as {deed}: {_ASK}"
            yield look("not-there", sentence, _PLACE)


def _reasons(ballot: Ballot, minutes: Minutes) -> Iterator[Finding]:
    for line in minutes.roll:
        if line.choice in VOTED and line.reason.strip():
            sentence = (
                f"{_on(ballot)}, {line.name} is recorded {SAID[line.choice]} and with a reason for being"
                f" recused, “{line.reason}”: {_ASK}"
            )
            yield look("reason-without-recusal", sentence, _PLACE)


def _beside(ballots: Sequence[Ballot]) -> Iterator[Finding]:
    """Each member once: recused in one vote and voting in another; not there in one of the same day."""
    shared = _shared(ballots)
    mine: dict[str, list[tuple[Ballot, Line]]] = {}
    for each in ballots:
        for line in each.minutes.roll if each.minutes else ():
            name = " ".join(_words(line.name))
            if name not in shared:
                mine.setdefault(_bearer(line.name, name), []).append((each, line))
    for rows in mine.values():
        yield from islice(_clashes("recused-elsewhere", rows, RECUSED, VOTED), 1)
        yield from islice(_clashes("absent-elsewhere", rows, AWAY, HERE), 1)


def _shared(ballots: Sequence[Ballot]) -> set[str]:
    """Names that may be those of two members: twice on one roll, or alone where two end with it."""
    found: set[str] = set()
    for each in ballots:
        names = [_words(line.name) for line in each.minutes.roll] if each.minutes else []
        whole = Counter(" ".join(name) for name in names)
        last = Counter(name[-1] for name in names if name)
        found |= {name for count in (whole, last) for name, times in count.items() if times > 1}
    return found


def _bearer(written: str, name: str) -> str:
    """Who is meant by a name: behind a family name alone the title tells, "Mr. Smith" and "Ms. Smith"."""
    return name if " " in name else " ".join(written.casefold().replace(".", "").split())


def _clashes(
    rule: str, rows: Sequence[tuple[Ballot, Line]], away: Set[str], here: Set[str]
) -> Iterator[Finding]:
    """One member away in one vote and here in another; who is absent is so for a day, not for a matter."""
    asked = "does the reason for being recused hold for both"
    if away is AWAY:
        asked = "did the member come, or leave, between the two"
    for one, line in rows:
        for other, vote in rows if line.choice in away else ():
            is_same = one is not other and (away is RECUSED or (_day(one) == _day(other) != ""))
            if vote.choice in here and is_same:
                on = _on(other)
                said = f"{_on(one)}, {line.name} is recorded {SAID[line.choice]}"
                also = f"{on[:1].lower()}{on[1:]}, {SAID[vote.choice]}"
                yield look(rule, f"{said}, and {also}: {asked}?", _PLACE)


def _on(ballot: Ballot) -> str:
    """``On the motion to pass it, of Tuesday, November 17, 2026``."""
    day = f", {long_day(date.fromisoformat(_day(ballot)))}" if _day(ballot) else ""
    return f"On the motion {MOTION_WORDS[Motive(ballot.motive)]}{day}"


def _day(ballot: Ballot) -> str:
    return ballot.minutes.day if ballot.minutes else ""


def _words(name: str) -> list[str]:
    """The words of a name without titles; of a name that is all title, those."""
    words = [each.strip(".,") for each in name.casefold().split()]
    return [each for each in words if each and each not in TITLES] or words


def _line_of(name: str, roll: Sequence[Line]) -> Line | None:
    """The line of a person on a roll: by the whole name, else by a part of it that only one member has."""
    wanted = _words(name)
    if not wanted:
        return None
    exact = [each for each in roll if _words(each.name) == wanted]
    last = [each for each in roll if _words(each.name)[-1:] == wanted[-1:]]
    if exact or len(last) != 1:
        return exact[0] if len(exact) == 1 else None
    theirs = set(_words(last[0].name))
    return last[0] if theirs <= set(wanted) or set(wanted) <= theirs else None
