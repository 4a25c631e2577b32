"""What is next for a bill: the desk names the act that the record waits for, and who does it."""

import pytest

from policies.models import Act, Instrument
from policies.services import composing
from policies.services.acts import record_act
from tests import make
from tests.civicpolicy.desk.bills.test_acts_at_the_desk import ADOPTED, kinds_offered
from tests.comments.pages import all_of, errors_of, form_of, words_of

pytestmark = pytest.mark.django_db


def order_of(clerk, city, kind="executive_order"):
    """A public text of something that the executive makes."""
    edition = clerk.begin(kind=kind, adoption_path="executive", bill_number="EO-3")
    composing.put_in(by=clerk.person, edition=edition, draft=make.draft(make.policy(city)))
    clerk.post(edition, "clauses", effective_rule="adoption")
    clerk.post(edition, "freeze")
    clerk.post(edition, "publish")
    return edition


def next_of(clerk, bill):
    """What the page of a bill says is to be done next."""
    return [a.text for a in all_of(clerk.get(bill), "a") if "btn-primary" in a.get("class", "")]


def test_an_executive_signs_by_name_and_nobody_votes(clerk, city):
    edition = order_of(clerk, city)
    assert "passed" not in kinds_offered(clerk, edition)
    assert "vote" not in form_of(clerk.get(edition.instrument, "acts/new"))
    answer = clerk.post(edition.instrument, "acts/new", kind="authorised", when="11/20/2026")
    assert errors_of(answer) == [("Say by whom: office and person", "by_whom")]
    done = clerk.act(edition, kind="authorised", when="11/20/2026", by_whom="Mayor Ana Ruiz")
    assert "In force since Friday, November 20, 2026." in words_of(done)


def test_to_sign_an_order_and_to_authorize_it_is_one_act_and_the_desk_names_it(clerk, city):
    edition = order_of(clerk, city)
    assert next_of(clerk, edition.instrument) == ["Record that the executive has signed it"]
    form = clerk.get(edition.instrument, "acts/new")
    assert "Signed by the executive (authorized)" in words_of(form)
    assert not {"signed", "introduced"} & kinds_offered(clerk, edition)
    assert "By whom (optional)" not in words_of(form) and "Note (optional)" in words_of(form)
    clerk.act(edition, kind="authorised", when="11/20/2026", by_whom="Mayor Ana Ruiz")
    assert "In force since" in words_of(clerk.get(edition.instrument))


def test_an_order_that_was_only_said_to_be_signed_waits_to_be_authorized(clerk, city):
    edition = order_of(clerk, city)
    record_act(by=clerk.person, instrument=edition.instrument, kind="signed", on=make.PartialDate.year(2026))
    assert next_of(clerk, edition.instrument) == ["Record that it is authorized"]
    signed = Act.objects.get(instrument=edition.instrument)
    clerk.act(
        edition, page=f"acts/{signed.pk}/correct", kind="authorised", edition=str(edition.pk), by_whom="Mayor"
    )
    assert "In force since" in words_of(clerk.get(edition.instrument))


def test_residents_may_be_asked_about_a_policy_before_the_executive_signs_it(clerk, city):
    edition = order_of(clerk, city, "administrative_policy")
    assert next_of(clerk, edition.instrument) == ["Open a call for comment"]
    make.docket(city, edition, opened=False)
    assert next_of(clerk, edition.instrument) == ["Record that the executive has signed it"]


@pytest.mark.parametrize(
    ("profile", "before", "says"),
    [
        ({}, [], "Record what the mayor did with it"),
        ({"mayor_acts": True}, [], "Record what the mayor did with it"),
        ({"mayor_acts": False}, [], "Record that it is adopted"),
        ({"presiding_officer_signs": True}, [], "Record that the presiding officer has signed it"),
        ({"presiding_officer_signs": True}, ["presiding_signed"], "Record what the mayor did with it"),
    ],
)
def test_once_the_council_has_passed_it_the_next_act_is_named(clerk, public, city, profile, before, says):
    for name, value in profile.items():
        setattr(city.profile, name, value)
    city.profile.save()
    for kind in ["passed", *before]:
        day = make.PartialDate.parse("November 20, 2026")
        record_act(by=clerk.person, instrument=public.instrument, kind=kind, on=day, edition=public)
    assert next_of(clerk, public.instrument) == [says]
    assert "The council has passed it" in words_of(clerk.get(public.instrument))


def test_what_comes_next_follows_the_record(clerk, public, city):
    bill = public.instrument
    assert next_of(clerk, bill) == ["Open a call for comment"]
    make.docket(city, public, opened=False)
    assert next_of(clerk, bill) == ["Record what happened to it"]
    clerk.act(public, **ADOPTED)
    assert next_of(clerk, bill) == ["Give its number"]
    clerk.post(public.instrument, "facts", ordinance_number="26-9")
    assert next_of(clerk, bill) == []
    assert Instrument.objects.get(pk=public.instrument.pk).designation == "Ordinance 26-9"
