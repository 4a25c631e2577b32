"""Several people save one section, or move sections, in one moment: one lands, the others are told."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from policies import recording
from policies.queries import sections_of
from policies.services import outlining
from policies.services.arranging import step_section
from policies.services.outlining import (
    ChangedMeanwhile,
    RearrangedMeanwhile,
    correct_section,
    state_of,
    state_of_outline,
)
from policies.text.section import SectionText
from tests import make

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
WRITERS = 6


@pytest.fixture
def draft():
    texts = [SectionText("section", str(n), "Heading", "As drafted.") for n in range(1, 8)]
    return make.draft(make.policy(make.city()), texts)


@pytest.fixture
def slow(monkeypatch):
    """Time between what a writer reads and what they write, in which another could come."""
    write = outlining.write

    def slowly(section, typed):
        time.sleep(0.1)
        write(section, typed)

    monkeypatch.setattr(outlining, "write", slowly)


def at_once(act):
    """The numbers of those writers whose act landed."""
    together = Barrier(WRITERS)

    def tried(number):
        try:
            together.wait()
            act(number)
        except (ChangedMeanwhile, RearrangedMeanwhile):
            return None
        finally:
            connections.close_all()
        return number

    with ThreadPoolExecutor(WRITERS) as pool:
        return [number for number in pool.map(tried, range(WRITERS)) if number is not None]


def save_at_once(draft):
    row = sections_of(draft)[0]
    seen = state_of(row)

    def save(number):
        typed = SectionText("section", "1", "Heading", f"Words of writer {number}.")
        correct_section(by=None, version=draft, key=row.key, seen=seen, typed=typed)

    return at_once(save)


def test_one_of_many_writers_lands_and_the_others_are_told(draft, slow):
    landed = save_at_once(draft)
    assert len(landed) == 1
    assert sections_of(draft)[0].text == f"Words of writer {landed[0]}."


def test_one_of_many_moves_lands_and_every_section_keeps_one_place(draft):
    rows = sections_of(draft)
    seen = state_of_outline(rows)
    landed = at_once(
        lambda number: step_section(by=None, version=draft, outline=seen, key=rows[number + 1].key, up=True)
    )
    assert len(landed) == 1
    now = sections_of(draft)
    assert [row.position for row in now] == list(range(1, 8))
    assert {row.key for row in now} == {row.key for row in rows}


@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="on SQLite one writer lock serialises every transaction"
)
def test_control_without_the_lock_several_land_and_words_are_lost(draft, slow, monkeypatch):
    monkeypatch.setattr(recording, "hold", lambda *ignored: None)
    assert connection.vendor == "postgresql"
    assert len(save_at_once(draft)) > 1
