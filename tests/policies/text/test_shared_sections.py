"""Two texts that began apart: their sections are found by number, heading and words, and every word stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.services.settling import Answer, questions_of, settled
from policies.text.merging import merge
from policies.text.section import SectionText
from policies.text.shared_sections import in_common, same_sections, with_keys_of

GIFTS = SectionText("section", "2", "Gifts", "No gift over ten dollars is taken.", "a")
WORDS = ("No gift is taken.", "The clerk keeps a register.", "Travel is reported.", "")


@st.composite
def texts(draw, side):
    """Some sections, each under a key of its own or under one that both sides have."""
    rows = []
    for at in range(draw(st.integers(0, 4))):
        key = draw(st.sampled_from((f"{side}-{at}", f"both-{at}")))
        level = draw(st.sampled_from(("section", "section", "section", "chapter")))
        label = draw(st.sampled_from(("1", "2", "3", None)))
        heading = draw(st.sampled_from(("Gifts", "Travel", "")))
        rows.append(SectionText(level, label, heading, draw(st.sampled_from(WORDS)), key))
    return rows


def put_together(mine, theirs):
    pairs = same_sections(mine, theirs)
    mine = with_keys_of(mine, theirs, pairs)
    return merge(in_common((mine[i], theirs[j]) for i, j in pairs), mine, theirs)


@given(mine=texts("mine"), theirs=texts("theirs"), choice=st.sampled_from(["law", "draft"]))
def test_no_word_is_lost_on_either_side(mine, theirs, choice):
    """What only one side says stays, and what both say otherwise is asked before one of them goes."""
    merged = put_together(mine, theirs)
    asked = questions_of(merged)
    answers = {each.name: Answer(choice if choice in each.choices else "law") for each in asked}
    found = settled(merged, theirs, asked, answers)
    said = {row.text for row in found}
    for row in theirs if choice == "law" else mine:
        assert row.text in said or not row.text
    shown = {side.text for each in asked for side in (each.law, each.draft) if side}
    for row in (*mine, *theirs):
        assert not row.text or row.text in said | shown
    keys = [row.key for row in found if row.key]
    assert len(keys) == len(set(keys))


@given(mine=texts("mine"))
def test_a_text_put_together_with_itself_asks_nothing(mine):
    apart = [replace(row, key=f"other-{at}") for at, row in enumerate(mine)]
    merged = put_together(mine, apart)
    assert questions_of(merged) == ()
    assert [replace(row, key=None) for row in merged.text()] == [replace(row, key=None) for row in mine]


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        (replace(GIFTS, text="None."), {"text"}),
        (replace(GIFTS, heading="Presents"), {"heading"}),
        (replace(GIFTS, label="3"), {"label"}),
        (GIFTS, set()),
        (SectionText("section", "9", "Hearings", "The board hears every complaint."), set()),
        (replace(GIFTS, level="article"), {"twice"}),
    ],
)
def test_what_both_have_and_differ_in_is_asked(other, kinds):
    merged = put_together([GIFTS], [replace(other, key="b")])
    assert {each.kind for each in questions_of(merged)} == kinds
