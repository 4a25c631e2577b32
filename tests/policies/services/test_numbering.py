"""One number is borne by one instrument of a kind, unless somebody says why it is borne by two."""

import pytest

from policies.models import Instrument
from policies.refusals import Refused
from policies.services.instruments import change_instrument
from policies.services.numbering import TakenNumber, check_numbers, same_number, taken_numbers
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    return make.instrument(make.city(), title="Gifts", bill_number="2012-119", ordinance_number="1842")


def beside(first, **facts):
    return Instrument(municipality=first.municipality, **{"kind": first.kind, **facts})


@pytest.mark.parametrize("number", ["2012-119", "2012–119", "No. 2012-119", "Bill No. 2012 - 119"])
def test_the_same_number_otherwise_written_is_the_same(first, number):
    with pytest.raises(TakenNumber, match="is the bill number of “Gifts” already"):
        check_numbers(beside(first, bill_number=number))
    assert taken_numbers(beside(first, bill_number=number))


@pytest.mark.parametrize(
    "facts",
    [
        {"bill_number": "2013-119"},
        {"bill_number": "2012-11"},
        {"bill_number": "2012-119", "kind": "resolution"},
        {"bill_number": "1842"},
        {"ordinance_number": "2012-119"},
        {"ordinance_number": "18-42"},
        {"bill_number": "5"},
        {},
    ],
)
def test_another_year_another_kind_or_the_other_number_is_another(first, facts):
    make.instrument(first.municipality, bill_number="5")
    check_numbers(beside(first, **facts))
    assert taken_numbers(beside(first, **facts)) == []


def test_another_city_has_numbers_of_its_own(first):
    check_numbers(Instrument(municipality=make.city(), kind=first.kind, bill_number="2012-119"))


def test_a_number_that_the_papers_have_twice_stands_once_somebody_says_why(first):
    other = make.instrument(first.municipality, title="Again")
    typed = {"by": make.clerk_of(first.municipality), "instrument": other, "ordinance_number": "1842"}
    seen = other.history.latest().pk
    with pytest.raises(Refused, match="1842 is the number in law of “Gifts” already"):
        change_instrument(seen=seen, why=" ", **typed)
    change_instrument(seen=seen, why="The clerk gave it out twice", **typed)
    assert Instrument.objects.get(pk=other.pk).ordinance_number == "1842"
    assert other.history.latest().history_change_reason == "The clerk gave it out twice"


def test_long_dashes_and_words_are_read_in_a_moment():
    assert same_number("No. " * 100_000) == ""
    assert same_number("Ordinance No. 23–18") == same_number("23 - 18") == "23-18"
