"""A codified text that should never have been entered is withdrawn, and stays readable as what it was."""

from datetime import date

import pytest

from policies.codified import codified_at
from policies.models import Act, ActKind, Codification, Version
from policies.queries import counted_acts, in_force, sections_of
from policies.refusals import Overtaken, Refused
from policies.services.codifying import withdraw_codified
from policies.services.outlining import state_of_text
from policies.telling import version_record
from policies.timeline import is_uncodified
from tests import make
from tests.policies.services.behind_law import LAW, changed, enact

pytestmark = pytest.mark.django_db

WHY = (LAW[1].key, "heading", "Plural.")
BECAUSE = "The code never showed it."
DAY = date(2022, 1, 1)


def renamed(law):
    return make.draft(law.policy, changed(LAW[:3], {1: {"heading": "Presents"}}), base=law)


def adopted_words(law):
    return make.draft(law.policy, LAW[:3], base=law)


@pytest.fixture
def new(law):
    """The law by an ordinance, in a city that looks after its code."""
    law.municipality.profile.codifies = True
    law.municipality.profile.save()
    law.policy.citation = "Chapter 2.60"
    law.policy.save()
    return enact(law, LAW[:3])


@pytest.fixture
def mistaken(new):
    return make.codified(renamed(new), WHY)


def withdraw(mistaken, draft=None, **fields):
    text = draft or adopted_words(mistaken.adopted)
    fields = {
        "because": BECAUSE,
        "corrects": mistaken.pk,
        "seen": state_of_text(sections_of(text)),
    } | fields
    return withdraw_codified(by=make.clerk_of(text.municipality), draft=text, **fields)


def is_open(law):
    return is_uncodified(law.municipality, in_force(law.policy, DAY).began_by)


def status(version):
    text = Version.objects.with_record().get(pk=version.pk)
    return version_record(in_force(version.policy, DAY), text).status


def test_the_adopted_text_stands_alone_again_and_the_mistaken_one_says_why(new, mistaken):
    assert not is_open(new)
    made = withdraw(mistaken)
    assert (made.is_withdrawal, made.corrects, made.reason) == (True, mistaken, BECAUSE)
    assert codified_at(new) is None and codified_at(made.codified) is None
    assert codified_at(mistaken.codified).codification.replaced_by == made
    assert is_open(new) and in_force(new.policy, DAY).version == new
    said = status(mistaken.codified)
    why = f"There is no codified text of its own: it was entered by mistake, because: “{BECAUSE}”"
    assert (said.tag, said.sentence) == ("Withdrawn", f"{why} The adopted text governs.")
    wrong = f"version {mistaken.codified.number} was entered by mistake, because: “{BECAUSE}”"
    assert status(made.codified).sentence.endswith(f"There is no codified text of its own: {wrong}")


def test_after_a_correction_the_last_act_is_struck(new, mistaken):
    last = make.codified(
        make.draft(new.policy, changed(LAW[:3], {1: {"heading": "Alms"}}), base=new),
        WHY,
        corrects=mistaken.pk,
        because="Another word.",
    )
    withdraw(last)
    assert is_open(new)
    assert [act.kind for act in Act.objects.order_by("pk")][-1] == ActKind.NOT_SO


def test_an_act_of_another_hand_stays(new):
    instrument = in_force(new.policy, DAY).began_by.edition.instrument
    day = make.PartialDate.year(2021)
    make.acts.record_act(
        by=make.clerk_of(new.municipality), instrument=instrument, kind=ActKind.CODIFIED, on=day
    )
    withdraw(make.codified(renamed(new), WHY))
    assert [act.date for act in counted_acts(Act.objects.all()) if act.kind == ActKind.CODIFIED] == [day]


def test_it_can_be_codified_after_all_with_a_reason(new, mistaken):
    gone = withdraw(mistaken)
    with pytest.raises(Refused, match="was withdrawn: say why there is one after all"):
        make.codified(renamed(new), WHY)
    made = make.codified(renamed(new), WHY, corrects=gone.pk, because="The code shows it now.")
    assert codified_at(new).codification == made and not is_open(new)


def test_what_was_withdrawn_is_codified_again_only_while_it_is_law(law, new, mistaken):
    gone = withdraw(mistaken)
    enact(new, LAW[:2])
    with pytest.raises(Refused, match="only that text can be codified"):
        make.codified(renamed(new), WHY, corrects=gone.pk, because="Late.")


@pytest.mark.parametrize(
    ("fields", "kind", "said"),
    [
        ({"because": " "}, Refused, "Say what is wrong in version"),
        ({"seen": "0" * 16}, Overtaken, "changed the draft"),
        ({"corrects": 0}, Overtaken, "corrected the codified text"),
    ],
)
def test_what_is_missing_or_overtaken_is_refused(mistaken, fields, kind, said):
    with pytest.raises(kind, match=said):
        withdraw(mistaken, **fields)
    assert Codification.objects.get() == mistaken


def test_only_the_adopted_words_withdraw_it_and_only_once(new, mistaken):
    with pytest.raises(Refused, match="does not say what the adopted text says"):
        withdraw(mistaken, renamed(new))
    gone = withdraw(mistaken)
    with pytest.raises(Refused, match="no codified text of it that could be withdrawn"):
        withdraw(gone)


def test_where_there_is_none_there_is_nothing_to_withdraw(new):
    draft = adopted_words(new)
    with pytest.raises(Refused, match="no codified text of it that could be withdrawn"):
        withdraw_codified(by=make.clerk_of(new.municipality), draft=draft, because="x", seen="", corrects=1)
