"""A bill that is begun from a template agrees with itself, whatever rules the city has."""

from itertools import product

import pytest

from policies.exchange import library
from policies.models import JurisdictionProfile
from policies.presets import PRESETS
from policies.services.checking import check
from policies.services.instruments import begin_bill
from policies.services.templating import city_values, fill_bill
from tests import make

pytestmark = pytest.mark.django_db
TO_BE_WRITTEN = {
    "changes-nothing",
    "placeholder-left",
    "bill-number-missing",
    "sponsor-missing",
    "effective-day-missing",
}
"""What a person still has to say of any bill."""

EVERY = list(product(PRESETS, library.templates(library.BILLS).values()))


def begun(preset, template):
    city = make.city()
    JurisdictionProfile.objects.filter(municipality=city).update(**PRESETS[preset].profile(city.name))
    city = type(city).objects.with_profile().get(pk=city.pk)
    kind, path = template.facts["kind"], template.facts["path"]
    bill = begin_bill(by=None, municipality=city, kind=kind, title="Gifts", adoption_path=path)
    edition = bill.editions.get()
    fill_bill(by=None, edition=edition, template=template, values=city_values(city))
    edition.refresh_from_db()
    return edition


@pytest.mark.parametrize(("preset", "template"), EVERY, ids=[f"{key}-{each.name}" for key, each in EVERY])
def test_a_bill_from_a_template_agrees_with_itself(preset, template):
    edition = begun(preset, template)
    assert {each.rule for each in check(edition).found} <= TO_BE_WRITTEN


def test_the_words_about_the_day_are_made_of_the_rule_of_the_city():
    ordinance = library.templates(library.BILLS)["ordinance"]
    words = {key: begun(key, ordinance).effective_clause for key in PRESETS}
    assert words["wyoming-city"] == "This ordinance takes effect on the day it is published."
    assert words["pennsylvania-city"] == "This ordinance takes effect on [day]."
    assert words["missouri-charter"] == PRESETS["missouri-charter"].rules["effective_clause"].value
    assert words["plain"] == "This ordinance takes effect once it has been passed and approved."


def test_words_on_file_without_a_rule_are_read():
    city = make.city(effective_clause="This takes effect ten days after it is published.")
    edition = begin_bill(by=None, municipality=city, kind="ordinance", title="Gifts").editions.get()
    assert (edition.effective_rule, edition.effective_days) == ("after_publication", 10)
