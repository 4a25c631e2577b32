"""An act is about the last public text, unless a person says otherwise; a mayor has what was passed."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.linting.facts import Deed
from policies.linting.registry import over_way
from policies.voting import Ballot, Minutes
from tests.policies.linting.making import bill

RULES = frozenset({"text-overtaken", "text-not-passed"})
TWO = {1: "as introduced", 2: "as amended"}
ONE = {1: "as introduced"}
ELDER = (
    "This is about the text “as introduced”, and the last one that is public is “as amended”.{carried} The"
    " words of “as introduced” would become law, and those of “as amended” would not. Was it this text?"
)


def deed(kind, text):
    return Deed(kind, PartialDate.on(date(2026, 11, 17)), text=text)


def motion(text, motive="amend", choices=("aye", "aye", "nay")):
    return Ballot(motive, choices, "majority_voting", 3, 0, Minutes((), day="2026-11-03"), text)


def found(new, *before, texts=TWO, ballots=()):
    way = over_way(bill(texts=texts), before, new, ballots)
    return [(each.rule, each.sentence, each.blocks) for each in way if each.rule in RULES]


@pytest.mark.parametrize("kind", ["passed", "adopted", "authorised"])
def test_an_earlier_text_is_asked_about_by_both_names(kind):
    assert found(deed(kind, 1)) == [("text-overtaken", ELDER.format(carried=""), True)]
    assert found(deed(kind, 2)) == []


def test_the_amendment_that_carried_is_named():
    carried = " A motion to amend it carried on Tuesday, November 3, 2026."
    assert found(deed("passed", 1), ballots=[motion(1)])[0][1] == ELDER.format(carried=carried)
    assert found(deed("passed", 2), ballots=[motion(1)]) == []
    lost = motion(1, choices=("aye", "nay", "nay"))
    assert found(deed("passed", 1), ballots=[lost])[0][1] == ELDER.format(carried="")


def test_what_was_amended_has_a_text_of_its_own_before_it_is_passed():
    ((rule, sentence, blocks),) = found(deed("passed", 1), texts=ONE, ballots=[motion(1, "substitute")])
    assert (rule, blocks) == ("text-overtaken", True)
    assert "A motion to put a substitute in its place carried on Tuesday, November 3, 2026." in sentence
    assert "No text with that amendment is public" in sentence
    assert found(deed("passed", 1), texts=ONE, ballots=[motion(1, "reading")]) == []


@pytest.mark.parametrize("kind", ["approved", "overridden", "returned_unsigned", "adopted"])
def test_what_the_mayor_has_is_what_was_passed(kind):
    ((rule, sentence, blocks),) = found(deed(kind, 2), deed("passed", 1))
    assert (rule, blocks) == ("text-not-passed", True)
    assert sentence == (
        "On record the council passed the text “as introduced”, and this is about the text “as amended”: the"
        " words of “as amended” would become law, which it did not pass. Which of the two was it?"
    )
    assert found(deed(kind, 1), deed("passed", 1)) == []


def test_an_act_of_no_text_and_a_reading_of_an_earlier_one_are_let_be():
    assert found(deed("passed", 0)) == found(deed("read", 1)) == []
