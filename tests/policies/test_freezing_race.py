"""The freeze race: an edit under way is in the frozen text or refused, never after it. With its control."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, connections, transaction

from policies import guards, record, recording
from policies.models import Section
from policies.queries import sections_of
from policies.services import freezing
from policies.text.digest import text_digest
from tests import make

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="on SQLite one writer lock serialises every transaction"
    ),
]
WRITERS = 12


def edit_for_a_while(section_pk, seed):
    """Edit with slow commits until the text is frozen; how many edits landed."""
    dice, landed = random.Random(seed), 0
    try:
        for turn in range(40):
            with transaction.atomic():
                Section.objects.filter(pk=section_pk).update(text=f"Writer {seed}, edit {turn}.")
                time.sleep(dice.uniform(0, 0.1))
            landed += 1
    except IntegrityError as error:
        assert recording.sentence(error) == record.FROZEN
    finally:
        connections.close_all()
    return landed


def freeze_under_load():
    """A frozen version and how many edits its writers landed."""
    sections = [make.SectionText("section", f"2.{n}", "Heading", "As drafted.") for n in range(WRITERS)]
    version = make.draft(make.policy(make.city()), sections)
    rows = [section.pk for section in sections_of(version)]
    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [pool.submit(edit_for_a_while, pk, seed) for seed, pk in enumerate(rows)]
        time.sleep(0.5)
        frozen = freezing.freeze_version(by=make.clerk_of(version.municipality), version=version)
        landed = sum(writer.result() for writer in writers)
    return version, frozen, landed


def digest_now(version):
    return text_digest(section.as_text() for section in sections_of(version))


def test_no_edit_lands_after_the_freezing():
    version, frozen, landed = freeze_under_load()
    assert landed > WRITERS, "writers must have been at work"
    assert digest_now(version) == frozen.text_digest


def test_control_without_the_lock_an_edit_under_way_lands_after_it():
    guard = next(g for g in recording.declared().guards if g.name == "policies_section_draft_update")
    lock = record.shared_lock(guards.VERSION_LOCKS, "NEW.version_id")
    assert lock in guard.postgresql
    try:
        with connection.cursor() as cursor:
            cursor.execute(guard.postgresql_sql().replace(lock, ""))
        version, frozen, _ = freeze_under_load()
        assert digest_now(version) != frozen.text_digest
    finally:
        recording.install(connection)
