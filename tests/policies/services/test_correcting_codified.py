"""A mistaken codified text gives way to a correction with a reason, and stays readable as what it was."""

from datetime import date

import pytest
from django.db import connection

from policies.codified import codified, codified_at
from policies.dates import PartialDate
from policies.models import Act, ActKind, Codification, Policy, Version
from policies.queries import counted_acts, in_force, sections_of
from policies.refusals import Overtaken, Refused
from policies.services import retitling
from policies.services.starting import start_from_version
from policies.telling import version_record
from tests import make
from tests.policies.services.behind_law import LAW, changed, enact
from tests.raw_sql import by_guard

pytestmark = pytest.mark.django_db

GIFTS = LAW[1]
DAY = date(2022, 1, 1)
WHY = (GIFTS.key, "heading", "Plural.")
BECAUSE = "The editor wrote Presence."


NINE = "Section 9 of Ordinance 24-9"


def codified_acts():
    return [each for each in counted_acts(Act.objects.order_by("pk")) if each.kind == ActKind.CODIFIED]


def of_law(law, heading="Presents", rows=LAW):
    return make.draft(law.policy, changed(rows, {1: {"heading": heading}}), base=law)


@pytest.fixture
def mistaken(law):
    return make.codified(of_law(law, "Presence"), WHY)


def correct(mistaken, text=None, *reasons, **fields):
    fields = {"corrects": mistaken.pk, "because": BECAUSE} | fields
    return make.codified(text or of_law(mistaken.adopted), *(reasons or [WHY]), **fields)


def refused(mistaken, raises=Refused, **fields):
    """The sentence of the refusal, after which the codified text is the one that it was."""
    with pytest.raises(raises) as refusal:
        correct(mistaken, **fields)
    assert codified_at(mistaken.adopted).codification == mistaken
    return str(refusal.value)


def test_only_the_correction_counts_and_the_mistaken_text_says_so(law, mistaken):
    made = correct(mistaken)
    assert (made.corrects, made.reason, made.adopted) == (mistaken, BECAUSE, law)
    found = codified([law, mistaken.codified, made.codified])
    assert {key: each.codification.pk for key, each in found.items()} == {
        law.pk: made.pk,
        mistaken.codified_id: mistaken.pk,
        made.codified_id: made.pk,
    }
    old = Version.objects.with_record().get(pk=mistaken.codified_id)
    status = version_record(in_force(law.policy, DAY), old).status
    assert status.tag == "Replaced"
    assert status.sentence.startswith("Replaced by a correction on ")
    assert f"version {made.codified.number}, because: “{BECAUSE}” The adopted text" in status.sentence


def test_a_correction_can_be_corrected_and_the_law_stays_the_adopted_text(law, mistaken):
    first = correct(mistaken)
    last = correct(first, of_law(law, "Gratuities"), because="Presents is no word of the code.")
    assert codified_at(law).codification == last
    assert in_force(law.policy, DAY).version == law
    assert Codification.objects.filter(adopted=law).count() == 3


def test_reasons_and_day_alone_can_be_corrected(law, mistaken):
    text = of_law(law, "Presence")
    made = correct(mistaken, text, on=PartialDate.year(2020))
    assert str(made.date) == "2020" and made.codified.text_digest == mistaken.codified.text_digest


def test_a_text_that_is_law_no_more_can_still_be_corrected(law, mistaken):
    enact(law, LAW[:3])
    made = correct(mistaken)
    assert codified_at(law).codification == made


def test_a_draft_from_a_codified_text_is_compared_with_the_text_that_it_codifies(law, mistaken):
    enact(law, LAW[:3])
    text = Version.objects.get(pk=mistaken.codified_id)
    draft = start_from_version(by=None, version=text, standing=in_force(law.policy, DAY))
    assert draft.base == law and sections_of(draft)[1].heading == "Presence"


def test_the_act_that_it_left_is_corrected_too(law):
    new = enact(law, LAW[:3])
    mistaken = make.codified(of_law(new, "Presence", LAW[:3]), WHY)
    made = correct(mistaken, of_law(new, rows=LAW[:3]), on=PartialDate.on(date(2021, 3, 1)))
    (act,) = codified_acts()
    assert act.corrects.date == mistaken.date and act.date == made.date
    assert act.note.startswith(f"Version {made.codified.number} of the")


