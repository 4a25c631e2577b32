"""Drafters leave each other notes on a text; they are settled and kept, and nobody else ever sees them."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from policies.models import DraftingNote, Role
from policies.queries import sections_of
from policies.refusals import Overtaken, Refused
from policies.services import noting
from policies.services.discarding import discard_draft
from policies.services.outlining import state_of_text
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def notes(desk, draft):
    return desk.address(draft, "draft-notes")


def left(desk, notes, words="Ask the attorney about this.", section="whole"):
    page = desk.after(desk.post(notes, {"section": section, "words": words}))
    return DraftingNote.objects.latest("pk"), page


def test_a_note_on_a_section_is_left_and_read_beside_it(desk, draft, notes):
    gifts = sections_of(draft)[1]
    page = desk.get(f"{notes}?section={gifts.key}")
    assert f'<option value="{gifts.key}" selected>2.60.020 Gifts</option>' in page
    assert "No note is open" in page
    note, page = left(desk, notes, section=str(gifts.key))
    assert "The note is kept" in page and "Ask the attorney about this." in page
    assert note.written_by == desk.person and note.written_at is not None
    assert "Ask the attorney about this." in desk.get(desk.address(draft, "section", gifts.key))
    assert '<span class="tag">1 open</span>' in desk.get(desk.address(draft))


def test_a_note_is_settled_by_another_row_and_both_stay(desk, draft, notes):
    note, _ = left(desk, notes)
    page = desk.after(desk.post(notes, {"settle": note.pk, f"how-{note.pk}": "She agrees."}))
    assert "1 settled" in page and "“She agrees.”" in page and "No note is open" in page
    assert DraftingNote.objects.count() == 2
    page = desk.post(notes, {"settle": note.pk, f"how-{note.pk}": "Mine"}, 409)
    assert "Somebody else has settled this note already" in page


@pytest.mark.parametrize("note", ["0", "x", "9" * 30, ""])
def test_a_note_that_is_not_there_cannot_be_settled(desk, notes, note):
    assert "That note is not on this text" in desk.post(notes, {"settle": note}, 422)


def test_what_was_typed_stays_when_it_cannot_be_kept(desk, notes):
    assert "Write the note first" in desk.post(notes, {"section": "whole", "words": "  "}, 422)
    page = desk.post(notes, {"section": "nowhere", "words": "My words."}, 422)
    assert "Choose a section from the list" in page and "My words.</textarea>" in page


def test_the_service_refuses_what_makes_no_note(desk, draft, monkeypatch):
    def refused(sentence, **fields):
        with pytest.raises(Refused, match=sentence):
            noting.write_note(by=desk.person, version=draft, **fields)

    refused("Write the note", words=" \n")
    refused("up to 4,000", words="x" * 4_001)
    refused("not in this text any more", words="x", key=make.keyed(make.SECTIONS)[0].key)
    monkeypatch.setattr(noting, "MOST_NOTES", 0)
    refused("up to 0 notes", words="x")
    with pytest.raises(Refused, match="up to 4,000"):
        noting.settle_note(by=desk.person, version=draft, note=1, words="x" * 4_001)


def test_a_settled_note_is_settled_once_and_not_on_another_text(desk, code, draft):
    note = noting.write_note(by=desk.person, version=draft, words="One")
    with pytest.raises(Refused):
        noting.settle_note(by=desk.person, version=make.draft(code), note=note.pk)
    done = noting.settle_note(by=desk.person, version=draft, note=note.pk)
    with pytest.raises(Overtaken):
        noting.settle_note(by=desk.person, version=draft, note=note.pk)
    with pytest.raises(Refused):
        noting.settle_note(by=desk.person, version=draft, note=done.pk)


@pytest.mark.parametrize("changes", [{"number": 99}, {"settles": "settlement"}])
def test_the_database_refuses_a_settlement_of_another_text_or_of_a_settlement(desk, draft, changes):
    note = noting.write_note(by=desk.person, version=draft, words="One")
    done = noting.settle_note(by=desk.person, version=draft, note=note.pk)
    other = noting.write_note(by=desk.person, version=draft, words="Two")
    settles = done if "settles" in changes else other
    row = DraftingNote(
        municipality=desk.city,
        policy=draft.policy,
        number=changes.get("number", draft.number),
        settles=settles,
        written_by=desk.person,
    )
    with pytest.raises(DatabaseError, match="settles an open note"), transaction.atomic():
        row.save()


def test_a_note_can_be_neither_changed_nor_deleted(desk, draft):
    note = noting.write_note(by=desk.person, version=draft, words="One")
    for act in (lambda: note.delete(), lambda: DraftingNote.objects.update(words="Other")):
        with pytest.raises(DatabaseError, match="cannot be changed or removed"), transaction.atomic():
            act()


def test_notes_outlive_a_draft_that_is_discarded(desk, draft):
    noting.write_note(by=desk.person, version=draft, words="One")
    discard_draft(by=desk.person, version=draft, seen=state_of_text(sections_of(draft)))
    assert DraftingNote.objects.get().words == "One"


def test_no_resident_and_no_council_member_finds_a_note(desk, draft, notes):
    noting.write_note(by=desk.person, version=draft, words="Between us")
    outside = Client()
    assert "Between us" not in outside.get(notes, follow=True).content.decode()
    outside.force_login(make.clerk_of(desk.city, Role.COUNCIL_MEMBER))
    assert outside.get(notes).status_code == 404


def test_the_page_of_many_notes_asks_little(desk, draft, notes, assert_queries_at_most):
    for at in range(40):
        note = noting.write_note(by=desk.person, version=draft, words=f"Note {at}")
        if at % 2:
            noting.settle_note(by=desk.person, version=draft, note=note.pk)
    with assert_queries_at_most(12):
        page = desk.get(notes)
    assert "Note 38" in page and "20 settled" in page
