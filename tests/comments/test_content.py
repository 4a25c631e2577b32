"""When words say nothing."""

import pytest

from comments.content import says_nothing


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
