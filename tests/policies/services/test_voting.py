"""A vote is recorded with its roll and the act it came to; what cannot be a vote is refused in a sentence."""

from datetime import UTC, date, datetime

import pytest
from django.db import Error, connection, transaction

from policies import queries
from policies.act_order import NO_VETO, NOBODY_VOTES
from policies.dates import PartialDate
from policies.models import Act, Motion, RollCall, Vote
from policies.refusals import NotFrozen, Overtaken, Refused
from policies.services import acts, voting
from policies.services.casting import Cast
from tests import make

pytestmark = pytest.mark.django_db
DAY = PartialDate.on(date(2026, 11, 17))
FIVE_TO_TWO, TWO_TO_FIVE = ["aye"] * 5 + ["nay"] * 2, ["aye"] * 2 + ["nay"] * 5


@pytest.fixture
def city():
    return make.city()


@pytest.fixture
def edition(city):
    return make.bill(city)


def kinds(edition):
    return [act.kind for act in queries.counted_acts(edition.instrument.acts.order_by("pk"))]


def test_a_vote_is_kept_with_its_motion_its_roll_and_its_act(city, edition):
    held = make.meeting(city, edition, starts_at=datetime(2026, 11, 18, 1, tzinfo=UTC))
    call = make.vote(edition, meeting=held, moved_by="Ana Ruiz", seconded_by="Ben Ito", words="Move to pass.")
    assert (call.names, call.votes.count(), call.recorded_at is not None) == (7, 7, True)
    assert call.motion.agenda_item == held.items.get()
    act = Act.objects.with_votes().get(roll_call=call)
    assert (act.kind, act.date, act.edition, act.vote, act.vote_words) == (
        "passed", DAY, edition, "", "5 to 2",
    )  # fmt: skip
    assert Act.objects.get(pk=act.pk).vote_words == "5 to 2"


@pytest.mark.parametrize(
    ("choices", "told", "expected"),
    [
        (FIVE_TO_TWO, {}, ["passed"]),
        (TWO_TO_FIVE, {}, ["failed"]),
        (FIVE_TO_TWO, {"seats": None}, []),
        (FIVE_TO_TWO, {"motive": "reading"}, ["read"]),
        (FIVE_TO_TWO, {"motive": "amend"}, []),
        (TWO_TO_FIVE, {"motive": "postpone"}, []),
    ],
)
def test_the_act_follows_from_the_count(edition, choices, told, expected):
    make.vote(edition, *choices, **told)
    assert kinds(edition) == expected


def test_a_veto_is_overridden_by_its_own_vote_with_its_own_majority(edition):
    by, instrument = make.clerk_of(edition.municipality), edition.instrument
    make.vote(edition)
    acts.record_act(by=by, instrument=instrument, kind="vetoed", on=DAY, edition=edition)
    override = {"motive": "override", "threshold": "two_thirds_members"}
    make.vote(edition, *["aye"] * 4, *["nay"] * 3, **override)
    assert kinds(edition) == ["passed", "vetoed"]
    make.vote(edition, **override)
    assert kinds(edition) == ["passed", "vetoed", "overridden"]
    policy = edition.amendments.get().policy
    edition.refresh_from_db()
    assert queries.in_force(policy, date(2026, 12, 1)).standing.answer in ("yes", "unknown")


def test_a_correction_stands_beside_the_mistake_and_takes_its_act_along(edition):
    wrong = make.vote(edition)
    right = make.vote(edition, *TWO_TO_FIVE, corrects=wrong)
    assert kinds(edition) == ["failed"]
    assert (RollCall.objects.count(), right.corrects, edition.instrument.acts.count()) == (2, wrong, 2)
    with pytest.raises(Refused, match="corrected already"):
        make.vote(edition, corrects=wrong)


def test_what_came_to_nothing_after_all_did_not_happen(edition):
    wrong = make.vote(edition, motive="postpone")
    make.vote(edition, *TWO_TO_FIVE, motive="postpone", corrects=wrong)
    assert kinds(edition) == []
    assert Act.objects.get(corrects__isnull=False).kind == "not_so"


REFUSED = [
    ({"votes": ()}, "at least one vote"),
    ({"votes": (*make.roll("aye"), Cast("ana  ruiz", "", "nay"))}, "ana  ruiz is on the roll twice"),
    ({"votes": (Cast(" ", "Ward 1", "aye"),)}, "A vote without a name"),
    ({"votes": (Cast("Ana Ruiz", "", "maybe"),)}, "Say how Ana Ruiz voted"),
    ({"votes": (Cast("Ana Ruiz", "", "recused", " "),)}, "Say why Ana Ruiz was recused"),
    ({"presiding_officer": " "}, "Say who presided"),
    ({"seats": 5}, "7 names on the roll, and 5 members in office"),
    ({"seats": 7, "vacancies": 7}, "no more vacant seats than seats"),
    ({"moved_by": "Ana Ruiz", "seconded_by": "ANA RUIZ"}, "cannot have moved it and seconded it"),
    ({"motive": "override"}, NO_VETO),
    ({"motive": "applaud"}, "Choose the motion"),
    ({"threshold": "acclamation"}, "Choose the motion"),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED, ids=[each[1] for each in REFUSED])
