"""The clerk records with whom a text was reviewed; the public reads it on the page of the matter."""

from datetime import date

import pytest
from django.urls import reverse

from comments.models import Consultation
from policies.dates import PartialDate
from policies.models import Role
from tests import make
from tests.comments.pages import errors_of, form_of, words_of

pytestmark = pytest.mark.django_db
SENTENCE = (
    "Reviewed with Fire Fighters, Local 904 Done. Began in March 2023, ended Friday, June 9, 2023."
    " Outcome: agreed, with changes. § 4 names protected activity. Recorded in: Letter no. 114."
)
TYPED = {
    "party": "Fire Fighters, Local 904",
    "began": "March 2023",
    "ended": "June 9, 2023",
    "outcome": "with_changes",
    "words": "§ 4 names protected activity.",
    "evidence": "Letter no. 114",
}


@pytest.fixture
def order():
    return make.bill(make.city()).instrument


@pytest.fixture
def clerk(order, client):
    client.force_login(make.clerk_of(order.municipality))
    return client


def address(city, name="consultations", **parts):
    return reverse(f"desk:{name}", kwargs={"city": city.slug, **parts})


def matter_page(client, order):
    return words_of(client.get(reverse("site:matter", args=[order.municipality.slug, order.slug])))


def test_it_is_seen_as_the_public_will_and_then_stands_on_the_page_of_the_matter(order, clerk, client):
    new = address(order.municipality, "consultation-new")
    page = clerk.get(new, {"matter": order.slug})
    assert form_of(page)["matter"] == order.slug
    preview = clerk.post(new, {**form_of(page), **TYPED, "preview": "yes"})
    assert SENTENCE in words_of(preview)
    assert not Consultation.objects.exists()
    again = clerk.post(new, {**form_of(preview), "change": "yes"})
    assert {name: value.strip() for name, value in form_of(again).items() if name in TYPED} == TYPED
    done = clerk.post(new, {**form_of(preview), "confirm": "yes"}, follow=True)
    assert "It is on record:" in words_of(done, "body") and "Agreed" not in words_of(done)
    clerk.logout()
    assert SENTENCE in matter_page(client, order)


def test_pressed_twice_it_is_recorded_once(order, clerk):
    new = address(order.municipality, "consultation-new")
    for status in (303, 422):
        answer = clerk.post(new, {"matter": order.slug, **TYPED, "confirm": "yes"})
        assert answer.status_code == status
    assert errors_of(answer) == [
        ("The consultation with Fire Fighters, Local 904 is on record already", None)
    ]
    assert Consultation.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence", "field"),
    [
        ({"matter": ""}, "Choose the matter that was reviewed", "matter"),
        ({"matter": "no-such"}, "Choose a matter of this city from the list", "matter"),
        ({"party": ""}, "Name the party that was consulted", "party"),
        ({"ended": "Aug. 30"}, "Write a date like June 9, 2023, or June 2023, or 2023", "ended"),
        ({"outcome": ""}, "Choose what came of it", "outcome"),
        ({"outcome": "mistake"}, "Choose what came of it from the list", "outcome"),
        ({"ended": "2022"}, "A consultation cannot end before it began", None),
        ({"ended": "2999"}, "A consultation is recorded once it has ended, not before", None),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(order, clerk, typed, sentence, field):
    sent = {"matter": order.slug, **TYPED, **typed, "preview": "yes"}
    answer = clerk.post(address(order.municipality, "consultation-new"), sent)
    assert (answer.status_code, errors_of(answer)) == (422, [(sentence, field)])
    assert form_of(answer)["evidence"].strip() == "Letter no. 114"


def test_a_correction_shows_both_and_then_only_itself(order, clerk):
    row = make.consultation(order, ended=PartialDate.on(date(2023, 6, 9)), words="Nothing was asked.")
    there = address(order.municipality, "consultation-correct", consultation=row.pk)
    page = clerk.get(there)
    assert form_of(page)["ended"] == "Friday, June 9, 2023"
    preview = clerk.post(there, {**form_of(page), "words": "They asked for time.", "preview": "yes"})
    said = words_of(preview)
    assert said.index("Nothing was asked.") < said.index("They asked for time.")
    clerk.post(there, {**form_of(preview), "confirm": "yes"})
    listed = words_of(clerk.get(address(order.municipality)))
    assert "They asked for time." in listed and "Nothing was asked." not in listed
    assert clerk.get(there).status_code == 404


def test_a_mistake_leaves_the_page_of_the_matter(order, clerk):
    row = make.consultation(order)
    there = address(order.municipality, "consultation-correct", consultation=row.pk)
    sent = {**form_of(clerk.get(there)), "outcome": "mistake"}
    assert "this consultation leaves the page of the matter" in words_of(
        clerk.post(there, {**sent, "preview": "yes"})
    )
    clerk.post(there, {**sent, "confirm": "yes"})
    assert "Reviewed with" not in matter_page(clerk, order)


def test_a_matter_that_is_not_public_hides_its_consultations(clerk, order, client):
    city = order.municipality
    loose = make.instrument(city)
    sent = {"matter": loose.slug, **TYPED}
    new = address(city, "consultation-new")
    assert "This matter is not published." in words_of(clerk.post(new, {**sent, "preview": "yes"}))
    clerk.post(new, {**sent, "confirm": "yes"})
    assert "Not public yet" in words_of(clerk.get(address(city)))
    clerk.logout()
    assert client.get(reverse("site:matter", args=[city.slug, loose.slug])).status_code == 404
    assert "Local 904" not in client.get(reverse("site:matters", args=[city.slug])).content.decode()


def test_who_may_see_and_who_may_record(order, client):
    city, row = order.municipality, make.consultation(order)
    pages = [
        address(city),
        address(city, "consultation-new"),
        address(city, "consultation-correct", consultation=row.pk),
    ]
    client.force_login(make.clerk_of(city, Role.DRAFTER))
    assert [client.get(page).status_code for page in pages] == [200, 404, 404]
    assert "Record a consultation" not in words_of(client.get(pages[0]))
    client.force_login(make.clerk_of(city))
    assert {"no-store" in client.get(page)["Cache-Control"] for page in pages} == {True}
    other = make.city()
    client.force_login(make.clerk_of(other))
    assert client.get(address(other, "consultation-correct", consultation=row.pk)).status_code == 404


def test_an_empty_city_says_what_comes_first(client):
    city = make.city()
    client.force_login(make.clerk_of(city))
    assert "No consultation is on record." in words_of(client.get(address(city)))
    assert "There is no matter to review yet." in words_of(client.get(address(city, "consultation-new")))


@pytest.mark.parametrize("count", [1, 100])
def test_its_pages_cost_the_same_however_many(order, clerk, count, assert_queries_at_most):
    for number in range(count):
        make.consultation(order, f"Union {number}")
    for page in (address(order.municipality), address(order.municipality, "consultation-new")):
        with assert_queries_at_most(9):
            clerk.get(page)
