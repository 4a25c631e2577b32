"""Whether the marks of a redline came through."""

import pytest

from policies.exchange import read

THUS = "Deleted text is shown thus. Inserted text is shown thus.\n\n"
SIGNS = "Deleted text is in [brackets]. New text is _underscored_.\n\n"
TYPED = "Deletions are in {-braces-}; additions are in CAPITAL letters.\n\n"


def marks(text):
    return read(text.encode()).marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (THUS + "No officer may take a gift of fifty ten dollars.", "unknown"),
        (SIGNS + "No officer may take [fifty] _ten_ dollars.", "known"),
        (SIGNS + "No officer may take fifty ten dollars.", "unknown"),
        (SIGNS + "No officer may take a gift [of fifty dollars].", "known"),
        (
            "Deleted text is in [brackets]. New text is in bold.\n\nNo officer takes [fifty] ten dollars.",
            "unknown",
        ),
        (TYPED + "No officer, NOR ANY CLERK, may take a gift.", "known"),
        (
            "Deleted text is struck. New text is underlined.\n\nTake <del>fifty</del> <u>ten</u> dollars.",
            "known",
        ),
        ("No officer may take {-fifty-} {+ten+} dollars.", "known"),
        ("No officer may take [begin deletion] fifty [end deletion] dollars.", "known"),
        ("No officer may take a gift_(of any kind) at all.", "unknown"),
        ("No officer \ufffdmay take a gift of any kind at all.", "unknown"),
        ("The city\ufffds clerk doesn\ufffdt take gifts; the mayor\ufffds does.", "none"),
        ("As m to ees share in the b of earn res in it, they agree.", "unknown"),
        ("No officer may take a gift of more than [ten] dollars.", "none"),
        ("Name: ______________ Date: _________", "none"),
        ("No officer may take a gift of any kind at all.", "none"),
    ],
)
def test_marks(text, expected):
    assert marks(text) == expected
