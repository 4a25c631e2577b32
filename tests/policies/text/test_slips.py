"""What changes between two texts beyond spelling and punctuation."""

import pytest

from policies.text.slips import MOST, beyond_spelling

OLD = "An employee must not ask for any one gift over $75, on the recomendation of the Clerk."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("recomendation", "recommendation"),
        ("any one", "anyone"),
        ("$75, on", "$75 on"),
        ("Clerk", "clerk"),
        ("employee", "employe"),
        ("gift over", "gift,  over"),
    ],
)
def test_spelling_and_punctuation_are_no_more(before, after):
    assert beyond_spelling(OLD, OLD.replace(before, after)) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("must not", "may", ["−must", "−not", "+may"]),
        ("$75", "$7,500", ["−75", "+7,500"]),
        ("$75", "$57", ["−75", "+57"]),
        ("Clerk", "Mayor", ["−clerk", "+mayor"]),
        ("must not", "must", ["−not"]),
        ("gift", "gift or loan", ["+or", "+loan"]),
        ("employee must not ask for any one gift", "gift must not ask for any one employee", None),
    ],
)
def test_more_than_spelling_is_told_word_by_word(before, after, told):
    assert beyond_spelling(OLD, OLD.replace(before, after)) == (told or ["words in another order"])


def test_many_words_are_told_in_part():
    assert len(beyond_spelling("", " ".join(f"word{number}" for number in range(5000)))) == MOST
