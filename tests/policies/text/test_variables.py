"""Words in brackets that wait to be filled in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.text.variables import filled, variables

CITY = {"city": "the City of Elm Fork", "clerk": "City Clerk"}


def test_each_name_is_found_once_in_reading_order():
    assert variables(["[city] and the [gift limit]", "[clerk] of [city]"]) == ("city", "gift limit", "clerk")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We serve [city].", "We serve the City of Elm Fork."),
        ("[city] serves.", "The City of Elm Fork serves."),
        (
            "It ends. [city] hides.\n[city] shows.",
            "It ends. The City of Elm Fork hides.\nThe City of Elm Fork shows.",
        ),
        ("(a) [city] is", "(a) The City of Elm Fork is"),
        ("ask the [clerk]: [contact]", "ask the City Clerk: [contact]"),
        ("[sic!] [Reserved] [3] [city", "[sic!] [Reserved] [3] [city"),
    ],
)
def test_values_stand_in_their_places_and_the_rest_stays_to_be_seen(text, expected):
    assert filled(text, CITY) == expected


def test_what_a_value_says_is_not_filled_again():
    assert filled("by [city]", {"city": "[clerk]", "clerk": "x"}) == "by [clerk]"


@given(st.text("ab []", max_size=40))
def test_without_values_nothing_changes(text):
    assert filled(text, {}) == filled(text, {"a": " "}) == text
