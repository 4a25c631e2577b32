"""Once the council has suspended the rules by a vote, its bill is asked for no more readings."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make
from tests.civicpolicy.desk.bills.pressing import findings_of
from tests.comments.pages import form_of, words_of
from tests.conftest import counted

pytestmark = pytest.mark.django_db
READINGS = "an ordinance is read on 3 different days"
LOST = "The motion to suspend the rules did not carry: 5 ayes of 7 members in office; 6 are needed."


@pytest.mark.parametrize(("ayes", "asked", "lost"), [(None, True, False), (6, False, False), (5, True, True)])
def test_the_page_of_a_bill_goes_by_the_motion(clerk, public, ayes, asked, lost):
    if ayes:
        make.vote(public, *["aye"] * ayes, *["nay"] * (7 - ayes), motive="suspend")
    make.vote(public)
    told = " ".join(findings_of(clerk.get(public.instrument))["folded"])
    assert (READINGS in told, LOST in told) == (asked, lost)


def test_an_act_and_a_vote_are_looked_at_in_the_same_way_before_they_are_kept(clerk, public):
    make.vote(public, *["aye"] * 6, "nay", motive="suspend")
    typed = {"kind": "adopted", "when": "November 17, 2026", "by_whom": "City Council", "vote": "6 to 1"}
    assert READINGS not in words_of(clerk.post(public.instrument, "acts/new", **typed))
    shown = form_of(clerk.get(public.instrument, "votes/new"))
    roll = {name: "aye" for name in shown if name.endswith("-choice")} | {"roll-0-choice": "nay"}
    roll |= {f"roll-{at}-choice": "aye" for at in range(1, 7)}
    preview = clerk.post(public.instrument, "votes/new", kind="pass", when="11/17/2026", seats="7", **roll)
    assert "Carried, 6–1" in words_of(preview)
    assert READINGS not in words_of(preview)


def test_before_it_is_kept_a_motion_says_what_follows_from_it(clerk, public):
    make.vote(public, motive="reading")
    roll = {f"roll-{at}-choice": "aye" for at in range(7)}
    for kind, follows in (("suspend", True), ("postpone", False), ("amend", False)):
        preview = clerk.post(public.instrument, "votes/new", kind=kind, when="11/17/2026", seats="7", **roll)
        assert ("the bill is asked for no more readings." in words_of(preview)) == follows


def test_seats_that_were_vacant_are_not_counted_against_the_vote_that_is_shown(clerk, city, public):
    """Three of the five members in office are enough: no finding beside the sum asks for five."""
    city.profile.council_size = 9
    city.profile.passage_threshold = "majority_qualified"
    city.profile.save()
    roll = {f"roll-{at}-name": name for at, name in enumerate(make.COUNCIL[:3])}
    roll |= {f"roll-{at}-choice": "aye" for at in range(3)}
    told = {"presiding_officer": "Mayor Ida Bell", "threshold": "majority_qualified"}
    preview = clerk.post(
        public.instrument,
        "votes/new",
        kind="pass",
        when="11/17/2026",
        seats="9",
        vacancies="4",
        **told,
        **roll,
    )
    words = words_of(preview)
    assert "3 ayes of 5 members in office; 3 are needed" in words
    assert "5 ayes are needed" not in words


def test_a_bill_with_votes_costs_no_query_more(clerk, public):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert clerk.get(public.instrument).status_code == 200
        return len(counted(captured.captured_queries))

    clerk.get(public.instrument)
    before = cost()
    make.vote(public, *["aye"] * 6, "nay", motive="suspend")
    make.vote(public, motive="reading")
    assert cost() == before <= 12
