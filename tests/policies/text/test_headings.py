"""Heading lines, shape by shape: the 62 ways in which cities were found to print a number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.text.catchlines import is_title, split_catchline
from policies.text.headings import parse_heading

ONE_NUMBER = [
    # line, level, label, heading
    (
        "Section 3-11. Mail,Internet and Telephone Usage.",
        "section",
        "3-11",
        "Mail,Internet and Telephone Usage",
    ),
    ("Section 3-11A. Social Media.", "section", "3-11A", "Social Media"),
    ("Section 3-11 B (Social Media)", "section", "3-11B", "Social Media"),
    ("Section 1. Article 3 (Staff) Section 11 (Mail, …)", "section", "1", ""),
    (
        "Section 1.07 Personal Messages and Use of Blogs",
        "section",
        "1.07",
        "Personal Messages and Use of Blogs",
    ),
    ("Sec. 2-364. - Manners at work.", "section", "2-364", "Manners at work"),
    ("Sec. 38-86. - Purpose.", "section", "38-86", "Purpose"),
    ("Sec. 46-37. - Social media policy.", "section", "46-37", "Social media policy"),
    ("Sec. 10-67.1. - Finding by …", "section", "10-67.1", "Finding by …"),
    ("Sec. 6-3A. - Enforcement duty.", "section", "6-3A", "Enforcement duty"),
    ("Sec. 2-66a. - Order during meetings.", "section", "2-66a", "Order during meetings"),
    ("Sec. 6-10l. - Employee badge.", "section", "6-10l", "Employee badge"),
    ("Sec. 5O-32. - Definitions.", "section", "5O-32", "Definitions"),
    ("Sec. 4½-1. - Licenses, bond required.", "section", "4½-1", "Licenses, bond required"),
    ("Sec. 16-28A.014. Signs", "section", "16-28A.014", "Signs"),
    ("Sec. 16-18I.001. - Scope of rules.", "section", "16-18I.001", "Scope of rules"),
    ("Sec. 3.1A.1. - Scope of rules.", "section", "3.1A.1", "Scope of rules"),
    ("Sec. 3.5.15.1. - Mixed Use Zone (Tier IV).", "section", "3.5.15.1", "Mixed Use Zone (Tier IV)"),
    ("Sec. 1-6-37-1. - [Reach.]", "section", "1-6-37-1", "[Reach]"),
    ("Sec. 7.17 [7.16]. - Effective date.", "section", "7.17", "Effective date"),
    ("Sec. [54-]55-1. Short title.", "section", "54-55-1", "Short title"),
    ("Sec. 138-[1].3.", "section", "138-1.3", ""),
    ("Sec. A-1. - Power to grant.", "section", "A-1", "Power to grant"),
    ("Sec. I-I-1. - One commissioner.", "section", "I-I-1", "One commissioner"),
    ("Sec. XIX. - [Term.]", "section", "XIX", "[Term]"),
    ("Section Ch.1.10 - Charter renewed.", "section", "Ch.1.10", "Charter renewed"),
    ("Section. 2-35-02 Presiding officer.", "section", "2-35-02", "Presiding officer"),
    ("Section 1 . The Code entitled", "section", "1", "The Code entitled"),
    ("Sec. 4 - 11.", "section", "4-11", ""),
    ("Sec.\u20023-1-1.\u2002Purpose—Scope.", "section", "3-1-1", "Purpose—Scope"),
    ("Section 360-70.1(D) The layout of alleys …", "section", "360-70.1(D)", "The layout of alleys …"),
    ("Sec. 5-276. - Repealed.", "section", "5-276", "Repealed"),
    ("1.04.010 - Rules of reading.", "section", "1.04.010", "Rules of reading"),
    ("Chapter 2.50 - CODE OF ETHICS", "chapter", "2.50", "CODE OF ETHICS"),
    ("Chapter 14.1 - CHARITIES", "chapter", "14.1", "CHARITIES"),
    ("Chapter 22A - STORM WATER", "chapter", "22A", "STORM WATER"),
    ("CHAPTER 1-1. - GENERAL PROVISIONS[2]", "chapter", "1-1", "GENERAL PROVISIONS"),
    ("ARTICLE IIA. - ETHICS CODE", "article", "IIA", "ETHICS CODE"),
    ("ARTICLE XXII-A. - HARBOR …", "article", "XXII-A", "HARBOR …"),
    ("ARTICLE 1-8-2 - CITY MANAGER", "article", "1-8-2", "CITY MANAGER"),
    ("DIVISION 2. - CODE OF ETHICS", "division", "2", "CODE OF ETHICS"),
    ("Subdivision I. - Generally", "subdivision", "I", "Generally"),
    ("PART I - CHARTER", "part", "I", "CHARTER"),
    ("TITLE 1 - GENERAL", "title", "1", "GENERAL"),
    ("APPENDIX A - SUBDIVISIONS[1]", "appendix", "A", "SUBDIVISIONS"),
    ('EXHIBIT "A"', "exhibit", "A", ""),
    ("2.07.080", "section", "2.07.080", ""),
    ("SECTION 5.02.", "section", "5.02", ""),
    ("§ 10.09", "section", "10.09", ""),
    ("§ 1-3-28", "section", "1-3-28", ""),
    ("1-2-5:", "section", "1-2-5", ""),
    ("§ 34.16 USAGE.", "section", "34.16", "USAGE"),
    ("Section 115.010. Elective Officers — Terms.", "section", "115.010", "Elective Officers — Terms"),
    ("SECTION 100.010: CONTENTS", "section", "100.010", "CONTENTS"),
    ("§ 2-5-12. FORM OF ORDINANCES.", "section", "2-5-12", "FORM OF ORDINANCES"),
    ("1.28.120", "section", "1.28.120", ""),
    ("K.C.C. 1.05.040", "section", "1.05.040", ""),
    ("7-1653.01", "section", "7-1653.01", ""),
    ("1-1162.01a", "section", "1-1162.01a", ""),
    ("1-1001.08(Perm)", "section", "1-1001.08(Perm)", ""),
    ("28~1-101", "section", "28:1-101", ""),
    ("Chapter 16A-i", "chapter", "16A-i", ""),
    ("Subd. 6.", "subsection", "6", ""),
    ("Subdivision 1.", "subsection", "1", ""),
    ("13D.065", "section", "13D.065", ""),
    ("Sec. 2. [13D.065] USE OF BLOGS.", "section", "2", "USE OF BLOGS"),
    ("### Section 5.100. Tree Felling", "section", "5.100", "Tree Felling"),
    ("SECTION 2-9: ORDINANCES AND MEASURES", "section", "2-9", "ORDINANCES AND MEASURES"),
    # asked for beside the 62
    ("Section 3-11A.", "section", "3-11A", ""),
    ("Sec. 2.04.010", "section", "2.04.010", ""),
    ("§ 2-101(a)(1)(i)", "section", "2-101(a)(1)(i)", ""),
    ("10-67.1", "section", "10-67.1", ""),
    ("4½-1", "section", "4½-1", ""),
    ("§\u00a03-1. Purpose", "section", "3-1", "Purpose"),
    ("§3-1. Purpose", "section", "3-1", "Purpose"),
    ("Sec.2-1. Purpose", "section", "2-1", "Purpose"),
    ("Section 3‑11. Purpose", "section", "3-11", "Purpose"),
    ("Chapter 2 - A NEW DAY", "chapter", "2", "A NEW DAY"),
    ("Sec. 2-7. When a license is required.", "section", "2-7", "When a license is required"),
    ("1.1 Purpose", "section", "1.1", "Purpose"),
    ("NEW SECTION. Sec. 4. Fees.", "section", "4", "Fees"),
    ("SECTION 3: This ordinance takes effect at once.", "section", "3", ""),
]


@pytest.mark.parametrize(("line", "level", "label", "heading"), ONE_NUMBER)
def test_a_heading_with_one_number(line, level, label, heading):
    found = parse_heading(line)
    assert (found.level, found.full_label, found.heading) == (level, label, heading)
    assert found.range_end is None


RESERVED = [
    ("Sec. 1-5013. - Reserved.", "1-5013", None, "1-5013"),
    ("Secs. 2-3—2-30. - Reserved.", "2-3", "2-30", "2-3—2-30"),
    ("Sec. 2-2 - 2-13. Reserved.", "2-2", "2-13", "2-2—2-13"),
    ("Secs. 62-129—140. - Reserved.", "62-129", "62-140", "62-129—62-140"),
    ("Secs. 62-129—140. Reserved", "62-129", "62-140", "62-129—62-140"),
    ("Secs. 62-129–140. Reserved", "62-129", "62-140", "62-129—62-140"),
    ("Secs. 62-243, 62-244. - Reserved.", "62-243", None, "62-243, 62-244"),
    ("Secs. 2-100.26—2-100.126. - Reserved.", "2-100.26", "2-100.126", "2-100.26—2-100.126"),
    ("Chapters 3—5 - RESERVED", "3", "5", "3—5"),
    ("Articles III through V. [Reserved.]", "III", "V", "III—V"),
]


@pytest.mark.parametrize(("line", "label", "range_end", "full"), RESERVED)
def test_reserved_numbers_and_ranges(line, label, range_end, full):
    found = parse_heading(line)
    assert (found.reserved, found.label, found.range_end, found.full_label) == (True, label, range_end, full)


NO_HEADING = [
    "Personal Messages and Use of Blogs",
    "(b.1)\u2003(1)\u2003For the purposes of such plan:",
    "(aa)  Public peace.",
    "[CC 1974 §2-37; Ord. No. 7 §1-702, 2-8-1958]",
    "### (A) AUTHORITY",
    "1.",
    "a.",
    "Division means a part of a department.",
    "Subdivision means a piece of land.",
    "Sections:",
    "Section 3-11 applies to every employee.",
    "Section 3-11, as amended, applies.",
    "Section 3-11(b) applies.",
    "Section 11 (Mail Usage) is amended as follows:",
    "Article 3 Section 11 is amended.",
    "Sections 6-77 and 6-79 apply.",
    "Chapter 2 of this code",
    "Part of the fee",
    "Title holders must register.",
    "Section A person",
    "8-21-90",
    "307-235-8400",
    "2.5 million dollars",
    "10-67",
    "1.1 The City shall keep a list.",
    "10:30 A.M.",
    "Section",
    "§",
    "",
    "Section ½",
    "Section 1.1.1.1.1.1.1.1.1.1",
]


@pytest.mark.parametrize("line", NO_HEADING)
def test_no_heading(line):
    assert parse_heading(line) is None


def test_what_was_printed_is_kept_beside_the_one_spelling():
    found = parse_heading("Section 3-11 B. Pictures taken on duty. Nobody may take any.")
    assert (found.keyword, found.label, found.raw_label) == ("Section", "3-11B", "3-11 B")
    assert (found.heading, found.text) == ("Pictures taken on duty", "Nobody may take any.")


def test_an_editors_number_stands_beside_the_number():
    assert parse_heading("Sec. 7.17 [7.16]. - Effective date.").bracketed == "7.16"
    assert parse_heading("Sec. 2. [13D.065] USE OF BLOGS.").bracketed == "13D.065"


RUN_ON = [
    ("Purpose. The purpose of this article is plain.", "Purpose.", "The purpose of this article is plain."),
    ("Short title; reach. This act …", "Short title; reach.", "This act …"),
    ("Gifts from Widgets Inc. and others. No one may.", "Gifts from Widgets Inc. and others.", "No one may."),
    ("This ordinance shall take effect at once.", "", "This ordinance shall take effect at once."),
    ("The fee is ten dollars. It is due.", "", "The fee is ten dollars. It is due."),
    ("(a) No employee may.", "", "(a) No employee may."),
    ("Purpose", "Purpose", ""),
    ("Purpose. (a) The city", "Purpose.", "(a) The city"),
    ("Long " * 30 + "end. Next.", "", "Long " * 30 + "end. Next."),
]


@pytest.mark.parametrize(("words", "catchline", "text"), RUN_ON)
def test_the_catchline_ends_at_the_first_period_when_it_is_short_and_no_sentence(words, catchline, text):
    end, begin = split_catchline(words)
    assert (words[:end], words[begin:]) == (catchline, text)


def test_text_after_the_number_begins_where_text_start_says():
    for line in ("Section 1. (a) The city shall", "Sec. 2-1. - Purpose.  The  purpose is", "§ 3. Title"):
        found = parse_heading(line)
        assert line[found.text_start :] == found.text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Personal Messages and Use of Blogs", True),
        ("CODE OF ETHICS", True),
        ("Purpose", True),
        ("The clerk keeps the list", False),
        ("Employees shall", False),
        ("The Clerk, the Mayor,", False),
        ("of the", False),
        ("2019", False),
        ("", False),
        ("One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve A B C D E F", False),
    ],
)
def test_titles(line, expected):
    assert is_title(line) is expected


PIECES = [
    "Section ",
    "Sec. ",
    "Secs. ",
    "§ ",
    "3-11",
    "A",
    "½",
    "XXII",
    ".",
    " - ",
    "—",
    "[",
    "]",
    "(a)",
    " ",
    "Re",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.characters(), max_size=12).map("".join))
def test_any_line_is_read_without_error_and_its_parts_come_from_it(line):
    found = parse_heading(line)
    if found:
        assert found.raw_label in line
        assert line[found.text_start :].startswith(found.text)
        assert found.full_label.startswith(found.label)


def test_hostile_lines_are_read_in_bounded_time():
    for line in (
        "Section " + "1." * 50_000,
        "(" * 100_000,
        "Sec. 1" + "(a)" * 50_000,
        "§" * 100_000,
        "[" * 100_000,
    ):
        found = parse_heading(line)
        assert found is None or len(found.full_label) < 64
