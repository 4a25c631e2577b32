"""The texts of the demonstration are looked over: what is found is there, and nothing else is found."""

import pytest
from django.db.models import Prefetch

from policies.linting.registry import over_passage
from policies.models import Amendment, Edition, InstrumentKind
from policies.queries import today
from policies.services.checking import look_over
from policies.services.gathering import bill_of, deeds

pytestmark = pytest.mark.django_db
FOUND = {
    "alder-draw": {("Ordinance 11-05", "advice-in-a-rule")},
    "lindengate": set(),
    "osier-landing": {("Bill 26-058", "caption-differs"), ("Bill 26-058", "number-printed-apart")},
    "tamarack-ferry": set(),
}
"""A gift that “should” be returned among duties, mended in 2016; the caption of the section before."""

OF_THE_PAPER = {"title-missing", "bill-number-missing", "effective-clause-missing", "effective-day-unknown"}
"""What an instrument that was entered from old paper may lack."""


def editions(city):
    rows = Amendment.objects.select_related("policy", "base", "proposed").order_by("pk")
    found = Edition.objects.filter(municipality=city).select_related("instrument", "freezing")
    for each in found.exclude(instrument__kind=InstrumentKind.UNKNOWN).prefetch_related(
        Prefetch("amendments", queryset=rows)
    ):
        each.municipality = each.instrument.municipality = city
        yield each


@pytest.mark.parametrize("loaded", FOUND, indirect=True)
def test_nothing_is_found_that_is_not_there(loaded, city):
    found = {
        (each.instrument.designation, finding.rule)
        for each in editions(city)
        for finding in (
            *look_over(each, today(city), list(each.amendments.all())).found,
            *over_passage(bill_of(each), deeds(each.instrument.acts.order_by("pk"))),
        )
        if finding.rule not in OF_THE_PAPER
    }
    year = today(city).year % 100
    assert found == {(name.replace("26-", f"{year:02}-"), rule) for name, rule in FOUND[city.slug]}
