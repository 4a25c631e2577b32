"""Words of a draft that look misspelt, each with its place."""

import pytest

from policies.exchange import spelling
from policies.exchange.spelling import misspellings, words_of
from policies.text.section import SectionText


def section(text, heading=""):
    return SectionText("section", "1", heading, text, "k")


def found(*sections, let_be=frozenset()):
    return [(each.section, each.part, each.words) for each in misspellings(sections, let_be)]


def test_a_misspelt_word_is_found_in_its_section_with_its_place_and_proposals():
    texts = [section("The clerk keeps a list."), section("No offlcer takes a gift.\nEvcry gift.", "Gfits")]
    places = misspellings(texts, set())
    assert [(each.section, each.part, each.words) for each in places] == [
        (1, "heading", "Gfits"),
        (1, "text", "offlcer"),
        (1, "text", "Evcry"),
    ]
    for each in places:
        assert getattr(texts[each.section], each.part)[each.start : each.end] == each.words
    assert "officer" in places[1].proposals and "Every" in places[2].proposals
    assert all(each.words not in each.proposals for each in places)


@pytest.mark.parametrize("word", ["offlcer", "OFFLCER", "Offlcer"])
def test_a_word_that_is_right_is_let_be_whatever_its_capitals(word):
    assert found(section(f"No {word} takes a gift."), let_be={"offlcer"}) == []


def test_letters_that_nobody_wrote_are_never_let_be():
    assert found(section("No off\ufffdcer."), let_be={"off", "cer"}) == [(0, "text", "off\ufffdcer")]


def test_a_word_broken_across_two_sections_is_no_word():
    assert found(section("It is the abso"), section("lutely best.")) != []
    assert all(each[2] != "abso lutely" for each in found(section("It is abso"), section("lutely.")))


def test_nothing_is_found_in_plain_words_numbers_and_names():
    plain = "The City of Elm Fork pays Ana Ruiz $25.00 under 3-11A, at www.elmfork.gov, by May 4th."
    assert found(section(plain)) == []


def test_only_so_many_are_found_at_once(monkeypatch):
    monkeypatch.setattr(spelling, "MOST_FINDINGS", 2)
    assert len(found(section("offlcer evcry rccord lawfol"))) == 2
    monkeypatch.setattr(spelling, "MOST_LETTERS", 10)
    assert found(section("An offlcer of the city."), section("evcry")) == [(1, "text", "evcry")]


def test_words_are_compared_in_small_letters_with_one_kind_of_apostrophe():
    assert words_of(["The City’s e-mail, 3-11A"]) == {"the", "city's", "e-mail", "a"}


@pytest.mark.parametrize(
    ("typed", "meant"), [("teh", "the"), ("adn", "and"), ("recieve", "receive"), ("taht", "that")]
)
def test_a_slip_of_the_hand_is_proposed_first(typed, meant):
    rows = [SectionText("section", "1", "Gifts", f"Nobody shall {typed} gift of a citizen.")]
    (only,) = [each for each in misspellings(rows, ()) if each.words == typed]
    assert only.proposals[0] == meant
