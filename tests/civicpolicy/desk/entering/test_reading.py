"""How what was entered is read: at the desk, by the public, by the council; and what it costs."""

from datetime import timedelta

import pytest
from django.urls import reverse

from policies.models import Role
from tests import make
from tests.civicpolicy.desk.entering.typing_in import CLOSES, FRIDAY, TYPED, address
from tests.comments.pages import form_of, words_of

pytestmark = pytest.mark.django_db


def test_the_docket_names_how_they_came_and_the_list_has_their_words_and_proofs(call, clerk):
    assert "It is judged by when it was delivered" in words_of(clerk.get(address(call, "docket")))
    comment = make.entered(call, "Keep it, please.", at=FRIDAY, channel="phone", name="Ray Tafoya")
    make.comment(call, "Sent on the site.")
    page = words_of(clerk.get(address(call, "docket")))
    assert f"Comment {comment.pk} On time By phone, delivered Fri., Aug. 30, 4:10 p.m.; entered by" in page
    assert "Keep it, please." not in page and "Ray" not in page
    listed = words_of(clerk.get(address(call, "comments-entered")))
    assert "Keep it, please." in listed and "Envelope stamped at the counter, no. 12" in listed
    assert "Sent on the site." not in listed


def test_who_may_enter(call, client):
    comment, sent = make.entered(call, at=FRIDAY), make.comment(call)
    pages = [
        address(call),
        address(call, "comments-entered"),
        address(call, "comment-entered", comment=comment.pk),
    ]
    client.force_login(make.clerk_of(call.municipality, Role.DRAFTER))
    assert {client.get(page).status_code for page in pages} == {404}
    docket = words_of(client.get(address(call, "docket")))
    assert f"Comment {comment.pk}" in docket and "Enter a comment" not in docket
    client.force_login(make.clerk_of(call.municipality))
    assert {client.get(page).status_code for page in pages} == {200}
    assert {"no-store" in client.get(page)["Cache-Control"] for page in pages} == {True}
    assert client.get(address(call, "comment-entered", comment=sent.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 100])
def test_the_pages_cost_the_same_however_many(call, clerk, count, assert_queries_at_most):
    for number in range(count):
        make.entered(call, TYPED["words"], at=FRIDAY, name=f"Person {number}")
    clerk.get(address(call, "docket"))
    form = form_of(clerk.get(address(call)))
    last = call.comments.latest("pk")
    for page in ("docket", "comments-entered", "comment-enter"):
        with assert_queries_at_most(12):
            clerk.get(address(call, page))
    with assert_queries_at_most(12):
        clerk.get(address(call, "comment-entered", comment=last.pk))
    with assert_queries_at_most(12):
        clerk.post(address(call), {**form, **TYPED, "preview": "yes"})


def test_the_public_reads_how_and_when_it_came(call, clerk, client):
    comment = make.entered(call, "Keep it, please.", at=FRIDAY, name="Ray Tafoya", email="ray@mail.example")
    clerk.logout()
    came = "By letter, delivered Fri., Aug. 30, 4:10 p.m.; entered by City clerk of"
    known = {"city": call.municipality.slug, "number": call.number}
    listed = words_of(client.get(reverse("comments:comments", kwargs=known)))
    assert came in listed and "Entered Mon., Sep. 2, 10:00 a.m." in listed
    assert "no. 12" not in listed
    feed = client.get(reverse("comments:docket-feed", kwargs=known)).content.decode()
    assert came in feed and "no. 12" not in feed
    code = {"city": call.municipality.slug, "code": comment.receipt_code}
    receipt = words_of(client.get(reverse("comments:receipt", kwargs=code)))
    for sentence in (
        "Delivered, on time",
        "By letter Delivered Friday, August 30, 2019, 4:10 p.m. Mountain Time",
        "Proof Envelope stamped at the counter, no. 12",
        "Entered Monday, September 2, 2019, 10:00:00.000 a.m. Mountain Time, by City clerk of",
        "Entered in the record",
    ):
        assert sentence in receipt
    assert "ray@mail.example" not in receipt


def test_a_late_letter_is_late_by_its_delivery(call, client):
    late = make.entered(call, at=CLOSES + timedelta(hours=2))
    known = {"city": call.municipality.slug, "number": call.number}
    assert "Late by 2 hours" in words_of(client.get(reverse("comments:comments", kwargs=known)))
    code = {"city": call.municipality.slug, "code": late.receipt_code}
    assert "Delivered, late by 2 hours" in words_of(client.get(reverse("comments:receipt", kwargs=code)))


def test_the_council_reads_it_too(call, client):
    city, edition = call.municipality, call.items.get().edition
    meeting = make.meeting(city, edition, starts_at=CLOSES)
    make.entered(call, "Keep it, please.", at=FRIDAY)
    late = make.entered(call, "Drop it, please.", at=CLOSES + timedelta(hours=2))
    page = words_of(
        client.get(
            reverse("worksession:page", args=[city.slug, meeting.address]),
            {"section": "whole", "show": "all"},
        )
    )
    assert page.count("By letter, delivered Fri., Aug. 30, 4:10 p.m.; entered by") == 1
    assert "Received since you met" in page and late.verdict == "late" and "Late by 2 hours" in page


def test_a_withheld_letter_shows_neither_words_nor_name(call, client):
    comment = make.entered(call, "Secret words.", at=FRIDAY, name="Ray Tafoya")
    make.withheld(comment)
    known = {"city": call.municipality.slug, "number": call.number}
    page = client.get(reverse("comments:comments", kwargs=known)).content.decode()
    assert "Secret" not in page and "Tafoya" not in page
