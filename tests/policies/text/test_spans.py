"""Links to a change name characters of a frozen text, so that another engine finds them again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.text.redline import Redline, redline
from policies.text.section import SectionText
from policies.text.spans import LONGEST, Span, SpanError, change_at, lines, read_span, span_of, spans

GIFTS = SectionText(
    "section",
    "2.60.070",
    "Gifts",
    "(a) No officer accepts a gift worth more than fifty dollars.\n"
    "(b) A gift is entered in the register.\n"
    "(c) The clerk keeps the register for a year.",
    "k70",
)
LISTS = SectionText("section", "2.60.080", "Lists", "The clerk keeps a list of all officers.", "k80")


def amended(*changes: tuple[str, str]) -> SectionText:
    text = GIFTS.text
    for gone, come in changes:
        assert gone in text
        text = text.replace(gone, come)
    return replace(GIFTS, text=text)


def words(section: SectionText, span: Span) -> str:
    return section.text[span.start : span.end]


def test_a_link_names_the_new_words_and_the_old_ones_where_nothing_comes():
    new = amended(
        ("fifty", "ten"), ("(c) The clerk keeps the register for a year.", "(c) The clerk keeps it.")
    )
    new = replace(new, text=new.text.replace("is entered", "is at once entered"))
    drawn = redline([GIFTS], [new])
    linked = [words(new, span_of(drawn, n)) for n in (1, 2)]
    assert linked == ["ten", "at once"]
    only_deleted = redline([GIFTS], [amended((" worth more than fifty dollars", ""))])
    span = span_of(only_deleted, 1)
    assert (span.side, words(GIFTS, span)) == ("old", "worth more than fifty dollars")


def test_a_link_is_written_with_the_label_of_the_section():
    drawn = redline([GIFTS], [amended(("fifty", "ten"))])
    assert str(span_of(drawn, 1)) == "new:2.60.070:46-49"
    assert read_span("new:2.60.070:46-49") == span_of(drawn, 1)


def test_a_section_that_comes_or_is_renumbered_is_linked_to_as_a_whole():
    drawn = redline([LISTS], [GIFTS, replace(LISTS, label="2.60.090")])
    assert [str(span) for span in spans(drawn).values()] == ["new:2.60.070", "new:2.60.090"]
    assert str(span_of(redline([GIFTS, LISTS], [LISTS]), 1)) == "old:2.60.070"


@pytest.mark.parametrize(
    ("label", "key", "name"),
    [
        ("2.60.080", "k1", "k1"),
        (None, "k1", "k1"),
        ("a:b", "k1", "k1"),
        ("1 a", None, "~1"),
        ("x" * 70, "", "~1"),
        ("k70", "k70", "~1"),
    ],
)
def test_where_a_label_does_not_do_the_key_does_and_else_the_place(label, key, name):
    old = [SectionText("section", label, "One", "Alpha beta gamma.", key), LISTS, replace(GIFTS, key="k70")]
    new = [replace(old[0], text="Alpha beta delta."), *old[1:]]
    if label != "2.60.080":
        assert span_of(redline(old, new), 1).section == name
    twice = [replace(old[0], label="2.60.080"), *old[1:]]
    drawn = redline(twice, [replace(twice[0], text="Alpha beta delta."), *twice[1:]])
    assert change_at(drawn, span_of(drawn, 1)).change == 1


def test_words_that_are_not_marked_are_found_with_their_lines():
    drawn = redline([GIFTS], [amended(("fifty", "ten"))])
    start = GIFTS.text.index("entered in")
    place = change_at(drawn, Span("old", "2.60.070", start, start + len("entered in the register.\n(c) The")))
    assert (place.change, place.section.section.label) == (None, "2.60.070")
    rows = list(lines(place.section, "old"))
    shown = [
        "".join(run.text for run in rows[one.line].paragraph.runs)[one.start : one.end]
        for one in place.stretches
    ]
    assert shown == ["entered in the register.", "(c) The"]


def test_the_change_with_most_of_the_words_is_found_and_else_the_one_they_touch():
    new = amended(("fifty", "ten"), ("for a year", "for two years"))
    drawn = redline([GIFTS], [new])
    assert change_at(drawn, Span("new", "k70", 0, len(new.text))).change == 1
    assert change_at(drawn, Span("new", "k70", 50, len(new.text))).change == 2
    end_of_the_line = new.text.index("\n")
    assert change_at(drawn, Span("new", "k70", end_of_the_line, end_of_the_line)).change == 1


@pytest.mark.parametrize("span", ["new:9.9", "old:~3", "new:2.60.070:0-9999", "new:k80:1-2"])
def test_what_a_text_does_not_have_is_not_found(span):
    assert change_at(redline([GIFTS, LISTS], [GIFTS]), read_span(span)) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "new",
        "new:",
        "mid:2.60",
        "new:2.60:9-3",
        "new:2.60:-1-3",
        "new:2.60:1-",
        "new:2 60",
        "new:2.60:1-2:3",
        "new:2.60:١-٢",
        "new:2.60\n",
        "new:2.60:1-" + "9" * 9,
        "new:" + "9" * LONGEST,
        "old:" + "a" * 101,
    ],
)
def test_what_is_no_link_is_refused(address):
    with pytest.raises(SpanError):
        read_span(address)


def test_text_beyond_any_length_is_refused_at_once():
    with pytest.raises(SpanError):
        read_span("new:" + ":" * 5_000_000)


LINES = st.lists(
    st.sampled_from(
        ["(a) alpha beta", "(b) beta", "(1) gamma delta", "gamma", "", " ", "• eta", "alpha beta gamma"]
    ),
    max_size=6,
).map("\n".join)
SECTIONS = st.builds(
    SectionText,
    st.sampled_from(["section", "chapter"]),
    st.sampled_from([None, "1", "1.1", "2:3", "k1"]),
    st.sampled_from(["", "Gifts", "Lists"]),
    LINES,
    st.sampled_from([None, "k1", "k2", "1"]),
)
TEXTS = st.lists(SECTIONS, max_size=4)


def apart(old: list[SectionText], new: list[SectionText]) -> Redline:
    """As an engine would draw that finds nothing alike: all of the old goes, all of the new comes."""
    gone, come = redline(old, []), redline([], new)
    numbered = [
        replace(section, number=number) for number, section in enumerate(gone.sections + come.sections, 1)
    ]
    return Redline(tuple(numbered), ())


@given(TEXTS, TEXTS)
def test_every_change_is_found_by_its_own_link(old, new):
    drawn = redline(old, new)
    found = spans(drawn)
    assert sorted(found) == [change.number for change in drawn.changes]
    for number, span in found.items():
        assert read_span(str(span)) == span
        assert change_at(drawn, span).change == number


@given(TEXTS, TEXTS)
def test_an_engine_that_draws_otherwise_finds_the_same_words(old, new):
    coarse = apart(old, new)
    for span in spans(redline(old, new)).values():
        place = change_at(coarse, span)
        assert place.change is not None
        text = place.section.section
        assert span.section in (text.label, text.key) or span.section.startswith("~")


@given(TEXTS, TEXTS, st.sampled_from(["old", "new"]), st.data())
def test_any_characters_lead_to_a_change_or_to_themselves(old, new, side, data):
    drawn = redline(old, new)
    texts = old if side == "old" else new
    place = data.draw(st.integers(0, len(texts)))
    length = len(texts[place].text) if place < len(texts) else 0
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    found = change_at(drawn, Span(side, f"~{place + 1}", start, end))
    assert (found is None) == (place == len(texts))
    if found is not None and found.change is None:
        rows = {line.place: line for line in lines(found.section, side)}
        kept = [texts[place].text[rows[n].start + a : rows[n].start + b] for n, a, b in found.stretches]
        assert "".join(kept) == texts[place].text[start:end].replace("\n", "")


def test_a_section_that_is_labelled_like_a_place_takes_no_link_of_another():
    law = [replace(GIFTS, label="~2", key=None), replace(LISTS, label=None, key=None)]
    drawn = redline(law, [law[0], replace(law[1], text=law[1].text + " It is public.")])
    assert str(span_of(drawn, 1)).startswith("new:~2:")
    place = change_at(drawn, span_of(drawn, 1))
    assert place is not None and place.change == 1
