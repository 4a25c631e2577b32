"""Whatever the law and a draft made of one text: nothing is lost on either side, and no key stands twice."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from policies.services.settling import Answer, questions_of, settled
from policies.text.merging import merge
from policies.text.section import SectionText

WORDS = ("No gift is taken.", "No gift over ten dollars is taken.", "The clerk keeps a register.", "")
BASE = tuple(
    SectionText("section", str(number), f"Heading {number}", WORDS[number % 3], f"key-{number}")
    for number in range(1, 5)
)
EDITS = st.tuples(
    st.sampled_from(("keep", "keep", "text", "heading", "label", "gone")),
    st.integers(0, 3),
    st.integers(1, 9),
)


@st.composite
def sides(draw):
    """The text with some sections amended, renamed, taken out, moved, and some added, under any key."""
    rows = []
    for row, (kind, words, number) in zip(BASE, draw(st.tuples(*[EDITS] * len(BASE))), strict=True):
        changes = {"text": WORDS[words], "heading": f"Heading {number}", "label": str(number)}
        if kind != "gone":
            rows.append(replace(row, **({kind: changes[kind]} if kind in changes else {})))
    if draw(st.booleans()):
        rows = draw(st.permutations(rows))
    for key in draw(st.lists(st.sampled_from(("new-1", "new-2")), unique=True)):
        added = SectionText("section", draw(st.sampled_from("567")), "New", draw(st.sampled_from(WORDS)), key)
        rows.insert(draw(st.integers(0, len(rows))), added)
    return tuple(rows)


def everything(merged, law, choice):
    """The text when every question has the same answer, where it can have it."""
    asked = questions_of(merged)
    answers = {each.name: Answer(choice if choice in each.choices else "law") for each in asked}
    return settled(merged, law, asked, answers)


@given(draft=sides(), law=sides())
def test_no_key_stands_twice_and_the_words_of_one_side_alone_stay(draft, law):
    merged = merge(BASE, draft, law)
    for choice, chosen in (("draft", draft), ("law", law)):
        found = everything(merged, law, choice)
        keys = [row.key for row in found if row.key]
        assert len(keys) == len(set(keys))
        asked = {side.key for each in questions_of(merged) for side in (each.law, each.draft) if side}
        said = {row.text for row in found}
        own = [row for row in chosen if row.key not in asked and row not in BASE]
        other = {row.key: row for row in (law if chosen is draft else draft)}
        for row in own:
            alone = other.get(row.key) in (None, row, *BASE) and (row.key in other or row.key not in KEYS)
            assert not alone or row.text in said


KEYS = {row.key for row in BASE}


@given(law=sides())
def test_a_draft_that_changed_nothing_becomes_the_law(law):
    merged = merge(BASE, BASE, law)
    assert questions_of(merged) == ()
    found = everything(merged, law, "law")
    assert {row.key: row for row in found} == {row.key: row for row in law}


@given(draft=sides())
def test_a_law_that_changed_nothing_leaves_the_draft(draft):
    merged = merge(BASE, draft, BASE)
    assert questions_of(merged) == ()
    assert {row.key: row for row in everything(merged, BASE, "law")} == {row.key: row for row in draft}


@given(text=sides())
def test_what_both_changed_alike_is_not_asked(text):
    merged = merge(BASE, text, text)
    assert questions_of(merged) == ()
    assert {row.key: row for row in everything(merged, text, "law")} == {row.key: row for row in text}
