"""A codified text differs from the law by logged editorial changes only, and never takes its place."""

from datetime import date

import pytest
from django.db import connection

from policies.codified import codified
from policies.dates import PartialDate
from policies.models import Act, ActKind, Codification, EditorialChange, Extent, Marks, Version
from policies.queries import in_force, sections_of
from policies.refusals import Frozen, Overtaken, Refused
from policies.services import freezing
from policies.telling import version_record
from policies.timeline import is_uncodified
from tests import make
from tests.policies.services.behind_law import LAW, TRAVEL, changed, enact
from tests.raw_sql import by_guard

pytestmark = pytest.mark.django_db

GIFTS, RECORDS = LAW[1], LAW[2]
DAY = date(2022, 1, 1)
WHY = (GIFTS.key, "capitals", "The style of the code writes Officer large.")
NOT_SAID = "Say of 2 Gifts what kind of change it is, and why the editor made it."


def of_law(law, by_place=None, **fields):
    """A draft of the law; without more words of it, only the officer is written large."""
    large = {1: {"text": GIFTS.text.replace("officer", "Officer")}}
    return make.draft(law.policy, changed(LAW, large if by_place is None else by_place), base=law, **fields)


def refused(law, text, *reasons, raises=Refused, **fields):
    """The sentence with which it is refused, nothing being kept or frozen."""
    frozen = Version.objects.filter(freezing__isnull=False).count()
    with pytest.raises(raises) as refusal:
        make.codified(text, *(reasons or [WHY]), **fields)
    assert not Codification.objects.exclude(codified=law).exclude(adopted=law).exists()
    assert Version.objects.filter(freezing__isnull=False).count() == frozen
    return str(refusal.value)


def test_the_law_stays_the_adopted_text_and_both_are_public(law):
    made = make.codified(of_law(law), WHY)
    assert (made.adopted, made.changes, str(made.date)) == (law, 1, "Monday, February 1, 2021")
    assert made.recorded_at is not None
    assert made.codified.is_frozen and made.codified.publications.count() == 1
    standing = in_force(law.policy, DAY)
    assert standing.version == law
    text = Version.objects.with_record().get(pk=made.codified_id)
    assert version_record(standing, text).status.tag == "Codified"


def test_every_changed_section_is_told_by_its_name_in_reading_order(law):
    text = of_law(law, {1: {"label": "2a"}, 2: {"heading": "Registers"}})
    make.codified(text, (RECORDS.key, "heading", "Plural."), (GIFTS.key, "renumbering", "2 is taken."))
    (found,) = codified([law]).values()
    assert [(each.name, each.kind, each.reason) for each in found.changes] == [
        ("2a Gifts", "Renumbering", "2 is taken."),
        ("3 Registers", "Heading", "Plural."),
    ]
    assert codified([text]) == {text.pk: found} and codified([]) == {}


def test_the_instrument_that_made_the_law_is_codified_from_then_on(law):
    new = enact(law, LAW[:3])
    profile = law.municipality.profile
    profile.codifies = True
    profile.save()
    new.policy.citation = "Chapter 2.60"
    new.policy.save()

    def is_open():
        return is_uncodified(law.municipality, in_force(law.policy, DAY).began_by)

    assert is_open()
    text = make.draft(law.policy, changed(LAW[:3], {1: {"heading": "Presents"}}), base=new)
    made = make.codified(text, (GIFTS.key, "heading", "As in the title."))
    act = Act.objects.get(kind=ActKind.CODIFIED)
    assert (act.instrument.ordinance_number, act.date, made.adopted) == ("24-9", made.date, new)
    assert not is_open()


@pytest.mark.parametrize("on", [PartialDate.on(date(2020, 5, 3)), PartialDate.year(2019)])
def test_a_day_before_the_law_is_refused(law, on):
    new = enact(law, LAW[:3])
    text = make.draft(law.policy, changed(LAW[:3], {1: {"heading": "Presents"}}), base=new)
    said = refused(law, text, (GIFTS.key, "heading", "Plural."), on=on)
    assert said == "Version 2 became law later (Monday, May 4, 2020): it was not codified before."


