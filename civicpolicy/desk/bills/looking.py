"""What is looked over on the pages of a bill: before it is frozen, and before an act makes it law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from civicpolicy.desk.bills.finding import (
    bill_called_by,
    called_by,
    change_count,
    is_from_paper,
    is_public,
)
from civicpolicy.desk.findings import Found, Row, of_edition, row_of, sorted_out
from civicpolicy.desk.policies.finding import address as draft_address
from civicpolicy.site.moment import city_deadlines, city_today
from civicpolicy.templatetags.desk import desk_address
from comments.queries import Deadline
from policies import lifecycle, readiness
from policies.decorators import CityRequest
from policies.linting.facts import Bill, Deed
from policies.linting.findings import Finding, Part, Place, Severity, look
from policies.linting.passage import PASSING
from policies.linting.registry import over_act, over_clauses, over_passage, over_rolls, over_way
from policies.models import Act, Amendment, Edition, Instrument
from policies.queries import ENACTING, facts
from policies.services.checking import Check, look_over
from policies.services.composing import given_day, given_end, has_given_day
from policies.services.gathering import bill_of, blanks_in, clauses_of, deeds
from policies.services.noting import open_counts
from policies.votes import ballots_of
from policies.voting import Ballot

COMMENTS_OPEN, NOTES_OPEN, DAY_PAST = "comments-still-open", "notes-still-open", "effective-day-past"
"""Rules of this room: only it knows of calls for comment, of what staff write to each other, and of today."""

Rows = Iterator[tuple[Finding, Row]]


def before_freezing(request: CityRequest, edition: Edition, checked: Check) -> Found:
    """What was found in a draft edition, and that residents are still asked about the text before it."""
    rows = of_edition(checked.found, edition, checked.amendments, checked.texts)
    rows += _past_day(edition, checked, city_today(request))
    rows += _open_notes(edition, checked)
    return sorted_out([*rows, *_still_open(request, [bill_called_by(edition)], Severity.LOOK)])


def before_publishing(edition: Edition, amendments: Sequence[Amendment], today: date) -> Found:
    """What was found in a frozen text that nobody has read yet: only a new text can put it right."""
    checked = look_over(edition, today, amendments)
    return sorted_out(of_edition(checked.found, edition, amendments, checked.texts))


def before_law(
    request: CityRequest, bill: Instrument, act: Act, edition: Edition, today: date
) -> tuple[Found, Check]:
    """What was found in the text that an act would make law, and in its way there with that act.

    An act is what happened, so nothing here keeps it out of the record.
    """
    checked = look_over(edition, today, list(edition.amendments.all()))
    way = over_way(*_beside(bill, edition, act))
    rows = of_edition([*way, *checked.found], edition, checked.amendments, checked.texts)
    return sorted_out([*_still_open(request, _calls(bill), Severity.BLOCKER), *rows]), checked


def before_act(bill: Instrument, act: Act) -> Found:
    """What an act that makes no law would show: nothing of the words of the bill is read."""
    editions = list(bill.editions.all())
    found = over_act(*_beside(bill, editions[-1], act)) if editions else ()
    return sorted_out(of_edition(found, editions[-1], [], {}) if editions else ())


def before_vote(
    request: CityRequest, bill: Instrument, act: Act, edition: Edition, ballot: Ballot, instead_of: int = 0
) -> Found:
    """What was found in the way of a bill to the act that a vote comes to: nothing of its words is read.

    ``instead_of``: the roll call that it corrects, which counts no longer.
    """
    way = over_way(*_beside(bill, edition, act, ballot, instead_of))
    rows = of_edition(way, edition, [], {})
    return sorted_out([*_still_open(request, _calls(bill), Severity.BLOCKER), *rows])


def beside_votes(bill: Instrument, edition: Edition, ballot: Ballot, instead_of: int = 0) -> Found:
    """What is odd about who did what in a vote that makes no law; ``instead_of`` as in ``before_vote``."""
    known = [each for call, each in ballots_of(bill).items() if call != instead_of]
    told = set(over_rolls(known))
    found = [each for each in over_rolls([*known, ballot]) if each not in told]
    return sorted_out(of_edition(found, edition, [], {}))


def _beside(
    bill: Instrument, edition: Edition, act: Act, ballot: Ballot | None = None, instead_of: int = 0
) -> tuple[Bill, list[Deed], Deed, list[Ballot]]:
    """The bill, the acts on record, one act more with the vote that it comes from, and the votes that count.

    What the act, or its vote, corrects counts no longer.
    """
    known = {call: each for call, each in ballots_of(bill).items() if call != instead_of}
    *before, last = deeds([*bill.acts.all(), act], known)
    texts = {each.pk: each.name for each in bill.editions.all() if is_public(each)}
    seen = replace(bill_of(edition), texts=texts)
    return seen, before, replace(last, ballot=ballot), list(known.values())


def is_on_the_way(act: Act) -> bool:
    """True for an act by which a bill becomes law."""
    return act.kind in ENACTING


def of_bill(request: CityRequest, bill: Instrument) -> Found:
    """What can be told of a bill without reading its texts; nothing once it is law or ended."""
    acts, editions = list(bill.acts.all()), list(bill.editions.all())
    known = facts(acts)
    if not editions or lifecycle.enacted(known) or lifecycle.ended(known):
        return Found()
    last = editions[-1]
    found: list[Finding] = []
    if not last.is_frozen:
        found += readiness.findings(()) if not change_count(last) else ()
        amendments = list(last.amendments.all())
        has_day = all(each.date is not None for each in amendments)
        day, (last_day, _) = given_day(amendments), given_end(amendments)
        blanks = blanks_in(last, last.municipality, clauses_of(last))
        is_paper = is_from_paper(last)
        words = bill_of(
            last, has_day=has_day, is_from_paper=is_paper, blanks=blanks, day=day, last_day=last_day
        )
        found += over_clauses(words)
    ballots = ballots_of(bill)
    if any(each.kind in PASSING for each in known):
        found += over_passage(bill_of(last), deeds(acts, ballots), list(ballots.values()))
    else:
        found += over_rolls(list(ballots.values()))
    rows = of_edition(found, last, [], {})
    return sorted_out([*rows, *_still_open(request, _calls(bill), Severity.LOOK)])


def _calls(bill: Instrument) -> list[int | None]:
    """The calls for comment on any public text of a bill: who answered an earlier one is heard as well."""
    return [called_by(each) for each in bill.editions.all() if is_public(each)]


def _still_open(request: CityRequest, calls: Iterable[int | None], severity: Severity) -> Rows:
    """The city promised to hear everybody until the call closes."""
    wanted = {each for each in calls if each}
    for deadline in city_deadlines(request) if wanted else ():
        if deadline.docket.pk in wanted and deadline.is_open:
            finding = Finding(COMMENTS_OPEN, severity, _asked(deadline), Place(Part.BILL))
            yield finding, row_of(finding, href=desk_address("docket", *_docket(request, deadline)))


def _past_day(edition: Edition, checked: Check, today: date) -> Rows:
    """A day that is given and past may be meant, and may be a slip of the year."""
    given = given_day(checked.amendments) if has_given_day(edition) else None
    if given and given.latest and given.latest < today:
        sentence = f"It would take effect on a day that is past: {given}. Is that what is meant?"
        finding = look(DAY_PAST, sentence, Place(Part.EFFECTIVE_RULE))
        yield from of_edition([finding], edition, [], {})


def _open_notes(edition: Edition, checked: Check) -> Rows:
    """What drafters still asked each other about the texts that would be fixed."""
    rows = [each.proposed for each in checked.amendments if each.proposed]
    for text, many in open_counts(rows):
        told = "A note to drafters is open" if many == 1 else f"{many} notes to drafters are open"
        finding = look(NOTES_OPEN, f"{told} on the {text.policy.title}.", Place(Part.BILL))
        yield finding, row_of(finding, href=draft_address(text, "draft-notes"))


def _docket(request: CityRequest, deadline: Deadline) -> tuple[str, str]:
    return request.municipality.slug, deadline.docket.number


def _asked(deadline: Deadline) -> str:
    return f"Residents are still being asked about it. {deadline.sentence}; {deadline.left}."
