"""A draft that nothing refers to is discarded; anything else stays."""

import pytest

from policies.exchange import read
from policies.models import Section, Version
from policies.queries import sections_of
from policies.refusals import Frozen, Overtaken, Refused
from policies.services import freezing
from policies.services.arranging import take_out
from policies.services.discarding import blockers, discard_draft
from policies.services.importing import save_reading
from policies.services.outlining import state_of, state_of_text
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make.draft(make.policy(make.city()))


def discard(draft, seen=None):
    by = make.clerk_of(draft.municipality)
    discard_draft(by=by, version=draft, seen=seen or state_of_text(sections_of(draft)))


def test_a_draft_goes_with_its_sections_and_its_history_stays(draft):
    number = draft.pk
    discard(draft)
    assert not Version.objects.filter(pk=number).exists()
    assert not Section.objects.filter(version_id=number).exists()
    entry = Version.history.filter(id=number).latest()
    assert (entry.history_type, entry.history_user) == ("-", make.clerk_of(draft.municipality))
    assert Section.history.filter(version_id=number, history_type="-").count() == 2


def test_its_number_is_not_given_again(draft):
    discard(draft)
    assert make.draft(draft.policy).number == 2


def test_who_saw_another_text_discards_nothing(draft):
    seen = state_of_text(sections_of(draft))
    row = sections_of(draft)[0]
    take_out(by=None, version=draft, key=row.key, seen=state_of(row))
    with pytest.raises(Overtaken):
        discard(draft, seen)
    assert Version.objects.filter(pk=draft.pk).exists()


def test_a_draft_that_is_part_of_a_bill_stays(draft):
    make.edition(make.instrument(draft.municipality), (draft.policy, draft), published=False, frozen=False)
    assert blockers(draft) == ["It is part of a bill: take it out of the bill first."]
    with pytest.raises(Refused, match="part of a bill"):
        discard(draft)


@pytest.mark.parametrize("relation", ["base", "previous"])
def test_a_draft_that_another_starts_from_stays(draft, relation):
    make.draft(draft.policy, **{relation: draft})
    assert blockers(draft) == ["Another text starts from it."]


def test_a_draft_read_from_a_paper_stays(draft):
    data = b"Section 1. Gifts.\nNo gift is taken.\n"
    by = make.clerk_of(draft.municipality)
    imported = save_reading(
        by=by, municipality=draft.municipality, reading=read(data), data=data, name="scan", publish=False
    )
    assert blockers(imported.source.version) == ["It was read from a paper, and the paper is kept with it."]


def test_a_frozen_text_stays(draft):
    freezing.freeze_version(by=make.clerk_of(draft.municipality), version=draft)
    with pytest.raises(Frozen):
        discard(draft)
    assert blockers(Version.objects.get(pk=draft.pk)) != []
