"""Whether a file is a whole text or a part of one."""

import pytest

from policies.exchange import read

BODY = "The clerk keeps the record of each meeting.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY, "whole"),
        (f"{BODY}Page 1 of 2\n{BODY}Page 2 of 2\n", "whole"),
        (f"{BODY}Page 1\n", "whole"),
        (f"{BODY}Page 1 of 2\n", "partial"),
        (f"{BODY}Page 4\n", "partial"),
        (f"{BODY}Page 1\n{BODY}Page 3\n", "partial"),
        (f"{BODY}S f Page\n", "partial"),
        (
            "and the clerk, who keeps the record of each meeting, reads it to the council.",
            "partial",
        ),
        ("The clerk keeps the record of each meeting, and the council hears it read whenever it", "partial"),
        ("social media\n\nPosts are records.", "whole"),
        ("Section 3. Section 2-4 is hereby repealed.\nPassed: May 4, 2020\nMayor\n", "partial"),
    ],
)
def test_extent(text, expected):
    assert read(text.encode()).extent == expected
