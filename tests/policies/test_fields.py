"""Fields that forms share: what cannot be kept is said in one sentence everywhere."""

import pytest
from django.core.exceptions import ValidationError

from policies.fields import area_field, choice_field, line_field

UNKEPT = "There is a character in it that cannot be kept: type it again"
PICK = choice_field("Outcome", "Choose from the list", "Choose what came of it", choices=[("yes", "Yes")])
PICK_ONE = choice_field("Level", "Choose a level from the list", choices=[("part", "Part")])


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (line_field("Title", 5), "a\0b", UNKEPT),
        (area_field("Words", 3), "a\0b", UNKEPT),
        (line_field("Title", 5), "sixsix", "This can have up to 5 characters"),
        (area_field("Words", 3, 1000), "a" * 1001, "This can have up to 1,000 characters"),
        (line_field("When", 5, error_messages={"max_length": "Write a date"}), "sixsix", "Write a date"),
        (PICK, "no", "Choose from the list"),
        (PICK, "", "Choose what came of it"),
        (PICK_ONE, "", "Choose a level from the list"),
    ],
)
def test_a_field_says_why_it_cannot_keep_what_was_typed(field, typed, sentence):
    with pytest.raises(ValidationError) as said:
        field.clean(typed)
    assert said.value.messages == [sentence]


def test_several_lines_may_be_of_any_length_where_no_longest_is_given():
    assert area_field("Words", 3).clean("a" * 1_000_000) == "a" * 1_000_000
