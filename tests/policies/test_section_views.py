"""One section through every published text that has it."""

import uuid
from datetime import date

import pytest

from policies.dates import PartialDate
from policies.models import Extent, Instrument, Marks
from policies.services import acts
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db
CODE = "/elm/policies/code/"
KEY, OTHER = (str(uuid.UUID(int=number)) for number in (1, 2))


def gifts(text, label="2.52.020", key=KEY, heading="Gifts"):
    return SectionText("section", label, heading, text, key)


REST = SectionText("section", "2.52.010", "Purpose", "This chapter sets rules.", OTHER)


@pytest.fixture
def code():
    return make.policy(make.city("elm"), "code", title="Code of ethics")


def law(code, *sections, number, **fields):
    made = make.instrument(code.municipality, ordinance_number=number)
    return make.law(code, sections, instrument=made, **fields)


def propose(code, *sections, base=None, published=True, number="26-17", **fields):
    bill = make.instrument(code.municipality, bill_number=number)
    version = make.draft(code, sections, base=base, **fields)
    make.edition(bill, (code, version, base), published=published)
    return version


def repeal(code, base):
    day = PartialDate.on(date(2018, 6, 5))
    acts.repeal(
        by=make.clerk_of(code.municipality),
        instrument=make.instrument(code.municipality, ordinance_number="18-09"),
        policy=code,
        base=base,
        on=day,
        effective=day,
    )


def titles(page):
    """The history as labels of texts, latest stage first."""
    return [[text.label for text in stage.texts] for stage in page.context["history"]]


def test_the_section_reads_as_it_is_in_force(client, code):
    base = law(code, REST, gifts("No gift over $50."), number="11-07")
    propose(code, REST, gifts("No gift over $25."), base=base)
    page = client.get(f"{CODE}sections/2.52.020/")
    assert "2.52.020 Gifts This is how the section reads in force." in words(page)
    assert page.context["section"].text == "No gift over $50."
    assert links(page)["Read it in the whole text"] == f"{CODE}versions/1/#s-2-52-020"


def test_its_history_runs_through_its_texts_and_marks_what_changed(client, code):
    base = law(code, REST, gifts("No gift over $50."), number="11-07")
    same = propose(code, REST, gifts("No gift over $50."), base=base, number="26-1")
    propose(code, REST, gifts("No gift over $25."), base=same, number="26-2")
    page = client.get(f"{CODE}sections/2.52.020/")
    assert titles(page) == [
        ["Version 3: Bill 26-2, as introduced"],
        ["Version 1: Ordinance 11-07", "Version 2: Bill 26-1, as introduced"],
    ]
    body = page.content.decode()
    assert (body.count("<del"), body.count("<ins")) == (1, 1)
    assert body.count('id="s-2-52-020"') == 1


def test_a_new_number_leads_to_the_same_section(client, code):
    base = law(code, gifts("No gift."), number="11-07")
    propose(code, gifts("No gift.", label="2.52.025"), base=base)
    for name in ("2.52.020", "2.52.025", KEY):
        assert len(titles(client.get(f"{CODE}sections/{name}/"))) == 2


def test_a_number_used_again_means_the_section_in_force(client, code):
    base = law(code, gifts("No gift."), number="11-07")
    again = SectionText("section", "2.52.020", "Travel", "No travel.", OTHER)
    propose(code, again, base=base)
    assert client.get(f"{CODE}sections/2.52.020/").context["section"].heading == "Gifts"
    assert client.get(f"{CODE}sections/{OTHER}/").context["section"].heading == "Travel"


def test_a_section_that_a_bill_drops_is_in_force_until_it_is_law(client, code):
    base = law(code, REST, gifts("No gift."), number="11-07")
    propose(code, REST, base=base)
    page = client.get(f"{CODE}sections/2.52.020/")
    assert "Bill 26-17 would repeal this section. It is not law. Read Bill 26-17" in words(page)
    assert page.context["status"].tag == "In force"


def test_a_section_that_is_only_proposed_is_not_in_force(client, code):
    base = law(code, REST, number="11-07")
    propose(code, REST, gifts("No gift."), base=base)
    said = words(client.get(f"{CODE}sections/2.52.020/"))
    assert "The section is not in force as it stands here." in said
    assert "Proposed by Bill 26-17, as introduced. It is not law." in said


def test_a_text_that_lost_its_marks_is_not_compared(client, code):
    base = law(code, gifts("No gift over $50."), number="11-07")
    propose(code, gifts("No gift over $25. $50."), base=base, marks=Marks.UNKNOWN)
    page = client.get(f"{CODE}sections/2.52.020/")
    assert "Marks unknown: not compared with the text before it." in words(page)
    assert "<del" not in page.content.decode()


def test_an_unpublished_text_is_no_part_of_the_history(client, code):
    base = law(code, gifts("No gift."), number="11-07")
    propose(code, gifts("Any gift."), gifts("Secret.", "9.9", OTHER), base=base, published=False)
    assert titles(client.get(f"{CODE}sections/2.52.020/")) == [["Version 1: Ordinance 11-07"]]
    assert client.get(f"{CODE}sections/9.9/").status_code == 404
    assert client.get(f"{CODE}sections/{OTHER}/").status_code == 404