def test_each_rule_has_its_refusal_and_keeps_nothing(edition, changes, sentence):
    with pytest.raises(Refused, match=sentence):
        make.vote(edition, **changes)
    assert not Motion.objects.exists() and not Act.objects.filter(instrument=edition.instrument).exists()


def test_a_mayor_may_vote_where_the_council_is_tied(edition):
    tie = (*make.roll(*["aye", "nay"] * 3), Cast("Ida Bell", "Mayor", "aye"))
    assert make.vote(edition, votes=tie, seats=6).votes.count() == 7


def test_only_what_residents_can_read_is_voted_on(city):
    code = make.policy(city)
    draft = make.edition(make.instrument(city), (code, make.draft(code)), published=False)
    with pytest.raises(NotFrozen, match="Only a text that is frozen and published"):
        make.vote(draft)


def test_nobody_votes_on_an_executive_order(city):
    code = make.policy(city)
    order = make.instrument(city, kind="executive_order", adoption_path="executive")
    with pytest.raises(Refused, match=NOBODY_VOTES):
        make.vote(make.edition(order, (code, make.draft(code))))


def test_a_meeting_of_another_day_or_city_is_refused(city, edition):
    held = make.meeting(city, edition, starts_at=datetime(2026, 11, 25, 1, tzinfo=UTC))
    with pytest.raises(Refused, match="That meeting was on Tuesday, November 24, 2026"):
        make.vote(edition, meeting=held)
    with pytest.raises(Refused, match="one of another city"):
        make.vote(edition, meeting=make.meeting(make.city()))


def test_a_vote_over_another_instrument_is_not_corrected_here(city, edition):
    with pytest.raises(Refused, match="over another instrument"):
        make.vote(make.bill(city), corrects=make.vote(edition))


def test_what_was_recorded_in_between_is_looked_at_first(edition):
    seen = voting.last_entry(edition.instrument)
    make.vote(edition, motive="reading", seen=seen)
    with pytest.raises(Overtaken):
        make.vote(edition, seen=seen)


IMPOSSIBLE = [
    ("overridden", 18, NO_VETO),
    ("approved", 16, "before it was passed"),
    ("authorised", 18, "no executive authorizes it"),
]


@pytest.mark.parametrize(("kind", "day", "sentence"), IMPOSSIBLE, ids=[each[0] for each in IMPOSSIBLE])
def test_an_act_that_cannot_be_is_refused(edition, kind, day, sentence):
    make.vote(edition)
    with pytest.raises(Refused, match=sentence):
        acts.record_act(
            by=make.clerk_of(edition.municipality),
            instrument=edition.instrument,
            kind=kind,
            on=PartialDate.on(date(2026, 11, day)),
            edition=edition,
        )


def test_only_what_is_on_record_did_not_happen(edition):
    with pytest.raises(Refused, match="Only an act that is on record"):
        acts.record_act(
            by=make.clerk_of(edition.municipality), instrument=edition.instrument, kind="not_so", on=DAY
        )


ONE_MORE = (
    "INSERT INTO policies_vote (municipality_id, roll_call_id, position, name, seat, choice, reason)"
    " SELECT municipality_id, roll_call_id, {0}, 'Hal Reed', '', 'nay', '' FROM policies_vote LIMIT 1"
)


@pytest.mark.parametrize("position", [0, 7, 8])
def test_no_vote_is_added_to_a_roll_call_later(edition, position):
    make.vote(edition)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ONE_MORE.format(position))
    assert Vote.objects.count() == 7


def test_an_act_hangs_on_a_vote_over_its_own_instrument_only(city, edition):
    other = make.bill(city)
    with pytest.raises(Error, match="a vote on its instrument"), transaction.atomic():
        acts.record_act(
            by=make.clerk_of(city),
            instrument=other.instrument,
            kind="read",
            on=DAY,
            roll_call=make.vote(edition),
        )


@pytest.mark.parametrize(
    ("state", "motive", "majority", "source"),
    [
        ("Wyoming", "pass", "majority_qualified", "Wyoming Statutes 15-1-115"),
        ("Wyoming", "suspend", "three_quarters_qualified", "Wyoming Statutes 15-1-115"),
        ("Wyoming", "override", "two_thirds_qualified", "Wyoming Statutes 15-3-201"),
        ("Missouri", "pass", "majority_members", "Revised Statutes of Missouri 77.080"),
        ("Missouri", "override", "two_thirds_members", "Revised Statutes of Missouri 77.270"),
        ("Ohio", "pass", "majority_members", ""),
    ],
)
def test_the_general_law_of_the_state_says_what_is_needed(state, motive, majority, source):
    city = make.city(state=state)
    rule = voting.rule_of(city, make.instrument(city), motive)
    assert (rule.majority, rule.source) == (majority, source)


def test_the_majority_of_the_profile_goes_before_that_of_the_state(city, edition):
    city.profile.passage_threshold = "two_thirds_members"
    city.profile.rule_sources = {"passage_threshold": "Charter 4.3"}
    rule = voting.rule_of(city, edition.instrument, "pass")
    assert (rule.majority, rule.source) == ("two_thirds_members", "Charter 4.3")
