"""What local law asks, at the desk: each rule with its source, a preset seen before it is taken over."""

from datetime import date

import pytest

from policies.local_law import EarlierClause
from policies.models import JurisdictionProfile, Role
from policies.presets import CHECK, PRESETS, RULE_WORDS
from policies.services.instruments import begin_bill
from tests import make
from tests.civicpolicy.site.pages import words

pytestmark = pytest.mark.django_db
SHAPES = ("wyoming-city", "pennsylvania-city", "missouri-charter", "minnesota-charter")


@pytest.fixture
def city():
    return make.city("elm", name="City of Elm Fork")


@pytest.fixture
def desk(client, city):
    client.force_login(make.clerk_of(city))
    return client


def stored(city):
    return JurisdictionProfile.objects.get(municipality=city)


def seen(city):
    return {"seen": stored(city).history.latest().pk}


def test_a_preset_is_seen_before_it_changes_anything_with_the_source_of_each_rule(desk, city):
    said = words(desk.get("/elm/desk/profile/presets/wyoming-city/"))
    assert "Readings of an ordinance not known 3 Changes Wyoming Statutes 15-1-115" in said
    assert f"Ordinances are put into a code no yes Changes {CHECK}" in said
    assert stored(city).readings is None


def test_a_preset_is_taken_over_and_each_rule_can_be_changed_afterwards(desk, city):
    taken = desk.post("/elm/desk/profile/presets/wyoming-city/", seen(city), follow=True)
    said = words(taken)
    assert "The rules of the preset stand in the profile." in said
    assert "Readings of an ordinance (optional) Of an ordinance. Where it stands: Wyoming Statutes" in said
    assert "Readings of an ordinance: “not known” became “3”" in said
    row = stored(city)
    assert (row.readings, row.passage_threshold) == (3, "majority_qualified")
    assert row.enacting_clause == "Be it ordained by the governing body of the City of Elm Fork:"
    typed = {
        name: value for name, value in taken.context["form"].initial.items() if name in RULE_WORDS and value
    }
    page = desk.post("/elm/desk/profile/law/", {**typed, **seen(city), "readings": "2"}, follow=True)
    assert "The rules are saved." in words(page)
    row = stored(city)
    assert (row.readings, "readings" in row.rule_sources, "days_to_passage" in row.rule_sources) == (
        2,
        False,
        True,
    )


@pytest.mark.parametrize("key", SHAPES)
def test_each_of_the_four_shapes_can_be_taken_over_and_names_a_source_or_says_check(desk, city, key):
    assert desk.post(f"/elm/desk/profile/presets/{key}/", seen(city)).status_code == 303
    row = stored(city)
    assert set(row.rule_sources) == set(PRESETS[key].rules)
    assert all(source.strip() for source in row.rule_sources.values())
    assert all(rule.source or not rule.is_read for rule in PRESETS[key].rules.values())


def test_whoever_comes_second_sees_what_stands_now(desk, city):
    old = seen(city)
    desk.post("/elm/desk/profile/presets/wyoming-city/", old)
    second = desk.post("/elm/desk/profile/presets/missouri-charter/", old)
    assert second.status_code == 409
    assert stored(city).readings_on_different_days
    law = desk.post("/elm/desk/profile/law/", {**old, "effective_rule": "unknown", "effective_days": "0"})
    assert law.status_code == 409
    assert "What stands now" in words(law)


def test_enacting_clauses_of_the_past_stand_with_their_last_day(desk, city):
    typed = {**seen(city), "effective_rule": "unknown", "effective_days": "0"}
    bad = desk.post("/elm/desk/profile/law/", {**typed, "earlier": "long ago: Be it ordained"})
    assert bad.status_code == 422
    assert "each as a day, a colon and the clause" in words(bad)
    desk.post("/elm/desk/profile/law/", {**typed, "earlier": "1999-12-31: BE IT ORDAINED:"})
    assert stored(city).clauses_before == (EarlierClause(date(1999, 12, 31), "BE IT ORDAINED:"),)


def test_a_new_ordinance_takes_effect_as_the_city_says_unless_another_kind_is_begun(city):
    row = stored(city)
    row.effective_rule, row.effective_days = "after_publication", 30
    row.effective_clause = "Thirty days after publication."
    row.save()
    clerk, city = make.clerk_of(city), type(city).objects.with_profile().get(pk=city.pk)
    begun = [
        begin_bill(by=clerk, municipality=city, kind=kind, title=kind).editions.get()
        for kind in ("ordinance", "resolution")
    ]
    assert [(each.effective_rule, each.effective_days) for each in begun] == [
        ("after_publication", 30),
        ("unknown", 0),
    ]


@pytest.mark.parametrize("path", ["law/", "presets/", "presets/wyoming-city/"])
def test_only_who_sets_up_the_city_may(client, city, path):
    client.force_login(make.clerk_of(city, Role.DRAFTER))
    assert client.get(f"/elm/desk/profile/{path}").status_code == 404


@pytest.mark.parametrize("key", ["plain", "atlantis"])
def test_a_preset_without_rules_is_not_there(desk, key):
    assert desk.get(f"/elm/desk/profile/presets/{key}/").status_code == 404


def test_usual_words_that_say_another_day_than_the_rule_are_refused(desk, city):
    typed = {"effective_rule": "after_publication", "effective_clause": "In force from its passage."}
    page = desk.post("/elm/desk/profile/law/", {**typed, **seen(city)})
    assert page.status_code == 422
    assert "By the rule: It takes effect when it is published" in words(page)
    assert stored(city).effective_clause == ""


def test_a_preset_leaves_no_words_of_another_rule_behind(desk, city):
    for key in ("missouri-charter", "wyoming-city"):
        desk.post(f"/elm/desk/profile/presets/{key}/", seen(city))
    row = stored(city)
    assert (row.effective_rule, row.effective_clause) == ("after_publication", "")
    assert "effective_clause" not in row.rule_sources
