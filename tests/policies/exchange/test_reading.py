"""Whatever comes in, every word of it is accounted for."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.exchange import UnreadableFile, read, reading_as_json
from policies.text.ledger import check

PARTS = st.sampled_from(
    [
        "BILL NO. 7-1 ",
        "ORDINANCE NO. x ",
        "AN ORDINANCE AMENDING THE CODE. ",
        "WHEREAS, ",
        "BE IT ORDAINED AS FOLLOWS: ",
        "Section 1. Section 3-2 is hereby amended to read as follows: ",
        "Section 2. This ordinance shall take effect at once. ",
        "Section 3-2. Gifts. ",
        "“(a) No gift; ",
        "(b) none.” ",
        "1. one; ",
        "2. two. ",
        "Deleted text is shown thus. New text is shown thus. ",
        "Bill 7-1—Page 2 ",
        "\nPage 3 of 9\n",
        "Loading...\n",
        "Laserfiche WebLink\n",
        "<br /> \n",
        "\x00",
        "\f",
        "\r\n",
        "\u2028",
        "em-\nployee ",
        "co-\nworker ",
        "Passed: \ufffd Mayor Attest: City Clerk ",
        "iournal_x the\ufb01rst e\u0301 ",
        "\ud7ff�°• ",
        "• a point ",
        "EXHIBIT A\n",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(PARTS, st.text(max_size=12)), max_size=25).map("".join))
def test_any_text_is_accounted_for_to_the_letter(text):
    data = text.encode("utf-8", "ignore")
    try:
        reading = read(data)
    except UnreadableFile:
        return
    check(reading.ledger, reading.text)
    json.dumps(reading_as_json(reading))
    for entry in (*reading.ledger.dropped, *reading.ledger.queued):
        assert entry.text == reading.text[slice(*entry.span)]


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    try:
        reading = read(data)
    except UnreadableFile as refused:
        assert str(refused).endswith(".")
    else:
        check(reading.ledger, reading.text)


@pytest.mark.parametrize(
    "text",
    ["(" * 50_000, "a" + " " * 50_000 + "b", "_ " * 30_000, "Section 1. is amended. " * 2_000, "“" * 20_000],
    ids=["parentheses", "spaces", "underscores", "sections", "quotation marks"],
)
def test_hostile_text_costs_no_more_than_its_length(text):
    reading = read(text.encode())
    check(reading.ledger, reading.text)


def test_null_characters_are_left_out_and_said():
    reading = read(b"The clerk keeps\x00 the record of every meeting.")
    assert reading.sections[0].section.text == "The clerk keeps the record of every meeting."
    assert [each.text for each in reading.ledger.dropped] == ["\x00"]
    assert [each.rule for each in reading.findings] == ["null-characters"]


def test_an_old_code_page_is_a_finding():
    reading = read("The city’s code – adopted “as amended” – applies.".encode("cp1252"))
    assert [each.rule for each in reading.findings] == ["encoding"]


def test_the_json_has_exactly_the_agreed_keys():
    found = reading_as_json(read(b"Sec. 3-1. Gifts.\nNo officer shall take a gift."))
    assert list(found) == ["instrument", "sections", "extent", "marks", "ledger", "findings"]
    assert found["instrument"] is None
    assert list(found["sections"][0]) == ["label", "heading", "level", "text", "provisions"]
    assert found["ledger"]["placed"] == [{"span": [0, 46], "place": "section 3-1"}]


def test_the_json_of_an_instrument_has_exactly_the_agreed_keys():
    bill = (
        "BILL NO. 7-1\nSPONSORED BY TRUSTEE Lee\nAN ORDINANCE ON GIFTS.\nBE IT ORDAINED AS FOLLOWS:\n"
        "Section 1. Section 3-1 is hereby repealed.\nPassed: May 4, 2020\n"
    )
    found = reading_as_json(read(bill.encode()))["instrument"]
    assert list(found) == [
        "bill_number",
        "ordinance_number",
        "sponsors",
        "title",
        "enacting_clause",
        "effective_clause",
        "bill_sections",
        "instructions",
        "signatures",
    ]
    assert found["ordinance_number"] == {"value": None, "raw": ""}
    assert found["instructions"] == [
        {
            "number": "1",
            "operation": "repeal",
            "target": "3-1",
            "caption": "",
            "raw": "Section 3-1 is hereby repealed.",
        }
    ]
    assert found["signatures"] == [
        {
            "role": "council",
            "name": None,
            "date": {
                "earliest": "2020-05-04",
                "latest": "2020-05-04",
                "precision": "day",
                "raw": "May 4, 2020",
            },
        }
    ]
