"""A resident asks what applied on any day, however it is written: the answer is right, nothing included."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.models import ActKind
from policies.services import acts
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.site.conftest import NOW
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db
GIFTS = "sections/2.52.020/"
ONE_DAY = "is not one day, and the text may have changed in it. Ask for a day, such as"


@pytest.fixture
def adopted(story):
    """The gap of the story ends: a text adopted on August 1 that takes effect sixty days later."""
    made = make.instrument(story.city, "ord-24-40", ordinance_number="24-40")
    key = str(story.law.sections.get(label="2.52.020").key)
    text = SectionText("section", "2.52.020", "Gifts", "No gift is taken.", key)
    fields = {"effective_rule": "adoption", "effective_days": 60}
    edition = make.edition(
        made, (story.code, make.draft(story.code, [text], base=story.law), story.law), **fields
    )
    on = PartialDate.on(date(2024, 8, 1))
    acts.record_act(by=story.clerk, instrument=made, edition=edition, kind=ActKind.ADOPTED, on=on)
    story.move_to(NOW)
    return story


DAYS = {
    "0001-01-01": ("January 1, 0001", "Nothing was in force", "this section was not in force"),
    "2011-02-28": ("February 28, 2011", "Nothing was in force", "this section was not in force"),
    "2011-03-01": ("March 1, 2011", "Was in force From Tuesday, March 1, 2011", "Was in force In force so"),
    "2023-04-03": ("April 3, 2023", "until Tuesday, April 4, 2023.", "Was in force In force so"),
    "2023-04-04": ("April 4, 2023", "Nothing was in force", "Nothing of this policy was in force."),
    "2024-08-27": ("August 27, 2024", "Nothing is in force", "this section is not in force"),
    "2024-09-29": ("September 29, 2024", "Nothing will be in force", "this section will not be in force"),
    "2024-09-30": (
        "September 30, 2024",
        "Will be in force From Monday, September 30, 2024. Ordinance 24-40 made this text.",
        "Will be in force In force so since Monday, September 30, 2024, by Ordinance 24-40.",
    ),
    "9999-12-31": ("December 31, 9999", "Will be in force From Monday", "Will be in force In force so"),
}


@pytest.mark.parametrize("day", DAYS)
def test_each_day_has_its_answer_names_itself_and_leads_back_to_today(client, adopted, day):
    named, of_policy, of_section = DAYS[day]
    policy = client.get(f"{adopted.policy}on/{day}/")
    section = client.get(f"{adopted.policy}{GIFTS}on/{day}/")
    assert of_policy in words(policy) and of_section in words(section)
    later = "as far as it is recorded today"
    for page in (policy, section):
        assert f"{named}</strong>" in page.text
        assert (later in words(page)) is (day > "2024-08-27")
    assert links(policy)["Show what is in force now"] == adopted.policy
    today = client.get(links(section)["Show the section as it stands today"])
    assert "2.52.020 Gifts" in words(today)


@pytest.mark.parametrize(
    "typed", ["2012-05-03", " 2012-05-03 ", "May 3, 2012", "5/3/2012", "3 May 2012", "Thursday, May 3, 2012"]
)
@pytest.mark.parametrize("of", ["", GIFTS])
def test_a_day_is_read_as_people_write_it(client, story, typed, of):
    answer = client.get(f"{story.policy}{of}", {"on": typed})
    assert answer.url == f"{story.policy}{of}on/2012-05-03/"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("May 2012", f"May 2012 {ONE_DAY} 2012-05-01."),
        ("2012", f"2012 {ONE_DAY} 2012-01-01."),
        ("2012-02-30", "No calendar has this day. Write the day as year-month-day"),
        ("soon", "Error: Write the day as year-month-day, for example 2019-08-30."),
        ("0000-01-01", "Write the day as year-month-day"),
        ("10000-01-01", "Write the day as year-month-day"),
        ("May 3", "Write the day as year-month-day"),
        ("x" * 5000, "Write the day as year-month-day"),
    ],
)
@pytest.mark.parametrize("of", ["", GIFTS])
def test_what_is_no_day_is_answered_with_what_to_write(client, story, typed, said, of):
    page = client.get(f"{story.policy}{of}", {"on": typed})
    assert page.status_code == 200 and said in words(page)
    assert "<title>Error: " in page.text and "x" * 41 not in page.text


def test_a_day_known_in_part_is_told_as_far_as_it_is(client, story):
    code = make.policy(story.city, "phones", title="Phones")
    made = make.instrument(story.city, ordinance_number="12-05")
    make.law(code, effective=PartialDate.parse("May 2012"), instrument=made)
    path = "/juniper-bend/policies/phones/on/"
    assert "Nothing was in force on Monday, April 30, 2012." in words(client.get(f"{path}2012-04-30/"))
    for day in ("2012-05-01", "2012-05-30"):
        said = words(client.get(f"{path}{day}/"))
        assert "is not known. The record does not say on which day it changed." in said
        assert "It may have been this text, or nothing" in said and "in May 2012" in said
    assert "Was in force From a day in May 2012." in words(client.get(f"{path}2012-05-31/"))
