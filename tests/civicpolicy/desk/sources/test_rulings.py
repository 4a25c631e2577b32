"""Ruling on words at the desk: one by one, missing spaces at once, undone, refused with words kept."""

import pytest

from policies.models import SourceRuling
from tests import make
from tests.policies.exchange.scans import scan

pytestmark = pytest.mark.django_db


def test_a_proposed_word_is_taken_and_the_next_place_is_shown(desk, paper):
    response = desk.post(desk.span_address(paper, "offlcer"), {"seen": 0, "choice": "take-0"})
    start, end = desk.entry(paper, "present.").span
    assert response.url.endswith(f"?page=1#q-{start}-{end}")
    assert desk.texts(paper)[0].startswith("No officer takes")
    page = desk.get(response.url)
    assert "now “officer”" in page
    assert f"by {desk.person}" in page
    assert "The text of 1 Gifts was changed." in page


def test_another_word_is_typed_and_stands_in_the_text(desk, paper):
    desk.post(desk.span_address(paper, "evcry"), {"seen": 0, "choice": "words", "words": "any"})
    assert desk.texts(paper)[1] == "The clerk keeps any record for ten years."


def test_enter_in_the_field_takes_the_words(desk, paper):
    desk.post(desk.span_address(paper, "evcry"), {"seen": 0, "words": "any"})
    assert "keeps any record" in desk.texts(paper)[1]


def test_words_are_left_out_only_with_a_reason(desk, paper):
    address = desk.span_address(paper, "evcry")
    page = desk.post(address, {"seen": 0, "choice": "drop", "words": "kept words"}, 422)
    assert "Say why these words are left out." in page
    assert 'value="kept words"' in page
    desk.post(address, {"seen": 0, "choice": "drop", "reason": "a stain"})
    assert desk.texts(paper)[1] == "The clerk keeps record for ten years."
    page = desk.get(address)
    assert "Left out (a stain)" in page
    assert str(desk.person) in page


def test_a_ruling_is_undone_and_both_stay_in_its_history(desk, paper):
    address = desk.span_address(paper, "evcry")
    desk.post(address, {"seen": 0, "choice": "take-0"})
    desk.post(address, {"seen": SourceRuling.objects.get().pk, "choice": "undo"})
    assert "evcry" in desk.texts(paper)[1]
    page = desk.get(address)
    assert "Ruling withdrawn" in page
    assert "Other words: “every”" in page


def test_the_second_who_rules_sees_the_first_and_keeps_what_was_typed(desk, paper):
    address = desk.span_address(paper, "evcry")
    desk.post(address, {"seen": 0, "choice": "take-0"})
    page = desk.post(address, {"seen": 0, "choice": "words", "words": "each and any"}, 409)
    assert "Somebody else ruled on these words meanwhile" in page
    assert 'value="each and any"' in page
    assert "now “every”" in page
    desk.post(address, {"seen": SourceRuling.objects.get().pk, "choice": "words", "words": "each"})
    assert "keeps each record" in desk.texts(paper)[1]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"seen": "x"},
        {"seen": -1, "choice": "keep"},
        {"seen": 0, "choice": "nonsense"},
        {"seen": 0, "choice": "take-99"},
        {"seen": 0, "choice": "take-"},
        {"seen": 0, "choice": "restore"},
        {"seen": 0, "choice": "undo"},
        {"seen": 0, "choice": "words", "words": "x" * 501},
        {"seen": 0, "choice": "words", "words": "a\x00b"},
    ],
)
def test_what_cannot_be_ruled_changes_nothing(desk, paper, typed):
    before = desk.texts(paper)
    desk.post(desk.span_address(paper, "evcry"), typed, 422)
    assert desk.texts(paper) == before
    assert not SourceRuling.objects.exists()


@pytest.mark.parametrize("span", [(0, 3), (5, 5), (10**8, 10**9), (10**25, 10**26)])
def test_a_place_that_is_none_is_not_there(desk, paper, span):
    address = desk.address(paper, "source-span", *span)
    desk.get(address, 404)
    assert desk.client.post(address, {"seen": 0, "choice": "keep"}).status_code == 404


def test_missing_spaces_are_seen_and_then_put_in(desk, paper):
    address = desk.address(paper, "source-spaces")
    page = desk.get(address)
    assert "“present.The” becomes “present. The”" in page
    assert "evcry" not in page
    spans = ["{}-{}".format(*desk.entry(paper, words).span) for words in ("present.", "mayor,")]
    desk.post(address, {"span": spans})
    assert "present. The mayor, however, may" in desk.texts(paper)[0]
    assert "No space is missing" in desk.get(address)


def test_one_unticked_space_stays_as_it_was_read(desk, paper):
    span = "{}-{}".format(*desk.entry(paper, "mayor,").span)
    desk.post(desk.address(paper, "source-spaces"), {"span": [span]})
    assert "present.The mayor, however" in desk.texts(paper)[0]


@pytest.mark.parametrize("spans", [[], ["1-2"], ["nonsense"], ["²-³"], ["9" * 40 + "-1"]])
def test_spaces_that_are_none_are_refused(desk, paper, spans):
    before = desk.texts(paper)
    assert "Nothing was changed." in desk.post(desk.address(paper, "source-spaces"), {"span": spans}, 409)
    assert desk.texts(paper) == before


def test_words_left_out_by_the_reading_are_brought_back(desk):
    source = desk.lay(scan("overstruck"))
    dropped = next(each for each in source.ledger["dropped"] if each["reason"] != "line-break tag")
    address = desk.address(source, "source-span", *dropped["span"])
    assert "Bring the words back" in desk.get(address)
    desk.post(address, {"seen": 0, "choice": "restore"})
    assert " ".join(dropped["text"].split()) in " ".join(" ".join(desk.texts(source)).split())
    assert "brought back" in desk.get(desk.address(source))


def test_when_all_is_ruled_the_page_says_it_is_complete(desk, paper):
    for words in ("offlcer", "present.", "mayor,", "evcry"):
        desk.post(desk.span_address(paper, words), {"seen": 0, "choice": "keep"})
    page = desk.get(desk.address(paper))
    assert "Complete." in page
    assert "is placed, left out with a reason, or ruled on by a person" in page


def test_a_span_page_takes_few_queries(desk, paper, assert_queries_at_most):
    for _ in range(3):
        desk.post(desk.span_address(paper, "evcry"), {"seen": _last(), "choice": "keep"})
    with assert_queries_at_most(12):
        desk.get(desk.span_address(paper, "evcry"))


def _last():
    row = SourceRuling.objects.order_by("pk").last()
    return row.pk if row else 0


def test_another_city_rules_on_nothing_here(desk, paper, client):
    client.force_login(make.clerk_of(make.city()))
    assert client.post(desk.span_address(paper, "evcry"), {"seen": 0, "choice": "keep"}).status_code == 404
    assert not SourceRuling.objects.exists()
