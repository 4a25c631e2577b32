"""A text that is in force by an act that nobody named: no page invents the act."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.models import ActKind
from policies.services.acts import record_act
from tests import make
from tests.civicpolicy.site.conftest import NOW
from tests.civicpolicy.site.pages import words

pytestmark = pytest.mark.django_db


def test_the_policy_says_that_the_act_is_not_recorded(client):
    city = make.city()
    make.law(make.policy(city, "code", title="Code of ethics"))
    said = words(client.get(f"/{city.slug}/policies/code/"))
    assert "In force since Tuesday, March 1, 2011. By which act is not recorded here." in said
    assert "Made by Not recorded here" in said
    assert "made the" not in said


def test_what_it_replaced_was_replaced_by_an_act_not_on_record(client):
    city = make.city()
    code = make.policy(city, "code", title="Code of ethics")
    make.law(code, instrument=make.instrument(city, ordinance_number="11-07"))
    make.law(code, effective=PartialDate.on(date(2020, 1, 1)))
    until = "until Wednesday, January 1, 2020, when an act that is not on record replaced it."
    assert until in words(client.get(f"/{city.slug}/policies/code/"))
    said = words(client.get(f"/{city.slug}/policies/code/history/"))
    assert "By an act that is not on record ." in said and "By Ordinance 11-07 ." in said
    on = words(client.get(f"/{city.slug}/policies/code/sections/2.52.010/on/2021-01-01/"))
    assert "since Wednesday, January 1, 2020, by an act that is not on record." in on


def test_an_act_that_somebody_named_keeps_its_name(client):
    city = make.city()
    code = make.policy(city, "code", title="Code of ethics")
    known = make.instrument(city, kind="unknown", bill_number="", title="Charter of 1911")
    make.law(code, instrument=known)
    assert "Charter of 1911 made this text." in words(client.get(f"/{city.slug}/policies/code/"))


def test_home_lists_what_was_adopted_by_the_day_it_became_law(client):
    city = make.demonstration(at=NOW)
    for number, adopted, effective in (("24-1", (2024, 5, 1), (2024, 9, 1)), ("24-2", (2024, 6, 1), None)):
        day = PartialDate.on(date(*adopted))
        made = make.instrument(city, ordinance_number=number, title=number)
        later = PartialDate.on(date(*effective)) if effective else day
        make.law(make.policy(city, title=f"Of {number}"), instrument=made, adopted=day, effective=later)
    found = make.policy(city, title="Found")
    make.law(found, effective=PartialDate.on(date(2024, 5, 20)))
    said = words(client.get(f"/{city.slug}/"))
    assert said.index("Ordinance 24-2") < said.index("Ordinance 24-1")
    assert "not on record" not in said, "what nobody knows of is no news"
    assert "In force from Sunday, September 1, 2024, law since Wednesday, May 1, 2024" in said
    assert "In force since Saturday, June 1, 2024 Ordinance 24-2" in said
    assert "The act that made" not in said


def test_what_was_put_on_file_by_mistake_is_nobodys_proposal(client):
    city = make.city()
    law = make.law(make.policy(city, "code", title="Code of ethics"))
    bill = law.proposed_by.get().edition.instrument
    act = bill.acts.get()
    record_act(by=make.clerk_of(city), instrument=bill, kind=ActKind.NOT_SO, on=act.date, corrects=act)
    assert "Read the proposal" not in words(client.get(f"/{city.slug}/"))
    said = words(client.get(f"/{city.slug}/policies/code/"))
    assert "Nothing is in force." in said and "would make it" not in said
    said = words(client.get(f"/{city.slug}/policies/code/versions/{law.number}/"))
    assert "It was put on file as law by mistake. This text was never in force." in said


@pytest.fixture
def found(db):
    """A code that was found in force; a later text repeals its second section."""
    city = make.city("elm")
    code = make.policy(city, "code", title="Code of ethics")
    sections = make.keyed(make.SECTIONS)
    base = make.law(code, sections)
    later = make.instrument(city, ordinance_number="20-1")
    make.law(code, sections[:1], instrument=later, base=base, effective=PartialDate.on(date(2020, 1, 1)))
    return "/elm/policies/code/"


BEGINS = "The record begins with the text that is in force since Tuesday, March 1, 2011."


@pytest.mark.parametrize("path", ["on/2010-01-01/", "sections/2.52.020/on/2010-01-01/"])
def test_before_a_text_that_was_found_in_force_it_is_not_known_what_stood(client, found, path):
    said = words(client.get(found + path))
    assert f"on Friday, January 1, 2010 is not known. {BEGINS}" in said
    assert "Nothing" not in said and "one of these texts" not in said


def test_files_of_such_a_day_say_the_same(client, found):
    assert f"On Friday, January 1, 2010: {BEGINS}" in client.get(f"{found}on/2010-01-01.txt").content.decode()
    value = client.get(f"{found}on/2010-01-01.json").json()
    assert (value["answer"], value["candidates"], value["text"]) == ("unknown", [], None)
    assert value["record_begins"]["earliest"] == "2011-03-01"


def test_the_time_line_says_that_what_stood_before_is_not_known(client, found):
    said = words(client.get(f"{found}history/"))
    assert said.index("What stood before is not known") > said.index("Version 1")


def test_a_text_found_by_a_day_may_have_followed_one_that_is_not_on_record(client):
    code = make.policy(make.city("elm"), "code")
    make.law(code, effective=PartialDate.year(2011))
    said = words(client.get("/elm/policies/code/on/2011-05-05/"))
    assert "It may have been this text, or one before it that is not on record:" in said


def test_before_the_first_text_of_a_recorded_act_nothing_was_in_force(client):
    city = make.city("elm")
    made = make.instrument(city, ordinance_number="11-07")
    make.law(make.policy(city, "code"), instrument=made)
    assert "Nothing was in force on Friday" in words(client.get("/elm/policies/code/on/2010-01-01/"))
    assert "not known" not in words(client.get("/elm/policies/code/history/"))
