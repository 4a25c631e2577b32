"""The account of a file balances, or says where it does not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.text.ledger import (
    Dropped,
    Ledger,
    LedgerError,
    Placed,
    Queued,
    check,
    rebuild,
    trimmed,
    without,
)

TEXT = "Page 1\nThe c1ty may act."
BALANCED = Ledger(
    placed=(Placed((7, 10), "section"), Placed((16, 24), "section")),
    dropped=(Dropped((0, 6), "Page 1", "page footer"),),
    queued=(Queued((11, 15), "c1ty", "a digit inside the word", ("city",)),),
)


def test_a_balanced_ledger_rebuilds_its_file():
    assert rebuild(BALANCED, TEXT) == TEXT
    check(BALANCED, TEXT)


def test_entries_come_in_the_order_of_the_file():
    assert [entry.span for entry in BALANCED.entries] == [(0, 6), (7, 10), (11, 15), (16, 24)]


def test_a_lost_word_is_refused():
    lost = Ledger(BALANCED.placed, (), BALANCED.queued)
    with pytest.raises(LedgerError, match="neither placed, dropped nor queued"):
        check(lost, TEXT)


def test_a_word_counted_twice_is_refused():
    twice = Ledger((*BALANCED.placed, Placed((8, 12), "section")), BALANCED.dropped, BALANCED.queued)
    with pytest.raises(LedgerError, match="overlaps"):
        check(twice, TEXT)


def test_a_span_outside_the_file_is_refused():
    with pytest.raises(LedgerError, match="outside"):
        check(Ledger((Placed((0, 25), "section"),)), TEXT)


def test_an_empty_span_is_refused():
    with pytest.raises(LedgerError):
        check(Ledger((Placed((0, 24), "section"), Placed((24, 24), "section"))), TEXT)


def test_an_entry_with_other_words_than_the_file_is_refused():
    changed = Ledger(BALANCED.placed, BALANCED.dropped, (Queued((11, 15), "city", "corrected"),))
    with pytest.raises(LedgerError, match="not the words of the file"):
        check(changed, TEXT)


@pytest.mark.parametrize(
    ("span", "expected"), [((0, 7), (0, 6)), ((6, 7), None), ((6, 10), (7, 10)), ((3, 3), None)]
)
def test_trimmed_leaves_out_white_space_at_the_ends(span, expected):
    assert trimmed(span, TEXT) == expected


def test_without_takes_the_holes_out():
    assert without((2, 20), [(0, 4), (6, 8), (18, 30)]) == [(4, 6), (8, 18)]
    assert without((2, 4), [(0, 9)]) == []
    assert without((2, 4), []) == [(2, 4)]


@given(st.text(min_size=1, max_size=60), st.data())
def test_any_partition_of_any_text_balances(text, data):
    points = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)) | {0, len(text)})
    spans = [pair for pair in pairwise(points) if pair[0] < pair[1]]
    ledger = Ledger(tuple(Placed(span, "text") for span in spans))
    assert rebuild(ledger, text) == text
