"""What the council decided on the item, beside its text: the result, the roll, and what comes next."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from policies.dates import PartialDate
from policies.services import acts
from tests import make
from tests.civicpolicy.worksession.seat import Session, words
from tests.comments.pages import all_of, words_of

pytestmark = pytest.mark.django_db
ON = "Tuesday, November 17, 2026"


@pytest.fixture
def session():
    return Session()


def act(session, kind, day=17, **fields):
    return acts.record_act(
        by=make.clerk_of(session.city),
        instrument=session.edition.instrument,
        kind=kind,
        on=PartialDate.on(date(2026, 11, day)) if day else PartialDate.unknown(),
        edition=session.edition,
        **fields,
    )


def profile(session, **values):
    for name, value in values.items():
        setattr(session.city.profile, name, value)
    session.city.profile.save()


def told(session, client, **query):
    """The line under the name of the bill, "" where there is none."""
    rows = all_of(client.get(session.address(**query)), "p")
    said = [each for each in rows if each.get("class") == "session-standing"]
    return " ".join("".join(said[0].itertext()).split()) if said else ""


@pytest.mark.parametrize("view", ["page", "packet"])
def test_where_nothing_is_on_record_nothing_is_said(session, client, view):
    assert told(session, client, view=view) == ""
    assert "How the council voted" not in words(client.get(session.address(view=view)))


@pytest.mark.parametrize("view", ["page", "packet"])
def test_each_vote_stands_with_its_result_its_count_and_its_roll(session, client, view):
    make.vote(session.edition, motive="amend", words="Strike $25, insert $30.", moved_by="Ana Ruiz")
    lost = make.vote(session.edition, *["aye"] * 2, *["nay"] * 5)
    make.vote(session.edition, corrects=lost)
    answer = client.get(session.address(view=view))
    page = words_of(answer)
    assert f"Passed {ON}. It waits for the mayor" in told(session, client, view=view)
    assert told(session, client, view=view).endswith("Last vote: to pass it, carried, 5–2, of 3 on record.")
    assert "To amend it from the floor: Carried, 5–2" in page
    assert "5 ayes of 7 members elected; 4 are needed." in page
    assert "To pass it: Lost, 2–5 Corrected" in page
    rolls = [each for each in all_of(answer, "section") if each.get("aria-labelledby") == "votes"]
    folded = list(rolls[0].iter("details"))
    assert [each.get("open") for each in folded] == [None] * 3
    assert [each.text for each in folded[0].iter("th") if each.text in make.COUNCIL] == list(make.COUNCIL)


def test_on_the_wall_there_are_text_and_comments_only(session, client):
    make.vote(session.edition)
    assert "How the council voted" not in words(client.get(session.address(view="wall")))


def test_votes_over_another_bill_stay_with_it(session, client):
    make.vote(make.bill(session.city))
    assert "How the council voted" not in words(client.get(session.address()))


@pytest.mark.parametrize(
    ("kinds", "local", "waits"),
    [
        (["introduced", "read"], {}, f"First reading {ON}. It waits for the council to pass it."),
        (["passed"], {"mayor_acts": True}, f"Passed {ON}. It waits for the mayor."),
        (["passed"], {"mayor_acts": False}, f"Passed {ON}. It waits to be signed."),
        (["passed"], {}, "It waits for the mayor, or for what stands in place of that."),
        (["passed"], {"presiding_officer_signs": True}, "It waits for the presiding officer to sign it."),
        (
            ["passed", "presiding_signed"],
            {"presiding_officer_signs": True, "mayor_acts": True},
            f"Passed {ON}. It waits for the mayor.",
        ),
        (["passed", "vetoed"], {}, "It goes no further, unless the council passes it over the veto."),
        (["failed"], {}, f"Failed {ON}. It goes no further, unless the council takes it up again."),
        (["withdrawn"], {}, f"Withdrawn {ON}. It goes no further."),
        (["passed", "approved"], {}, f"Approved {ON}. Effective date not known."),
    ],
)
def test_what_comes_next_follows_from_the_acts(session, client, kinds, local, waits):
    profile(session, **local)
    for kind in kinds:
        act(session, kind)
    assert told(session, client).endswith(waits)


def test_what_was_vetoed_and_passed_anew_waits_for_the_mayor_again(session, client):
    profile(session, mayor_acts=True)
    for kind, day in (("passed", 17), ("vetoed", 18), ("passed", 24)):
        act(session, kind, day)
    assert told(session, client) == "Passed Tuesday, November 24, 2026. It waits for the mayor."


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["failed", "passed"], f"Passed {ON}. It waits for the mayor."),
        (["vetoed", "passed"], f"Passed {ON}. It waits for the mayor."),
        (["passed", "failed"], f"Failed {ON}. It goes no further, unless the council takes it up again."),
    ],
)
def test_on_one_day_the_order_of_recording_decides(session, client, kinds, said):
    profile(session, mayor_acts=True)
    for kind in kinds:
        act(session, kind)
    assert told(session, client) == said


def test_a_day_that_nobody_knows_is_said(session, client):
    act(session, "read", None)
    assert told(session, client).startswith("First reading on a day that is not known.")


def test_what_is_law_says_since_when_or_what_its_day_waits_for(client):
    city = make.city()
    edition = make.bill(city, effective_rule="after_publication", effective_days=10)
    session = SimpleNamespace(city=city, edition=edition)
    meeting = make.meeting(city, edition)
    address = reverse("worksession:page", args=[city.slug, meeting.address])
    act(session, "adopted")
    assert f"Adopted {ON}. It takes effect 10 days after it is published" in words(client.get(address))
    act(session, "published", 18)
    assert f"Adopted {ON}. In force from Saturday, November 28, 2026." in words(client.get(address))


def test_a_text_that_another_one_of_the_bill_overtook_is_not_called_law(session, client):
    code = make.policy(session.city)
    other = make.edition(session.edition.instrument, (code, make.draft(code)), name="substitute")
    session.edition = other
    act(session, "adopted")
    assert told(session, client) == f"Adopted {ON}. Another text of it became law."


@pytest.mark.parametrize("votes", [1, 30])
def test_a_page_with_many_votes_asks_no_more(session, client, assert_queries_at_most, votes):
    for _ in range(votes):
        make.vote(session.edition, motive="reading")
    client.force_login(make.clerk_of(session.city, role=make.Role.COUNCIL_MEMBER))
    for view in ("page", "wall", "packet"):
        with assert_queries_at_most(12):
            assert client.get(session.address(view=view)).status_code == 200
