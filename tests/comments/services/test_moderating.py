"""Withheld, restored, shown: one act after another, on a fixed ground, and the comment stays as it came."""

import pytest
from django.db import connection

from comments.models import Action, Comment, Ground
from comments.moderation_guards import GROUNDS
from comments.queries import fingerprint, published, with_showing, withheld_words
from comments.services import moderating
from comments.services.moderating import ModerationRefused
from policies import recording
from tests import make
from tests.raw_sql import columns, refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return make.comment(make.docket(make.city()), "Call me at 555-0100.")


def clerk(comment):
    return make.clerk_of(comment.docket.municipality)


def moderated(comment):
    return with_showing(Comment.objects.filter(pk=comment.pk)).values_list("moderated", "ground").get()


def test_the_database_knows_the_same_grounds_as_the_form():
    assert set(GROUNDS) == set(Ground.values)


def test_withholding_and_restoring_leave_the_comment_as_it_came(comment):
    before = fingerprint(comment)
    make.withheld(comment)
    assert moderated(comment) == (Action.WITHHELD, Ground.PRIVATE_DATA)
    (read,) = with_showing(Comment.objects.all())
    assert withheld_words(read) == "Withheld on this ground: Private data of a person."
    moderating.restore(by=clerk(comment), comment=comment, note="It is the number of the clerk.")
    assert moderated(comment) == (Action.RESTORED, "")
    (read,) = with_showing(Comment.objects.all())
    assert withheld_words(read) == ""
    comment = Comment.objects.select_related("content").get(pk=comment.pk)
    assert (fingerprint(comment), comment.content.words) == (before, "Call me at 555-0100.")
    assert [entry.number for entry in comment.moderation.all()] == [1, 2]
    assert all(entry.recorded_at for entry in comment.moderation.all())


def test_a_comment_can_be_withheld_again_after_it_was_restored(comment):
    make.withheld(comment)
    moderating.restore(by=clerk(comment), comment=comment, note="A mistake.")
    assert make.withheld(comment, ground="flood").number == 3


@pytest.mark.parametrize("ground", ["", "off_topic", "criticism of the mayor"])
def test_a_ground_that_is_not_on_the_list_is_refused(comment, ground):
    with pytest.raises(ModerationRefused, match="never withheld for its view"):
        make.withheld(comment, ground=ground)


@pytest.mark.parametrize("note", ["", " \n"])
def test_withholding_needs_a_note(comment, note):
    with pytest.raises(ModerationRefused, match="Say what in the comment falls under this ground"):
        make.withheld(comment, note=note)


def test_a_note_has_an_end(comment):
    with pytest.raises(ModerationRefused, match="up to 2,000 characters"):
        make.withheld(comment, note="a" * 2001)


def test_what_is_withheld_is_not_withheld_twice(comment):
    make.withheld(comment)
    with pytest.raises(ModerationRefused, match="This comment is withheld already"):
        make.withheld(comment)


def test_only_what_is_withheld_is_restored(comment):
    with pytest.raises(ModerationRefused, match="This comment is not withheld"):
        moderating.restore(by=clerk(comment), comment=comment, note="Why not.")


def test_a_comment_is_looked_at_once(comment):
    moderating.show(by=clerk(comment), comment=comment)
    with pytest.raises(ModerationRefused, match="This comment was looked at before"):
        moderating.show(by=clerk(comment), comment=comment)


def test_where_comments_are_reviewed_only_those_looked_at_are_published():
    city = make.city(reviews_comments=True)
    docket = make.docket(city)
    waiting, shown, withheld = (make.comment(docket, f"Words {number}") for number in range(3))
    moderating.show(by=make.clerk_of(city), comment=shown)
    make.withheld(withheld)
    assert [comment.pk for comment in published(docket)] == [shown.pk, withheld.pk]
    assert waiting.pk in docket.comments.values_list("pk", flat=True)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"number": 3}, "Moderation entries are numbered in order."),
        ({"ground": "off_topic"}, "A comment is withheld on one of the fixed grounds."),
        ({"ground": ""}, "A comment is withheld on one of the fixed grounds."),
        ({"action": "deleted"}, "That is not an act of moderation."),
        ({"action": "shown"}, "Only a withholding has a ground."),
        (
            {"action": "restored", "ground": "", "recorded_at": "2001-01-01 00:00:00"},
            "The database sets the time of a record.",
        ),
        ({}, "This comment is withheld already."),
    ],
)
def test_no_entry_can_be_forged_by_hand(recorded, change, sentence):
    comment = recorded.comments.get()
    row = {
        "municipality_id": recorded.municipality_id,
        "comment_id": comment.pk,
        "number": 2,
        "action": "withheld",
        "ground": "flood",
        "note": "By hand.",
        "recorded_by_id": make.clerk_of(recorded.municipality).pk,
        "recorded_at": None,
        **change,
    }
    assert set(row) == set(columns("comments_moderationentry")) - {"id"}
    places = ", ".join(["%s"] * len(row))
    sql = f"INSERT INTO comments_moderationentry ({', '.join(row)}) VALUES ({places})"
    assert refusal(sql, list(row.values())) == sentence
    assert recording.differences(connection) == []
