"""The clerk records a vote: on a roll that is filled in, counted before it is kept, corrected by another."""

from datetime import UTC, datetime

import pytest

from policies.models import Act, Role, RollCall
from policies.queries import counted_acts
from policies.services import municipalities
from tests import make
from tests.comments.pages import all_of, errors_of, form_of, words_of

pytestmark = pytest.mark.django_db
COUNCIL = make.COUNCIL[:3]
TOLD = {
    "kind": "pass",
    "when": "11/17/2026",
    "presiding_officer": "Mayor Ida Bell",
    "threshold": "majority_members",
    "seats": "3",
    "moved_by": "Ana Ruiz",
    "seconded_by": "Ben Ito",
}


@pytest.fixture
def council(city):
    for name in COUNCIL:
        municipalities.join(municipality=city, user=make.user(name), role=Role.COUNCIL_MEMBER)


@pytest.fixture
def calls(clerk, public, council):
    """Types a vote on the public bill and looks at what comes."""

    def type_in(*choices, page="votes/new", **told):
        roll = {f"roll-{at}-choice": choice for at, choice in enumerate(choices)}
        return clerk.post(public.instrument, page, **{**TOLD, **roll, **told})

    return type_in


def confirmed(clerk, public, preview, page="votes/new", follow=True):
    address = clerk.address(public.instrument, page)
    return clerk.client.post(address, {**form_of(preview), "confirm": "yes"}, follow=follow)


def kinds(public):
    return [act.kind for act in counted_acts(Act.objects.filter(instrument=public.instrument).order_by("pk"))]


def test_the_roll_begins_with_the_council_and_is_counted_before_it_is_kept(clerk, calls, public):
    shown = form_of(clerk.get(public.instrument, "votes/new"))
    assert [shown[f"roll-{at}-name"] for at in range(3)] == list(COUNCIL)
    preview = calls("aye", "aye", "nay")
    words = words_of(preview)
    assert "Carried, 2–1" in words
    assert "2 ayes of 3 members elected; 2 are needed." in words
    assert "With it the record says: Passed." in words
    assert "The mayor approves it first" in words
    assert not RollCall.objects.exists()
    done = confirmed(clerk, public, preview)
    assert "Recorded: Carried, 2–1." in words_of(done)
    assert "Vote: 2 to 1." in words_of(done)
    assert kinds(public) == ["passed"]
    listed = words_of(clerk.get(public.instrument, "votes"))
    assert "To pass it: Carried, 2–1" in listed
    assert "Moved by Ana Ruiz, seconded by Ben Ito. Mayor Ida Bell presided." in listed


def test_the_next_roll_begins_with_the_names_and_seats_of_the_last(clerk, calls, public):
    confirmed(clerk, public, calls("aye", "aye", "nay", **{"roll-0-seat": "Ward 1"}))
    shown = form_of(clerk.get(public.instrument, "votes/new"))
    assert (shown["roll-0-name"], shown["roll-0-seat"], shown["seats"]) == ("Ana Ruiz", "Ward 1", "3")
    assert "roll-0-choice" not in shown


