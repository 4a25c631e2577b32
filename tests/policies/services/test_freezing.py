"""Freezing fixes a text and takes its digests; publishing shows what is frozen, and nothing else."""

import pytest

from policies.models import Section
from policies.refusals import Frozen, NotFrozen, NothingToFreeze
from policies.services import drafting, freezing
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make.draft(make.policy(make.city()))


def clerk(row):
    return make.clerk_of(row.municipality)


def test_equal_texts_have_equal_digests_and_records_of_their_own(draft):
    twin = make.draft(draft.policy)
    one, two = (freezing.freeze_version(by=clerk(draft), version=version) for version in (draft, twin))
    assert one.text_digest == two.text_digest
    assert one.record_digest != two.record_digest


def test_a_record_digest_is_chained_to_what_the_text_came_from(draft):
    freezing.freeze_version(by=clerk(draft), version=draft)
    after = make.draft(draft.policy, previous=draft)
    alone = make.draft(draft.policy)
    chained, loose = (freezing.freeze_version(by=clerk(draft), version=version) for version in (after, alone))
    assert chained.text_digest == loose.text_digest
    assert chained.record_digest != loose.record_digest


def test_a_frozen_draft_cannot_get_other_sections(draft):
    freezing.freeze_version(by=clerk(draft), version=draft)
    with pytest.raises(Frozen, match="Start a new draft"):
        drafting.replace_sections(by=clerk(draft), version=draft, sections=make.SECTIONS)


def test_a_draft_can_get_other_sections_and_its_history_names_who(draft):
    attorney = make.clerk_of(draft.municipality, role=make.Role.ATTORNEY)
    drafting.replace_sections(by=attorney, version=draft, sections=make.SECTIONS[:1])
    kinds = Section.history.filter(version=draft).values_list("history_type", "history_user__name")
    assert sorted(kinds) == sorted(
        [("+", clerk(draft).name)] * 2 + [("-", attorney.name)] * 2 + [("+", attorney.name)]
    )


def test_a_text_is_frozen_once(draft):
    freezing.freeze_version(by=clerk(draft), version=draft)
    with pytest.raises(Frozen, match="frozen already"):
        freezing.freeze_version(by=clerk(draft), version=draft)


def test_an_empty_text_cannot_be_frozen():
    empty = make.draft(make.policy(make.city()), sections=())
    with pytest.raises(NothingToFreeze, match="without a single section"):
        freezing.freeze_version(by=clerk(empty), version=empty)


def test_freezing_an_edition_freezes_what_it_proposes(draft):
    edition = make.edition(
        make.instrument(draft.municipality), (draft.policy, draft), frozen=False, published=False
    )
    freezing.freeze_edition(by=clerk(draft), edition=edition)
    assert draft.__class__.objects.filter(pk=draft.pk, freezing__isnull=False).exists()
    with pytest.raises(Frozen, match="frozen already"):
        freezing.freeze_edition(by=clerk(draft), edition=edition)


def test_an_edition_that_changes_nothing_cannot_be_frozen():
    edition = make.edition(make.instrument(make.city()), frozen=False, published=False)
    with pytest.raises(NothingToFreeze, match="changes no policy"):
        freezing.freeze_edition(by=clerk(edition), edition=edition)


def test_only_a_frozen_text_is_published(draft):
    with pytest.raises(NotFrozen, match="freeze it before"):
        freezing.publish_version(by=clerk(draft), version=draft)


def test_publishing_twice_is_one_publication(draft):
    freezing.freeze_version(by=clerk(draft), version=draft)
    one, two = (freezing.publish_version(by=clerk(draft), version=draft) for _ in range(2))
    assert (one.pk, one.published_at) == (two.pk, two.published_at)


def test_publishing_an_edition_publishes_both_texts_of_each_amendment(draft):
    base = make.draft(draft.policy)
    freezing.freeze_version(by=clerk(draft), version=base)
    make.edition(make.instrument(draft.municipality), (draft.policy, draft, base))
    published = draft.policy.versions.published().values_list("number", flat=True)
    assert sorted(published) == [1, 2]
