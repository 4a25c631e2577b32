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
