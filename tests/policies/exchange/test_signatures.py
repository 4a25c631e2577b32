"""Who signed, in which office, and when, from blocks of many shapes."""

import pytest

from policies.exchange.signatures import find_block, read_block

ONE_LINE = (
    "its passage. Passed: I Approved: \ufffd\ufffd oZ 06 Presiding Of6cer Mayor AA-EST: "
    "APPROVED AS TO FORM: i City Clerk City Counselor"
)
COLUMNS = """its passage.
PASSED AND APPROVED this ____ day of June, 2019.

Jane Doe                     John Roe
Mayor                        City Clerk
"""
RULES = """its passage.
Passed: 6/4/2019       Approved: June 7, 2019

_____________________   _____________________
Presiding Officer       Mayor
"""
SENTENCE = """its passage.
PASSED by the Town Council and APPROVED by the Mayor this 4th day of June, A.D., 2019.

                 Jane Q. Doe, Mayor
ATTEST:
John Roe, Town Clerk
APPROVED AS TO FORM:
/s/ Mary Smith
Town Attorney
"""
BLANK = "its passage. ADOPTED this ___ day of ____, 2024. AYES: 5 NAYS: 0"
AFTER = (
    "its passage.\nPassed by the Council: March 12, 2024\nMayor Ana Ruiz\nAttest: Li Wong, City Recorder\n"
)


def signed(text):
    block = read_block(text, find_block(text, 0))
    return [(each.role, each.act, each.name, str(each.date)) for each in block.signatures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ONE_LINE,
            [
                ("presiding officer", "passed", None, "date unknown"),
                ("mayor", "approved", None, "date unknown"),
                ("city clerk", "attest", None, "date unknown"),
                ("city counselor", "form", None, "date unknown"),
            ],
        ),
        (
            COLUMNS,
            [
                ("mayor", "passed and approved", "Jane Doe", "June 2019"),
                ("city clerk", "", "John Roe", "date unknown"),
            ],
        ),
        (
            RULES,
            [
                ("presiding officer", "passed", None, "Tuesday, June 4, 2019"),
                ("mayor", "approved", None, "Friday, June 7, 2019"),
            ],
        ),
        (
            SENTENCE,
            [
                ("council", "passed", None, "Tuesday, June 4, 2019"),
                ("mayor", "approved", "Jane Q. Doe", "Tuesday, June 4, 2019"),
                ("town clerk", "attest", "John Roe", "date unknown"),
                ("town attorney", "form", "Mary Smith", "date unknown"),
            ],
        ),
        (BLANK, [("council", "passed", None, "2024")]),
        (
            AFTER,
            [
                ("mayor", "passed", "Ana Ruiz", "Tuesday, March 12, 2024"),
                ("city recorder", "attest", "Li Wong", "date unknown"),
            ],
        ),
    ],
)
def test_signatures(text, expected):
    assert signed(text) == expected


def test_what_could_not_be_read_is_handed_to_a_person():
    block = read_block(ONE_LINE, find_block(ONE_LINE, 0))
    assert [(ONE_LINE[slice(*span)], proposed) for span, _, proposed in block.unread] == [
        ("I", ()),
        ("\ufffd\ufffd oZ 06", ()),
        ("Presiding Of6cer", ("Presiding Officer",)),
        ("AA-EST:", ("ATTEST",)),
    ]


def test_the_words_of_an_unread_date_are_kept():
    dates = [each.date for each in read_block(ONE_LINE, find_block(ONE_LINE, 0)).signatures[:2]]
    assert [(date.precision, date.raw) for date in dates] == [
        ("unknown", "I"),
        ("unknown", "\ufffd\ufffd oZ 06"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Approved postings are kept. They are not removed.",
        "The budget passed by the council in 2019 applies.",
        "Adopted children are members of the family.",
        "Posts are read before they are published.",
    ],
)
def test_prose_is_no_signature_block(text):
    assert find_block(f"It is so.\n{text}", 0) is None


def test_the_block_ends_where_an_exhibit_begins():
    text = "its passage.\nPassed: May 4, 2020\nMayor\nEXHIBIT A\nThe policy."
    start, end = find_block(text, 0)
    assert text[start:end] == "Passed: May 4, 2020\nMayor\n"
