"""A bill is found by the number that it bears, whatever its address was begun with."""

import pytest

from policies.models import Instrument
from tests import make
from tests.comments.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return make.city("oak-hill")


@pytest.fixture
def bill(city):
    """Begun as 26-41 by a slip, and put right before it was public."""
    code = make.policy(city)
    instrument = make.instrument(city, "bill-26-41", bill_number="26-14", ordinance_number="No. 1842/B")
    make.edition(instrument, (code, make.draft(code), None))
    return instrument


def to(client, path):
    answer = client.get(f"/oak-hill/{path}/")
    return answer.status_code, answer.headers.get("Location", "")


PAGE = "/oak-hill/matters/bill-26-41/"


@pytest.mark.parametrize("number", ["26-14", "26–14", "Bill No. 26-14", "1842-B", "1842-b"])
def test_its_number_leads_to_the_page_that_stays(client, bill, number):
    assert to(client, f"bills/{number}") == (301, PAGE)
    assert client.get(PAGE).status_code == 200


def test_an_address_with_its_right_number_leads_there_too(client, bill):
    assert to(client, "matters/bill-26-14") == (302, PAGE)
    assert to(client, "matters/bill-26-15")[0] == to(client, "matters/26-14")[0] == 404


@pytest.mark.parametrize("number", ["26-41", "26", "-", "bill", "x" * 500])
def test_a_number_that_nobody_bears_is_not_there(client, bill, number):
    assert to(client, f"bills/{number}")[0] == 404


def test_what_is_not_public_is_not_found_by_its_number(client, bill):
    make.instrument(bill.municipality, bill_number="26-77")
    make.city("elsewhere")
    assert to(client, "bills/26-77")[0] == to(client, "matters/bill-26-77")[0] == 404
    assert client.get("/elsewhere/bills/26-14/").status_code == 404


def test_where_several_bear_it_a_reader_chooses(client, city, bill, assert_queries_at_most):
    other = make.bill(city).instrument
    Instrument.objects.filter(pk=other.pk).update(ordinance_number="26-14", title="Parking")
    with assert_queries_at_most(12):
        page = client.get("/oak-hill/bills/26-14/")
    assert page.status_code == 200 and "Parking" in words_of(page) and PAGE in page.text
    assert to(client, "matters/bill-26-14")[0] == 404


def test_a_number_that_may_come_each_year_anew_is_not_kept_by_browsers(client, bill):
    Instrument.objects.filter(pk=bill.pk).update(bill_number="5")
    assert to(client, "bills/5") == (302, PAGE)
    assert "max-age=86400" in client.get("/oak-hill/bills/1842-b/").headers["Cache-Control"]
