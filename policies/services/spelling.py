"""A draft is checked for misspelt and misread words; a person accepts a proposal, or lets a word be."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from policies import redlines
from policies.exchange.spelling import HEADING, TEXT, Misspelling, misspellings, words_of
from policies.history import delete_as, save_as
from policies.linting.definitions import definitions
from policies.models import CityWord, Municipality, Section, Version
from policies.refusals import Refused
from policies.services.outlining import correct_section, hold_section
from policies.text.digest import canonical
from policies.text.section import SectionText

MOST_WORDS = 2_000
LONGEST_WORD, LONGEST_PROPOSAL = 60, 200


def misspelt(
    version: Version, law: Iterable[Version | None] = ()
) -> tuple[list[SectionText], list[Misspelling]]:
    """The sections of a draft with what looks misspelt in them, in two queries.

    Words that the law uses already are let be (``law``: the texts that count as such), as are defined terms,
    the names of city and policy, and the city's own words.
    """
    known = {row.pk: row for row in law if row is not None and row.pk != version.pk}
    texts = redlines.section_texts([version, *known.values()])
    sections = texts[version.pk]
    right = own_words(version.municipality) | words_of([version.municipality.name, version.policy.title])
    for number in known:
        right |= words_of(part for each in texts[number] for part in (each.heading, each.text))
    right |= _defined(sections)
    return sections, misspellings(sections, right)


def own_words(city: Municipality) -> set[str]:
    """The words that the spell check of a city lets be, in small letters."""
    return set(CityWord.objects.filter(municipality=city).values_list("word", flat=True))


@transaction.atomic
def accept_proposal(
    *, by: Any, version: Version, key: uuid.UUID, seen: str, part: str, start: int, was: str, words: str
) -> Section:
    """Put other words at a place of a section. ``seen`` is the ``state_of`` the section that was looked at.

    Raises ChangedMeanwhile, Frozen, and Refused when those words do not stand there or nothing comes instead.
    """
    section = hold_section(version, key, seen)
    if part not in (HEADING, TEXT) or not words.strip() or len(words) > LONGEST_PROPOSAL:
        raise Refused("Choose one of the proposals.")
    text = getattr(section, part)
    if not was or text[start : start + len(was)] != was:
        raise Refused("Those words do not stand there any more.")
    new = text[:start] + words + text[start + len(was) :]
    typed = replace(section.as_text(), **{part: new})
    why = f"“{was}” became “{words}”: spelling"
    return correct_section(by=by, version=version, key=key, seen=seen, typed=typed, reason=why)


@transaction.atomic
def let_word_be(*, by: Any, municipality: Municipality, word: str) -> CityWord:
    """Put a word on the city's own list; one that stands there stays. Raises Refused for what is no word."""
    found = sorted(words_of([canonical(word)]))
    if len(found) != 1 or len(found[0]) > LONGEST_WORD:
        raise Refused(f"Write one word of up to {LONGEST_WORD} letters.")
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    rows = CityWord.objects.filter(municipality=municipality)
    row = rows.filter(word=found[0]).first()
    if row is not None:
        return row
    if rows.count() >= MOST_WORDS:
        raise Refused(f"A city can have up to {MOST_WORDS:,} words of its own.")
    row = CityWord(municipality=municipality, word=found[0])
    save_as(by, row)
    return row


@transaction.atomic
def forget_word(*, by: Any, municipality: Municipality, word: str) -> None:
    """Take a word off the city's own list; its history stays. Nothing happens where it is gone already."""
    row = CityWord.objects.select_for_update().filter(municipality=municipality, word=word).first()
    if row is not None:
        delete_as(by, row)


def _defined(sections: Sequence[SectionText]) -> set[str]:
    """The words of all terms that a text defines."""
    terms = (each for at, section in enumerate(sections) for each in definitions(section, at))
    return words_of(words for each in terms for words in (each.term, each.also))
