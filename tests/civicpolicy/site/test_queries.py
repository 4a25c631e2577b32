"""Every page asks the database a fixed number of questions, with one row and with a hundred."""

from datetime import timedelta

import pytest

from comments.content import Target
from policies.dates import PartialDate
from policies.models import ActKind
from policies.services import acts
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.site.conftest import CLOSES, NOW

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MOST = 12
MANY = 100
PATHS = (
    "",
    "policies/",
    "policies/code-of-ethics/",
    "policies/code-of-ethics/on/2012-01-01/",
    "policies/code-of-ethics/on/2012-01-01.txt",
    "policies/code-of-ethics/on/2012-01-01.json",
    "policies/code-of-ethics/versions/1/",
    "policies/code-of-ethics/versions/2/",
    "policies/code-of-ethics/versions/2.txt",
    "policies/code-of-ethics/versions/2.json",
    "policies/code-of-ethics/sections/2.52.020/",
    "policies/code-of-ethics/compare/",
    "policies/code-of-ethics/compare/1..2/",
    "policies/code-of-ethics/compare/1..2/?view=side",
    "policies/code-of-ethics/compare/1..2.txt",
    "policies/code-of-ethics/compare/1..2.json",
    "matters/",
    "matters/bill-24-31/",
    "matters/ord-23-18/",
    "matters/bill-24-31/1/print/",
    "matters/bill-24-31/1/print.txt",
    "meetings/",
)


def check(client, assert_queries_at_most):
    for path in PATHS:
        client.get(f"/juniper-bend/{path}")
        with assert_queries_at_most(MOST):
            assert client.get(f"/juniper-bend/{path}").status_code in (200, 302), path


def test_with_one_row_of_each(client, story, assert_queries_at_most):
    docket = story.open_docket()
    make.comment(docket)
    make.meeting(story.city, story.edition, starts_at=NOW + timedelta(days=7))
    check(client, assert_queries_at_most)


def test_with_a_hundred_versions_acts_meetings_and_comments(client, story, assert_queries_at_most):
    for number in range(MANY):
        bill = make.instrument(story.city, f"b-{number}", bill_number=f"25-{number}")
        text = SectionText("section", "2.52.020", "Gifts", f"No gift over {number} dollars.")
        make.edition(bill, (story.code, make.draft(story.code, [text], base=story.law), story.law))
        acts.record_act(
            by=story.clerk, instrument=story.bill, kind=ActKind.READ, on=PartialDate.on(NOW.date())
        )
        make.meeting(story.city, story.edition, starts_at=NOW + timedelta(days=1, hours=number))
    docket = story.open_docket()
    keys = [each.key for each in story.proposed.sections.all()]
    for number in range(MANY):
        make.comment(docket, targets=(Target(story.edition.pk, str(keys[number % 3]), ""),))
    check(client, assert_queries_at_most)


def test_with_a_hundred_policies_and_dockets(client, story, assert_queries_at_most):
    for number in range(MANY):
        policy = make.policy(story.city, f"p-{number}")
        make.law(policy)
        make.docket(
            story.city,
            story.edition,
            number=f"25-{number}",
            opens_at=NOW - timedelta(days=20),
            closes_at=CLOSES,
        )
    story.move_to(NOW)
    check(client, assert_queries_at_most)


def test_with_a_hundred_sections(client, story, assert_queries_at_most):
    texts = [SectionText("section", f"9.{n}", f"Part {n}", f"(a) Rule {n}.\n(b) More.") for n in range(MANY)]
    large = make.draft(story.code, texts, base=story.law)
    make.edition(make.instrument(story.city, "large"), (story.code, large, story.law))
    for path in (
        "policies/code-of-ethics/versions/3/",
        "policies/code-of-ethics/compare/1..3/",
        "policies/code-of-ethics/sections/9.50/",
        "matters/large/",
    ):
        client.get(f"/juniper-bend/{path}")
        with assert_queries_at_most(MOST):
            assert client.get(f"/juniper-bend/{path}").status_code == 200


def test_the_front_door_with_a_hundred_cities(client, assert_queries_at_most):
    by = make.user()
    for number in range(MANY):
        make.city(f"city-{number}", by=by)
    with assert_queries_at_most(1):
        client.get("/")
