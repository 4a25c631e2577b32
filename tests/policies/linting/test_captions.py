"""What an instruction calls a section, and what its heading says: the drafting error of a real bill."""

from pathlib import Path

import pytest

from policies.exchange import read
from policies.linting.facts import Bill, Change, LocalRules, Step
from policies.linting.registry import over_bill
from policies.text.instructing import ADD, AMEND, RENUMBER
from tests.policies.linting.making import change, instructed, names, section, step

BILL = Path(__file__).parents[4] / "shared" / "seeds" / "002_8260c5e35bb31f00.txt"
OLD = (section("3-11", "Mail is kept.", "Computers and electronic mail", key="a"),)
NEW = (
    section("3-11", "Mail is read.", "Computers, Internet and electronic mail", key="a"),
    section("3-11A", "Posts are kept.", "Social media", key="b"),
    section("3-11B", "No picture is taken.", "Pictures and recordings of scenes", key="c"),
)
BOTH = change(*NEW, before=OLD)


def called(caption, target="3-11B", operation=ADD, raw="", key="c"):
    keyed = {"3-11": "a", "3-11A": "b", "3-11B": "c"}
    others = [
        step(AMEND if name == "3-11" else ADD, name, str(at), key=each)
        for at, (name, each) in enumerate(keyed.items(), 1)
        if name != target
    ]
    own = step(
        operation, target, str(list(keyed).index(target) + 1), key=keyed[target], caption=caption, raw=raw
    )
    return instructed(BOTH, *sorted([*others, own], key=lambda each: each.number))


def test_a_caption_that_was_copied_from_the_section_before():
    (only,) = called("Social media")
    assert (only.rule, only.blocks, only.proposal) == ("caption-differs", False, NEW[2].heading)
    assert only.sentence == (
        "Section 3 of the bill calls 3-11B “Social media”; the section set out is headed “Pictures and "
        "recordings of scenes”. “Social media” is the heading of 3-11A."
    )


def test_a_caption_that_no_section_has():
    (only,) = called("Gifts")
    assert only.sentence.endswith("is headed “Pictures and recordings of scenes”.")


def test_the_caption_in_the_words_of_the_bill_counts_too():
    raw = "Article 3 (Conduct) is amended by adding Section 3-11B (Social media), as follows:"
    assert names(called("", raw=raw)) == ["caption-differs"]
    assert names(called("", raw=raw.replace("Social media", "Pictures of scenes"))) == []
    after = "Article 3 is amended by adding, after Section 3-10 (City vehicles), Section 3-11B, as follows:"
    assert names(called("", raw=after)) == []


@pytest.mark.parametrize(
    "caption",
    [
        "",
        "Pictures and recordings of scenes",
        "PICTURES, RECORDINGS",
        "Pictures",
        "Picture and recording of a scene",
        "The section",
    ],
)
def test_other_words_for_the_same_thing_are_no_error(caption):
    assert called(caption) == ()


@pytest.mark.parametrize(
    "caption",
    [
        "Computers and electronic mail",
        "Computers, Internet and electronic mail",
        "Computer,lnternet and E-mail Usage",
    ],
)
def test_the_heading_before_the_change_is_as_good_as_the_one_after_it(caption):
    assert called(caption, "3-11", AMEND) == ()


def test_a_renumbered_section_is_called_by_its_new_number():
    assert "caption-differs" not in names(called("To be 3-12", "3-11", RENUMBER))


@pytest.mark.skipif(not BILL.exists(), reason="the scanned bill is not beside this checkout")
def test_the_drafting_error_of_a_bill_of_2012():
    reading = read(BILL.read_bytes())
    fields = reading.instrument
    sections = [each.section for each in reading.sections]
    steps = [
        Step(each.operation, each.number, each.target or "", None, each.after or "", each.caption, each.raw)
        for each in fields.instructions
    ]
    found = over_bill(
        Bill(
            "ordinance",
            True,
            [Change("Personnel Policy Manual", sections, steps=steps, is_whole=False)],
            bill_number=fields.bill_number,
            long_title=fields.title,
            enacting_clause=fields.enacting_clause,
            effective_clause=fields.effective_clause,
            effective_rule="passage_and_approval",
            is_from_paper=True,
            rules=LocalRules(
                enacting_clause="Be it ordained by the council of the City of Jefferson, as follows:"
            ),
        )
    )
    assert names(found) == [
        "enacting-clause-differs",
        "number-printed-apart",
        "caption-differs",
        "term-capitals",
        "advice-in-a-rule",
    ]
    caption = found[2].sentence
    assert "Section 3 of the bill calls 3-11B “Social Media”" in caption
    assert "headed “Taking Pictures or video of scenes prohibited”" in caption
    assert "“Inappropriate Postings”; elsewhere it is “Inappropriate postings”" in found[3].sentence
