"""A paper may have a number that another bill bears: the clerk is asked, and what was typed stays."""

import pytest
from django.urls import reverse

from policies.models import Instrument
from policies.services.describing import state_of_fields
from tests import make
from tests.comments.pages import errors_of, form_of, words_of
from tests.policies.exchange.scans import scan

pytestmark = pytest.mark.django_db
SAID = "2012-77 is the bill number of “Gifts” already."


@pytest.fixture
def source(desk):
    return desk.lay(scan("ordinance"))


@pytest.fixture
def other(desk, source):
    kind = source.edition.instrument.kind
    return make.instrument(desk.city, title="Gifts", kind=kind, bill_number="2012-77")


def test_the_fields_of_a_paper_ask_why_and_then_keep_the_reason(desk, source, other):
    address = desk.address(source, "source-fields")
    shown = form_of(desk.client.get(address))
    assert "why" not in shown
    asked = desk.client.post(address, {**shown, "bill_number": "2012-77", "title": "Typed"})
    assert asked.status_code == 422 and [SAID in words for words, _ in errors_of(asked)] == [True]
    again = form_of(asked)
    assert (again["bill_number"], again["title"], again["why"]) == ("2012-77", "Typed", "")
    assert desk.client.post(address, again).status_code == 422
    assert desk.client.post(address, {**again, "why": "Given out twice"}).status_code == 303
    row = Instrument.objects.get(pk=source.edition.instrument_id)
    assert (row.bill_number, row.history.latest().history_change_reason) == ("2012-77", "Given out twice")


def test_what_was_read_so_is_never_refused_and_is_said_before_it_leaves_the_desk(desk, source, other):
    Instrument.objects.filter(pk=source.edition.instrument_id).update(bill_number="Bill No. 2012–77")
    for page in ("source-fields", "source-publish", "source-in-force"):
        assert "One number twice." in desk.get(desk.address(source, page))
    typed = {**form_of(desk.client.get(desk.address(source, "source-fields"))), "title": "Typed"}
    assert desk.client.post(desk.address(source, "source-fields"), typed).status_code == 303
    assert state_of_fields(source) != typed["seen"]


def test_a_bill_named_for_a_paper_that_is_none_is_asked_why_as_well(desk, paper, other):
    typed = {"kind": other.kind, "title": "Typed", "bill_number": "2012-77"}
    refused = desk.client.post(desk.address(paper, "source-publish"), typed)
    assert refused.status_code == 422 and SAID in words_of(refused)
    again = form_of(refused)
    assert (again["bill_number"], again["why"]) == ("2012-77", "")
    said = {**again, "why": "The clerk gave it out twice"}
    assert desk.client.post(desk.address(paper, "source-publish"), said).status_code == 303
    bill = Instrument.objects.exclude(pk=other.pk).get(bill_number="2012-77")
    assert bill.history.latest().history_change_reason == "The clerk gave it out twice"


def test_the_facts_of_a_bill_ask_why_as_well(desk, other):
    begun = make.instrument(desk.city, title="Begun", kind=other.kind)
    address = reverse("desk:bill-facts", args=[desk.city.slug, begun.slug])
    shown = form_of(desk.client.get(address))
    asked = desk.client.post(address, {**shown, "bill_number": "2012-77", "summary": "Typed"})
    assert asked.status_code == 422 and SAID in words_of(asked)
    again = form_of(asked)
    assert (again["summary"], again["why"]) == ("Typed", "")
    assert desk.client.post(address, {**again, "why": "Numbered twice"}).status_code == 303
    trail = words_of(desk.client.get(reverse("desk:bill-history", args=[desk.city.slug, begun.slug])))
    assert "became “2012-77” (Numbered twice)" in trail
