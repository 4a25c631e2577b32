"""Bills at the desk: begun, named, listed with how far they are."""

import pytest
from django.urls import reverse

from policies.models import Instrument
from policies.services.instruments import change_instrument
from tests import make
from tests.civicpolicy.desk.bills.pressing import FACTS
from tests.comments.pages import errors_of, form_of, words_of

pytestmark = pytest.mark.django_db


def test_a_bill_is_begun_with_its_first_text_and_the_enacting_clause_of_the_city(bill):
    row = bill.instrument
    assert (row.slug, row.title, row.kind) == ("bill-26-14", "A lower limit on gifts", "ordinance")
    assert row.sponsors == ["Council Member Ana Ruiz", "Mayor Ben Ito"]
    assert (bill.number, bill.name, bill.is_frozen) == (1, "as introduced", False)
    assert bill.enacting_clause == "Be it ordained by the governing body:"


def test_a_second_bill_of_the_same_number_is_refused_in_words_and_keeps_what_was_typed(clerk, city, bill):
    answer = clerk.client.post(reverse("desk:bill-new", args=[city.slug]), {**FACTS, "title": "Gifts again"})
    assert answer.status_code == 422 and form_of(answer)["title"] == "Gifts again"
    assert "26-14 is the bill number of “A lower limit on gifts” already" in words_of(answer)
    other = clerk.begin(bill_number="26-15").instrument
    again = clerk.post(other, "facts", bill_number="26-14")
    assert again.status_code == 422 and "is the bill number of" in words_of(again)
    assert Instrument.objects.get(pk=other.pk).bill_number == "26-15"
    clerk.post(other, "facts", bill_number="26-7")
    assert "26-7 is the bill number of" in words_of(clerk.post(bill.instrument, "facts", bill_number="26-7"))
    clerk.post(bill.instrument, "facts", ordinance_number="1842")
    taken = clerk.post(other, "facts", ordinance_number="1842")
    ((said, place),) = errors_of(taken)
    assert said.startswith("1842 is the number in law of “A lower limit on gifts” already. Put it right")
    assert place == "ordinance_number"


@pytest.mark.parametrize(("number", "kind"), [("5", "ordinance"), ("26-14", "resolution")])
def test_a_short_number_or_one_of_another_kind_may_come_again(clerk, bill, number, kind):
    for _ in range(2 if number == "5" else 1):
        found = clerk.begin(bill_number=number, kind=kind).instrument
    assert found.slug == ("bill-5-2" if number == "5" else "bill-26-14-2")


def test_no_bill_takes_the_address_of_a_page(clerk):
    assert clerk.begin(bill_number="", title="New").instrument.slug == "bill-new"
    assert clerk.begin(bill_number="", title="§").instrument.slug == "bill"


@pytest.mark.parametrize(
    ("kind", "path"),
    [("executive_order", "council"), ("ordinance", "executive"), ("resolution", "executive")],
)
def test_who_makes_it_law_fits_what_it_is(clerk, city, kind, path):
    address = reverse("desk:bill-new", args=[city.slug])
    answer = clerk.client.post(address, {**FACTS, "kind": kind, "adoption_path": path})
    assert answer.status_code == 422
    assert "by the executive" in words_of(answer) or "by the council" in words_of(answer)
    assert form_of(answer)["title"] == "A lower limit on gifts"
    assert not Instrument.objects.filter(municipality=city).exists()


def test_what_is_missing_is_said(clerk, city):
    answer = clerk.client.post(reverse("desk:bill-new", args=[city.slug]), {})
    assert answer.status_code == 422
    for sentence in ("Choose what it is", "Give it a short title", "Choose who makes it law"):
        assert sentence in words_of(answer)


def test_an_empty_list_says_what_to_do_first(clerk):
    assert "Draft a change of a policy, then put it into a bill." in words_of(clerk.bills())


def test_the_list_says_how_far_each_bill_is_and_what_comes_next(clerk, bill):
    words = words_of(clerk.bills())
    assert "Bill 26-14: A lower limit on gifts" in words
    assert "Draft" in words
    assert "Only staff can see it." in words
    assert "Next: Put a draft into it" in words


