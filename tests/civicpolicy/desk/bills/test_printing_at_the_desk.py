"""A text as it would be printed, before residents see it; how a city prints and numbers each kind."""

import pytest
from django.urls import reverse

from policies.models import JurisdictionProfile, Role
from policies.services import composing
from policies.services.municipalities import change_profile
from tests import make
from tests.comments.pages import form_of

pytestmark = pytest.mark.django_db
NEXT = "Next in the city’s own count: "


@pytest.fixture
def forms_of(clerk, city):
    """The page of a kind; with words typed, what comes after its button."""

    def page(kind="ordinance", **typed):
        address = reverse("desk:printed-form", args=[city.slug, kind])
        shown = clerk.client.get(address)
        return clerk.client.post(address, {**form_of(shown), **typed}, follow=True) if typed else shown

    return page


def own(city):
    return JurisdictionProfile.objects.get(municipality=city).instrument_forms


def test_a_draft_is_shown_as_it_would_be_printed(clerk, bill, draft):
    composing.put_in(by=clerk.person, edition=bill, draft=draft)
    assert "As it would be printed" in clerk.get(bill).text
    page = clerk.get(bill, "print").text
    assert "Draft, as introduced" in page
    assert "of Chapter 2.52 is hereby amended to read as follows:" in page
    assert "<ins" not in clerk.client.get(f"{clerk.address(bill, 'print')}?copy=clean").text


def test_it_asks_no_more_than_other_pages(clerk, bill, draft, assert_queries_at_most):
    composing.put_in(by=clerk.person, edition=bill, draft=draft)
    with assert_queries_at_most(12):
        assert clerk.get(bill, "print").status_code == 200


def test_a_stranger_sees_no_draft(client, clerk, bill):
    client.force_login(make.user())
    assert clerk.get(bill, "print").status_code == 404


def test_clauses_and_signatures_of_a_text_stand_on_its_page(clerk, bill):
    clerk.post(
        bill,
        "clauses",
        severability_clause="The rest stands.",
        signature_lines="Approved: Mayor",
        set_out="subsection",
    )
    page = clerk.get(bill).text
    assert "The rest stands." in page
    assert "Approved: Mayor" in page
    another = clerk.begin(title="Another", bill_number="26-15")
    assert another.signature_lines.startswith("Passed: Presiding Officer\nApproved: Mayor")


def test_a_new_bill_begins_with_what_the_city_says(forms_of, clerk, city):
    page = forms_of(severability="The rest stands.", signatures="Approved: Mayor").text
    assert "Ordinance: how it is printed is saved." in page
    assert own(city) == {"ordinance": {"severability": "The rest stands.", "signatures": "Approved: Mayor"}}
    made = clerk.begin()
    assert (made.severability_clause, made.signature_lines) == ("The rest stands.", "Approved: Mayor")


def test_kinds_do_not_disturb_each_other(forms_of, city):
    forms_of("resolution", enacting="Be it resolved:")
    forms_of("ordinance", bill="BILL NO.")
    assert own(city) == {"resolution": {"enacting": "Be it resolved:"}, "ordinance": {"bill": "BILL NO."}}
    forms_of("ordinance", bill="Bill No.")
    assert own(city)["ordinance"] == {}


def test_a_format_must_count(forms_of, city):
    page = forms_of(bill_format="{year}")
    assert page.status_code == 422
    assert "Write {n} once, where the number stands" in page.text
    assert own(city) == {}


def test_who_comes_second_is_told(forms_of, clerk, city):
    shown = form_of(forms_of())
    change_profile(by=clerk.person, municipality=city, seen=int(shown["seen"]), address="1 Main Street")
    answer = forms_of(seen=shown["seen"], bill="BILL NO.")
    assert answer.status_code == 409
    assert "Somebody changed the profile while you were at it." in answer.text
    assert 'value="BILL NO."' in answer.text


def test_who_comes_second_sees_what_the_first_wrote(forms_of, clerk, city):
    shown = form_of(forms_of())
    forms_of(bill="First bill no.")
    answer = forms_of(seen=shown["seen"], bill="BILL NO.")
    assert "What stands now is below" in answer.text
    assert "“First bill no.”" in answer.text and 'value="BILL NO."' in answer.text
    assert "“Ordinance No.”" not in answer.text


def test_changes_stand_in_the_history_of_the_kind_and_of_the_profile_before_and_after(forms_of, clerk, city):
    forms_of(bill="BILL NO.", signatures="Approved: Mayor")
    forms_of("resolution", noun="resolve")
    said = "Ordinance. Before its number on the way to law: “Bill No.” became “BILL NO.”"
    page = forms_of()
    assert said in page.text and "Resolution. What it calls itself" not in page.text
    assert f"{clerk.person}, " in page.text
    profile = clerk.client.get(reverse("desk:profile", args=[city.slug]))
    for words in (
        said,
        "Ordinance. Who signs: “Passed: Presiding Officer",
        "Resolution. What it calls itself: “resolution” became “resolve”",
    ):
        assert words in profile.text
    forms_of(bill="Bill No.")
    assert "on the way to law: “BILL NO.” became “Bill No.”" in forms_of().text


def test_the_pages_of_the_profile_ask_few_questions(forms_of, clerk, city, assert_queries_at_most):
    for number in range(8):
        forms_of(bill=f"Bill {number}")
    for page in (reverse("desk:profile", args=[city.slug]), forms_of().wsgi_request.path):
        with assert_queries_at_most(12):
            clerk.client.get(page)


def test_no_such_kind(forms_of, client, city):
    assert forms_of("decree").status_code == 404
    client.force_login(make.clerk_of(city, Role.DRAFTER))
    assert client.get(reverse("desk:printed-form", args=[city.slug, "ordinance"])).status_code == 404


def test_the_next_number_is_said_and_another_may_be_written(forms_of, clerk, city):
    address = reverse("desk:bill-new", args=[city.slug])
    assert NEXT not in clerk.client.get(address).text
    forms_of(bill_format="{year}-{n:2}", number_format="{n}")
    clerk.begin(bill_number="2026-07")
    make.instrument(city, ordinance_number="15067")
    assert f"{NEXT}Ordinance 2026-08." in clerk.client.get(address).text
    made = clerk.begin(bill_number="Special 1")
    assert made.instrument.bill_number == "Special 1"
    page = clerk.get(made.instrument, "facts").text
    assert f"{NEXT}Ordinance 15068." in page
    assert "2026-08" not in page
