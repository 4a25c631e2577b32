"""Plain text into sections, and printed again without a loss."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.text.digest import canonical
from policies.text.outline import SectionText, print_outline, printed_heading, read_outline
from policies.text.section import LEVELS, nesting

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def read(text):
    """(label, heading, text) of each section."""
    return [(one.section.label, one.section.heading, one.section.text) for one in read_outline(text).sections]


def heads(text):
    return [
        (one.section.level, one.section.label, one.section.heading) for one in read_outline(text).sections
    ]


def test_sections_with_their_heading_on_a_line_of_its_own():
    text = "Section 3-11A. Social Media.\n\nFirst line.\n\n(a) Item.\nSection 3-11B. Pictures.\nNone."
    assert read(text) == [
        ("3-11A", "Social Media", "First line.\n\n(a) Item."),
        ("3-11B", "Pictures", "None."),
    ]


def test_text_that_runs_on_behind_its_catchline():
    text = "Sec. 2-1. Purpose. The purpose is plain.\nMore.\nSec. 2-2. Scope. All."
    outline = read_outline(text)
    assert [one.head for one in outline.sections] == ["Sec. 2-1. Purpose.", "Sec. 2-2. Scope."]
    assert read(text) == [("2-1", "Purpose", "The purpose is plain.\nMore."), ("2-2", "Scope", "All.")]


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Section 3-11A. Blogs", "3-11A"),
        ("Sec. 2.04.010 Blogs", "2.04.010"),
        ("§ 2-101(a)(1)(i) Blogs", "2-101(a)(1)(i)"),
        ("10-67.1 Blogs", "10-67.1"),
        ("4½-1 Blogs", "4½-1"),
        ("Chapter 16A-i. Blogs", "16A-i"),
        ("ARTICLE XXII-A. - Blogs", "XXII-A"),
    ],
)
def test_each_way_of_numbering_starts_a_section(heading, label):
    text = f"{heading}\nWords.\n\nSection 99. Last\nEnd."
    assert read(text) == [(label, "Blogs", "Words."), ("99", "Last", "End.")]


def test_reserved_sections_are_rows_without_text():
    text = "Sec. 62-128. Last.\nWords.\nSecs. 62-129—140. Reserved\n\nARTICLE II. NEXT"
    assert read(text)[1] == ("62-129—62-140", "Reserved", "")


def test_containers_nest_above_sections():
    text = (
        "PART I - CODE\nCHAPTER 2\nADMINISTRATION\nARTICLE I\n\nIN GENERAL\nSec. 2-1. Purpose.\nWords.\n"
        "DIVISION 1. STAFF\nSubdivision I. - Generally\nSec. 2-2. Scope.\nWords.\nARTICLE II. BOARDS\n"
        "Sec. 2-3. Seats.\nWords.\nAPPENDIX A - FEES\nSec. 1. Fees.\nTen."
    )
    assert heads(text) == [
        ("part", "I", "CODE"),
        ("chapter", "2", "ADMINISTRATION"),
        ("article", "I", "IN GENERAL"),
        ("section", "2-1", "Purpose"),
        ("division", "1", "STAFF"),
        ("subdivision", "I", "Generally"),
        ("section", "2-2", "Scope"),
        ("article", "II", "BOARDS"),
        ("section", "2-3", "Seats"),
        ("appendix", "A", "FEES"),
        ("section", "1", "Fees"),
    ]
    assert nesting(tuple(level for level, _, _ in heads(text))) == (0, 1, 2, 3, 3, 4, 5, 2, 3, 0, 1)


def test_every_level_has_a_place_in_the_nesting():
    assert nesting(LEVELS) == (0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0)


CONTINUED = [
    "The clerk acts under\nSection 3-11. The council may also act.",
    "The clerk acts as the mayor, the council and\nSection 3-11. Social media say.",
    "The clerk acts when any one of these is met,\n2.04.010 being one.",
    "The clerk shall keep a list of every one of those\nSection 3-11 Mail Usage and other texts.",
    "Section 3-11 applies to employees.\nSections 6-77 and 6-79 apply too.",
    "Section 11 (Mail Usage) is amended.",
    "It was taken from the old code,\n§§ 16.30.010—15.30.050 and 15.30.070.",
    "§§ 16.30.010—15.30.050.",
    "Division means a part.\nSubdivision means a piece of land.",
]


@pytest.mark.parametrize("body", CONTINUED)
def test_a_reference_at_the_start_of_a_line_is_no_heading(body):
    assert read("Section 1. First.\n" + body) == [("1", "First", body)]


def test_a_title_in_capitals_above_the_first_heading_does_not_hide_it():
    assert read("THE CODE OF ETHICS OF THE CITY OF SOMEWHERE ELSE\nSection 1. First.\nWords.") == [
        (None, "THE CODE OF ETHICS OF THE CITY OF SOMEWHERE ELSE", ""),
        ("1", "First", "Words."),
    ]


def test_a_table_of_contents_is_text_and_not_sections():
    text = "Sections:\n1.04.010 Words.\n1.04.020 Fees.\n\n1.04.010 Words.\nOne.\n\n1.04.020 Fees.\nTwo."
    assert read(text) == [
        (None, "", "Sections:\n1.04.010 Words.\n1.04.020 Fees."),
        ("1.04.010", "Words", "One."),
        ("1.04.020", "Fees", "Two."),
    ]


def test_a_number_printed_twice_with_text_is_two_sections():
    text = "Sec. 1. One.\nText.\nSec. 1. One.\nOther text."
    assert [label for label, _, _ in read(text)] == ["1", "1"]


def test_text_without_any_number_is_one_section():
    assert read("Just some words.\n\n• A bullet.\n• Another.") == [
        (None, "", "Just some words.\n\n• A bullet.\n• Another.")
    ]


def test_a_title_above_text_without_numbers_is_its_heading():
    text = "Personal Messages and Use of Blogs\nPlease remember this.\n• Do not."
    assert read(text) == [(None, "Personal Messages and Use of Blogs", "Please remember this.\n• Do not.")]


def test_titles_that_stand_alone_are_headings_where_nothing_is_numbered():
    text = (
        "BLOG POLICY\n\nPurpose:\n\nThis is why.\n\nDEFINITIONS OF THE FEW WORDS USED:\nBlog means a diary."
    )
    assert read(text) == [
        (None, "BLOG POLICY", ""),
        (None, "Purpose", "This is why."),
        (None, "DEFINITIONS OF THE FEW WORDS USED", "Blog means a diary."),
    ]


def test_titles_with_a_colon_need_no_blank_line_above():
    text = "Purpose:\nThis is why.\nScope:\nAll employees and\nOthers:\nall."
    assert read(text) == [
        (None, "Purpose", "This is why."),
        (None, "Scope", "All employees and\nOthers:\nall."),
    ]


def test_a_numbered_list_of_titles_gives_sections():
    text = "BLOG POLICY\n\nI. PURPOSE\nThis is why.\n1. One.\n\nII. SCOPE\nAll employees."
    assert read(text) == [
        (None, "BLOG POLICY", ""),
        ("I", "PURPOSE", "This is why.\n1. One."),
        ("II", "SCOPE", "All employees."),
    ]


def test_titles_marked_with_signs_are_headings_in_any_case():
    assert read("# Blog policy\n## 1. Purpose\nThis is why.\n## 2. Scope\nAll.") == [
        (None, "Blog policy", ""),
        ("1", "Purpose", "This is why."),
        ("2", "Scope", "All."),
    ]
    assert read("# Blog policy\nThis is why.\n## Who may write?\nAll.") == [
        (None, "Blog policy", "This is why."),
        (None, "Who may write?", "All."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Words that shall bind everybody.\n2. More words that shall bind.",
        "1. Facebook\n2. Twitter\n3. Letters",
        "1. Purpose\nThis is why.\n2. Employees shall not write.\nText.",
        "1. Purpose\nThis is why.",
    ],
)
def test_an_ordinary_numbered_list_stays_text(text):
    assert read(text) == [(None, "", text)]


def test_an_empty_text_has_no_sections():
    assert read_outline(" \n\x00\n").sections == ()


def test_headings_as_a_page_prints_them():
    assert printed_heading(SectionText("section", "3-11A", "Social Media", "")) == "3-11A  Social Media"
    assert printed_heading(SectionText("chapter", "2.50", "Ethics", "")) == "Chapter 2.50  Ethics"
    assert printed_heading(SectionText("section", None, "Purpose", "")) == "Purpose"
    assert printed_heading(SectionText("appendix", "A", "", "")) == "Appendix A"


LINES = st.sampled_from(
    [
        "Section 3-11A. Social Media.",
        "Sec. 2-1. Purpose. The purpose of this is",
        "  § 2-101(a)(1)(i)  ",
        "Secs. 62-129—140. Reserved",
        "ARTICLE I",
        "IN GENERAL",
        "4½-1.\u2003Licenses",
        "Sec.\u20023-1-1.\u2002Purpose",
        "1. Purpose",
        "2. Scope",
        "I. PURPOSE",
        "(a) text,",
        "• bullet",
        "as provided in",
        "Sec. 1. \u0301x",
        "\x1cSection 4. x\x1f",
        "",
        " ",
        "\u00a0",
        "### Section 5.100. Tree",
    ]
)
TEXTS = st.lists(
    LINES | st.text(max_size=12) | st.text(alphabet="1.-Aa() §S\u2002\u00a0\u0301\u034f", max_size=8),
    max_size=14,
).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", "\x0b"]).map(lambda end: end.join(lines))
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_printing_what_was_read_gives_the_canonical_text(text):
    assert print_outline(read_outline(text)) == canonical(text)


@settings(deadline=None)
@given(TEXTS)
def test_every_part_of_an_outline_is_canonical_and_belongs_to_the_ladder(text):
    for one in read_outline(text).sections:
        assert one.section.text == canonical(one.section.text)
        assert one.section.heading == " ".join(one.section.heading.split())
        assert one.section.level in LEVELS
        assert one.section.label != ""


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five source files are not beside this checkout")
@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_real_files_are_printed_again_exactly(seed):
    text = seed.read_text().replace("<br />", "\n")
    assert print_outline(read_outline(text)) == canonical(text)


def test_long_and_repetitive_texts_are_read():
    many = "Sec. 2-1. Purpose.\n" * 5_000
    assert print_outline(read_outline(many)) == canonical(many)
    wide = "Section " + "1." * 50_000 + "\n" + "(" * 100_000
    assert read(wide) == [(None, "", wide)]
