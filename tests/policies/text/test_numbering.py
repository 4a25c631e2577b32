"""The provisions of a section: every line has its place, and every place can be cited."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.text.citation import Citation, parse_citation
from policies.text.numbering import find_provision, provisions


def paths(text):
    return ["/".join(one.path) for one in provisions(text)]


def nested(*markers, **more):
    """The paths of a list of bare markers, one on each line."""
    return paths("\n".join(markers))


LADDERS = [
    ("(a) (1) (A) (i) (ii) (B) (2) (b)", "a a/1 a/1/A a/1/A/i a/1/A/ii a/1/B a/2 b"),
    ("(a) (1) a. 1. 2. b. (2)", "a a/1 a/1/a a/1/a/1 a/1/a/2 a/1/b a/2"),
    ("A. 1. a. (1) (2) b. 2. B.", "A A/1 A/1/a A/1/a/1 A/1/a/2 A/1/b A/2 B"),
    ("1. a. i. ii. b. 2.", "1 1/a 1/a/i 1/a/ii 1/b 2"),
    ("(a) (1) (A) (i) (I) (II) (ii)", "a a/1 a/1/A a/1/A/i a/1/A/i/I a/1/A/i/II a/1/A/ii"),
    # the level is not told by the marker: (a)(2)(b)
    ("(a) (1) (2) (a) (b) (3) (b)", "a a/1 a/2 a/2/a a/2/b a/3 b"),
    # (i) after (h): a letter, unless (ii) comes before (j)
    ("(g) (h) (i) (j)", "g h i j"),
    ("(g) (h) (i)", "g h i"),
    ("(g) (h) (i) (ii) (i)", "g h h/i h/ii i"),
    ("(h) (1) (2) (i) (1) (j)", "h h/1 h/2 i i/1 j"),
    ("(h) (1) (2) (i) (ii) (3) (i) (j)", "h h/1 h/2 h/2/i h/2/ii h/3 i j"),
    # (v) and (x) between letters and numerals
    ("(u) (v) (w) (x) (y) (z) (aa) (bb)", "u v w x y z aa bb"),
    ("(a) (i) (ii) (iii) (iv) (v) (vi)", "a a/i a/ii a/iii a/iv a/v a/vi"),
    ("(u) (i) (ii) (iii) (iv) (v) (w)", "u u/i u/ii u/iii u/iv v w"),
    ("(u) (i) (ii) (iii) (iv) (v) (vi) (v)", "u u/i u/ii u/iii u/iv u/v u/vi v"),
    ("(w) (i) (ii) (viii) (ix) (x) (xi) (x) (y)", "w w/i w/ii w/viii w/ix w/x w/xi x y"),
    ("(k) (l) (m)", "k l m"),
    ("(b) (c) (d)", "b c d"),
    # (aa) after (z), or a level of its own
    ("(y) (z) (aa) (bb) (cc)", "y z aa bb cc"),
    ("(a) (aa) (bb) (b)", "a a/aa a/bb b"),
    # inserted markers
    ("(a) (a.1) (a.2) (b) (b-1) (c)", "a a.1 a.2 b b-1 c"),
    ("(1) (1A) (1B) (2) (4) (4A) (5)", "1 1A 1B 2 4 4A 5"),
    ("(a) (1) (1A) (2) (a.1) (1) (b)", "a a/1 a/1A a/2 a.1 a.1/1 b"),
    # gaps, steps back, excerpts, repeats
    ("(a) (c) (d)", "a c d"),
    ("(3) (4)", "3 4"),
    ("(b) (a)", "b a"),
    ("(c) (b)", "c b"),
    ("(a) (a)", "a a~2"),
    ("1. 2. 1. 2. 1.", "1 2 1~2 2~2 1~3"),
    # decimals
    ("1. 1.1 1.2 2.", "1 1/1.1 1/1.2 2"),
    ("1.1 1.2 1.10 2.1", "1.1 1.2 1.10 2.1"),
]


@pytest.mark.parametrize(("markers", "expected"), LADDERS)
def test_nesting_without_indentation(markers, expected):
    assert nested(*markers.split()) == expected.split()


def test_an_indent_decides_what_a_marker_alone_cannot():
    flat = "(h)\n(i)\n(i)\n(j)"
    indented = "(h)\n    (i)\n(i)\n(j)"
    assert paths(flat) == ["h", "i", "i/i", "j"]
    assert paths(indented) == ["h", "h/i", "i", "j"]
    assert paths("(a)\n  (1)\n    (a)\n  (2)\n(b)") == ["a", "a/1", "a/1/a", "a/2", "b"]
    assert paths("1.\n2.\n\t1.\n\t2.\n3.") == ["1", "2", "2/1", "2/2", "3"]


def test_two_markers_on_one_line_go_down_two_levels():
    found = provisions("(b.1)\u2003(1)\u2003For the plan:\n(2) More.\n(c) End.")
    assert [one.path for one in found] == [("b.1", "1"), ("b.1", "2"), ("c",)]
    assert (found[0].enumerator.printed, [one.printed for one in found[0].also]) == ("(b.1)", ["(1)"])
    assert found[0].text == "(1)\u2003For the plan:"


def test_a_list_between_paragraphs_keeps_its_plain_numbers():
    text = "First.\n\nThat means:\n\n1. One.\n\n2. Two.\n\nFlush text after the list."
    assert paths(text) == ["¶1", "¶2", "1", "2", "¶3"]


def test_a_second_list_hangs_under_the_paragraph_that_introduces_it():
    text = "Alderman means:\n(1) One.\n(2) Two.\nBoard means:\n(1) Three.\n(2) Four.\nEnd."
    assert paths(text) == ["¶1", "1", "2", "¶2", "¶2/1", "¶2/2", "¶3"]


def test_an_unnumbered_line_belongs_to_the_item_whose_list_goes_on():
    text = "(a) One.\nStill one.\n(1) Sub.\nStill sub.\n(2) Sub.\nBack in one.\n(b) Two.\nOutside."
    assert paths(text) == ["a", "a/¶1", "a/1", "a/1/¶1", "a/2", "a/¶2", "b", "¶1"]


def test_an_indented_line_belongs_to_the_marker_left_of_it():
    assert paths("(a) One.\n  (1) Sub.\n    More sub.\n  More one.\nOutside.") == [
        "a",
        "a/1",
        "a/1/¶1",
        "a/¶1",
        "¶1",
    ]


def test_bullets_are_numbered_under_what_they_stand_in():
    text = "Do not:\n• this\n• that\n  ◦ not even so\n  ◦ nor so\n• more\nAgain.\n- other"
    assert paths(text) == ["¶1", "¶2", "¶3", "¶3/¶1", "¶3/¶2", "¶4", "¶5", "¶6"]
    assert paths("(a) Do not:\n• this\n• that\n(b) Do:\n* so") == ["a", "a/¶1", "a/¶2", "b", "b/¶1"]
    assert paths("• one\n– two\n– three\n• four\n   its text\n• five") == [
        "¶1",
        "¶1/¶1",
        "¶1/¶2",
        "¶2",
        "¶2/¶1",
        "¶3",
    ]


def test_text_under_a_marker_that_stands_alone_belongs_to_it():
    text = "(a)\n\nOne.\n(1)\n\nSub.\n(a)\n\nSub of sub.\n(2)\n\nSub.\n(b)\n\nTwo.\nOutside."
    assert paths(text) == [
        "a",
        "a/¶1",
        "a/1",
        "a/1/¶1",
        "a/1/a",
        "a/1/a/¶1",
        "a/2",
        "a/2/¶1",
        "b",
        "b/¶1",
        "¶1",
    ]


def test_run_in_definitions_are_paragraphs():
    assert paths("Alderman. The word means a member.\nBoard. The word means the board.") == ["¶1", "¶2"]


def test_what_a_provision_carries():
    first, second = provisions("\n  (i)  Some words. \n\nPlain")
    assert (first.path, first.depth, first.indent, first.text, first.line) == (
        ("i",),
        1,
        "  ",
        "Some words.",
        1,
    )
    assert (first.enumerator.kind, second.enumerator) == ("roman_lower", None)
    assert second.line == 3


def test_kinds_are_settled_by_the_neighbours():
    found = provisions("(h)\n(i)\n(j)\n(1)\n(i)\n(ii)\n(v)")
    assert [one.enumerator.kind for one in found] == [
        "lower",
        "lower",
        "lower",
        "digit",
        "roman_lower",
        "roman_lower",
        "roman_lower",
    ]


MARKERS = [
    "(a)",
    "(b)",
    "(i)",
    "(ii)",
    "(v)",
    "(x)",
    "(aa)",
    "(1)",
    "(2)",
    "(4A)",
    "1.",
    "2.",
    "A.",
    "a.",
    "1.1 X",
]
LINES = st.tuples(
    st.sampled_from(["", "  ", "\t", "\u2003"]),
    st.sampled_from([*MARKERS, "•", "◦", "- ", "(a) (1)", "(a)(1)(i)", "Text", "¶1", "a~2", ""]),
    st.sampled_from(["", " words"]),
).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=25).map("\n".join))
def test_every_line_is_one_provision_with_a_path_of_its_own_that_finds_it(text):
    found = provisions(text)
    lines = text.split("\n")
    assert [one.line for one in found] == [number for number, line in enumerate(lines) if line.strip()]
    assert len({one.path for one in found}) == len(found)
    for one in found:
        assert find_provision(text, one.path) == one
        assert one.depth == len(one.path) <= 20
        assert lines[one.line].startswith(one.indent)
        assert lines[one.line].rstrip().endswith(one.text)


@settings(deadline=None)
@given(st.lists(LINES, max_size=25).map("\n".join))
def test_every_path_can_be_printed_as_a_citation_and_read_again(text):
    for one in provisions(text):
        cited = Citation("3-11A", one.path)
        assert parse_citation(str(cited)) == cited


def test_a_provision_is_found_by_less_than_its_whole_path():
    text = "(a) (1) One.\n(2) Two.\nAgain:\n(a) Three.\n(1) Four.\n(c) Five."
    assert find_provision(text, ("c",)).text == "Five."
    assert find_provision(text, ("z",)) is None
    assert find_provision(text, ()) is None


def test_long_and_hostile_sections_are_walked():
    for text in (
        "(a)\n(1)\n" * 10_000,
        "(i)\n(v)\n(x)\n" * 5_000,
        "(" * 100_000,
        "• x\n  ◦ y\n" * 5_000,
        "(a)" * 30_000,
    ):
        found = provisions(text)
        assert len({one.path for one in found}) == len(found)
        assert max(one.depth for one in found) <= 20