def test_a_day_that_may_be_that_of_the_law_is_taken(law):
    new = enact(law, LAW[:3])
    text = make.draft(law.policy, changed(LAW[:3], {1: {"heading": "Presents"}}), base=new)
    assert make.codified(text, (GIFTS.key, "heading", "Plural."), on=PartialDate.year(2020)).pk


def test_an_unknown_instrument_gets_no_act(law):
    make.codified(of_law(law), WHY)
    assert not Act.objects.filter(kind=ActKind.CODIFIED).exists()


def test_a_draft_that_was_not_made_from_the_law_is_refused(law):
    text = of_law(law)
    enact(law, LAW[:3])
    assert "not made from the text in force" in refused(law, text)


def test_lost_marks_are_refused(law):
    assert "marks of one of these texts are lost" in refused(law, of_law(law, marks=Marks.UNKNOWN))


def test_a_part_of_the_policy_is_refused(law):
    assert "a part of the policy only" in refused(law, of_law(law, extent=Extent.PARTIAL))


def test_a_draft_in_a_bill_is_refused(law):
    text = of_law(law)
    make.edition(make.instrument(law.municipality), (law.policy, text, law), frozen=False, published=False)
    assert "part of a bill" in refused(law, text)


@pytest.mark.parametrize("rows", [[*LAW, TRAVEL], LAW[:3]])
def test_a_section_that_comes_or_goes_takes_an_instrument(law, rows):
    said = refused(law, make.draft(law.policy, rows, base=law))
    assert said == "An editorial change adds no section and repeals none: that takes an instrument."


@pytest.mark.parametrize(
    "reason", [(RECORDS.key, *WHY[1:]), (GIFTS.key, "capitals", "  "), (GIFTS.key, "taste", "Nicer.")]
)
def test_a_changed_section_needs_a_kind_and_a_reason(law, reason):
    assert refused(law, of_law(law), reason) == NOT_SAID


def test_no_change_at_all_is_refused(law):
    assert "there is no editorial change to log" in refused(law, of_law(law, {}))


def test_the_authority_is_named(law):
    assert "under which clause or law" in refused(law, of_law(law), authority=" ")


def test_what_somebody_changed_meanwhile_is_looked_at_again(law):
    assert "Somebody else changed the draft" in refused(law, of_law(law), raises=Overtaken, seen="0" * 16)


def test_a_frozen_text_and_a_second_codification_are_refused(law):
    first = make.codified(of_law(law), WHY)
    number = first.codified.number
    assert refused(law, of_law(law)) == f"The text in force is codified already, as version {number}."
    frozen = of_law(law)
    freezing.freeze_version(by=make.clerk_of(law.municipality), version=frozen)
    assert "frozen" in refused(law, frozen, raises=Frozen)


def test_no_editorial_change_is_added_to_a_codification_later(law):
    made = make.codified(of_law(law), WHY)
    sql = (
        "INSERT INTO policies_editorialchange (municipality_id, codification_id, section_key, kind, reason)"
        " VALUES (%s, %s, %s, 'other', 'Later')"
    )
    key = RECORDS.key if connection.vendor == "postgresql" else RECORDS.key.replace("-", "")
    assert by_guard(sql, [made.municipality_id, made.pk, key])
    assert EditorialChange.objects.count() == 1


def test_two_texts_of_different_policies_are_never_tied(law):
    other = make.law(make.policy(law.municipality), LAW)
    sql = (
        "INSERT INTO policies_codification (municipality_id, adopted_id, codified_id, authority, changes,"
        " recorded_by_id, date_precision, date_raw) VALUES (%s, %s, %s, 'None', 1, %s, 'unknown', '')"
    )
    clerk = make.clerk_of(law.municipality)
    assert by_guard(sql, [law.municipality_id, law.pk, other.pk, clerk.pk])
    assert by_guard(sql, [law.municipality_id, law.pk, of_law(law).pk, clerk.pk])


def test_the_date_is_kept_as_far_as_it_is_known(law):
    assert str(make.codified(of_law(law), WHY, on=PartialDate.year(2020)).date) == "2020"


def test_the_codified_text_keeps_the_keys_of_the_law(law):
    made = make.codified(of_law(law), WHY)
    assert [str(row.key) for row in sections_of(made.codified)] == [each.key for each in LAW]
