"""Words of a source are found in the text drawn from it, or not at all, never in the wrong place."""

from hypothesis import given
from hypothesis import strategies as st

from policies.exchange import read, reading_as_json
from policies.text.account import MISSING_SPACE, Ruled, count, entries_of, stretches, waiting
from policies.text.section import SectionText
from policies.text.tracing import Spot, Tracer, replaced

PAPER = (
    "Section 1. Gifts.\nNo offlcer takes a present.The mayor decides in each case and says so.\n\n"
    "Section 2. Records.\nThe clerk keeps evcry record for ten years, and no offlcer may remove one.\n"
)


def account(text=PAPER, rulings=None):
    reading = read(text.encode())
    ledger = reading_as_json(reading)["ledger"]
    return entries_of(ledger, reading.text, rulings or {}), [each.section for each in reading.sections]


def queued(entries):
    return [each for each in entries if each.state == "queued"]


def words_at(sections, spot):
    return getattr(sections[spot.section], spot.part)[spot.start : spot.end]


def test_each_queued_word_is_found_where_it_stands():
    entries, sections = account()
    tracer = Tracer(entries, sections)
    assert len(queued(entries)) >= 4
    for entry in queued(entries):
        assert words_at(sections, tracer.find(entry.span)) == entry.text
    first, last = (each for each in queued(entries) if each.text == "offlcer")
    assert (tracer.find(first.span).section, tracer.find(last.span).section) == (0, 1)


def test_a_word_is_found_after_its_neighbour_was_ruled_on():
    entries, sections = account()
    first = next(each for each in queued(entries) if each.text.startswith("present."))
    ruled = {first.span: Ruled(1, "corrected", "present. The")}
    entries, _ = account(rulings=ruled)
    sections[0] = SectionText(
        "section", "1", "Gifts", sections[0].text.replace("present.The", "present. The")
    )
    tracer = Tracer(entries, sections)
    assert words_at(sections, tracer.find(first.span)) == "present. The"
    other = next(each for each in queued(entries) if each.text == "offlcer")
    assert words_at(sections, tracer.find(other.span)) == "offlcer"


def test_a_word_that_was_edited_away_is_not_found():
    entries, sections = account()
    sections[1] = SectionText("section", "2", "Records", "Nothing is left of it.")
    word = next(each for each in queued(entries) if each.text == "evcry")
    assert Tracer(entries, sections).find(word.span) is None


def test_a_word_in_surroundings_that_were_doubled_is_in_doubt():
    entries, sections = account()
    word = next(each for each in queued(entries) if each.text == "evcry")
    assert Tracer(entries, [*sections, sections[1]]).find(word.span) is None


def test_a_span_that_the_source_does_not_have_is_nowhere():
    entries, sections = account()
    assert Tracer(entries, sections).find((0, 10_000)) is None


@given(st.text(alphabet="ab \n•.", max_size=80), st.text(alphabet="ab \n•.", max_size=80))
def test_what_is_found_has_the_letters_of_the_span(paper, draft):
    ledger = {
        "placed": [],
        "dropped": [],
        "queued": [
            {"span": [at, at + 1], "text": paper[at], "reason": "r", "candidates": []}
            for at in range(len(paper))
            if not paper[at].isspace()
        ],
    }
    entries = entries_of(ledger, paper, {})
    sections = [SectionText("section", None, "", draft)]
    tracer = Tracer(entries, sections)
    for entry in entries:
        spot = tracer.find(entry.span)
        assert spot is None or draft[spot.start : spot.end] == entry.text


def test_words_left_out_take_their_space_with_them():
    def without(text, word):
        start = text.index(word)
        return replaced(text, Spot(0, "text", start, start + len(word)), "")

    assert without("one two three", "two") == "one three"
    assert without("one two, three", "two") == "one, three"
    assert without("one two", "two") == "one"
    assert without("one two", "one") == "two"
    assert without("a\none two", "one") == "a\ntwo"


def test_words_come_back_between_their_neighbours_or_on_a_line_of_their_own():
    spot = Spot(0, "text", 3, 3)
    assert replaced("one three", spot, "two") == "one two three"
    assert replaced("one, three", spot, "two") == "one two, three"
    assert replaced("one\nthree", spot, "two", own_line=True) == "one\ntwo\nthree"
    assert replaced("three", Spot(0, "text", 0, 0), "two", own_line=True) == "two\nthree"


def test_every_word_is_counted_once():
    entries, _ = account()
    counted = count(entries)
    assert counted.total == counted.placed + counted.waiting
    assert counted.spans == len(queued(entries))
    assert counted.share(counted.total) == "100 %"
    assert counted.share(0) == "0 %"
    assert count(entries).share(1) in ("3 %", "4 %")


def test_a_withdrawn_ruling_counts_no_more():
    entries, _ = account()
    word = queued(entries)[0]
    entries, _ = account(rulings={word.span: Ruled(2, "withdrawn", word.text)})
    assert queued(entries)[0].waits
    assert queued(entries)[0].standing == word.text


def test_only_what_lacks_a_space_misses_one():
    entries, _ = account()
    assert [each.text for each in entries if each.misses_space] == ["present.The"]
    assert next(each for each in entries if each.misses_space).reason == MISSING_SPACE


def test_what_waits_can_be_counted_without_the_source():
    entries, _ = account()
    ledger = reading_as_json(read(PAPER.encode()))["ledger"]
    spans = [each.span for each in queued(entries)]
    assert waiting(ledger, []) == len(spans)
    assert waiting(ledger, spans[:2]) == len(spans) - 2


LONG, _ = account(PAPER * 3)


@given(st.integers(1, 5), st.integers(20, 200))
def test_pages_of_a_source_hold_every_entry_once(most, longest):
    entries = LONG
    pages = stretches(entries, most, longest)
    assert [at for first, beyond in pages for at in range(first, beyond)] == list(range(len(entries)))
    assert all(sum(e.state == "queued" for e in entries[a:b]) <= most for a, b in pages)
