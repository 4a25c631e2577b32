"""What a template leaves in brackets stands in the way; the brackets of law, and of paper, do not."""

import pytest

from policies.exchange import library
from policies.linting.findings import WORDED, Part
from policies.linting.registry import over_clauses
from policies.services.templating import filled_sections
from policies.text.variables import variables
from tests.policies.linting.making import bill, drafted, section

LEFT = library.blanks()


def found(rows):
    return [each for each in rows if each.rule == "placeholder-left"]


def of_text(text, **other):
    return found(drafted(section("1", text), **{"blanks": LEFT, **other}))


@pytest.mark.parametrize("part", WORDED)
def test_a_clause_that_a_template_left_open_stands_in_the_way(part):
    (only,) = found(over_clauses(bill(blanks=LEFT, **{part.value: "An order of the Mayor on [subject]."})))
    assert (only.blocks, only.place.part) == (True, part)
    assert only.sentence == f"In {only.place.words}, [subject] is still to be filled in."
    assert (only.place.start, only.place.end) == (25, 34)


def test_several_are_named_in_one_sentence():
    recitals = "WHEREAS, [why the order is made]; and\n\nWHEREAS, [law that gives the power] and [subject];"
    (only,) = found(over_clauses(bill(blanks=LEFT, recitals=recitals)))
    assert only.sentence == (
        "In the recitals, [why the order is made], [law that gives the power] and [subject]"
        " are still to be filled in."
    )
    (many,) = of_text("[number] [day] [term] [meaning] [number]")
    assert "[number], [day], [term] and 1 more are still" in many.sentence


@pytest.mark.parametrize("template", library.templates(library.BILLS).values(), ids=lambda each: each.name)
def test_every_template_of_a_bill_stands_in_the_way_until_it_is_filled_in(template):
    clauses = {part.left: part.text for part in template.parts}
    rows = found(over_clauses(bill(blanks=LEFT, **clauses)))
    open_clauses = {name for name, text in clauses.items() if variables([text])}
    assert {each.place.part.value for each in rows if each.blocks} == open_clauses


@pytest.mark.parametrize("template", library.templates(library.POLICIES).values(), ids=lambda each: each.name)
def test_every_template_of_a_policy_stands_in_the_way_until_it_is_filled_in(template):
    rows = found(drafted(*filled_sections(template, {}), blanks=LEFT))
    assert rows and all(each.blocks for each in rows)


@pytest.mark.parametrize("clause", library.clauses(), ids=lambda each: f"{each.left}: {each.right}")
def test_a_clause_of_the_library_is_not_brought_in_half(clause):
    assert [each.blocks for each in of_text(clause.text)] == ([True] if variables([clause.text]) else [])


@pytest.mark.parametrize(
    "text",
    [
        "[Reserved]",
        "He said “wont [sic] do”.",
        "[t]he clerk may",
        "no person[s] may",
        "[1] applies",
        "[A note of the editor.]",
        "plain words",
        "[Amended 2012]",
        "[Amended by Ordinance]",
        "[repealed by a later bill]",
        "[Council]",
        "[bracketed matter] is deleted",
        "§ 1 {- gone -} {+ new +}",
    ],
)
def test_brackets_of_law_are_let_be(text):
    assert of_text(text) == []


def test_other_small_words_in_brackets_are_only_worth_a_look():
    (only,) = of_text("No gift over [fifty dollars] forty dollars is taken.")
    assert not only.blocks and only.sentence == (
        "In 1, [fifty dollars] stands in brackets. Is something still to be filled in there?"
    )


def test_paper_stands_as_it_was_printed():
    assert of_text("No gift over [fifty dollars] is taken.", is_from_paper=True) == []
    (only,) = of_text("On [day] it ends.", is_from_paper=True)
    assert not only.blocks
    clauses = bill(blanks=LEFT, is_from_paper=True, long_title="On [subject]", recitals="[a note]")
    assert [each.blocks for each in found(over_clauses(clauses))] == [False]


def test_what_the_law_has_already_is_not_said_again():
    law = section("1", "A gift of [day] is void.")
    assert of_text("A gift of [day] is now void.", before=(law,)) == []
    assert found(drafted(law, before=(law,), blanks=LEFT)) == []
    (only,) = of_text("A gift of [day] to [contact] is void.", before=(law,))
    assert "[contact] is" in only.sentence


def test_a_heading_is_looked_at_as_well():
    (only,) = found(drafted(section("1", heading="Review by [day]"), blanks=LEFT))
    assert (only.place.part, only.blocks) == (Part.HEADING, True)


@pytest.mark.parametrize("text", ["As [Name of Officer] rules.", "As {name_of_officer} rules.", "In {city}."])
def test_what_a_clause_of_the_city_itself_left_open_stands_in_the_way(text):
    own = variables(["[Name of Officer], {name_of_officer} [sic] [Reserved] [1]"])
    assert own == ("Name of Officer", "name_of_officer")
    (only,) = of_text(text, blanks=LEFT | frozenset(own))
    assert only.blocks
    assert text[only.place.start : only.place.end] in only.sentence
    assert [each.blocks for each in of_text(text)] == ([] if "[" in text else [text == "In {city}."])
