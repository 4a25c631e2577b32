"""The clerk holds a closed consultation: made, opened, parties named and withdrawn, its outcome told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from comments.models import Docket
from comments.services import dockets
from policies.models import Role
from policies.services import municipalities
from tests import make
from tests.comments.pages import errors_of, form_of, words_of

pytestmark = pytest.mark.django_db
NOW = datetime(2019, 8, 20, 16, 0, tzinfo=UTC)


@pytest.fixture
def city():
    return make.demonstration(at=NOW)


@pytest.fixture
def clerk(city, client):
    client.force_login(make.clerk_of(city))
    return client


@pytest.fixture
def docket(city):
    code = make.policy(city)
    text = make.edition(make.instrument(city), (code, make.draft(code)), published=False)
    return make.closed(
        city, text, number="2019-07", opened=True, opens_at=NOW, closes_at=NOW + timedelta(days=3)
    )


def address(docket, name="docket", **parts):
    return reverse(
        f"desk:{name}", kwargs={"city": docket.municipality.slug, "number": docket.number, **parts}
    )


def test_it_is_made_over_a_frozen_text_and_opened_in_the_words_of_the_parties(city, clerk):
    code = make.policy(city)
    text = make.edition(make.instrument(city), (code, make.draft(code)), published=False)
    new = reverse("desk:docket-new-closed", args=[city.slug])
    typed = {**form_of(clerk.get(new)), "title": "The code of conduct", "editions": [text.pk]}
    period = clerk.post(new, typed, follow=True)
    assert "See it as the parties will" in words_of(period)
    docket = Docket.objects.get()
    assert docket.is_closed
    sent = {**form_of(period), "closes_day": "2019-08-30", "closes_hour": "17:00", "preview": "yes"}
    preview = clerk.post(address(docket, "docket-period", act="open"), sent)
    assert "this is what the parties will read" in words_of(preview)


def test_without_a_frozen_text_the_page_says_what_comes_first(city, clerk):
    page = clerk.get(reverse("desk:docket-new-closed", args=[city.slug]))
    assert "There is no frozen text to ask about." in words_of(page)


def test_its_page_has_no_way_to_the_public_pages(docket, clerk):
    make.entered(docket, at=NOW - timedelta(seconds=1))
    comment = docket.comments.get()
    pages = [
        address(docket),
        address(docket, "comments"),
        address(docket, "comment-entered", comment=comment.pk),
        address(docket, "comments-entered"),
    ]
    city = docket.municipality.slug
    for page in pages:
        found = clerk.get(page).content.decode()
        assert f"/{city}/dockets/{docket.number}/" not in found.replace("/desk/dockets/", "/desk/")
        assert f"/{city}/receipts/" not in found


def test_a_reviewer_is_named_and_withdrawn(docket, clerk, client):
    person = make.user(name="Ada Stone", email="ada@union.example")
    new = address(docket, "party-new")
    assert "There is no reviewer to name." in words_of(clerk.get(new))
    municipalities.join(municipality=docket.municipality, user=person, role=Role.REVIEWER)
    wrong = clerk.post(new, {"name": "", "person": "0"})
    assert errors_of(wrong) == [
        ("Name the party", "name"),
        ("Choose a reviewer from the list", "person"),
    ]
    done = clerk.post(new, {"name": "Fire Fighters", "person": person.pk}, follow=True)
    assert "Ada Stone can now read this consultation, for Fire Fighters." in words_of(done, "body")
    assert "Fire Fighters Ada Stone, ada@union.example" in words_of(done)
    assert "There is no reviewer to name." in words_of(clerk.get(new))
    party = docket.parties.get()
    withdraw = address(docket, "party-withdraw", party=party.pk)
    assert "Ada Stone stands for Fire Fighters." in words_of(clerk.get(withdraw))
    gone = clerk.post(withdraw, follow=True)
    assert "Ada Stone no longer sees this consultation." in words_of(gone, "body")
    assert "Nobody is named yet" in words_of(gone)
    assert clerk.get(withdraw).status_code == 404


def test_the_clerk_reads_what_the_parties_sent(docket, clerk):
    make.comment(docket, "In confidence.", party=make.party(docket))
    assert "In confidence." in words_of(clerk.get(address(docket, "comments")))
    assert "1 comment received" in words_of(clerk.get(address(docket)))


def test_what_parties_sent_waits_for_no_review_before_it_is_shown(docket, clerk):
    profile = docket.municipality.profile
    profile.reviews_comments = True
    profile.save()
    make.comment(docket, "In confidence.", party=make.party(docket))
    home = words_of(clerk.get(reverse("desk:home", args=[docket.municipality.slug])))
    assert docket.title not in home
    assert "Waiting for you" not in words_of(clerk.get(address(docket, "comments")))


def test_after_the_end_the_outcome_is_recorded_with_what_is_known(docket, clerk):
    make.party(docket, "Police & Fire")
    assert "Record the outcome" not in words_of(clerk.get(address(docket)))
    dockets.cancel_period(by=docket.created_by, docket=docket, reason="All have answered.")
    page = clerk.get(address(docket))
    assert "Record the outcome for everybody to read" in words_of(page)
    (link,) = [part.split('"')[0] for part in page.content.decode().split('href="') if "party=" in part]
    form = form_of(clerk.get(link.replace("&amp;", "&")))
    assert (form["party"], form["began"], form["ended"]) == ("Police & Fire", "2019-08-20", "2019-08-23")
    assert form["matter"] == docket.items.get().edition.instrument.slug


def test_a_public_call_has_no_parties(city, clerk):
    public = make.docket(city)
    assert clerk.get(address(public, "party-new")).status_code == 404
    assert "Parties" not in words_of(clerk.get(address(public)))
    party = make.party(make.closed(city))
    assert clerk.get(address(public, "party-withdraw", party=party.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 60])
def test_its_page_costs_the_same_however_many(docket, clerk, count, assert_queries_at_most):
    for number in range(count):
        make.party(docket, f"Union {number}")
    clerk.get(address(docket))
    with assert_queries_at_most(12):
        clerk.get(address(docket))
