"""Alder Draw as it stands in the record and on its pages after loading."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import authenticate

from civicpolicy.demonstration.papers import Papers
from civicpolicy.demonstration.people import PASSWORD
from comments import queries as dockets
from comments.models import ModerationEntry
from comments.period import State
from policies.lifecycle import Answer
from policies.models import Act, Instruction, Meeting, MeetingKind, Role, Version
from policies.queries import in_force, now, sections_of, today
from policies.text.redline import accept, redline, reject

pytestmark = pytest.mark.django_db


CITY = "alder-draw"
TODAY = date(2026, 11, 21)


@pytest.fixture
def code(city):
    return city.policies.get(slug="code-of-ethics")


@pytest.fixture
def docket(city):
    return city.dockets.get(number__endswith="-04")


def versions(code):
    return [[section.as_text() for section in sections_of(one)] for one in code.versions.order_by("number")]


def test_the_city_is_a_demonstration_whose_clock_has_come_to_now(city):
    assert city.is_demonstration
    assert abs(now(city) - datetime.now(UTC)) < timedelta(seconds=30)


@pytest.mark.parametrize(
    ("on", "number"), [(date(2011, 5, 13), None), (date(2011, 5, 14), 1), (date(2016, 11, 12), 2)]
)
def test_the_code_came_into_force_and_was_amended(code, on, number):
    standing = in_force(code, on)
    assert (standing.version.number if standing.version else None) == number


def test_nothing_is_in_force_since_last_year(city, code):
    standing = in_force(code, today(city))
    assert standing.answer == Answer.NO
    assert standing.ended_by.edition.instrument.slug == f"ordinance-{(today(city).year - 1) % 100:02}-12"


def test_the_restored_code_is_compared_with_the_text_that_was_repealed(code):
    enacted, amended, restored = code.versions.order_by("number")
    assert (amended.base, restored.base) == (enacted, amended)
    assert restored.is_frozen and Version.objects.published().filter(policy=code).count() == 3


def test_the_redline_is_exact_and_finds_every_kind_of_change(code):
    _, old, new = versions(code)
    marked = redline(old, new)
    assert (list(accept(marked)), list(reject(marked))) == (new, old)
    kinds = Counter(change.kind for change in marked.sections)
    assert kinds == {"amended": 16, "same": 3, "inserted": 3, "deleted": 1, "renumbered": 1}


def test_one_section_was_amended_in_2016(code):
    enacted, amended, _ = versions(code)
    changed = [old.label for old, new in zip(enacted, amended, strict=True) if old != new]
    assert changed == ["2.48.080"]


def test_every_instruction_of_the_bill_knows_its_section(city):
    rows = Instruction.objects.filter(amendment__edition__instrument__slug__startswith="bill-")
    assert rows.count() == 24 and rows.filter(target_key=None).count() == 0
    new = {row.target: row.after for row in rows.filter(operation="add")}
    assert new == {"2.48.065": "2.48.060", "2.48.145": "2.48.140", "2.48.205": "2.48.200"}


def test_an_act_that_nobody_can_date_keeps_the_words_of_its_paper(city):
    unknown = Act.objects.filter(municipality=city, date_precision="unknown")
    assert unknown.count() == 2 and all(act.date_raw for act in unknown)


def test_the_docket_is_open_over_both_instruments_for_three_more_weeks(city, docket):
    deadline = dockets.deadline(docket, now(city))
    assert deadline.state == State.OPEN and 21 <= int(deadline.left.split()[0]) <= 23
    assert [item.edition.instrument.kind for item in docket.items.order_by("position")] == [
        "ordinance",
        "resolution",
    ]


def test_all_comments_came_on_time_and_six_of_them_since_the_session(city, docket):
    session = Meeting.objects.get(municipality=city, kind=MeetingKind.WORK_SESSION)
    assert docket.comments.on_time().count() == docket.comments.count() == 41
    assert docket.comments.since(session.as_of).count() == 6


def test_comments_are_stored_as_they_were_written(docket):
    written = Papers(CITY, TODAY).told("comments.json")
    rows = docket.comments.order_by("received_at").select_related("content", "contact")
    stored = [(row.contact.name, row.content.words, row.target_count, row.language) for row in rows]
    sent = [
        (one["name"], one["words"], len(one["targets"]), one["language"])
        for one in written
        if one["after"] in ("opening", "session")
    ]
    assert stored == sent


def test_the_session_has_both_texts_before_it(city):
    session = Meeting.objects.get(municipality=city, kind=MeetingKind.WORK_SESSION)
    pinned = [item.edition.instrument.kind for item in session.items.order_by("position")]
    assert pinned == ["ordinance", "resolution"] and session.called_to_order_at > session.starts_at


def test_three_readings_are_planned_after_the_close(city, docket):
    coming = Meeting.objects.published().filter(municipality=city, starts_at__gt=now(city))
    assert [meeting.kind for meeting in coming] == [MeetingKind.REGULAR] * 3
    assert coming.earliest("starts_at").starts_at > docket.changes.get().closes_at


def test_the_printed_password_opens_the_demonstration_and_nothing_else(city):
    for told in Papers(CITY, TODAY).facts["staff"]:
        person = authenticate(email=told["email"], password=PASSWORD)
        assert [(one.municipality, one.role) for one in person.memberships.all()] == [(city, told["role"])]
        assert not person.is_staff and not person.is_superuser


def test_a_drafter_has_begun_a_text_that_answers_comments_and_only_staff_sees_it(city, said, client):
    draft = Version.objects.get(municipality=city, policy__slug="social-media-policy", freezing=None)
    assert "In an emergency" in draft.sections.get(label="10").text
    changed = draft.sections.model.history.filter(version=draft, history_type="~")
    assert [row.history_change_reason[:5] for row in changed.order_by("label")] == ["Asked", "Asked"]
    page = f"/{CITY}/policies/social-media-policy/versions/{draft.number}/"
    assert client.get(page).status_code == 404
    assert "In an emergency" not in said("policies/social-media-policy/")
    assert "Social media policy, draft 2" in said("desk/", who=Role.DRAFTER)


def test_one_comment_is_withheld_on_a_ground_and_its_words_are_on_no_page(city, said, docket):
    entry = ModerationEntry.objects.get(municipality=city)
    assert entry.action == "withheld" and entry.ground == "private_data"
    for page in ("comments/", "moderation/", "comments/?page=2"):
        assert "Tamsin Court" not in said(f"dockets/{docket.number}/{page}")
    assert "Private data of a person" in said(f"dockets/{docket.number}/moderation/")


def test_the_call_over_the_repeal_is_closed_and_one_letter_came_too_late(city, said):
    closed = city.dockets.get(number__endswith="-02")
    assert dockets.deadline(closed, now(city)).state == State.CLOSED
    assert closed.comments.count() == 5 and closed.comments.on_time().count() == 4
    page = said(f"dockets/{closed.number}/comments/")
    assert "late" in page and "my connection was down until this morning" in page


def test_the_same_letter_of_six_people_stands_once_before_the_council(city, said):
    session = Meeting.objects.get(municipality=city, kind=MeetingKind.WORK_SESSION)
    gifts = Papers(CITY, TODAY).named_keys("code_of_ethics_keys.json", "restored")["2.48.080"]
    page = said(f"meetings/{session.address}/work-session/?section={gifts}")
    letters = [
        one for one in Papers(CITY, TODAY).told("comments.json") if "point to any harm" in one["words"]
    ]
    assert len(letters) == 6 and page.count("no one can point to any harm that came of it") < 6
    assert [one["name"] for one in letters if one["name"] not in page] == []


def test_the_repeal_was_passed_by_a_roll_call_that_everybody_can_read(city, said):
    page = said(f"matters/ordinance-{(today(city).year - 1) % 100:02}-12/")
    assert "To pass it: Carried, 4–3" in page
    assert "4 ayes of 7 members in office; 4 are needed." in page
