"""How each kind is printed, with what a city has in place of the usual; who signs, and who has signed."""

from dataclasses import replace

import pytest

from policies.models import InstrumentKind
from policies.printout.forms import FORMS, beginning, form_of
from policies.printout.lines import plain_text, signature_words
from policies.printout.parts import Composition, compose
from policies.printout.signing import Signature, Signed, signatures


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
        ("Approved: Mayor", [], f"Approved: {'_' * 28} Mayor"),
        (
            "Approved: Mayor",
            [act("approved", "Mayor Ruiz", "May 1, 2026")],
            "Approved: May 1, 2026, Mayor Ruiz",
        ),
        ("Approved: Mayor", [act("approved", "Ana Ruiz")], "Approved: Ana Ruiz, Mayor"),
        (
            "Approved: Mayor",
            [act("overridden", "", "May 9, 2026", "Veto overridden")],
            "Veto overridden: May 9, 2026, the council",
        ),
        (
            "Passed: Presiding Officer",
            [act("approved", "Mayor Ruiz")],
            f"Passed: {'_' * 28} Presiding Officer",
        ),
        ("Attest", [], f"Attest: {'_' * 28}"),
        ("Passed: Presiding Officer", [act("passed", "City Council")], "Passed: City Council"),
        (
            "Passed: Presiding Officer",
            [act("passed", "", "May 1, 2026")],
            "Passed: May 1, 2026, Presiding Officer",
        ),
        (
            "Passed: Presiding Officer",
            [act("passed", "City Council", "May 1, 2026"), act("presiding_signed", "Bo Lind", "May 2, 2026")],
            "Passed: May 1, 2026, Bo Lind, Presiding Officer",
        ),
        (
            "Signed: Presiding Officer",
            [act("presiding_signed", "Bo Lind", "May 2, 2026"), act("approved", "Mayor Ruiz")],
            "Signed: May 2, 2026, Bo Lind, Presiding Officer",
        ),
        (
            "Signed: Presiding Officer",
            [act("approved", "Mayor Ruiz")],
            f"Signed: {'_' * 28} Presiding Officer",
        ),
        (
            "Signed: Mayor",
            [act("authorised", "Mayor Ruiz", "May 1, 2026", "Signed by the executive (authorized)")],
            "Signed: May 1, 2026, Mayor Ruiz",
        ),
        (
            "Approved: Mayor",
            [act("presiding_signed", "Bo Lind", "May 2, 2026")],
            f"Approved: {'_' * 28} Mayor",
        ),
    ],
)
def test_a_line_says_who_signed_or_is_left_to_sign(line, acts, words):
    (found,) = signatures(line, acts)
    assert signature_words(found).startswith(words)


def test_blank_lines_sign_nothing():
    assert signatures("\n  \nAttest: City Clerk\n", []) == (Signature("Attest", "City Clerk"),)


def test_signatures_are_not_parted():
    made = Composition("City of Elm", form_of("ordinance"), [], recitals="\n\n".join(["WHEREAS, so."] * 22))
    lines = "Passed: Presiding Officer\nApproved: Mayor\nAttest: City Clerk"
    first, second = plain_text(compose(replace(made, signature_lines=lines)), "wdiff", "Bill 1").split("\f")
    assert "Passed" not in first
    assert [line.split(":")[0] for line in second.splitlines()[:3]] == ["Passed", "Approved", "Attest"]


def test_a_plain_text_has_a_footer_on_each_page():
    made = Composition("City of Elm", form_of("ordinance"), [], recitals="\n\n".join(["WHEREAS, so."] * 60))
    pages = plain_text(compose(made), "jefferson-city-mo", "Bill 12-119").split("\f")
    note = "Drafter's Note: Deleted text is shown {-thus-}. Inserted text is shown {+thus+}."
    assert [page.splitlines()[-2:] for page in pages] == [[f"Bill 12-119—Page {n}", note] for n in (1, 2, 3)]
    assert "Note" not in plain_text(compose(made), "jefferson-city-mo", "Bill 12-119", is_clean=True)
