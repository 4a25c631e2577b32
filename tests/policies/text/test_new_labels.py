"""A number for a section that is put between others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.text.new_labels import proposed_label


@pytest.mark.parametrize(
    ("labels", "place", "proposed"),
    [
        (["2.60.070", "2.60.080"], 1, "2.60.075"),
        (["2.60.180", "2.60.190"], 2, "2.60.200"),
        (["2.60.010"], 0, "2.60.005"),
        (["2.60.010"], 1, "2.60.011"),
        (["3-11", "3-12"], 1, "3-11A"),
        (["3-11A", "3-12"], 1, "3-11B"),
        (["3-11", "3-11A", "3-12"], 2, "3-11B"),
        (["3-11", "3-11A"], 1, None),
        (["3-11Z", "3-12"], 1, None),
        (["1", "2", "3"], 3, "4"),
        (["2", "3"], 0, "1"),
        (["1", "2"], 0, None),
        (["1", None, "2"], 2, "1A"),
        (["1", "A-1"], 1, "2"),
        (["II", "III"], 1, None),
        ([None, None], 1, None),
        ([], 0, None),
        (["9" * 200], 1, None),
        (["3-12", "3-13—3-19", "3-20"], 1, "3-13"),
        (["3-12", "3-13—3-19", "3-20"], 2, "3-19"),
        (["3-12", "3-13—3-19", "3-20"], 3, "3-21"),
        (["3-10", "3-11", "3-11A", "3-12—3-14"], 3, "3-12"),
        (["3-10", "3-12", "4-1", "3-13—3-14"], 2, None),
    ],
)
def test_the_number_follows_its_neighbours(labels, place, proposed):
    assert proposed_label(labels, place) == proposed


@given(
    st.lists(st.one_of(st.none(), st.from_regex(r"[0-9A-Z.-]{0,8}", fullmatch=True)), max_size=6), st.data()
)
def test_a_proposed_number_is_free_and_fits(labels, data):
    place = data.draw(st.integers(0, len(labels)))
    found = proposed_label(labels, place)
    assert found is None or (found not in labels and 0 < len(found) <= 60)
