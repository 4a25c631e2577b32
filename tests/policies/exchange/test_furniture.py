"""Footers, running heads, legends and chrome of many shapes leave the paper; text that is like them stays."""

import pytest

from policies.exchange.furniture import strip

BODY = "The clerk keeps the record of each meeting and lets everyone read it at the counter.\n"


def dropped(text):
    return [(each.text, each.reason) for each in strip(text).dropped]


@pytest.mark.parametrize(
    "footer",
    [
        "Page 2 of 5",
        "Page 7",
        "2 | Page",
        "- 4 -",
        "Ordinance No. 24-19 | Page 3",
        "Bill 2012-119—Page 1",
        "RESOLUTION 2019-45, Page 2 of 3",
        "Personnel Policy Manual – Page 12",
        "Page 3 of 9 | Resolution No. 19-2",
        "B1ll 2012-119—Pagc 2",
    ],
)
def test_a_footer_line_is_dropped(footer):
    assert dropped(BODY + footer + "\n" + BODY) == [(footer, "page footer")]


@pytest.mark.parametrize("footer", ["S f Page", "l2 | Page", "I / Page"])
def test_a_footer_whose_number_cannot_be_read_is_dropped_as_misread(footer):
    reason = "page footer" if footer.startswith("2") else "page footer, misread"
    assert dropped(BODY + footer) == [(footer, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "See page 7 of the handbook for the rest of this rule.",
        "Section 5",
        "Page",
        "Pages are numbered by the clerk.",
        "2. Page limits do not apply.",
    ],
)
def test_text_like_a_footer_stays(line):
    assert dropped(BODY + line + "\n" + BODY) == []


def test_bare_numbers_and_heads_between_form_feeds():
    text = "\f".join(f"City Handbook\n{BODY}{number}\n" for number in (12, 13, 14))
    found = strip(text)
    assert [each.page for each in found.footers if each.page] == [12, 13, 14]
    assert [each.reason for each in found.dropped].count("running head") == 3
    assert "City Handbook" not in found.paper.text


def test_a_footer_that_the_scanner_misread_on_one_page():
    text = (
        "".join(f"{BODY}Council Rules of Order · Page {n}\n" for n in (1, 2))
        + BODY
        + "Councll Ru1es of 0rder · Fage 3\n"
    )
    assert dropped(text)[-1] == ("Councll Ru1es of 0rder · Fage 3", "page footer, misread")


@pytest.mark.parametrize(
    "legend",
    [
        "Drafter's Note: Deleted text is shown thus. Inserted text is shown thus.",
        "Language in [brackets] is to be deleted, language _underscored_ is to be added.",
        "CODING: Words struck through are deletions; words underlined are additions.",
        "EXPLANATION – Matter in bold italics is new; matter between brackets [omitted matter] is omitted.",
        "Key: {+new text+} {-deleted text-}",
        "Additions are underlined; deletions are struck through.",
    ],
)
def test_a_legend_is_dropped(legend):
    assert dropped(f"{BODY}\n{legend}\n\n{BODY}") == [(legend, "legend of the marks")]


def test_a_legend_over_two_lines():
    text = f"{BODY}Deleted text is struck. Inserted text is\nshown underlined.\n{BODY}"
    assert [words for words, _ in dropped(text)] == [
        "Deleted text is struck. Inserted text is\nshown underlined."
    ]


def test_rules_about_deleting_posts_are_no_legend():
    text = "Posts that are deleted shall be marked in the log. New posts must be shown to the clerk.\n"
    assert dropped(text) == []


@pytest.mark.parametrize(
    ("chrome", "file_id"),
    [
        ("Laserfiche WebLink", None),
        ("HomeMy WebLinkAboutRES2021-044", "RES2021-044"),
        ("Home | My Public Portal | About | ORD15067", "ORD15067"),
    ],
)
def test_the_chrome_of_a_records_portal_is_dropped(chrome, file_id):
    found = strip(f"{chrome}\n{BODY}")
    assert [(each.text, each.reason) for each in found.dropped] == [(chrome, "records portal, not the paper")]
    assert found.file_id == file_id


@pytest.mark.parametrize("line", ["Home visits", "About this policy", "Search and Seizure", "Print"])
def test_words_like_chrome_stay_where_no_portal_is_named(line):
    assert dropped(f"{line}\n{BODY}") == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("the em-\nployee agrees to it", "the employee agrees to it"),
        ("a co-\nworker agrees to it", "a co-\nworker agrees to it"),
        ("in an infor-\n   mal talk of it", "in an informal talk of it"),
        ("a re-\nsign of it", "a re-\nsign of it"),
        ("the em\u00ad\nployee agrees", "the employee agrees"),
    ],
)
def test_only_a_hyphen_that_the_line_end_made_is_dropped(text, read):
    assert strip(BODY + text).paper.text == BODY + read
