"""A redline of stored versions is drawn once, and never where it would say something false."""

import pytest
from django.core.cache import cache

from policies import redlines
from policies.models import Extent, Marks, Version
from policies.text.outline import SectionText
from tests import make

pytestmark = pytest.mark.django_db


def stored(pk):
    return Version.objects.with_record().get(pk=pk)


def kinds(drawn):
    return [(change.kind, change.section.label) for change in drawn.sections]


@pytest.fixture
def pair():
    """The law in force and the text a bill proposes, as a page fetches them."""
    amendment = make.bill(make.city()).amendments.get()
    return stored(amendment.base_id), stored(amendment.proposed_id)


def test_it_says_what_changes(pair):
    drawn = redlines.between(*pair)
    assert kinds(drawn) == [("same", "2.52.010"), ("amended", "2.52.020")]


def test_it_is_drawn_once(pair, assert_queries_at_most):
    first = redlines.between(*pair)
    with assert_queries_at_most(0):
        assert redlines.between(*pair) == first


def test_only_the_last_ones_are_at_hand_and_the_others_come_from_the_cache(assert_queries_at_most):
    city = make.city()
    amendments = [make.bill(city).amendments.get() for _ in range(3)]
    pairs = [(stored(each.base_id), stored(each.proposed_id)) for each in amendments]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(redlines, "AT_HAND", 2)
        first = redlines.between(*pairs[0])
        again = redlines.between(*pairs[0])
        redlines.between_each(pairs)
        with assert_queries_at_most(0):
            unpacked = redlines.between(*pairs[0])
    assert again is first
    assert unpacked is not first
    assert unpacked == first


def test_what_is_forgotten_everywhere_is_drawn_again(pair):
    first = redlines.between(*pair)
    cache.clear()
    redlines.forget()
    assert redlines.between(*pair) == first
    assert redlines.between(*pair) is not first


def test_many_are_drawn_in_one_query(assert_queries_at_most):
    city = make.city()
    amendments = [make.bill(city).amendments.get() for _ in range(4)]
    pairs = [(stored(each.base_id), stored(each.proposed_id)) for each in amendments]
    with assert_queries_at_most(1):
        assert len(redlines.between_each(pairs)) == 4


def test_a_new_policy_is_all_new_and_a_repealed_one_all_gone(pair):
    old, new = pair
    assert {change.kind for change in redlines.between(None, new).sections} == {"inserted"}
    assert {change.kind for change in redlines.between(old, None).sections} == {"deleted"}


def test_equal_texts_with_other_keys_are_not_mistaken_for_each_other():
    """The digest of a text does not cover its keys; what is kept must."""
    policy = make.policy(make.city())
    moved = SectionText("section", "1", "One", "Alpha beta gamma.", "11111111-1111-1111-1111-111111111111")
    other = SectionText("section", "2", "Two", "Alpha beta gamma.", "22222222-2222-2222-2222-222222222222")
    old = make.law(policy, [moved])
    keys = []
    for key in (moved.key, other.key):
        text = SectionText("section", "2", "Two", "Alpha beta gamma.", key)
        edition = make.edition(
            make.instrument(policy.municipality), (policy, make.draft(policy, [text]), old)
        )
        drawn = redlines.between(stored(old.pk), stored(edition.amendments.get().proposed_id))
        keys.append(drawn.sections[-1].section.key)
    assert keys == [moved.key, other.key]


def test_a_draft_is_drawn_but_not_kept(assert_queries_at_most):
    draft = make.draft(make.policy(make.city()))
    redlines.between(None, draft)
    draft.sections.update(heading="Scope")
    assert {change.section.heading for change in redlines.between(None, draft).sections} == {"Scope"}


def test_what_a_partial_text_leaves_out_is_not_deleted(pair):
    old, new = pair
    texts = [new.sections.get(label="2.52.020").as_text()]
    part = make.draft(new.policy, texts, extent=Extent.PARTIAL)
    assert kinds(redlines.between(old, part)) == [("amended", "2.52.020")]


@pytest.mark.parametrize(
    ("marks", "answer"), [(Marks.NONE, True), (Marks.KNOWN, True), (Marks.UNKNOWN, False)]
)
def test_marks_unknown_are_never_compared(pair, marks, answer):
    old, new = pair
    new.marks = marks
    assert redlines.comparable(old, new) is answer
    assert redlines.comparable(new, old) is answer
    assert redlines.comparable(old, None) is True