def test_facts_are_put_right_and_history_keeps_who(clerk, bill):
    assert "Short title A lower limit on gifts" in words_of(clerk.get(bill.instrument))
    answer = clerk.post(bill.instrument, "facts", title="A limit on gifts", bill_number="26-15")
    assert answer.status_code == 200
    bill.instrument.refresh_from_db()
    assert (bill.instrument.title, bill.instrument.bill_number) == ("A limit on gifts", "26-15")
    assert bill.instrument.history.latest().history_user == clerk.person
    told = words_of(clerk.get(bill.instrument, "history"))
    assert "Short title: “A lower limit on gifts” became “A limit on gifts”" in told


def test_a_second_writer_sees_what_stands_and_keeps_what_they_typed(clerk, bill):
    page = form_of(clerk.get(bill.instrument, "facts"))
    seen = bill.instrument.history.latest().pk
    change_instrument(by=make.user(), instrument=bill.instrument, seen=seen, title="Gifts")
    answer = clerk.client.post(clerk.address(bill.instrument, "facts"), {**page, "title": "Presents"})
    assert answer.status_code == 409
    assert "Somebody changed these facts" in words_of(answer)
    assert form_of(answer)["title"] == "Presents"
    assert "Gifts" in words_of(answer)
    bill.instrument.refresh_from_db()
    assert bill.instrument.title == "Gifts"
    again = clerk.client.post(clerk.address(bill.instrument, "facts"), form_of(answer))
    assert again.status_code == 303
    bill.instrument.refresh_from_db()
    assert bill.instrument.title == "Presents"


def test_once_public_its_names_stand_and_its_number_can_still_be_given(clerk, public):
    page = clerk.get(public.instrument, "facts")
    assert "Stands as it was published" in words_of(page)
    assert "title" not in form_of(page)
    clerk.post(public.instrument, "facts", title="Other", ordinance_number="26-9", summary="Plain.")
    public.instrument.refresh_from_db()
    row = public.instrument
    assert (row.title, row.ordinance_number, row.summary) == ("A lower limit on gifts", "26-9", "Plain.")


def test_a_bill_number_never_said_can_be_said_later(clerk, public):
    Instrument.objects.filter(pk=public.instrument.pk).update(bill_number="")
    clerk.post(public.instrument, "facts", bill_number="26-99")
    public.instrument.refresh_from_db()
    assert public.instrument.bill_number == "26-99"


def test_the_bill_says_who_did_what(clerk, bill, draft):
    clerk.post(bill, "put-in", what=f"draft-{draft.pk}")
    words = words_of(clerk.get(bill.instrument, "history"))
    assert "Began the bill" in words
    assert "Put into the text as introduced: Code of ethics" in words
    assert clerk.person.name in words


@pytest.mark.parametrize("many", [1, 60])
def test_no_more_is_asked_with_many_rows(clerk, city, assert_queries_at_most, many):
    code = make.policy(city)
    for number in range(many):
        make.edition(
            make.instrument(city), (code, make.draft(code)), published=number % 2 == 0, frozen=number % 3 == 0
        )
    matter = Instrument.objects.filter(municipality=city).first()
    for _ in range(many):
        make.acts.record_act(by=clerk.person, instrument=matter, kind="read", on=make.PartialDate.year(2019))
    with assert_queries_at_most(12):
        assert clerk.bills().status_code == 200
    with assert_queries_at_most(12):
        assert clerk.get(matter).status_code == 200


def test_what_an_executive_makes_is_called_an_order_and_no_bill(clerk, bill):
    begin = reverse("desk:bill-new", args=[clerk.city.slug])
    page = words_of(clerk.client.get(f"{begin}?template=executive-order"))
    assert "Begin an order" in page and "Number of the proposed order" in page and "Prepared by" in page
    assert "Bill number" not in page and "Sponsors" not in page
    assert "Begin a bill" in words_of(clerk.client.get(begin))
    order = clerk.begin(kind="executive_order", adoption_path="executive", bill_number="EO-3")
    assert (order.name, bill.name) == ("as drafted", "as introduced")
    shown = words_of(clerk.get(order.instrument))
    assert "Number of the proposed order EO-3" in shown and "Prepared by" in shown
    assert "Bill number 26-14" in words_of(clerk.get(bill.instrument))
    assert "Bills and orders" in words_of(clerk.bills())