@pytest.mark.parametrize(
    ("told", "sentence", "place"),
    [
        (
            {"roll-2-choice": "recused"},
            "Say why this member was recused: the record keeps the reason",
            "id_roll-2-reason",
        ),
        ({"roll-3-choice": "aye"}, "Say whose vote this is", "id_roll-3-name"),
        ({"roll-3-name": "Dee Park"}, "Say how Dee Park voted, or empty this line", "id_roll-3-choice_0"),
        ({"presiding_officer": ""}, "Say who presided: the minutes name that person", "id_presiding_officer"),
        (
            {"when": "12/24/2026"},
            "That day is still to come: a vote is recorded once it was taken",
            "id_when",
        ),
        (
            {"roll-3-name": "ben ito", "roll-3-choice": "aye"},
            "ben ito is on the roll twice: each member votes once.",
            "",
        ),
        (
            {"kind": "override"},
            "There is no veto on record that could be overridden: record the veto first.",
            "",
        ),
        ({"seats": "1"}, "There are 3 names on the roll, and 1 member in office.", ""),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_place(calls, told, sentence, place):
    answer = calls("aye", "aye", "nay", **told)
    assert answer.status_code == 422
    summary = next(each for each in all_of(answer, "div") if each.get("class") == "error-summary")
    said = {link.text: link.get("href", "#")[1:] for link in (*summary.iter("a"), *summary.iter("strong"))}
    assert said == {sentence: place}
    assert form_of(answer)["roll-0-choice"] == "aye"


def test_a_roll_call_without_any_vote_is_refused(calls):
    empty = {f"roll-{at}-name": "" for at in range(3)}
    answer = calls(**empty)
    assert "A roll call has at least one vote: say how each member voted." in words_of(answer)


def test_the_law_of_the_state_says_what_is_needed_when_the_clerk_does_not(calls):
    words = words_of(calls("aye", "aye", "nay", threshold=""))
    assert "Needed: a majority of the qualified members (Wyoming Statutes 15-1-115)." in words
    assert "2 ayes of 3 members in office; 2 are needed." in words


def test_the_vote_is_of_the_day_of_its_meeting(clerk, calls, city, public):
    held = make.meeting(city, public, starts_at=datetime(2026, 11, 18, 1, tzinfo=UTC), kind="regular")
    confirmed(clerk, public, calls("aye", "aye", "nay", when="", meeting=str(held.pk)))
    call = RollCall.objects.get()
    assert (str(call.date), call.motion.agenda_item) == ("Tuesday, November 17, 2026", held.items.get())
    listed = words_of(clerk.client.get(f"/{city.slug}/meetings/"))
    assert "Bill 26-14, to pass it: Carried, 2–1" in listed


def test_more_lines_and_second_thoughts_lose_nothing(clerk, calls, public):
    more = calls("aye", "aye", "nay", more="yes")
    shown = form_of(more)
    assert (shown["roll-2-choice"], "roll-8-name" in shown, "roll-9-name" in shown) == ("nay", True, False)
    preview = calls("aye", "aye", "nay")
    address = clerk.address(public.instrument, "votes/new")
    back = clerk.client.post(address, {**form_of(preview), "change": "yes"})
    assert form_of(back)["roll-2-choice"] == "nay"
    assert not RollCall.objects.exists()


def test_a_mistaken_vote_stays_beside_its_correction(clerk, calls, public):
    confirmed(clerk, public, calls("aye", "aye", "nay"))
    page = f"votes/{RollCall.objects.get().pk}/correct"
    preview = calls("nay", "aye", "nay", page=page)
    assert "By the record" not in words_of(preview)
    assert "With it the record says: Failed." in words_of(preview)
    confirmed(clerk, public, preview, page)
    assert kinds(public) == ["failed"]
    listed = words_of(clerk.get(public.instrument, "votes"))
    assert "To pass it: Carried, 2–1 Corrected" in listed
    assert "To pass it: Lost, 1–2" in listed
    again = clerk.client.get(clerk.address(public.instrument, page), follow=True)
    assert "That vote has been corrected already" in words_of(again)


def test_an_act_that_came_from_a_vote_is_corrected_by_correcting_the_vote(clerk, calls, public):
    confirmed(clerk, public, calls("aye", "aye", "nay"))
    act = Act.objects.get(roll_call__isnull=False)
    answer = clerk.get(public.instrument, f"acts/{act.pk}/correct")
    assert answer.status_code == 302
    assert answer.url == clerk.address(public.instrument, f"votes/{act.roll_call_id}/correct")


def test_an_amendment_from_the_floor_leads_to_the_text_as_amended(clerk, calls, public):
    preview = calls("aye", "aye", "nay", kind="amend", words="Strike $25, insert $30.")
    assert "nothing else follows from it by itself" in words_of(preview)
    done = confirmed(clerk, public, preview)
    assert form_of(done)["name"] == "as amended"
    assert kinds(public) == []


def test_a_vote_recorded_in_between_is_looked_at_first(clerk, calls, public):
    preview = calls("aye", "aye", "nay")
    confirmed(clerk, public, calls("aye", "aye", "nay", kind="reading"))
    answer = confirmed(clerk, public, preview)
    assert answer.status_code == 409
    assert "Something was recorded while you were at it." in words_of(answer)
    again = clerk.client.post(clerk.address(public.instrument, "votes/new"), form_of(answer))
    confirmed(clerk, public, again)
    assert kinds(public) == ["read", "passed"]


def test_nobody_votes_on_what_the_executive_makes(clerk, city):
    order = make.instrument(city, kind="executive_order", adoption_path="executive")
    code = make.policy(city)
    edition = make.edition(order, (code, make.draft(code)))
    for page in ("votes", "votes/new", "votes/1/correct"):
        assert clerk.get(order, page).status_code == 404
    for page in ("", "acts/new", "new-text"):
        words = words_of(clerk.get(edition.instrument, page)).casefold()
        assert "vote" not in words and "reading" not in words and "council" not in words


def test_residents_read_every_vote_on_the_page_of_the_matter(client, clerk, calls, city, public):
    confirmed(clerk, public, calls("aye", "aye", "recused", **{"roll-2-reason": "Owns a kennel"}))
    client.logout()
    page = client.get(f"/{city.slug}/matters/{public.instrument.slug}/")
    words = words_of(page)
    assert "To pass it: Carried, 2–0" in words
    assert "2 ayes, 0 nays, 1 recused. 2 ayes of 3 members elected; 2 are needed." in words
    assert "Recused: Owns a kennel" in words
    assert [each.text for each in all_of(page, "th") if each.text in COUNCIL] == list(COUNCIL)


def test_an_impossible_act_is_refused_before_the_preview(clerk, calls, public):
    confirmed(clerk, public, calls("aye", "aye", "nay"))
    answer = clerk.post(
        public.instrument, "acts/new", kind="approved", when="11/3/2026", by_whom="Mayor Ida Bell"
    )
    assert "The mayor cannot have approved it before it was passed" in errors_of(answer)[0][0]


def test_an_act_that_never_happened_is_taken_out_of_the_count(clerk, public):
    clerk.act(public, kind="read", when="11/3/2026")
    act = Act.objects.get(instrument=public.instrument)
    words = words_of(clerk.act(public, page=f"acts/{act.pk}/correct", kind="not_so"))
    assert "It does not count. In its place: Did not happen" in words
    assert kinds(public) == []


@pytest.mark.parametrize("many", [1, 30])
def test_its_pages_ask_no_more_with_many_votes(clerk, public, council, assert_queries_at_most, many):
    for _ in range(many):
        call = make.vote(public, motive="reading")
    for page in ("votes", "votes/new", f"votes/{call.pk}/correct"):
        with assert_queries_at_most(12):
            assert clerk.get(public.instrument, page).status_code == 200, page
    shown = form_of(clerk.get(public.instrument, f"votes/{call.pk}/correct"))
    with assert_queries_at_most(12):
        clerk.client.post(
            clerk.address(public.instrument, f"votes/{call.pk}/correct"), {**shown, "kind": "pass"}
        )


def test_a_vote_that_never_was_is_struck_with_its_act_and_its_reason(clerk, public):
    wrong = make.vote(public)
    page = clerk.get(public.instrument, f"votes/{wrong.pk}/did-not-happen")
    assert "“Passed”, Tuesday, November 17, 2026" in words_of(page)
    assert "It is not law by this." in words_of(page)
    assert clerk.get(public.instrument, f"votes/{10**30}/did-not-happen").status_code == 404
    refused = clerk.post(public.instrument, f"votes/{wrong.pk}/did-not-happen", reason="  ")
    assert refused.status_code == 422 and "Say why it did not happen" in words_of(refused)
    assert kinds(public) == ["passed"]
    why = "Recorded on the wrong bill."
    told = words_of(clerk.post(public.instrument, f"votes/{wrong.pk}/did-not-happen", reason=why))
    assert f"It did not happen: {why}" in told and "Record a vote" in told
    assert kinds(public) == []
    again = clerk.client.get(
        clerk.address(public.instrument, f"votes/{wrong.pk}/did-not-happen"), follow=True
    )
    assert "corrected already" in again.text
    matter = words_of(clerk.client.get(f"/{public.municipality.slug}/matters/{public.instrument.slug}/"))
    assert f"It did not happen: {why}" in matter
    make.vote(public)
    assert kinds(public) == ["passed"]


def test_a_vote_is_not_struck_over_what_was_recorded_meanwhile(clerk, public):
    wrong = make.vote(public, motive="reading")
    shown = form_of(clerk.get(public.instrument, f"votes/{wrong.pk}/did-not-happen"))
    make.vote(public)
    address = clerk.address(public.instrument, f"votes/{wrong.pk}/did-not-happen")
    answer = clerk.client.post(address, {**shown, "reason": "Never."})
    assert answer.status_code == 409
    assert "Something was recorded while you were at it" in words_of(answer)
    assert form_of(answer)["reason"] == "Never."


def test_a_vote_that_made_law_is_struck_with_a_word_about_it(clerk, public):
    wrong = make.vote(public)
    clerk.act(public, kind="approved", when="11/18/2026", edition=str(public.pk))
    page = words_of(clerk.get(public.instrument, f"votes/{wrong.pk}/did-not-happen"))
    assert "By the record Bill 26-14 is then not law any more." in page


def test_a_roll_has_as_many_lines_as_the_council_has_seats(clerk, city, public, council):
    city.profile.council_size = 5
    city.profile.save()
    shown = form_of(clerk.get(public.instrument, "votes/new"))
    assert (shown["roll-2-name"], shown["roll-4-name"], "roll-5-name" in shown) == ("Cora Lind", "", False)
