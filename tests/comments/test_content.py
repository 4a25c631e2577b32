"""When words say nothing; how what was sent is proved, in the old format and in the new one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from comments.content import Delivery, Submission, content_hash, says_nothing


@pytest.mark.parametrize(
    "words",
    [
        "",
        " \t\n",
        "\u00a0\u2003",
        "\u200b\u200c\u200d\ufeff",
        "\u3164",
        "\u115f\u1160\uffa0",
        "\u2800",
        "\u202e",
        "\u0301",
    ],
)
def test_what_cannot_be_seen_says_nothing(words):
    assert says_nothing(words)


@pytest.mark.parametrize(
    "words", [".", "\u200ba", "e\u0301", "\u0644\u0627", "\U0001f44d", "\ue000", "?", "\u4e0d"]
)
def test_one_letter_or_sign_says_something(words):
    assert not says_nothing(words)


SENT = Submission(words="Keep the register.", position="for", name="Ray")
LETTER = Delivery("mail", datetime(2019, 8, 30, 22, 10, tzinfo=UTC), "Stamped at the counter, no. 12")
OLD_PROOF = "d05bfd0093f18b4f5290181cfa5b7e02de051f2c5afc600a2ab6d03100a0986c"
"""SHA-256 of the eight-byte lengths and bytes of the salt and of format 1, worked out by hand."""


def test_what_was_stored_in_the_old_format_is_still_proved():
    assert content_hash("salt", SENT, 1) == OLD_PROOF
    assert content_hash("salt", SENT) != OLD_PROOF


@pytest.mark.parametrize(
    "other",
    [
        replace(LETTER, channel="email"),
        replace(LETTER, delivered_at=LETTER.delivered_at + timedelta(seconds=1)),
        replace(LETTER, evidence="Postmark"),
        None,
    ],
)
def test_the_proof_of_an_entered_comment_holds_how_and_when_it_came(other):
    assert content_hash("salt", replace(SENT, delivery=LETTER)) != content_hash(
        "salt", replace(SENT, delivery=other)
    )


def test_the_proof_is_the_same_in_every_zone_and_without_the_name():
    denver = replace(LETTER, delivered_at=LETTER.delivered_at.astimezone(timezone(timedelta(hours=-6))))
    proofs = {content_hash("salt", replace(SENT, delivery=each)) for each in (LETTER, denver)}
    assert proofs == {content_hash("salt", replace(SENT, delivery=LETTER, name="", email=""))}


@pytest.mark.parametrize(("delivery", "number"), [(LETTER, 1), (None, 0), (None, 3)])
def test_a_format_that_cannot_hold_it_is_refused(delivery, number):
    with pytest.raises(ValueError, match="cannot hold"):
        content_hash("salt", replace(SENT, delivery=delivery), number)
