"""The bill's own sections against the sections they name."""

import pytest

from policies.linting.facts import Elsewhere
from policies.linting.findings import Part
from policies.linting.registry import over_bill
from policies.text.instructing import ADD, ADOPT, AMEND, RENUMBER, REPEAL
from tests.policies.linting.making import bill, change, instructed, names, section, step

OLD = (
    section("3-10", "A car is driven.", "Cars", key="a"),
    section("3-11", "Mail is kept.", "Mail", key="b"),
)
NEW = (
    OLD[0],
    section("3-11", "Mail is read.", "Mail", key="b"),
    section("3-11A", "Posts are kept.", "Social media", key="c"),
)
BOTH = change(*NEW, before=OLD)
SOUND = (
    step(AMEND, "3-11", "1", key="b", caption="Mail"),
    step(ADD, "3-11A", "2", key="c", caption="Social media"),
)


def test_sound_instructions_have_no_finding():
    assert instructed(BOTH, *SOUND) == ()


def test_a_section_that_neither_text_has():
    (only,) = instructed(BOTH, *SOUND, step(AMEND, "9-9", "3"))
    assert (only.rule, only.blocks) == ("target-not-found", False)
    assert only.sentence == "Section 3 of the bill names 9-9, which stands in neither text."
    assert (only.place.part, only.place.change, only.place.step) == (Part.STEP, 0, 2)


@pytest.mark.parametrize("name", ["Code of ethics", "CODE OF  ETHICS", "Chapter 2.52"])
def test_a_policy_may_be_named_as_a_whole(name):
    whole = change(*NEW, before=OLD, names=("Chapter 2.52",))
    assert instructed(whole, step(AMEND, name)) == ()


def test_a_section_that_was_given_another_number_after_its_instruction():
    (only,) = instructed(BOTH, SOUND[0], step(ADD, "3-12", "2", key="c"))
    assert (only.rule, only.blocks, only.proposal) == ("number-differs", True, "3-11A")
    assert only.sentence == "Section 2 of the bill names 3-12; the section that it is about is 3-11A."


@pytest.mark.parametrize("spelled", ["3-11 a", " 3-11A"])
def test_spaces_and_capitals_make_no_other_number(spelled):
    assert instructed(BOTH, SOUND[0], step(ADD, spelled, "2", key="c")) == ()


def test_what_is_added_was_there_already():
    (only,) = instructed(BOTH, step(ADD, "3-11", "1", key="b"), SOUND[1])
    assert (only.rule, only.blocks) == ("number-already-used", True)
    assert "adds 3-11, which is a section of the law already" in only.sentence


def test_what_is_added_to_a_repealed_text_was_no_law():
    restored = change(*NEW, before=OLD, is_law=False)
    assert instructed(restored, step(ADD, "3-11", "1", key="b"), SOUND[1]) == ()


def test_a_number_that_became_free_can_be_used_again():
    moved = (section("3-12", "Mail is kept.", "Mail", key="b"), section("3-11", "New.", "New", key="n"))
    both = change(OLD[0], *moved, before=OLD)
    rows = instructed(both, step(RENUMBER, "3-11", "1", key="b"), step(ADD, "3-11", "2", key="n"))
    assert rows == ()


def test_a_new_number_that_another_policy_has():
    beside = Elsewhere({"3-11A": "Code of conduct", "5": "Code of conduct"})
    (only,) = instructed(BOTH, *SOUND, elsewhere=beside)
    assert (only.rule, only.blocks) == ("number-taken-elsewhere", False)
    assert "a section of the Code of conduct has that number" in only.sentence
    plain = change(section("5", key="p"), before=(section("4", key="o"),))
    assert "number-taken-elsewhere" not in names(instructed(plain, step(ADD, "5", key="p"), elsewhere=beside))


RAW = "Article 3 (Staff) is amended by adding a new Section 3-11 A (Social media), as follows:"


def test_a_number_is_printed_in_one_piece():
    (only,) = instructed(BOTH, SOUND[0], step(ADD, "3-11A", "2", key="c", raw=RAW))
    assert (only.rule, only.proposal) == ("number-printed-apart", "3-11A")
    assert only.sentence == "Section 2 of the bill prints “3-11 A”; the section set out is 3-11A."
    assert instructed(BOTH, SOUND[0], step(ADD, "3-11A", "2", key="c", raw=RAW.replace("11 A", "11A"))) == ()


@pytest.mark.parametrize(
    ("raw", "rules"),
    [
        ("Section 3-12 is amended to read as follows:", ["number-in-words-differs"]),
        ("Section 3-11 is amended to read as follows:", []),
        ("Article 3 (Staff) Section 11 (Mail) is amended as follows:", []),
        ("Section 3-11, as amended by Ordinance 12557, is amended:", []),
        ("Article 3 is amended as follows:", []),
    ],
)
def test_the_words_name_the_section(raw, rules):
    assert names(instructed(BOTH, step(AMEND, "3-11", "1", key="b", raw=raw), SOUND[1])) == rules


def test_a_change_that_no_section_of_the_bill_speaks_of():
    (only,) = instructed(BOTH, SOUND[0])
    assert (only.rule, only.place.key) == ("change-unsaid", "c")
    assert only.sentence == "3-11A changes, and no section of the bill says so."


def test_a_new_number_alone_is_no_change_of_words():
    moved = change(
        section("3-10", "A car is driven.", "Cars", key="a"),
        section("3-12", "Mail is kept.", "Mail", key="b"),
        before=OLD,
    )
    assert names(instructed(moved, step(AMEND, "3-10", key="a"))) == ["amends-nothing"]


def test_an_amendment_that_changes_no_word():
    rows = instructed(BOTH, *SOUND, step(AMEND, "3-10", "3", key="a"))
    assert names(rows) == ["amends-nothing"]
    assert rows[0].sentence == "Section 3 of the bill amends 3-10, and no word of that section changes."


@pytest.mark.parametrize("operation", [ADOPT, REPEAL])
def test_a_whole_policy_is_no_list_of_sections(operation):
    sections = None if operation == REPEAL else NEW
    one = change(before=OLD) if sections is None else change(*NEW)
    whole = type(one)("Code of ethics", sections, one.before, steps=(step(operation, "Code of ethics"),))
    assert over_bill(bill(whole)) == ()


def test_two_sections_of_the_bill_that_do_the_same():
    rows = instructed(BOTH, *SOUND, step(AMEND, "3-11", "3", key="b"))
    assert names(rows) == ["named-twice"]
    assert rows[0].sentence == "Section 1 of the bill and section 3 of the bill do the same to 3-11."


@pytest.mark.parametrize(
    ("numbers", "clause", "rules"),
    [
        (("1", "2"), "Section 3. This ordinance is in force on adoption.", []),
        (("1", "2"), "Section 2. This ordinance is in force on adoption.", ["bill-section-twice"]),
        (("1", "1"), "On adoption.", ["bill-section-twice"]),
        (("1", "3"), "On adoption.", ["bill-section-missing"]),
        (("1", "2"), "Section 4. This ordinance is in force on adoption.", ["bill-section-missing"]),
        (("1", "9"), "On adoption.", []),
        (("I", ""), "On adoption.", []),
    ],
)
def test_the_sections_of_the_bill_count(numbers, clause, rules):
    steps = [
        type(one)(one.operation, number, one.target, one.key)
        for one, number in zip(SOUND, numbers, strict=True)
    ]
    assert names(instructed(BOTH, *steps, effective_clause=clause)) == rules
