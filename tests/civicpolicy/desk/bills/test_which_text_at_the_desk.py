"""The clerk is asked, before anything is kept, about another text than the last one and a veto to come."""

import pytest

from policies.queries import counted_acts
from tests import make
from tests.comments.pages import all_of, form_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def earlier(public):
    """A vote of another day, on which the roll of the next begins."""
    return make.vote(public, *["aye"] * 7, motive="reading")


def typed(clerk, public, **told):
    """A vote of seven ayes, and what comes of it before it is kept."""
    ayes = {f"roll-{at}-choice": "aye" for at in range(7)}
    told = {"kind": "pass", "when": "11/18/2026", "seats": "7", "threshold": "two_thirds_members", **told}
    return clerk.post(public.instrument, "votes/new", **ayes, **told)


def test_a_vote_over_a_veto_that_is_still_to_come_is_refused_before_it_is_shown(clerk, public, earlier):
    make.vote(public, *["aye"] * 7)
    clerk.act(public, kind="vetoed", when="11/20/2026")
    for day, status in (("11/19/2026", 422), ("November 2026", 200), ("11/20/2026", 200)):
        answer = typed(clerk, public, kind="override", when=day)
        assert answer.status_code == status
        refused = "A veto cannot be overridden before the mayor has vetoed it." in words_of(answer)
        assert refused == (status == 422)


def test_a_vote_on_an_earlier_text_names_both_and_is_kept_all_the_same(clerk, public, earlier):
    change = public.amendments.get()
    made = make.edition(public.instrument, (change.policy, change.proposed, change.base), name="as amended")
    assert form_of(clerk.get(public.instrument, "votes/new"))["edition"] == str(made.pk)
    assert "the last one that is public" not in words_of(typed(clerk, public))
    preview = typed(clerk, public, edition=str(public.pk))
    asked = f"This is about the text “{public.name}”, and the last one that is public is “as amended”."
    assert asked in words_of(preview)
    (button,) = all_of(preview, "button[@name='confirm']")
    assert button.text == f"Record it of the text “{public.name}”, not of “as amended”"
    clerk.client.post(clerk.address(public.instrument, "votes/new"), {**form_of(preview), "confirm": "yes"})
    assert [act.kind for act in counted_acts(public.instrument.acts.order_by("pk"))] == ["read", "passed"]
    assert form_of(clerk.get(public.instrument, "acts/new"))["edition"] == str(public.pk)
    approved = clerk.post(public.instrument, "acts/new", kind="approved", edition=str(made.pk))
    assert f"On record the council passed the text “{public.name}”" in words_of(approved)


def test_a_typed_vote_of_more_than_the_council_has_is_asked_about(clerk, city, public):
    city.profile.council_size = 5
    city.profile.save()
    preview = clerk.post(public.instrument, "acts/new", kind="passed", when="11/22/2026", vote="9 to 0")
    assert "“9 to 0” are 9 votes, and the council has 5 members, as the profile says." in words_of(preview)
