"""How each kind is printed, with what a city has in place of the usual; who signs, and who has signed."""

from dataclasses import replace

import pytest

from policies.models import InstrumentKind
from policies.printout.forms import FORMS, beginning, form_of
from policies.printout.lines import plain_text, signature_lines
from policies.printout.parts import Composition, compose
from policies.printout.signing import A_DAY, RULE, Signature, Signed, signatures


def test_every_kind_has_a_form():
    assert set(FORMS) == set(InstrumentKind.values)


def test_a_city_has_its_own_words():
    form = form_of("ordinance", {"ordinance": {"bill": "BILL NO.", "severability": "It stands."}})
    assert (form.bill, form.number, form.severability) == ("BILL NO.", "Ordinance No.", "It stands.")
    assert beginning(form)["severability_clause"] == "It stands."


@pytest.mark.parametrize("local", [None, {}, {"ordinance": "x"}, {"ordinance": {"bill": 7, "nonsense": "x"}}])
def test_what_is_no_entry_is_let_be(local):
    assert form_of("ordinance", local) == FORMS["ordinance"]
    assert form_of("decree", local) == FORMS["unknown"]


def act(kind, by="", day="", words="Done"):
    return Signed(kind, words, day, by)


@pytest.mark.parametrize(
    ("line", "acts", "words"),
    [
        ("Approved: Mayor", [], [f"Approved this {A_DAY}", RULE, "Mayor"]),
        (
            "Approved: Mayor",
            [act("approved", "Mayor Ruiz", "May 1, 2026")],
            ["Approved: May 1, 2026, Mayor Ruiz"],
        ),
        ("Approved: Mayor", [act("approved", "", "May 1, 2026")], ["Approved: May 1, 2026", RULE, "Mayor"]),
        ("Approved: Mayor", [act("approved", "Ana Ruiz")], ["Approved: Ana Ruiz, Mayor"]),
        (
            "Approved: Mayor",
            [act("overridden", "", "May 9, 2026", "Veto overridden")],
            ["Veto overridden: May 9, 2026, the council"],
        ),
        (
            "Approved: Mayor",
            [act("returned_unsigned", "", "May 9, 2026", "Returned unsigned")],
            ["Returned unsigned: May 9, 2026"],
        ),
        (
            "Passed: Presiding Officer",
            [act("approved", "Mayor Ruiz")],
            [f"Passed this {A_DAY}", RULE, "Presiding Officer"],
        ),
        ("Attest", [], ["Attest:", RULE]),
        ("First reading", [], [f"First reading this {A_DAY}"]),
        ("First reading", [act("read", "", "May 1, 2026", "First reading")], ["First reading: May 1, 2026"]),
        ("Attest: City Clerk", [], ["Attest:", RULE, "City Clerk"]),
        ("Approved as to form: City Attorney", [], ["Approved as to form:", RULE, "City Attorney"]),
        (
            "Passed: Presiding Officer",
            [act("passed", "City Council")],
            ["Passed: City Council", RULE, "Presiding Officer"],
        ),
        (
            "Passed: Presiding Officer",
            [act("passed", "", "May 1, 2026")],
            ["Passed: May 1, 2026", RULE, "Presiding Officer"],
        ),
        (
            "Passed: Presiding Officer",
            [act("passed", "City Council", "May 1, 2026"), act("presiding_signed", "Bo Lind", "May 2, 2026")],
            ["Passed: May 1, 2026, Bo Lind, Presiding Officer"],
        ),
        (
            "Signed: Presiding Officer",
            [act("presiding_signed", "Bo Lind", "May 2, 2026"), act("approved", "Mayor Ruiz")],
            ["Signed: May 2, 2026, Bo Lind, Presiding Officer"],
        ),
        (
            "Signed: Presiding Officer",
            [act("approved", "Mayor Ruiz")],
            [f"Signed this {A_DAY}", RULE, "Presiding Officer"],
        ),
        (
            "Signed: Mayor",
            [act("authorised", "Mayor Ruiz", "May 1, 2026", "Signed by the executive (authorized)")],
            ["Signed: May 1, 2026, Mayor Ruiz"],
        ),
        (
            "Approved: Mayor",
            [act("presiding_signed", "Bo Lind", "May 2, 2026")],
            [f"Approved this {A_DAY}", RULE, "Mayor"],
        ),
        (
            "Published or posted: City Clerk",
            [],
            [f"I certify that this ordinance was published or posted on the {A_DAY}.", RULE, "City Clerk"],
        ),
        (
            "Published: City Clerk",
            [act("published", "The Juniper Bend Post", "May 9, 2026")],
            ["I certify that this ordinance was published on May 9, 2026.", RULE, "City Clerk"],
        ),
    ],
)
def test_a_line_says_who_signed_or_is_left_to_sign(line, acts, words):
    (found,) = signatures(line, acts, "ordinance")
    assert list(signature_lines(found)) == words


@pytest.mark.parametrize(
    ("publication", "line"),
    [
        ("newspaper", "\nPublished in a newspaper: City Clerk"),
        ("newspaper_or_posting", "\nPublished or posted: City Clerk"),
        ("posting", "\nPosted: City Clerk"),
        ("none", ""),
        ("", ""),
    ],
)
def test_a_certificate_comes_where_local_law_asks_for_publication(publication, line):
    form = form_of("ordinance")
    assert beginning(form, publication)["signature_lines"] == form.signatures + line


def test_a_certificate_is_signed_by_whoever_attests_and_comes_once():
    own = form_of("ordinance", {"ordinance": {"signatures": "Passed: Chair\nAttest: Town Recorder"}})
    assert beginning(own, "posting")["signature_lines"].endswith("\nPosted: Town Recorder")
    certified = form_of("ordinance", {"ordinance": {"signatures": "Published: Town Recorder"}})
    assert beginning(certified, "posting")["signature_lines"] == "Published: Town Recorder"


def test_blank_lines_sign_nothing():
    assert signatures("\n  \nAttest: City Clerk\n", []) == (Signature("Attest", "City Clerk"),)


def test_signatures_are_not_parted():
    made = Composition("City of Elm", form_of("ordinance"), [], recitals="\n\n".join(["WHEREAS, so."] * 22))
    lines = "Passed: Presiding Officer\nApproved: Mayor\nAttest: City Clerk"
    first, second = plain_text(compose(replace(made, signature_lines=lines)), "wdiff", "Bill 1").split("\f")
    assert "Passed" not in first
    rows = [f"Passed this {A_DAY}", "", RULE, "Presiding Officer", "", f"Approved this {A_DAY}"]
    assert second.splitlines()[:6] == rows


def test_a_plain_text_has_a_footer_on_each_page():
    made = Composition("City of Elm", form_of("ordinance"), [], recitals="\n\n".join(["WHEREAS, so."] * 60))
    pages = plain_text(compose(made), "jefferson-city-mo", "Bill 12-119").split("\f")
    note = "Drafter's Note: Deleted text is shown {-thus-}. Inserted text is shown {+thus+}."
    assert [page.splitlines()[-2:] for page in pages] == [[f"Bill 12-119—Page {n}", note] for n in (1, 2, 3)]
    assert "Note" not in plain_text(compose(made), "jefferson-city-mo", "Bill 12-119", is_clean=True)
