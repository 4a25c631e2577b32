"""The votes over an instrument as values, in the query that finds the instrument."""

import pytest

from policies.dates import PartialDate
from policies.models import Instrument
from policies.votes import ballots_column, ballots_of, roll_calls
from tests import make

pytestmark = pytest.mark.django_db


def ballots(edition):
    found = Instrument.objects.annotate(ballots=ballots_column()).get(pk=edition.instrument_id)
    return ballots_of(found)


def test_the_votes_that_count_come_with_the_instrument(django_assert_num_queries):
    edition = make.bill(make.city())
    lost = make.vote(edition, *["aye"] * 3, *["nay"] * 4, motive="suspend")
    carried = make.vote(edition, motive="suspend", threshold="two_thirds_voting", seats=9, vacancies=1)
    right = make.vote(edition, "aye", "nay", "abstained", corrects=lost, motive="suspend", seats=None)
    make.vote(make.bill(edition.municipality))
    with django_assert_num_queries(1):
        found = ballots(edition)
    assert list(found) == [carried.pk, right.pk]
    two_thirds = found[carried.pk]
    assert (two_thirds.motive, two_thirds.threshold) == ("suspend", "two_thirds_voting")
    assert (two_thirds.seats, two_thirds.vacancies) == (9, 1)
    assert sorted(found[right.pk].choices) == ["abstained", "aye", "nay"]
    told = {each.call.pk: each.tally for each in roll_calls(edition.instrument) if each.counts}
    assert {number: each.tally for number, each in found.items()} == told


def test_a_bill_without_votes_has_none():
    assert ballots(make.bill(make.city())) == {}


def test_who_did_what_comes_with_it_in_the_order_of_the_roll():
    edition = make.bill(make.city())
    call = make.vote(edition, "nay", "absent", "aye", moved_by="Ana Ruiz", seconded_by="Ben Ito")
    told = ballots(edition)[call.pk].minutes
    assert [(each.name, each.choice) for each in told.roll] == list(
        zip(make.COUNCIL, ("nay", "absent", "aye"), strict=False)
    )
    assert (told.presided, told.moved_by, told.seconded_by) == ("Mayor Ida Bell", "Ana Ruiz", "Ben Ito")
    assert told.day == "2026-11-17"
    month = make.vote(edition, "aye", on=PartialDate.parse("November 2026"))
    assert ballots(edition)[month.pk].minutes.day == ""
