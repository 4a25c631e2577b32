"""The page of a paper: every word accounted for, and no more asked of the database for a long one."""

import pytest
from django.urls import reverse

from policies.models import Role
from policies.services import freezing
from tests import make
from tests.civicpolicy.desk.sources.conftest import PAPER, Desk
from tests.policies.exchange.scans import scan

pytestmark = pytest.mark.django_db
PAGES = ("source", "source-fields", "source-spaces", "source-marks", "source-publish", "source-in-force")


def test_the_account_is_told_in_words_and_share(desk, paper):
    page = desk.get(desk.address(paper))
    assert "4 places still to look at." in page
    assert "<dt>To look at</dt><dd>6 words, " in page
    for words in ("placed: section 1", "placed: section 2", "to look at", "Take “every”", "Keep “evcry”"):
        assert words in page


def test_outline_and_source_stand_beside_each_other(desk, paper):
    page = desk.get(desk.address(paper))
    assert "Stands in 2 Records." in page
    assert "<strong>1 Gifts</strong>" in page
    assert "may say so in each case." in page


def test_dropped_words_stand_with_their_reason(desk):
    source = desk.lay(scan("overstruck"))
    page = desk.get(desk.address(source))
    assert "left out: " in page
    assert "Marks unknown." in page


def test_markup_in_a_paper_is_shown_and_not_obeyed(desk):
    source = desk.lay("The clerk <script>alert(1)</script> keeps evcry record.")
    page = desk.get(desk.address(source))
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_frozen_paper_is_read_only(desk, paper):
    freezing.freeze_version(by=desk.person, version=paper.version)
    page = desk.get(desk.address(paper))
    assert "Frozen." in page
    assert "Keep “evcry”" not in page
    for name in PAGES[1:]:
        assert "Frozen" in desk.get(desk.address(paper, name)), name


@pytest.mark.parametrize("count", [1, 130])
def test_a_long_paper_takes_pages_and_no_more_queries(desk, count, assert_queries_at_most):
    sections = "".join(
        f"Section {n}. Heading {n}.\nThe clerk keeps evcry record.\n\n" for n in range(1, count + 1)
    )
    source = desk.lay(sections)
    with assert_queries_at_most(12):
        page = desk.get(desk.address(source))
    if count > 100:
        assert "Page 1 of 3" in page
        assert "Heading 100</strong>" in page and "Heading 101</strong>" not in page
        second = desk.get(f"{desk.address(source)}?page=2")
        assert "Heading 101</strong>" in second
        assert "Take “every”" in desk.get(f"{desk.address(source)}?page=3")


@pytest.mark.parametrize("page", ["0", "99", "nonsense", "-1"])
def test_a_page_that_is_none_shows_one_that_is(desk, paper, page):
    assert "Where every word went" in desk.get(f"{desk.address(paper)}?page={page}")


@pytest.mark.parametrize("name", PAGES)
def test_others_find_no_paper_here(client, name):
    desk = Desk(client)
    source = desk.lay()
    address = desk.address(source, name)
    elsewhere = desk.lay(city=make.city())
    assert client.get(desk.address(elsewhere, name)).status_code == 404
    assert client.get(address.replace(f"/{source.pk}/", "/999999999/")).status_code == 404
    for role in (Role.COUNCIL_MEMBER, Role.REVIEWER):
        client.force_login(make.clerk_of(desk.city, role))
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    client.force_login(make.clerk_of(make.city()))
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.ATTORNEY])
def test_drafters_rule_on_words_and_the_clerk_publishes(client, role):
    desk = Desk(client, role)
    source = desk.lay()
    assert "Publish as introduced" not in desk.get(desk.address(source))
    desk.post(desk.span_address(source, "evcry"), {"seen": 0, "choice": "keep"})
    for name in ("source-marks", "source-publish", "source-in-force"):
        assert client.post(desk.address(source, name), {"rule": "clean"}).status_code == 404
    assert not source.version.publications.exists()


def test_pages_of_a_paper_are_kept_by_no_browser(desk, paper):
    for name in PAGES:
        assert "no-store" in desk.client.get(desk.address(paper, name))["Cache-Control"]
    assert "no-store" in desk.client.get(reverse("desk:import", args=[desk.city.slug]))["Cache-Control"]


def test_a_paper_without_words_to_look_at_is_complete(desk):
    source = desk.lay("The clerk keeps the record of every meeting.")
    assert "Complete." in desk.get(desk.address(source))
    assert PAPER not in desk.get(desk.address(source))
