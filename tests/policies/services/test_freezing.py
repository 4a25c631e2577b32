"""Freezing fixes a text and takes its digests; publishing shows what is frozen, and nothing else."""

import json

import pytest

from policies.dates import PartialDate
from policies.models import Edition, Section
from policies.refusals import Frozen, NotFrozen, NothingToFreeze
from policies.services import drafting, freezing, instruments
from policies.text.digest import chain_digest
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


def edition_frozen(city, policy, effective=None, **fields):
    """The freezing of an edition that repeals a policy."""
    draft = instruments.AmendmentDraft(policy, None, effective=effective)
    made = instruments.draft_edition(
        by=make.clerk_of(city), instrument=make.instrument(city), amendments=[draft], **fields
    )
    return freezing.freeze_edition(by=make.clerk_of(city), edition=made)


def test_the_record_digest_of_an_edition_says_what_it_does_to_which_policy_and_from_when():
    city = make.city()
    one, two = make.policy(city), make.policy(city)
    digests = [
        edition_frozen(city, one).record_digest,
        edition_frozen(city, two).record_digest,
        edition_frozen(city, one, effective=PartialDate.year(2020)).record_digest,
        edition_frozen(city, one, effective_rule="adoption").record_digest,
    ]
    assert len(set(digests)) == 4
    assert edition_frozen(city, one).record_digest == digests[0]


def test_the_digest_is_of_what_is_stored_not_of_what_somebody_looked_at(draft):
    city = draft.municipality
    seen = make.edition(make.instrument(city), (draft.policy, draft), published=False, frozen=False)
    Edition.objects.filter(pk=seen.pk).update(long_title="An ordinance on gifts")
    frozen = freezing.freeze_edition(by=clerk(draft), edition=seen)
    records = [draft.__class__.objects.get(pk=draft.pk).freezing.record_digest]
    words = json.dumps(["An ordinance on gifts", "", "", ""])
    assert frozen.text_digest == chain_digest(freezing.GENESIS, words, *records)


@pytest.mark.parametrize("name", ["severability_clause", "signature_lines", "further_clauses", "set_out"])
def test_the_digest_is_of_the_closing_words_too_where_there_are_any(draft, name):
    digests = set()
    for words in ("", "subsection", "section"):
        bill = make.instrument(draft.municipality)
        made = make.edition(bill, (draft.policy, None, draft), frozen=False, published=False, **{name: words})
        digests.add(freezing.freeze_edition(by=clerk(draft), edition=made).text_digest)
    assert len(digests) == 3
