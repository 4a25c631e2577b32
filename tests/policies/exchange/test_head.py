"""The head of a bill: numbers, sponsors, long title, enacting clause."""

import pytest

from policies.exchange.head import Found, read_head, read_number
from policies.exchange.sponsors import read_sponsors


@pytest.mark.parametrize(
    ("words", "sponsors"),
    [
        ("COUNCILWOMAN Carroll", ("Councilwoman Carroll",)),
        ("Councilmembers Doe, Roe and Poe", ("Councilmember Doe", "Councilmember Roe", "Councilmember Poe")),
        ("COUNCILMAN SMITH AND COUNCILWOMAN JONES-LEE", ("Councilman Smith", "Councilwoman Jones-Lee")),
        (
            "Alderman John Smith, Ward 3; Alderman Peter O'BRIEN",
            ("Alderman John Smith, Ward 3", "Alderman Peter O'Brien"),
        ),
        ("Jane Doe, Mayor", ("Jane Doe, Mayor",)),
        ("City Manager", ("City Manager",)),
        ("COUNCILMAN MCDONALD, JR.", ("Councilman McDonald, Jr.",)),
        ("________", ()),
    ],
)
def test_sponsors(words, sponsors):
    assert read_sponsors(words) == sponsors


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("24-19", "24-19"),
        ("2012-119", "2012-119"),
        ("O-2013-51", "O-2013-51"),
        ("1234", "1234"),
        ("2018-94s", "2018-94s"),
        ("2004-0270.2", "2004-0270.2"),
        ("24-19, Series of 2024", "24-19"),
        ("15n,\ufffd2 -7", None),
        ("________", None),
        ("of the city", None),
    ],
)
def test_a_number_is_read_only_when_it_is_one(words, value):
    number = read_number(Found((0, 9), words, "ordinance_number"))
    assert (number.value, number.raw) == (value, words)


@pytest.mark.parametrize(
    "clause",
    [
        "BE IT ORDAINED BY THE CITY COUNCIL OF THE CITY OF ELKO:",
        "NOW, THEREFORE, BE IT RESOLVED BY THE BOARD, AS FOLLOWS:",
        "THE CITY COUNCIL OF THE CITY OF RIVERGROVE ORDAINS AS FOLLOWS:",
        "BE 1T ORDAINED BY THE TOWN OF LEE, AS FOLLOWS:",
        "THE MUNICIPALITY OF CENTER HEREBY ORDAINS:",
    ],
)
def test_enacting_clauses(clause):
    head = read_head(f"AN ORDINANCE ON GIFTS.\n{clause}\nSection 1. It is so.")
    assert head.enacting.value == clause
    assert head.title.value == "AN ORDINANCE ON GIFTS."


def test_a_title_behind_the_sponsor_and_one_before_it():
    first = read_head(
        "BILL NO. 4\nSPONSORED BY Trustee Lee\nAN ORDINANCE ON GIFTS.\nBE IT ORDAINED:\nSection 1. So."
    )
    second = read_head(
        "BILL NO. 4\nAN ORDINANCE ON GIFTS.\nSPONSORED BY Trustee Lee\nBE IT ORDAINED:\nSection 1. So."
    )
    for head in (first, second):
        assert (head.title.value, head.sponsor.value) == ("AN ORDINANCE ON GIFTS.", "Trustee Lee")


def test_an_executive_order_and_a_resolution_are_told():
    assert read_head("EXECUTIVE ORDER NO. 5\nNOW, THEREFORE, I order:").kind == "executive_order"
    assert read_head("RESOLUTION NO. 5\nBE IT RESOLVED:").kind == "resolution"
    assert read_head("Employees shall be courteous.").kind == "unknown"
