"""Citations read and printed, found in running text, and matched with the sections there are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.text.citation import Citation, CitationError, aliases, find_citations, parse_citation, resolve

PRINTED = [
    ("§ 2-101(a)(1)(i)", "2-101", ("a", "1", "i"), "2-101(a)(1)(i)"),
    ("3-11A(4)", "3-11A", ("4",), "3-11A(4)"),
    ("Sec. 2.04.010(b)", "2.04.010", ("b",), "2.04.010(b)"),
    ("Section 3-11A.", "3-11A", (), "3-11A"),
    ("section 3-11", "3-11", (), "3-11"),
    ("Section 3-11 B", "3-11B", (), "3-11B"),
    ("Section 3-11 B (Social Media)", "3-11B", (), "3-11B"),
    ("Article 3, Section 11", "3-11", (), "3-11"),
    ("Article 3 (Staff Rules) Section 11 (Mail, Internet)", "3-11", (), "3-11"),
    ("Section 11 of Article 3", "3-11", (), "3-11"),
    ("Section 11(b) of Article 3", "3-11", ("b",), "3-11(b)"),
    ("Section 3-11 of Article 3", "3-11", (), "3-11"),
    ("Article III, Section 2", "III-2", (), "III-2"),
    ("10-67.1", "10-67.1", (), "10-67.1"),
    ("4½-1 (a)", "4½-1", ("a",), "4½-1(a)"),
    ("XXII-A", "XXII-A", (), "XXII-A"),
    ("(b)(b-1)", "", ("b", "b-1"), "(b)(b-1)"),
    ("subsection (b) of this section", "", ("b",), "(b)"),
    ("paragraph (1) of subsection (b) of section 3-11", "3-11", ("b", "1"), "3-11(b)(1)"),
    ("3-11A(a) ¶2", "3-11A", ("a", "¶2"), "3-11A(a) ¶2"),
    ("3-11A ¶3(1~2)", "3-11A", ("¶3", "1~2"), "3-11A ¶3(1~2)"),
    ("¶2", "", ("¶2",), "¶2"),
]


@pytest.mark.parametrize(("words", "label", "path", "again"), PRINTED)
def test_a_citation_is_read_and_printed(words, label, path, again):
    found = parse_citation(words)
    assert found == Citation(label, path)
    assert str(found) == again
    assert parse_citation(again) == found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Article 3", Citation("3", (), "article")),
        ("Chapter 2.50", Citation("2.50", (), "chapter")),
        ("Exhibit A", Citation("A", (), "exhibit")),
        ("this chapter", Citation("", (), "chapter")),
        ("this section", Citation("", ())),
    ],
)
def test_containers(words, expected):
    assert parse_citation(words) == expected
    assert str(expected) == words


VALUES = st.sampled_from(["a", "b.1", "b-1", "4A", "1", "aa", "iv", "A", "2.1.3", "a~2", "¶1", "¶12~3"])
LABELS = st.sampled_from(
    ["3-11A", "2.04.010", "4½-1", "XXII-A", "28:1-101", "Ch.1.10", "13D.065", "16A-i", ""]
)


@settings(deadline=None)
@given(LABELS, st.lists(VALUES, min_size=1, max_size=8).map(tuple))
def test_what_is_printed_is_read_again(label, path):
    assert parse_citation(str(Citation(label, path))) == Citation(label, path)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "does not name one place"),
        ("(", "does not name one place"),
        ("Employees shall", "does not name one place"),
        ("Section 3-11 applies", "does not name one place"),
        ("sections 6-77 and 6-79", "does not name one place"),
        ("§§ 2-3—2-30", "does not name one place"),
        ("3-11 (the)", "does not name one place"),
        ("42 USC 1983", "law outside this code"),
        ("O.C.G.A. § 36-34-1", "law outside this code"),
        ("Section 610.010 RSMo", "law outside this code"),
        ("3-11" + "(a)" * 500, "does not name one place"),
    ],
)
def test_what_names_no_place_of_ours_is_refused_with_a_sentence(words, reason):
    with pytest.raises(CitationError, match=reason):
        parse_citation(words)


def found_in(text, **more):
    return [
        (one.raw, str(one.scheme), one.citation and str(one.citation), one.until and str(one.until))
        for one in find_citations(text, **more)
    ]


FOUND = [
    ("see Section 3-11A(4) first", [("Section 3-11A(4)", "section", "3-11A(4)", None)]),
    ("by 3-11A(4).", [("3-11A(4)", "section", "3-11A(4)", None)]),
    ("new Section 3-11 B (Blogs)", [("Section 3-11 B", "section", "3-11B", None)]),
    (
        "sections 6-77 and 6-79 apply",
        [("sections 6-77", "section", "6-77", None), ("6-79", "section", "6-79", None)],
    ),
    (
        "§§ 44-12-130—44-12-138, inclusive",
        [("§§ 44-12-130—44-12-138", "section", "44-12-130", "44-12-138")],
    ),
    ("sections 62-129 through 140", [("sections 62-129 through 140", "section", "62-129", "62-140")]),
    (
        "subsections (2), (3) or (4) of this section",
        [
            ("subsections (2)", "internal", "(2)", None),
            ("(3)", "internal", "(3)", None),
            ("(4) of this section", "internal", "(4)", None),
        ],
    ),
    (
        "paragraphs (1) to (3) and (5) of section 3-11(b)",
        [
            ("paragraphs (1) to (3)", "section", "3-11(b)(1)", "3-11(b)(3)"),
            ("(5) of section 3-11(b)", "section", "3-11(b)(5)", None),
        ],
    ),
    (
        "subsection 90-114(b)(10)(a) and (b)",
        [
            ("subsection 90-114(b)(10)(a)", "section", "90-114(b)(10)(a)", None),
            ("(b)", "section", "90-114(b)(10)(b)", None),
        ],
    ),
    ("paragraph (1) above", [("paragraph (1)", "internal", "(1)", None)]),
    ("in this Chapter and", [("this Chapter", "internal", "this chapter", None)]),
    ("Article 3 (Staff) and", [("Article 3", "container", "Article 3", None)]),
    ('see Exhibit "A" hereto', [('Exhibit "A"', "container", "Exhibit A", None)]),
    ("Article 3 (Staff) Section 11 (Mail)", [("Article 3 (Staff) Section 11", "section", "3-11", None)]),
    ("Section 11 of Article 3 says", [("Section 11 of Article 3", "section", "3-11", None)]),
    ("section 3-11 of the General Staff Rules", [("section 3-11", "section", "3-11", None)]),
    ("O.C.G.A. § 36-34-1 et seq. binds", [("O.C.G.A. § 36-34-1 et seq.", "external", None, None)]),
    ("W.S. 9-13-101 through 109", [("W.S. 9-13-101 through 109", "external", None, None)]),
    ("M.G.L. c. 40A § 9", [("M.G.L. c. 40A § 9", "external", None, None)]),
    (
        "42 USC 1983 and 28 CFR 35.201",
        [("42 USC 1983", "external", None, None), ("28 CFR 35.201", "external", None, None)],
    ),
    ("42 U.S.C. § 1983", [("42 U.S.C. § 1983", "external", None, None)]),
    ("Minn. Stat. § 13D.065", [("Minn. Stat. § 13D.065", "external", None, None)]),
    ("RCW 34.05.395(3)", [("RCW 34.05.395(3)", "external", None, None)]),
    ("section 77.080, RSMo, and", [("section 77.080, RSMo", "external", None, None)]),
    (
        "section 77.080 of the Revised Statutes of",
        [("section 77.080 of the Revised Statutes", "external", None, None)],
    ),
    ("Article I of the Ohio Constitution.", [("Article I of the Ohio Constitution", "external", None, None)]),
    (
        "(Ord. No. 776, § 1, 6-5-00; Code 2004, § 1-1; Prior code § 1.05.060; Ga. Laws 1964, p. 3053, § 12)",
        [
            ("Ord. No. 776, § 1", "external", None, None),
            ("Code 2004, § 1-1", "external", None, None),
            ("Prior code § 1.05.060", "external", None, None),
            ("Laws 1964, p. 3053, § 12", "external", None, None),
        ],
    ),
    ("e.g. 5 employees at 10 a.m. (EST), 2019 (a year)", []),
    ("the section applies, part a of it, a title I hold", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_references_in_running_text(text, expected):
    assert found_in(text) == expected


def test_a_city_names_its_own_code():
    text = "under K.C.C. 1.05.040(b) and"
    assert found_in(text) == [("K.C.C. 1.05.040(b)", "external", None, None)]
    assert found_in(text, own=["K.C.C."]) == [("K.C.C. 1.05.040(b)", "section", "1.05.040(b)", None)]


PIECES = [
    "Section ",
    "sections ",
    "§§ ",
    "3-11",
    "A",
    "(a)",
    "(iv)",
    " and ",
    " of ",
    "this section",
    "Article 3",
]
MORE = [
    " through ",
    "—",
    ", ",
    "subsection ",
    "O.C.G.A. ",
    "42 USC ",
    " of the Revised Statutes",
    "(Mail)",
    "¶2",
    " ",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES + MORE) | st.characters(), max_size=16).map("".join))
def test_references_come_in_order_without_overlap_and_carry_their_words(text):
    last = 0
    for one in find_citations(text):
        assert last <= one.start < one.end
        assert text[one.start : one.end] == one.raw
        assert (one.citation is None) == (one.scheme == "external")
        last = one.end


@pytest.mark.parametrize(
    ("hostile", "most"),
    [
        ("(" * 100_000, 0),
        ("1.1" + ".1" * 50_000, 0),
        ("1.1." * 50_000, 0),
        ("1" * 100_000, 0),
        ("§" * 100_000, 0),
        ("A. " * 50_000, 0),
        ("section " * 20_000, 0),
        ("subsection (a), " + "(a), " * 30_000, 40),
        ("subsection (a) of " * 10_000, 10_000),
        ("§§ 1-1, " + "1-1, " * 30_000, 40),
        ("section 1 of A " * 10_000, 10_000),
        ("3-11" + "(a)" * 50_000, 1),
    ],
)
def test_hostile_texts_are_read_in_bounded_time(hostile, most):
    assert len(find_citations(hostile)) <= most


def test_every_alias_is_read_as_the_section_it_stands_for():
    assert aliases("3-11") == ("3-11", "3.11", "Article 3, Section 11", "Section 11 of Article 3")
    for name in aliases("3-11"):
        assert resolve(parse_citation(name), ["3-10", "3-11", "3-12"]) == Citation("3-11")
    assert aliases("2.04.010") == ("2.04.010",)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3-11A(4)", Citation("3-11A", ("4",))),
        ("3-11a(4)", Citation("3-11A", ("4",))),
        ("360-70.1(D)(1)", Citation("360-70.1(D)", ("1",))),
        ("Article 7, Section 2", Citation("7.2")),
        ("3-12", None),
        ("(a)", None),
    ],
)
def test_a_citation_finds_the_section_as_this_text_numbers_it(words, expected):
    assert resolve(parse_citation(words), ["3-11A", "360-70.1(D)", "7.2"]) == expected
