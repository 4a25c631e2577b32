"""The clerk enters what came by letter, e-mail, phone or at a meeting: typed, seen with its verdict, kept."""

from datetime import timedelta

import pytest

from comments.models import Comment
from comments.services import dockets
from policies.services import municipalities
from tests import make
from tests.civicpolicy.desk.entering.typing_in import FRIDAY, NOW, TYPED, address, press, preview
from tests.comments.pages import errors_of, form_of, keys_of, subject, words_of

pytestmark = pytest.mark.django_db


def test_a_letter_is_typed_after_the_close_and_is_on_time(call, clerk):
    seen = preview(clerk, call)
    said = words_of(seen)
    assert "Delivered Friday, August 30, 2019, 4:10 p.m. Mountain Time: on time." in said
    assert "By letter, delivered Fri., Aug. 30, 4:10 p.m.; entered by" in said
    assert not Comment.objects.exists()
    done = clerk.post(address(call), {**form_of(seen), "confirm": "yes"}, follow=True)
    comment = call.comments.select_related("content", "contact").get()
    assert (comment.verdict, comment.channel, comment.delivered_at) == ("on_time", "mail", FRIDAY)
    assert comment.content.words == "Keep the register.\n\nAnd say in (a) for how long."
    assert (comment.contact.name, comment.contact.email) == ("Dana Whitfield", "dana@mail.example")
    assert (comment.entered_by, comment.evidence) == (make.clerk_of(call.municipality), TYPED["evidence"])
    assert f"Delivered, on time Comment {comment.pk} is in the record" in words_of(done)
    assert comment.receipt_code in words_of(done)


@pytest.mark.parametrize(
    ("day", "hour", "sentence"),
    [
        ("2019-08-30", "23:59", "11:59 p.m. Mountain Time: on time. The period closed Friday"),
        (
            "2019-08-31",
            "02:05",
            "2:05 a.m. Mountain Time: late by 2 hours 5 minutes. The period closed Friday",
        ),
        ("2019-08-19", "09:00", "9:00 a.m. Mountain Time: early. Comments opened Tuesday, August 20"),
    ],
)
def test_the_verdict_is_said_in_words_before_anything_is_kept(call, clerk, day, hour, sentence):
    assert sentence in words_of(preview(clerk, call, delivered_day=day, delivered_hour=hour))


def test_the_deadline_as_it_stood_then_is_named(call, clerk):
    city = call.municipality
    again = NOW + timedelta(days=7)
    dockets.reopen_period(by=call.created_by, docket=call, closes_at=again, reason="Many asked.")
    assert "on time. The deadline as it stood then: Friday, August 30" in words_of(preview(clerk, call))
    municipalities.set_clock(municipality=city, stands_at=NOW + timedelta(hours=1))
    dockets.cancel_period(by=call.created_by, docket=call, reason="Withdrawn.")
    municipalities.set_clock(municipality=city, stands_at=NOW + timedelta(days=1))
    said = words_of(preview(clerk, call, delivered_day="2019-09-02", delivered_hour="15:00"))
    assert "late. The call had been cancelled." in said


