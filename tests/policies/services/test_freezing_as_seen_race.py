"""What a person saw is what is frozen, also while others write; two who freeze the same do not block."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction

from policies import recording
from policies.exchange import read
from policies.models import Edition, Section
from policies.queries import sections_of
from policies.refusals import Frozen, Overtaken, Refused
from policies.services import entering, freezing
from policies.services.checking import check
from policies.services.importing import save_reading
from policies.text.digest import text_digest
from tests import make

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="on SQLite one writer lock serialises every transaction"
    ),
]
SLOW = 0.5
BILL = b"""BILL NO. 26-3

AN ORDINANCE ADOPTING A CODE OF ETHICS

Section 1. Purpose.
This code sets rules for all who act for the city.
"""


@pytest.fixture
def seen():
    """An edition that can be frozen, the sign of it, and its draft."""
    city = make.city()
    draft = make.draft(make.policy(city))
    edition = make.edition(
        make.instrument(city), (draft.policy, draft), long_title="An ordinance", published=False, frozen=False
    )
    return edition, check(edition).sign, draft


def write_slowly(section, written):
    try:
        with transaction.atomic():
            Section.objects.filter(pk=section.pk).update(text="Words that nobody saw.")
            written.set()
            threading.Event().wait(SLOW)
    finally:
        connections.close_all()


def freeze_while_somebody_writes(edition, sign, draft):
    written = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(write_slowly, sections_of(draft)[0], written)
        assert written.wait(5)
        try:
            return freezing.freeze_as_seen(by=make.clerk_of(edition.municipality), edition=edition, seen=sign)
        finally:
            writer.result()


def test_words_under_way_are_waited_for_and_refused(seen):
    with pytest.raises(Overtaken):
        freeze_while_somebody_writes(*seen)
    assert not Edition.objects.get(pk=seen[0].pk).is_frozen


def test_control_without_the_lock_the_digest_is_of_other_words(seen, monkeypatch):
    monkeypatch.setattr(recording, "hold", lambda *known: None)
    freeze_while_somebody_writes(*seen)
    draft = seen[2]
    frozen = draft.__class__.objects.with_record().get(pk=draft.pk)
    assert frozen.text_digest != text_digest(row.as_text() for row in sections_of(draft))


def said(act, barrier):
    """Do an act at the same moment as another; what it came to."""
    try:
        barrier.wait(5)
        act()
        return "done"
    except Refused as refusal:
        return type(refusal)
    finally:
        connections.close_all()


def test_two_ways_to_freeze_one_bill_never_wait_for_each_other():
    city = make.city()
    clerk = make.clerk_of(city)
    for turn in range(5):
        data = BILL + b"\nTurn %d.\n" % turn
        made = save_reading(
            by=clerk, municipality=city, reading=read(data), data=data, name=f"{turn}.txt", publish=False
        )
        edition = made.edition
        sign = check(Edition.objects.select_related("instrument").get(pk=edition.pk)).sign
        barrier = threading.Barrier(2)
        acts = (
            lambda source=made.source: entering.introduce(by=clerk, source=source),
            lambda row=edition, sign=sign: freezing.freeze_as_seen(by=clerk, edition=row, seen=sign),
        )
        with ThreadPoolExecutor(2) as pool:
            came = [each.result() for each in [pool.submit(said, act, barrier) for act in acts]]
        assert "done" in came
        assert set(came) <= {"done", Frozen, Overtaken, Refused}
        assert Edition.objects.get(pk=edition.pk).is_frozen
