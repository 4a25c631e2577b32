"""What one section said on a day: its text with since when and by what, nothing, or not known."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.services import acts
from tests import make
from tests.civicpolicy.site.pages import links, words
from tests.policies.test_section_views import CODE, KEY, REST, gifts, law

pytestmark = pytest.mark.django_db


@pytest.fixture
def code():
    """Two texts and a repeal: the limit on gifts of 2011, a lower one under another number, nothing."""
    made = make.policy(make.city("elm"), "code", title="Code of ethics")
    law(made, REST, gifts("No gift over $50."), number="11-07")
    since = PartialDate.on(date(2015, 1, 1))
    two = law(made, REST, gifts("No gift over $25.", "2.52.025"), number="15-02", effective=since)
    repealed = PartialDate.on(date(2018, 6, 5))
    acts.repeal(
        by=make.clerk_of(made.municipality),
        instrument=make.instrument(made.municipality, ordinance_number="18-09"),
        policy=made,
        base=two,
        on=repealed,
        effective=repealed,
    )
    return made


def on(client, day, name="2.52.020"):
    return client.get(f"{CODE}sections/{name}/on/{day}/")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            "2011-02-28",
            "Nothing: this section was not in force on Monday, February 28, 2011. The section had not",
        ),
        ("2011-03-01", "In force so since Tuesday, March 1, 2011, by Ordinance 11-07."),
        ("2014-12-31", "No gift over $50."),
        ("2015-01-01", "In force so since Thursday, January 1, 2015, by Ordinance 15-02."),
        ("2018-06-04", "No gift over $25."),
        (
            "2018-06-05",
            "Nothing of this policy was in force. Repealed Tuesday, June 5, 2018, by Ordinance 18-09.",
        ),
    ],
)
def test_the_section_of_a_day(client, code, day, said):
    page = on(client, day, KEY)
    assert page.status_code == 200
    assert said in words(page)


def test_a_label_means_the_section_that_had_it_on_that_day(client, code):
    assert "2.52.025 Gifts on Friday, January 1, 2016" in words(on(client, "2016-01-01", "2.52.025"))
    assert "2.52.020 Gifts on Sunday, January 1, 2012" in words(on(client, "2012-01-01"))


def test_what_stays_the_same_is_in_force_since_its_first_text(client, code):
    assert "In force so since Tuesday, March 1, 2011" in words(on(client, "2016-01-01", "2.52.010"))


def test_a_section_that_a_later_text_left_out_was_gone_since_that_text(client):
    code = make.policy(make.city("elm"), "code", title="Code of ethics")
    law(code, REST, gifts("No gift over $50."), number="11-07")
    law(code, REST, number="15-02", effective=PartialDate.on(date(2015, 1, 1)))
    said = words(on(client, "2016-01-01"))
    assert "Repealed by Ordinance 15-02, as of Thursday, January 1, 2015." in said


def test_what_the_record_does_not_tell_is_not_known(client):
    code = make.policy(make.city("elm"), "code", title="Code of ethics")
    law(code, REST, gifts("No gift over $50."), number="11-07")
    law(code, REST, number="15-02", effective=PartialDate.year(2015))
    assert "What it said on Monday, June 1, 2015 is not known." in words(on(client, "2015-06-01"))


def test_a_day_is_asked_for_on_the_page_of_the_section(client, code):
    asked = client.get(f"{CODE}sections/2.52.020/?on=2012-01-01")
    assert asked.url == f"{CODE}sections/2.52.020/on/2012-01-01/"
    assert "Error: Write the day as year-month-day" in words(client.get(f"{CODE}sections/2.52.020/?on=soon"))
    assert links(on(client, "2012-01-01"))["The whole policy on that day"] == f"{CODE}on/2012-01-01/"


@pytest.mark.parametrize("path", ["sections/9.99/on/2012-01-01/", "sections/2.52.020/on/2012-02-30/"])
def test_what_is_not_there_is_not_found(client, code, path):
    assert client.get(f"{CODE}{path}").status_code == 404
