"""Tamarack Ferry on its pages: scanned pages whose marks are lost, and sections set out in full."""

from datetime import timedelta

import pytest
from django.urls import reverse

from civicpolicy.demonstration.papers import words
from policies.models import Marks, Publication, Role, Source
from policies.queries import today
from policies.services.ruling import entries
from policies.text.account import count

CITY = "tamarack-ferry"
UNKNOWN = "its marks did not survive the scan"
pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(city):
    return Source.objects.get(municipality=city, version__freezing=None)


@pytest.fixture
def public(city):
    return Source.objects.get(municipality=city, version__freezing__isnull=False)


def test_the_page_came_in_through_the_importer_word_for_word(waiting):
    assert waiting.text == words(CITY, waiting.name)
    assert (waiting.marks, waiting.extent) == (Marks.UNKNOWN, "partial")


def test_its_queue_waits_for_a_person_at_the_desk(waiting, said):
    left = count(entries(waiting)).spans
    assert left >= 12
    assert f"{left} places still to look at." in said(f"desk/import/{waiting.pk}/", who=Role.CLERK)
    assert waiting.name in said("desk/import/")


def test_a_resident_sees_nothing_of_the_page_that_waits(city, waiting, client):
    policy = waiting.version.policy
    for path in (reverse("site:policy", args=[CITY, policy.slug]), f"/{CITY}/desk/import/{waiting.pk}/"):
        assert client.get(path).status_code in (302, 404)
    assert policy.title not in client.get(f"/{CITY}/policies/").text
    assert not Publication.objects.filter(version=waiting.version).exists()


def test_the_page_before_the_council_says_that_its_marks_are_unknown(public, said):
    policy, bill = public.version.policy, public.edition or public.version.proposed_by.get().edition
    for page in (f"matters/{bill.instrument.slug}/", f"policies/{policy.slug}/versions/2/"):
        assert UNKNOWN in said(page) and "never compared" in said(page), page
    matter = said(f"matters/{bill.instrument.slug}/")
    assert "deleted" not in matter and "amends " in matter and "of it was new" not in matter


def test_the_page_it_would_change_is_in_force_since_nobody_knows_when(public, said):
    page = said(f"policies/{public.version.policy.slug}/")
    assert "In force since a day that is not known, not after" in page and "Part of the policy." in page
    assert "(the paper says “no date on the page”)" in page
    both = said(f"policies/{public.version.policy.slug}/compare/1..2/")
    assert "never compared" in both and "The redline is" not in both


def test_the_work_session_has_the_text_as_read_and_no_redline_of_it(city, said):
    session = city.meetings.get(kind="work_session")
    page = said(f"meetings/{session.address}/work-session/?item=2", who=Role.COUNCIL_MEMBER)
    assert "Marks unknown" in page and "make_short" in page
    assert "Against" not in page and "Marks: " not in page
    assert "Against the text in force" in said(f"meetings/{session.address}/work-session/?item=1")


def test_the_ordinance_sets_out_one_amended_and_one_new_section(city, said):
    bill = city.instruments.get(slug__endswith="-09")
    page = said(f"matters/{bill.slug}/")
    assert "amends Section 2-72" in page and "adds Section 2-74, after 2-72" in page
    assert page.count("to read in full as follows") == 2
    assert "2 of 5 sections changed" in page


def test_its_call_for_comment_closes_on_the_next_working_day(city, said):
    docket = city.dockets.get()
    assert docket.comments.count() == docket.comments.on_time().count() == 5
    last = docket.changes.get().closes_at - timedelta(seconds=1)
    assert 1 <= (last.astimezone(city.zone).date() - today(city)).days <= 3
    assert "Comments are open through" in said(f"dockets/{docket.number}/")


def test_a_resident_reads_from_the_front_door_why_adopted_and_codified_text_differ(city, client, said):
    policy = city.policies.get(slug="official-communications")
    assert reverse("site:policy", args=[CITY, policy.slug]) in client.get(f"/{CITY}/").text
    adopted, in_code = said(f"policies/{policy.slug}/"), said(f"policies/{policy.slug}/versions/2/")
    assert "Codified as version 2 with 3 editorial changes. The adopted text governs." in adopted
    assert "2-72 Official channels, 2-73 Records Capitals" in adopted and "The code writes city" in adopted
    assert "By Section 1-8 of the City Code, on what its codifier may change. 2014." in adopted
    assert "This ordinance says" in adopted and "This division says" in in_code
    both = said(f"policies/{policy.slug}/compare/1..2/")
    assert "3 of 4 sections changed" in both
    assert "Codified Done. In 2014." in said("matters/ordinance-402/")
