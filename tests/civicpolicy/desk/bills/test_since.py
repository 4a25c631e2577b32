"""The clerk puts right since when an entered text is in force, from the page of what was entered."""

import pytest
from django.urls import reverse

from policies.models import Role
from policies.services.acts import last_act
from tests import make
from tests.civicpolicy.desk.policies.conftest import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    return Desk(client, Role.CLERK)


@pytest.fixture
def bill(clerk):
    return make.law(make.policy(clerk.city, "code", title="Code")).proposed_by.get().edition.instrument


def address(bill, name="bill-since"):
    return reverse(f"desk:{name}", args=[bill.municipality.slug, bill.slug])


def typed(bill, **fields):
    return {"how": "known", "date": "March 4, 2019", "reason": "A slip.", "seen": last_act(bill)} | fields


def test_from_the_bill_to_the_other_day(clerk, bill):
    assert address(bill) in clerk.get(address(bill, "bill"))
    assert "Code, in force since Tuesday, March 1, 2011." in clerk.get(address(bill))
    page = clerk.after(clerk.post(address(bill), typed(bill)))
    assert "The day is put right." in page
    page = clerk.get(reverse("site:policy", args=[clerk.city.slug, "code"]))
    assert "In force since Monday, March 4, 2019." in page


@pytest.mark.parametrize("fields", [{"reason": ""}, {"date": "soon"}, {"date": "May 5, 2199"}, {"how": ""}])
def test_what_cannot_be_so_is_said_and_kept(clerk, bill, fields):
    page = clerk.post(address(bill), typed(bill, **fields), 422)
    assert "There is a problem" in page
    assert bill.acts.count() == 1


def test_a_second_clerk_is_told_and_keeps_the_words(clerk, bill):
    stale = typed(bill)
    clerk.post(address(bill), typed(bill))
    page = clerk.post(address(bill), stale | {"date": "March 5, 2019"}, 409)
    assert "Another act was recorded" in page and 'value="March 5, 2019"' in page
    assert clerk.post(address(bill), typed(bill, date="March 5, 2019"))


def test_a_bill_before_the_council_has_no_such_page(clerk):
    edition = make.bill(clerk.city)
    assert address(edition.instrument) not in clerk.get(address(edition.instrument, "bill"))
    clerk.get(address(edition.instrument), 404)


def test_the_stand_in_name_of_an_act_gives_way_to_its_own(clerk, bill):
    facts = clerk.client.get(address(bill, "bill-facts")).context["form"]
    assert "title" in facts.fields
