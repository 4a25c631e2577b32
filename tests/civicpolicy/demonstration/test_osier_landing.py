"""Osier Landing on its pages: part of a manual, two signatures, a number in doubt, an open call."""

from datetime import timedelta

import pytest

from policies.models import Act, Extent, Role
from policies.queries import in_force, today

CITY = "osier-landing"
pytestmark = pytest.mark.django_db


@pytest.fixture
def bill(city):
    return city.instruments.get(ordinance_number_raw__gt="")


@pytest.fixture
def manual(city):
    return city.policies.get()


def test_the_ordinance_is_in_force_since_the_later_of_two_signatures(bill, manual, said):
    passed, approved = (Act.objects.get(instrument=bill, kind=kind).date for kind in ("passed", "approved"))
    assert approved.earliest - passed.earliest == timedelta(days=3)
    page = said(f"policies/{manual.slug}/")
    assert f"In force since {approved}" in page and str(passed) not in page
    told = said(f"matters/{bill.slug}/")
    assert f"Passed Done. {passed}." in told and "presiding officer" in told
    assert f"Approved Done. {approved}. Mayor" in told and f"In force Done. {approved}." in told


def test_the_day_between_the_signatures_still_has_the_old_text(bill, manual, said):
    between = Act.objects.get(instrument=bill, kind="passed").date.earliest + timedelta(days=2)
    assert in_force(manual, between).version.number == 1
    page = said(f"policies/{manual.slug}/on/{between}/")
    assert "From a day in 2006 until " in page and "3-11A" not in page


def test_the_number_of_the_ordinance_is_in_doubt_and_its_words_are_kept(bill, said):
    page = said(f"matters/{bill.slug}/")
    assert bill.ordinance_number == "" and "Not readable" in page
    assert f"The paper says “{bill.ordinance_number_raw}”" in page and bill.file_number in page


def test_one_section_was_amended_and_two_added_after_it(bill, manual, said):
    page = said(f"matters/{bill.slug}/")
    assert "amends Section 3-11 " in page and "adds Section 3-11A, after 3-11" in page
    assert "adds Section 3-11B, after 3-11A" in page
    redline = said(f"policies/{manual.slug}/compare/1..2/")
    assert "3 of 6 sections changed" in redline and redline.count("New section") == 2


def test_every_text_of_the_manual_says_that_it_is_a_part(manual, said):
    assert set(manual.versions.values_list("extent", flat=True)) == {Extent.PARTIAL}
    for page in ("", "versions/1/", "versions/2/", "compare/2..3/"):
        assert "Part of the policy." in said(f"policies/{manual.slug}/{page}"), page


def test_an_act_without_a_date_keeps_the_words_of_the_paper(bill, said):
    assert "The paper says: “initials of the City Counselor, no date”" in said(f"matters/{bill.slug}/")


def test_one_call_is_closed_with_a_late_comment_and_one_is_open(city, said):
    first, second = city.dockets.order_by("pk")
    assert first.comments.count() - first.comments.on_time().count() == 1
    assert "Comments closed" in said(f"dockets/{first.number}/")
    assert "Comments are open through" in said(f"dockets/{second.number}/")


def test_the_council_member_has_the_second_bill_before_them(city, said):
    session = city.meetings.get(kind="work_session")
    assert session.date > today(city)
    page = said(f"meetings/{session.address}/work-session/", who=Role.COUNCIL_MEMBER)
    assert "3-11A" in page and "No vote is taken" in said("meetings/")