@pytest.mark.parametrize("name", ["9.9", str(uuid.UUID(int=9)), "%00", "x" * 3000, "{key}", "2.52.020'--"])
def test_what_no_text_has_is_not_found(client, code, name):
    law(code, gifts("No gift."), number="11-07")
    assert client.get(f"{CODE}sections/{name}/").status_code == 404


def test_another_policys_section_is_not_found(client, code):
    law(code, gifts("No gift."), number="11-07")
    make.law(make.policy(code.municipality, "travel"), [REST])
    assert client.get("/elm/policies/travel/sections/2.52.020/").status_code == 404
    assert client.get(f"/elm/policies/travel/sections/{KEY}/").status_code == 404


@pytest.fixture
def entered_late(code):
    """Version 1 took effect in 2016, version 2 in 2011; a bill gives the section another name."""
    later = PartialDate.on(date(2016, 11, 12))
    law(code, gifts("No gift over $25.", heading="Use of office"), number="16-09", effective=later)
    first = law(code, gifts("No gift over $50.", heading="Use of office"), number="11-07")
    propose(code, gifts("No gift over $10.", heading="Misuse of office"), base=first)


def test_texts_stand_in_the_order_of_law_and_not_of_their_numbers(client, code, entered_late):
    page = client.get(f"{CODE}sections/2.52.020/")
    assert titles(page) == [
        ["Version 3: Bill 26-17, as introduced"],
        ["Version 1: Ordinance 16-09"],
        ["Version 2: Ordinance 11-07"],
    ]
    said = words(page)
    assert said.index("The first published text of this section.") > said.index("Version 2: Ordinance 11-07")
    assert said.count("The first published text") == 1
    assert "What changed in it, against Version 2: Ordinance 11-07" in said
    assert page.context["history"][1].change.words_deleted == 1
    assert page.context["is_in_force"] and page.context["section"].text == "No gift over $25."


def test_texts_that_read_the_same_say_so_and_the_first_stands_last(client, code):
    base = law(code, gifts("No gift."), number="11-07")
    law(code, gifts("No gift."), number="15-02", effective=PartialDate.on(date(2015, 1, 1)), base=base)
    said = words(client.get(f"{CODE}sections/2.52.020/?of=2012-01-01"))
    history = said[said.index("How it came to read so") :]
    places = [
        history.index(part)
        for part in (
            "Version 2: Ordinance 15-02",
            "The section reads the same here as in the text below.",
            "Version 1: Ordinance 11-07",
            "The first published text of this section.",
        )
    ]
    assert places == sorted(places)
    head = said[: said.index("How it came to read so")]
    assert "It still does. In force In force so since Tuesday, March 1, 2011, by Ordinance 11-07." in head


def test_the_section_of_a_day_is_named_as_it_was_called_then(client, code, entered_late):
    since = PartialDate.on(date(2020, 1, 1))
    law(code, gifts("No gift.", heading="Gifts to officers"), number="20-1", effective=since)
    day = client.get(f"{CODE}on/2012-05-05/")
    there = f"{CODE}sections/2.52.020/?of=2012-05-05"
    assert links(day)["History of this section 2.52.020"] == there
    said = words(client.get(there))
    assert "2.52.020 Use of office So the section read on Saturday, May 5, 2012." in said
    assert "Here it is called “2.52.020 Gifts to officers”." in said
    assert "2.52.020 Gifts to officers This is how the section reads in force." in words(
        client.get(f"{CODE}sections/2.52.020/?of=soon")
    )


def test_a_repealed_section_is_not_shown_under_a_name_that_is_only_proposed(client, code):
    base = law(code, gifts("No gift.", heading="Use of office"), number="11-07")
    repeal(code, base)
    propose(code, gifts("No gift.", heading="Misuse of office"), base=base)
    said = words(client.get(f"{CODE}sections/2.52.020/"))
    assert "2.52.020 Use of office The section is not in force any more." in said


def test_law_is_held_against_the_law_before_it_and_not_against_a_bill_that_failed(client, code):
    base = law(code, gifts("No gift over $50."), number="11-07")
    propose(code, gifts("Any gift over $9."), base=base)
    failed = Instrument.objects.get(bill_number="26-17")
    acts.record_act(
        by=make.clerk_of(code.municipality),
        instrument=failed,
        kind="withdrawn",
        on=PartialDate.on(date(2012, 1, 1)),
    )
    later = PartialDate.on(date(2015, 1, 1))
    law(code, gifts("No gift over $25."), number="15-02", effective=later, base=base)
    stage = client.get(f"{CODE}sections/2.52.020/").context["history"][0]
    assert (stage.latest.label, stage.against.label) == (
        "Version 3: Ordinance 15-02",
        "Version 1: Ordinance 11-07",
    )


def test_on_days_not_known_exactly_no_text_is_said_to_be_the_first(client, code):
    law(code, gifts("No gift over $50."), number="11-07", effective=PartialDate.year(2011))
    said = words(client.get(f"{CODE}sections/2.52.020/"))
    assert "No published text of this section is known to be earlier." in said
    assert "The first published text" not in said


def test_a_text_that_sets_out_a_part_does_not_say_that_a_section_is_gone(client, code):
    base = law(code, REST, gifts("No gift."), number="11-07")
    propose(code, REST, base=base, extent=Extent.PARTIAL)
    assert "would repeal" not in words(client.get(f"{CODE}sections/2.52.020/"))
