"""CPU time of the compare page, from request to response, on a database of its own.

`make bench` runs this file through pytest, which makes the database. Nothing here passes or fails.
"""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from policies import redlines
from policies.text import parts
from policies.text.outline import SectionText
from tests import make

REPEAT = 9
VIEWS = ("view=inline", "view=side", "view=words", "text=all", "text=all&view=side")
_CHANCE = random.Random(2026)
_VOCABULARY = [
    a + b + c for a in "bdfgklmnprst" for b in "aeiou" for c in ("d", "lan", "mer", "n", "ring", "st")
]


@pytest.mark.django_db
def test_the_page_is_timed(client: Client) -> None:
    """A law of 100 and of 500 sections: three amended; one put in, all others renumbered."""
    print()
    for size in (100, 500):
        law = make.keyed(_section(number) for number in range(size))
        for name, new in (("3 amended", _amended(law)), ("one put in, all renumbered", _renumbered(law))):
            address = _address(f"city-{size}-{len(name)}", law, new)
            for view in VIEWS:
                _print(client, f"{size} sections, {name}, {view}", f"{address}?{view}")


def _print(client: Client, name: str, address: str) -> None:
    cold = _milliseconds(lambda: client.get(address), before=_forget)
    warm = _milliseconds(lambda: client.get(address))
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address)
    assert page.status_code == 200
    kilobytes = len(page.content) // 1000
    print(f"page  {name:58} {cold:7.0f} ms cold {warm:7.0f} ms warm {len(asked):3} queries {kilobytes:6} kB")


def _milliseconds(ask: Callable[[], object], before: Callable[[], None] = lambda: None) -> float:
    spent = []
    for _ in range(REPEAT):
        before()
        begin = time.process_time()
        ask()
        spent.append(time.process_time() - begin)
    return 1000 * statistics.median(spent)


def _forget() -> None:
    cache.clear()
    redlines.forget()
    parts.forget()


def _address(slug: str, law: Sequence[SectionText], new: Sequence[SectionText]) -> str:
    city = make.city(slug)
    code = make.policy(city, "code")
    old = make.law(code, law)
    make.edition(make.instrument(city), (code, make.draft(code, new, base=old), old))
    return f"/{slug}/policies/code/compare/1..2/"


def _amended(law: Sequence[SectionText]) -> list[SectionText]:
    third = len(law) // 3
    return [
        replace(one, text=_changed(one.text)) if place % third == 1 and place < 3 * third else one
        for place, one in enumerate(law)
    ]


def _renumbered(law: Sequence[SectionText]) -> list[SectionText]:
    rest = [replace(one, label=f"2.60.{place + 1:03}") for place, one in enumerate(law)]
    return [*make.keyed([_section(0)]), *rest]


def _section(number: int) -> SectionText:
    text = "\n".join(f"({letter}) {_sentence(25).capitalize()}." for letter in "abcdef")
    return SectionText("section", f"2.60.{number:03}", _sentence(2).capitalize(), text)


def _sentence(words: int) -> str:
    return " ".join(_CHANCE.choice(_VOCABULARY) for _ in range(words))


def _changed(text: str) -> str:
    words = text.split(" ")
    return " ".join(
        _CHANCE.choice(_VOCABULARY) if w.isalpha() and _CHANCE.random() < 0.1 else w for w in words
    )
