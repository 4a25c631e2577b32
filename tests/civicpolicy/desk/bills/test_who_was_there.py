"""Who is recorded as not there and as taking part at once is asked about before the record is kept."""

import pytest

from policies.models import RollCall
from tests import make
from tests.comments.pages import form_of, words_of

pytestmark = pytest.mark.django_db
ASKED = "Ana Ruiz is recorded as absent and as having made the motion: which of the two do the minutes say?"
AYES = {f"roll-{at}-choice": "aye" for at in range(7)}


def typed(clerk, public, page="votes/new", **told):
    told = {"kind": "amend", "when": "11/18/2026", "moved_by": "Ana Ruiz", "seats": "7", **AYES, **told}
    return clerk.post(public.instrument, page, **told)


@pytest.fixture
def earlier(public):
    """A vote of another day, on which the roll of the next begins."""
    return make.vote(public, *["aye"] * 7, motive="reading")


@pytest.mark.parametrize("kind", ["pass", "amend"])
def test_who_moved_it_and_was_absent_is_asked_about_before_a_vote_is_kept(clerk, public, earlier, kind):
    """A fact of the minutes is never refused: the clerk is told, and records it or not."""
    assert ASKED not in words_of(typed(clerk, public, kind=kind))
    preview = typed(clerk, public, kind=kind, **{"roll-0-choice": "absent"})
    assert ASKED in words_of(preview)
    address = clerk.address(public.instrument, "votes/new")
    clerk.client.post(address, {**form_of(preview), "confirm": "yes"})
    assert RollCall.objects.count() == 2
    assert ASKED in words_of(clerk.get(public.instrument))


def test_before_an_act_makes_it_law_the_votes_over_it_are_looked_at(clerk, public):
    make.vote(public, "absent", *["aye"] * 6, motive="reading", moved_by="Ana Ruiz")
    told = {"kind": "adopted", "when": "November 18, 2026", "by_whom": "City Council"}
    assert words_of(clerk.post(public.instrument, "acts/new", **told)).count(ASKED) == 1


def test_a_vote_that_is_put_right_is_not_held_against_the_mistaken_one(clerk, public):
    wrong = make.vote(public, "absent", *["aye"] * 6, motive="amend", moved_by="Ana Ruiz")
    again = f"votes/{wrong.pk}/correct"
    assert "which of the two" not in words_of(typed(clerk, public, again))
    assert ASKED in words_of(typed(clerk, public, again, **{"roll-0-choice": "absent"}))
