"""Where a section stands today, whatever other texts have the same words."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.models import Operation
from policies.services import acts, freezing, instruments
from policies.services.instruments import AmendmentDraft, InstructionDraft
from tests import make
from tests.civicpolicy.site.pages import words
from tests.policies.test_section_views import CODE, KEY, REST, gifts, law, propose, repeal

pytestmark = pytest.mark.django_db
TO_COME = PartialDate.on(date(2099, 1, 1))
PAST = PartialDate.on(date(2015, 1, 1))


@pytest.fixture
def code():
    return make.policy(make.city("elm"), "code", title="Code of ethics")


def drop(code, base, effective):
    """An ordinance whose section 2 repeals the section on gifts."""
    clerk = make.clerk_of(code.municipality)
    step = InstructionDraft(Operation.REPEAL, "2", "2.52.020", KEY)
    row = AmendmentDraft(code, make.draft(code, [REST], base=base), base, effective, [step])
    edition = instruments.draft_edition(
        by=clerk,
        instrument=make.instrument(code.municipality, ordinance_number="22-2026"),
        amendments=[row],
        effective_rule="given",
    )
    freezing.freeze_edition(by=clerk, edition=edition)
    freezing.publish_edition(by=clerk, edition=edition)
    acts.adopt(by=clerk, edition=edition, on=PartialDate.on(date(2014, 12, 1)))


def head(client, name="2.52.020", query=""):
    """What stands above the words of the section and its history."""
    said = words(client.get(f"{CODE}sections/{name}/{query}"))
    return said[: said.index("How it came to read so")]


def test_a_section_that_a_bill_leaves_alone_is_law_since_its_own_day(client, code):
    base = law(code, REST, gifts("No gift over $50."), number="13-1")
    propose(code, REST, gifts("No gift over $25."), base=base)
    said = head(client, "2.52.010")
    assert "In force In force so since Tuesday, March 1, 2011, by Ordinance 13-1." in said
    assert "Bill 26-17" not in said


def test_the_same_words_in_an_adopted_text_of_a_coming_day_change_no_status(client, code):
    base = law(code, REST, gifts("No gift over $50."), number="13-1")
    law(code, REST, gifts("No gift over $25."), number="26-9", effective=TO_COME, base=base)
    assert "Adopted" not in head(client, "2.52.010")
    said = head(client)
    assert "In force In force so since Tuesday, March 1, 2011, by Ordinance 13-1." in said
    assert "Changed by Ordinance 26-9 from Thursday, January 1, 2099 on." in said


def test_a_repealed_section_says_by_which_section_of_what_and_since_when(client, code):
    base = law(code, REST, gifts("No gift."), number="13-1")
    propose(code, REST, base=base)
    drop(code, base, PAST)
    said = head(client)
    assert "The section is not in force any more. This is how it read last." in said
    assert "Repealed Repealed by Ordinance 22-2026, section 2, as of Thursday, January 1, 2015." in said
    assert "Bill 26-17" not in said and "eplaced" not in said


def test_a_section_that_is_repealed_from_a_coming_day_is_in_force_until_then(client, code):
    drop(code, law(code, REST, gifts("No gift."), number="13-1"), TO_COME)
    said = head(client)
    assert "This is how the section reads in force. In force In force so since" in said
    assert "In force until Thursday, January 1, 2099, repealed by Ordinance 22-2026, section 2." in said


def test_words_of_another_day_say_until_when_they_were_in_force_and_what_ended_them(client, code):
    base = law(code, REST, gifts("No gift over $50."), number="13-1")
    later = PartialDate.on(date(2012, 1, 1))
    same = law(code, REST, gifts("No gift over $50."), number="12-1", effective=later, base=base)
    drop(code, same, PAST)
    law(code, REST, gifts("None."), number="16-1", effective=PartialDate.on(date(2016, 1, 1)))
    said = head(client, query="?of=2011-05-05")
    assert "In force so from Tuesday, March 1, 2011 until Thursday, January 1, 2015" in said
    assert "when it was repealed by Ordinance 22-2026, section 2." in said


def test_a_bill_that_brings_a_repealed_section_back_would_restore_it(client, code):
    base = law(code, REST, gifts("No gift."), number="13-1")
    repeal(code, base)
    propose(code, REST, gifts("No gift."), base=base)
    assert "Bill 26-17 would restore this section. It is not law." in head(client)


def test_where_a_later_text_of_an_act_not_on_record_lacks_it_no_repeal_is_invented(client, code):
    law(code, REST, gifts("No gift."), number="13-1")
    make.law(code, [REST], effective=PAST)
    said = head(client)
    assert "Not in force Not in force any more since Thursday, January 1, 2015." in said
    assert "epealed" not in said


@pytest.mark.parametrize("is_law", [True, False])
def test_a_section_that_never_was_there_says_once_by_what_it_comes(client, code, is_law):
    base = law(code, REST, number="13-1")
    if is_law:
        law(code, REST, gifts("No gift."), number="26-17", effective=TO_COME, base=base)
    else:
        propose(code, REST, gifts("No gift."), base=base)
    said = head(client)
    assert ("Adopted; in force from Thursday, January 1, 2099." in said) == is_law
    assert ("Proposed by Bill 26-17, as introduced. It is not law." in said) != is_law
    assert client.get(f"{CODE}sections/2.52.020/").context["changes"] == []