@pytest.mark.parametrize(
    ("typed", "sentence", "field"),
    [
        ({"channel": ""}, "Say how it came", "channel"),
        ({"channel": "web"}, "Choose from the list how it came", "channel"),
        ({"evidence": " "}, "Say what proves when it was delivered", "evidence"),
        (
            {"evidence": "\u200b"},
            "Say what proves when it was delivered: a postmark, an e-mail header, minutes",
            "evidence",
        ),
        ({"delivered_day": ""}, "Choose the day", "delivered_day"),
        ({"delivered_hour": "25:00"}, "Choose an hour like 5:00 p.m.", "delivered_hour"),
        ({"delivered_day": "2019-09-03"}, "It cannot have been delivered in the future", "delivered_day"),
        ({"delivered_day": "0001-01-01"}, "Look at the year of the delivery again", "delivered_day"),
        ({"delivered_day": "9999-12-31"}, "Look at the year of the delivery again", "delivered_day"),
        (
            {"delivered_day": "2019-03-10", "delivered_hour": "02:30"},
            "There is no 2:30 a.m. on Sunday, March 10, 2019: clocks are set forward. Choose another hour.",
            "delivered_hour",
        ),
        ({"words": "\u2800", "position": ""}, "Type the words, or choose the position they take", "words"),
        (
            {"words": "x" * 10_001},
            "Your comment has 10,001 characters and can have 10,000: take out 1",
            "words",
        ),
        ({"email": "nobody"}, "Enter an e-mail address like name@example.com", "email"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(call, clerk, typed, sentence, field):
    answer = preview(clerk, call, **typed)
    assert (answer.status_code, errors_of(answer)) == (422, [(sentence, field)])
    assert form_of(answer)["name"] == "Dana Whitfield"
    assert not Comment.objects.exists()


def test_sections_are_chosen_without_a_word_lost(call, clerk):
    page = press(clerk, call, "add", value=subject(call), **TYPED)
    assert form_of(page)["sections"] == [subject(call)]
    assert form_of(page)["evidence"].strip() == TYPED["evidence"]
    seen = press(clerk, call, "preview", page)
    assert "On Bill" in words_of(seen) and "§ 2.52.020" in words_of(seen)
    back = clerk.post(address(call), {**form_of(seen), "change": "yes"})
    assert (form_of(back)["delivered_hour"], form_of(back)["sections"]) == ("16:10", [subject(call)])
    clerk.post(address(call), {**form_of(seen), "confirm": "yes"})
    assert str(call.comments.get().targets.get().section_key) == keys_of(call)[1]["2.52.020"]


def test_what_is_no_section_of_the_call_is_refused(call, clerk):
    answer = press(clerk, call, "preview", **{**TYPED, "sections": ["1-nothing"]})
    assert answer.status_code == 422
    assert "not part of this call for comment" in errors_of(answer)[0][0]


def test_pressed_twice_it_is_kept_once(call, clerk):
    sent = {**form_of(preview(clerk, call)), "confirm": "yes"}
    first, again = clerk.post(address(call), sent), clerk.post(address(call), sent)
    assert (first.status_code, again.url) == (303, first.url)
    changed = clerk.post(address(call), {**sent, "delivered_hour": "16:11"})
    assert changed.status_code == 422
    assert "sent before with other words" in errors_of(changed)[0][0]
    assert form_of(changed)["key"] != sent["key"]
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (TYPED["words"], ""),
        ("Keep the register.\n\nAnd say in (a) for how lang.", "dana whitfield"),
    ],
)
def test_one_that_is_like_it_is_shown_and_can_be_entered_all_the_same(call, clerk, words, name):
    known = make.comment(call, words, name=name)
    make.comment(call, "Something else altogether, and of some length.", name="Dana Whitfield")
    seen = preview(clerk, call)
    assert "Is it this one? One comment on this docket has the same words" in words_of(seen)
    assert f"Comment {known.pk}" in words_of(seen)
    clerk.post(address(call), {**form_of(seen), "confirm": "yes"})
    assert Comment.objects.count() == 3


def test_one_that_came_in_between_is_shown_first(call, clerk):
    sent = {**form_of(preview(clerk, call)), "confirm": "yes"}
    make.entered(call, TYPED["words"], at=FRIDAY)
    again = clerk.post(address(call), sent)
    assert "Is it this one?" in words_of(again)
    assert Comment.objects.count() == 1
    clerk.post(address(call), {**form_of(again), "confirm": "yes"})
    assert Comment.objects.count() == 2


def test_before_the_period_is_recorded_the_page_says_what_comes_first(clerk, call):
    loose = make.docket(call.municipality, call.items.get().edition, number="2019-08", opened=False)
    assert "This call is not open yet." in words_of(clerk.get(address(loose)))
    assert "This call is not open yet." in words_of(clerk.post(address(loose), {**TYPED, "confirm": "yes"}))
    assert not Comment.objects.exists()
