"""Wherever a reading is named, it is said which one it was."""

from datetime import date

import pytest
from django.urls import reverse

from civicpolicy.site.printed import composed
from civicpolicy.worksession.standing import standing
from policies.dates import PartialDate
from policies.models import ActKind
from policies.printout.signing import Signed, signatures
from policies.services.acts import record_act
from tests import make
from tests.civicpolicy.desk.bills.pressing import Desk
from tests.comments.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return make.bill(make.city())


def put(edition, day, **facts):
    by, on = make.clerk_of(edition.municipality), PartialDate.on(date(2026, 6, day))
    return record_act(
        by=by, instrument=edition.instrument, kind=ActKind.READ, on=on, edition=edition, **facts
    )


def test_residents_and_staff_read_which_one_it_was(client, edition):
    wrong = put(edition, 2)
    put(edition, 9)
    put(edition, 3, corrects=wrong)
    address = reverse("site:matter", args=[edition.municipality.slug, edition.instrument.slug])
    public = words_of(client.get(address))
    assert "First reading Done. Wednesday, June 3, 2026." in public
    assert "Second reading Done. Tuesday, June 9, 2026." in public
    desk = words_of(Desk(client, edition.municipality).get(edition.instrument))
    assert "In its place: First reading, Wednesday, June 3, 2026." in desk
    assert "Second reading Tuesday, June 9, 2026." in desk
    assert "First reading: Wednesday, June 3, 2026." in words_of(Desk(client, edition.municipality).bills())


def test_before_it_is_kept_the_clerk_reads_which_one_it_would_be(client, edition):
    put(edition, 2)
    clerk = Desk(client, edition.municipality)
    typed = {"kind": "read", "when": "June 9, 2026"}
    assert "Second reading" in words_of(clerk.post(edition.instrument, "acts/new", **typed))
    assert "Recorded: Second reading, Tuesday, June 9, 2026." in words_of(clerk.act(edition, **typed))


def test_the_council_reads_it_before_a_work_session(edition):
    put(edition, 2)
    put(edition, 9)
    acts, local = edition.instrument.acts.order_by("pk"), edition.municipality.profile
    told = standing(edition, acts, list(edition.amendments.all()), local, date(2026, 6, 20))
    assert told.startswith("Second reading Tuesday, June 9, 2026.")


def test_a_line_to_be_signed_for_a_reading_has_its_day(edition):
    put(edition, 2)
    put(edition, 9, by_whom="City Clerk")
    edition.signature_lines = "First reading: Clerk\nSecond reading: Clerk\nThird reading: Clerk"
    signed = composed(edition, [], list(edition.instrument.acts.all())).signed
    lines = signatures(edition.signature_lines, signed)
    assert [each.day for each in lines] == ["June 2, 2026", "June 9, 2026", ""]
    assert signatures("First reading: Clerk", [Signed("passed", "First reading", "x", "")])[0].is_open
