"""Readings are called first, second, third, by their place in the record."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.models import Act, ActKind
from policies.readings import name_among, reading_names
from policies.services.acts import record_act
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def bill():
    return make.bill(make.city()).instrument


def put(bill, kind, day=None, corrects=None, **facts):
    on = PartialDate.on(date(2026, 11, day)) if day else PartialDate.unknown("illegible")
    by = make.clerk_of(bill.municipality)
    return record_act(by=by, instrument=bill, kind=kind, on=on, corrects=corrects, **facts)


def names(bill):
    called = reading_names(bill.acts.order_by("pk"))
    return [called[act.pk] for act in bill.acts.order_by("pk") if act.pk in called]


def test_they_are_counted_by_their_days_whenever_recorded(bill):
    for day in (17, 3, 10):
        put(bill, ActKind.READ, day)
    assert names(bill) == ["Third reading", "First reading", "Second reading"]


def test_one_without_a_day_stands_behind_what_was_recorded_before_it(bill):
    for day in (3, None, 17):
        put(bill, ActKind.READ, day)
    assert names(bill) == ["First reading", "Second reading", "Third reading"]


def test_a_reading_that_was_corrected_does_not_count_and_one_that_corrects_it_does(bill):
    wrong = put(bill, ActKind.READ, 3)
    put(bill, ActKind.READ, 10)
    put(bill, ActKind.READ, None, corrects=wrong)
    assert names(bill) == ["Second reading", "First reading"]
    put(bill, ActKind.NOT_SO, 3, corrects=Act.objects.latest("pk"))
    assert names(bill) == ["First reading"]


@pytest.mark.parametrize(
    ("note", "called"),
    [
        ("second reading", "Second reading"),
        ("On its 2nd reading, by title", "Second reading"),
        ("Read for the second time", "Second reading"),
        ("Third and final reading", "Third reading"),
        ("Final reading", "Final reading"),
        ("Moved the second reading to June", "First reading"),
        ("Read by title", "First reading"),
    ],
)
def test_what_a_note_says_goes_before_the_count(bill, note, called):
    put(bill, ActKind.READ, 3, note=note)
    assert names(bill) == [called]


def test_later_readings_count_on_from_a_note(bill):
    put(bill, ActKind.INTRODUCED, 1, note="First reading")
    put(bill, ActKind.READ, 3)
    put(bill, ActKind.READ, 10)
    assert names(bill) == ["Second reading", "Third reading"]


def test_an_introduction_that_says_nothing_of_a_reading_is_none(bill):
    put(bill, ActKind.INTRODUCED, 1, note="filed by the sponsors")
    put(bill, ActKind.READ, 3)
    assert names(bill) == ["First reading"]


def test_a_bill_that_failed_and_was_introduced_again_begins_anew(bill):
    put(bill, ActKind.INTRODUCED, 1)
    put(bill, ActKind.READ, 3)
    put(bill, ActKind.FAILED, 5)
    put(bill, ActKind.INTRODUCED, 8)
    put(bill, ActKind.READ, 10)
    assert names(bill) == ["First reading", "First reading"]


def test_an_introduction_on_the_day_of_the_reading_and_recorded_behind_it_starts_nothing_anew(bill):
    put(bill, ActKind.READ, 3)
    put(bill, ActKind.INTRODUCED, 3)
    put(bill, ActKind.READ, 10)
    assert names(bill) == ["First reading", "Second reading"]


def test_one_that_is_not_saved_yet_is_counted_with_the_others(bill):
    wrong = put(bill, ActKind.READ, 3)
    new = Act(instrument=bill, kind=ActKind.READ)
    new.date = PartialDate.on(date(2026, 11, 10))
    assert name_among(new, bill.acts.all()) == "Second reading"
    new.corrects = wrong
    assert name_among(new, bill.acts.all()) == "First reading"
    assert name_among(Act(instrument=bill, kind=ActKind.PASSED), bill.acts.all()) == "Passed"


def test_more_than_ten_are_numbered(bill):
    for day in range(1, 12):
        put(bill, ActKind.READ, day)
    assert names(bill)[-2:] == ["Tenth reading", "Reading 11"]
