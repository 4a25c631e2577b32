"""A paper leaves the desk only by a person's word: as a bill, or as law; its fields are put right before."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.exchange import read
from policies.lifecycle import Answer
from policies.models import Act, Instrument, Source
from policies.queries import in_force
from policies.refusals import Frozen
from policies.services.describing import (
    DescribedMeanwhile,
    correct_fields,
    fields_of,
    owns_policy,
    state_of_fields,
)
from policies.services.entering import enter_in_force, introduce
from policies.services.importing import save_reading
from tests import make
from tests.policies.exchange.scans import scan

pytestmark = pytest.mark.django_db
TODAY = PartialDate.on(date(2024, 5, 1))


def paper(name, **options):
    city = options.pop("city", None) or make.city()
    data = scan(name).encode()
    imported = save_reading(
        by=make.clerk_of(city),
        municipality=city,
        reading=read(data),
        data=data,
        name=f"{name}.txt",
        publish=False,
        **options,
    )
    return Source.objects.select_related("version__policy", "edition__instrument").get(pk=imported.source.pk)


def clerk(source):
    return make.clerk_of(source.municipality)


def test_a_draft_of_a_signed_ordinance_is_not_law():
    source = paper("ordinance")
    assert not Act.objects.exists()
    assert in_force(source.version.policy, date(2026, 1, 1)).answer == Answer.NO


def test_a_bill_is_published_as_introduced_and_is_not_law():
    source = paper("ordinance")
    edition = introduce(by=clerk(source), source=source)
    assert (edition.name, edition.publications.count()) == ("as introduced", 1)
    assert in_force(source.version.policy, date(2026, 1, 1)).answer == Answer.NO
    with pytest.raises(Frozen):
        introduce(by=clerk(source), source=paper_again(source))


def paper_again(source):
    return Source.objects.select_related("version__policy", "edition__instrument").get(pk=source.pk)


def test_a_page_that_is_no_bill_is_published_by_a_bill_that_a_person_names():
    source = paper("policy_page")
    edition = introduce(
        by=clerk(source), source=source, kind="resolution", title="Adopting it", bill_number="24-9"
    )
    assert (edition.instrument.slug, edition.instrument.designation) == ("bill-24-9", "Resolution 24-9")
    amendment = edition.amendments.get()
    assert (amendment.proposed, amendment.instructions.get().operation) == (source.version, "adopt")
    assert source.version.publications.count() == 1


@pytest.mark.parametrize(("name", "before"), [("ordinance", Answer.NO), ("policy_page", Answer.UNKNOWN)])
def test_a_text_is_in_force_since_the_day_that_is_known(name, before):
    """Before the text of an act that nobody named, the record says nothing."""
    source = paper(name)
    enter_in_force(by=clerk(source), source=source, effective=PartialDate.on(date(2020, 1, 2)), as_of=TODAY)
    policy = source.version.policy
    assert in_force(policy, date(2020, 1, 2)).version == source.version
    assert in_force(policy, date(2020, 1, 1)).answer == before


@pytest.mark.parametrize("name", ["ordinance", "policy_page"])
def test_with_an_unknown_date_it_is_in_force_since_it_was_found_so(name):
    source = paper(name)
    enter_in_force(by=clerk(source), source=source, effective=PartialDate.unknown("oZ 06"), as_of=TODAY)
    policy = source.version.policy
    assert in_force(policy, date(2024, 5, 1)).answer == Answer.YES
    assert in_force(policy, date(2019, 5, 1)).answer == Answer.UNKNOWN


def test_fields_are_put_right_with_a_history():
    source = paper("ordinance")
    typed = fields_of(source) | {"title": "Ethics", "sponsors": ["Council"], "policy_title": "Ethics code"}
    correct_fields(by=clerk(source), source=source, seen=state_of_fields(source), typed=typed)
    instrument = Instrument.objects.get()
    assert (instrument.title, instrument.sponsors) == ("Ethics", ["Council"])
    assert instrument.history.first().history_user == clerk(source)
    assert paper_again(source).version.policy.title == "Ethics code"


def test_the_second_who_puts_fields_right_is_refused():
    source = paper("ordinance")
    seen = state_of_fields(source)
    correct_fields(by=clerk(source), source=source, seen=seen, typed=fields_of(source) | {"title": "One"})
    with pytest.raises(DescribedMeanwhile):
        correct_fields(by=clerk(source), source=source, seen=seen, typed={"title": "Two"})
    assert Instrument.objects.get().title == "One"


def test_the_title_of_a_policy_on_record_is_not_changed_by_a_paper():
    city = make.city()
    code = make.policy(city, title="Code of Ethics")
    make.law(code)
    source = paper("ordinance", city=city, policy=code)
    assert not owns_policy(source)
    correct_fields(
        by=clerk(source), source=source, seen=state_of_fields(source), typed={"policy_title": "Mine"}
    )
    code.refresh_from_db()
    assert code.title == "Code of Ethics"


def test_a_frozen_paper_keeps_its_fields():
    source = paper("ordinance")
    introduce(by=clerk(source), source=source)
    with pytest.raises(Frozen):
        correct_fields(by=clerk(source), source=source, seen=state_of_fields(source), typed={"title": "x"})
