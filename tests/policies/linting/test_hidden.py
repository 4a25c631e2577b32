"""Characters that nobody sees: found in words and clauses, and let be where a script needs them."""

import pytest

from policies.linting.findings import Part
from policies.linting.hidden import MOST, visible
from policies.linting.registry import over_bill
from tests.policies.linting.making import bill, change, drafted, instructed, names, section, step

TURNED = "No gift \u202eis\u202c taken."


@pytest.mark.parametrize(
    ("text", "rule", "blocks"),
    [
        (TURNED, "hidden-direction", True),
        ("A \u2067gift\u2069.", "hidden-direction", True),
        ("\u05d0\u05d1 \u2067\u05d2\u2069", "hidden-direction", False),
        ("\u05d0\u05d1 \u202e\u05d2", "hidden-direction", True),
        ("gi\u200bft", "hidden-character", False),
        ("gift\ufeff", "hidden-character", False),
        ("gi\u00adft", "hidden-character", False),
        ("gi\u200dft", "hidden-character", False),
        ("gift\U000e0041", "hidden-character", False),
    ],
)
def test_a_hidden_character_is_found(text, rule, blocks):
    (only,) = drafted(section("1", text))
    assert (only.rule, only.blocks) == (rule, blocks)
    assert only.place.end == only.place.start + 1
    assert visible(text[only.place.start]).strip("‹›") in only.sentence


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        "Médecins — “quoted”",
        "\u0645\u06cc\u200c\u062e\u0648",
        "\u0915\u094d\u200d\u0937",
        "👩\u200d🚒 helps",
    ],
)
def test_what_a_script_needs_is_let_be(text):
    assert drafted(section("1", text)) == ()


def test_the_sentence_counts_them_and_names_the_first():
    (only,) = drafted(section("1", TURNED))
    assert only.sentence == (
        "In 1 there are 2 characters that nobody sees and that can turn the order of the words around: "
        "U+202E (right-to-left override). Type the words anew."
    )
    (one,) = drafted(section("1", "gi\u200bft"))
    assert (
        one.sentence
        == "In 1 there is a character that nobody sees: U+200B (zero width space). Type the words anew."
    )
    (many,) = drafted(section("1", "\u200b" * 5 * MOST))
    assert "100 or more characters" in many.sentence


def test_it_is_found_in_numbers_and_headings():
    rows = drafted(section("1\u200b", heading="A \u202egift"))
    assert {(each.rule, each.place.part) for each in rows} == {
        ("hidden-direction", Part.HEADING),
        ("hidden-character", Part.LABEL),
    }


def test_it_is_left_alone_where_the_law_has_it():
    before = section("1", TURNED)
    assert drafted(before, section("2"), before=(before,)) == ()


@pytest.mark.parametrize("part", ["long_title", "recitals", "enacting_clause", "effective_clause"])
def test_it_is_found_in_the_clauses(part):
    sound = bill()
    rows = over_bill(bill(**{part: f"{getattr(sound, part)}\u202e"}))
    (only,) = [each for each in rows if each.rule != "effective-clause-unread"]
    assert (only.rule, only.place.part, only.blocks) == ("hidden-direction", part, True)


def test_it_is_found_in_an_instruction():
    one = section("1", key="a")
    rows = instructed(change(one), step("add", "1", key="a", raw="Section 1 is \u202eadded."))
    assert names(rows) == ["hidden-direction"]
    assert rows[0].place.step == 0


def test_it_is_shown_written_out():
    assert visible(TURNED) == "No gift ‹U+202E›is‹U+202C› taken."
    assert visible("Plain") == "Plain"