def test_the_act_is_corrected_whatever_the_policy_is_called_by_then(law):
    new = enact(law, LAW[:3])
    mistaken = make.codified(of_law(new, "Presence", LAW[:3]), WHY)
    policy, clerk = Policy.objects.get(pk=law.policy_id), make.clerk_of(law.municipality)
    seen = retitling.entry_of(policy)
    retitling.change_policy(by=clerk, policy=policy, seen=seen, reason="As told", title="Conduct")
    made = correct(mistaken, of_law(new, rows=LAW[:3]))
    assert [act.note for act in codified_acts()] == [f"Version {made.codified.number} of the Conduct. {NINE}"]


def test_the_act_is_corrected_though_somebody_put_its_day_right(law):
    new = enact(law, LAW[:3])
    mistaken = make.codified(of_law(new, "Presence", LAW[:3]), WHY)
    (left,) = codified_acts()
    told = {"kind": ActKind.CODIFIED, "on": PartialDate.year(2022), "note": "By hand."}
    clerk = make.clerk_of(law.municipality)
    make.acts.record_act(by=clerk, instrument=left.instrument, corrects=left, **told)
    made = correct(mistaken, of_law(new, rows=LAW[:3]))
    assert [act.date for act in codified_acts()] == [made.date]


def test_an_act_of_another_hand_stays(law):
    new = enact(law, LAW[:3])
    instrument = in_force(law.policy, DAY).began_by.edition.instrument
    day = PartialDate.on(date(2020, 9, 1))
    clerk = make.clerk_of(law.municipality)
    by_hand = make.acts.record_act(by=clerk, instrument=instrument, kind=ActKind.CODIFIED, on=day)
    correct(make.codified(of_law(new, "Presence", LAW[:3]), WHY), of_law(new, rows=LAW[:3]))
    assert list(Act.objects.filter(kind=ActKind.CODIFIED)) == [by_hand]


def test_without_a_word_that_it_is_a_correction_it_is_refused(mistaken):
    said = f"The text in force is codified already, as version {mistaken.codified.number}."
    assert refused(mistaken, corrects=None) == said


def test_what_is_wrong_is_said(mistaken):
    said = f"Say what is wrong in version {mistaken.codified.number}, the codified text."
    assert refused(mistaken, because=" ") == said


def test_what_somebody_corrected_meanwhile_is_looked_at_again(law, mistaken):
    first = correct(mistaken)
    assert "corrected the codified text" in refused(first, corrects=mistaken.pk, raises=Overtaken)


def test_where_there_is_none_nothing_is_corrected(law):
    with pytest.raises(Refused, match="no codified text of it that could be corrected"):
        make.codified(of_law(law), WHY, corrects=1, because=BECAUSE)
    assert not Codification.objects.exists()


def test_what_the_codified_text_says_already_is_no_correction(law, mistaken):
    assert "nothing would be corrected" in refused(mistaken, text=of_law(law, "Presence"))


ROW = (
    "INSERT INTO policies_codification (municipality_id, adopted_id, codified_id, authority, changes,"
    " recorded_by_id, date_precision, date_raw, corrects_id, reason)"
    " VALUES (%s, %s, %s, 'None', 1, %s, 'unknown', '', %s, %s)"
)


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE"])
def test_the_database_takes_no_second_codification_without_a_correction(law, mistaken, verb):
    if verb != "INSERT" and connection.vendor != "sqlite":
        pytest.skip("PostgreSQL replaces no row")
    other = make.law(law.policy, LAW)
    clerk = make.clerk_of(law.municipality)
    sql = ROW.replace("INSERT", verb, 1)
    assert by_guard(sql, [law.municipality_id, law.pk, other.pk, clerk.pk, None, ""])
    assert Codification.objects.get() == mistaken


def test_the_database_lets_nothing_correct_the_codification_of_another_text(law, mistaken):
    other, third = make.law(law.policy, LAW), make.law(law.policy, LAW)
    clerk = make.clerk_of(law.municipality)
    assert by_guard(ROW, [law.municipality_id, other.pk, third.pk, clerk.pk, mistaken.pk, "Why"])
