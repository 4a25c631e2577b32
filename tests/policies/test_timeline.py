"""The time line and the law of a day are the same story, whatever was recorded."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from policies.dates import PartialDate
from policies.lapsing import with_lapses
from policies.lifecycle import Effect, in_force
from policies.queries import PolicyEffect
from policies.timeline import spans

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2000, 3, 1))
ROWS = st.tuples(st.sampled_from([None, 1, 2, 3]), DAYS, st.none() | DAYS, st.booleans(), st.booleans())


@given(st.lists(ROWS, max_size=5))
def test_on_every_day_the_span_of_the_day_has_the_text_in_force(rows):
    effects = with_lapses(
        Effect(version, PartialDate.on(on), order, is_waiting=waits, through=through, restores=restores)
        for order, (version, on, through, restores, waits) in enumerate(rows)
    )
    ordered = sorted(effects, key=lambda each: (each.on.earliest, each.order))
    line = spans([PolicyEffect(each, None) for each in ordered])
    for day in (date(1999, 12, 31) + timedelta(days=move) for move in range(66)):
        begun = [span for span in line if span.since.earliest <= day]
        assert in_force(effects, day).version == (begun[-1].version if begun else None), day


def test_what_has_no_day_has_no_place_in_the_line():
    effects = [Effect(1, PartialDate.unknown(), 1), Effect(2, PartialDate.year(2014), 2)]
    line = spans([PolicyEffect(each, None) for each in effects])
    assert [(span.version, span.is_sure) for span in line] == [(2, False)]
