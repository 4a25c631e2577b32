"""Accepting every change gives the new text, rejecting every change the old one: for any two texts."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.text import lines, marking
from policies.text import redline as redlining
from policies.text.changes import Op, merged, side
from policies.text.effort import Effort
from policies.text.lines import compare_text, text_of
from policies.text.marking import line_runs, text_runs
from policies.text.pairing import pair_sections
from policies.text.redline import Redline, Run, accept, redline, reject, runs
from policies.text.section import SectionText

PIECES = st.sampled_from(
    [
        *(
            "the",
            "fee",
            "of",
            "shall",
            "must",
            "gift",
            "city’s",
            "x",
            "0",
            "é",
            "e\u0301",
            "😀",
            "職",
            "\ud800",
        ),
        *(
            "(a)",
            "(b)",
            "(1)",
            "(ii)",
            "a.",
            "1.",
            "2.",
            "•",
            "-",
            "—",
            "§ 2-101",
            "2.60.070(a)",
            "$25",
            "5 %",
        ),
        *("fifty dollars ($50.00)", "ten dollars ($10.00)", "thirty (30)", "twenty-", "hundred", "(", ")"),
        *(
            "\n",
            "\n\n",
            " ",
            "   ",
            "\t",
            "\u00a0",
            "\u2003",
            "\u2028",
            "\r",
            "\x0b",
            "\x00",
            "\u200b",
            "\u202e",
        ),
        *(".", ";", ",", ":", "…", "“", "”", "<script>", "</ins>", "&amp;", "[", "]", "_", "*emphasis*"),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=30).map(" ".join),
    st.lists(PIECES, max_size=30).map("".join),
    st.text(max_size=40),
)
SECTIONS = st.builds(
    SectionText,
    level=st.sampled_from(["section", "chapter", "appendix"]),
    label=st.sampled_from([None, "", "1", "2", "2.60", "1-A"]),
    heading=st.sampled_from(["", "Gifts", "Gifts.", "Gifts  of\tthe city", "Definitions"]) | TEXTS,
    text=TEXTS,
    key=st.sampled_from([None, None, "k1", "k2", "k3"]),
)


@st.composite
def two_texts(draw: st.DrawFn) -> tuple[list[SectionText], list[SectionText]]:
    """Two lists of sections that share some, doubled, altered and out of order."""
    old = draw(st.lists(SECTIONS, max_size=6))
    new = draw(st.lists(SECTIONS, max_size=3))
    chance = draw(st.randoms(use_true_random=False))
    new += [_altered(section, chance) for section in old if chance.random() < 0.7]
    if chance.random() < 0.5:
        chance.shuffle(new)
    return old, new


def _altered(section: SectionText, chance: random.Random) -> SectionText:
    choice = chance.randrange(5)
    if choice == 0:
        return replace(section, label=chance.choice([None, "1", "7"]))
    if choice == 1:
        return replace(section, heading=section.heading + " and more")
    if choice == 2:
        lines = section.text.split("\n")
        chance.shuffle(lines)
        return replace(section, text="\n".join(lines))
    if choice == 3:
        return replace(section, text=section.text.replace("fee", "tax").replace("(a)", "(b)"))
    return section


def drawn_without_fallback(old: list[SectionText], new: list[SectionText]) -> Redline:
    return redlining._drawn(old, new, pair_sections(old, new), Effort())


@settings(deadline=None, max_examples=500)
@given(two_texts())
def test_accept_is_the_new_text_and_reject_the_old_one(
    texts: tuple[list[SectionText], list[SectionText]],
) -> None:
    old, new = texts
    drawn = drawn_without_fallback(old, new)
    assert accept(drawn) == tuple(new)
    assert reject(drawn) == tuple(old)
    assert redline(old, new) == drawn


@settings(deadline=None, max_examples=100)
@given(two_texts())
def test_numbers_anchors_and_keys_hold_for_any_texts(
    texts: tuple[list[SectionText], list[SectionText]],
) -> None:
    old, new = texts
    drawn = redline(old, new)
    assert [change.number for change in drawn.changes] == list(range(1, len(drawn.changes) + 1))
    assert len({section.anchor for section in drawn.sections}) == len(drawn.sections)
    assert sorted(s.old_place for s in drawn.sections if s.old_place is not None) == list(range(len(old)))
    assert sorted(s.new_place for s in drawn.sections if s.new_place is not None) == list(range(len(new)))
    for section in drawn.sections:
        if section.old and section.new and section.old.key and section.new.key:
            assert section.old.key == section.new.key


@settings(deadline=None, max_examples=100)
@given(two_texts())
def test_what_is_same_has_the_same_words(texts: tuple[list[SectionText], list[SectionText]]) -> None:
    for section in redline(*texts).sections:
        if section.kind != "same":
            continue
        assert section.old and section.new
        assert section.old.label == section.new.label
        assert section.old.text.split() == section.new.text.split()
        assert (section.words_inserted, section.words_deleted, section.number) == (0, 0, None)


@settings(deadline=None, max_examples=500)
@given(TEXTS, TEXTS)
def test_lines_are_exact_before_any_check(old: str, new: str) -> None:
    paragraphs = compare_text(old, new)
    assert (text_of(paragraphs, Op.INSERTED), text_of(paragraphs, Op.DELETED)) == (old, new)
    drawn = marking._marked(marking.Words(old), marking.Words(new))
    assert (side(drawn, Op.INSERTED), side(drawn, Op.DELETED)) == (old, new)


@settings(deadline=None, max_examples=1000)
@given(TEXTS, TEXTS)
def test_plain_texts_are_exact_before_any_check(old: str, new: str) -> None:
    drawn = merged(list(redlining._text_runs(old.split("\n"), new.split("\n"))))
    assert (side(drawn, Op.INSERTED), side(drawn, Op.DELETED)) == (old, new)
    assert "".join(text for op, text in runs(old, new) if op != "insert") == old


@settings(deadline=None, max_examples=100)
@given(TEXTS, TEXTS)
def test_no_word_is_cut(old: str, new: str) -> None:
    for without in (Op.DELETED, Op.INSERTED):
        before = ""
        for run in text_runs(old, new):
            if run.op == without:
                continue
            assert not (before[-1:].isalnum() and run.text[:1].isalnum())
            before = run.text


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_a_text_against_itself_has_no_marks(text: str) -> None:
    assert {run.op for run in text_runs(text, text)} <= {Op.SAME}
    assert (
        redline([SectionText("section", "1", "", text)], [SectionText("section", "1", "", text)]).changes
        == ()
    )


# The checks at run time


def test_a_line_that_came_out_wrong_is_replaced_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "_marked", lambda old, new: (Run(Op.SAME, "something else"),))
    assert text_runs("one fee", "two fees") == (Run(Op.DELETED, "one fee"), Run(Op.INSERTED, "two fees"))
    number, words = line_runs("(a) one fee", "(b) two fees")
    assert side(number + words, Op.DELETED) == "(b) two fees"


def test_lines_that_were_paired_wrong_are_replaced_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "pair_lines", lambda old, new: [(0, 0)])
    paragraphs = compare_text("one\ntwo", "one\nthree")
    assert [line.kind for line in paragraphs] == ["deleted", "deleted", "inserted", "inserted"]
    assert text_of(paragraphs, Op.DELETED) == "one\nthree"


def test_sections_that_were_paired_wrong_are_replaced_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = SectionText("section", "1", "", "one"), SectionText("section", "2", "", "other")
    monkeypatch.setattr(redlining, "pair_sections", lambda old, new: [(0, 0), (1, 0)])
    drawn = redline([one, other], [other])
    assert [section.kind for section in drawn.sections] == ["deleted", "deleted", "inserted"]
    assert (accept(drawn), reject(drawn)) == ((other,), (one, other))


def test_plain_texts_that_were_paired_wrong_are_replaced_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redlining, "pair_lines", lambda old, new: [(0, 0)])
    assert runs("a\nb", "a\nc") == [("delete", "a\nb"), ("insert", "a\nc")]
