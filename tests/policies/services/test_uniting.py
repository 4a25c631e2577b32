"""Another text of the policy is put into a draft: both changes stand, what conflicts is decided."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.models import Section
from policies.queries import sections_of
from policies.refusals import Frozen, Overtaken, Refused
from policies.services.outlining import correct_section, state_of
from policies.services.putting_together import Plan
from policies.services.settling import BOTH, DRAFT, HAND, LAW, TEXT, TWICE, Answer, Unsettled
from policies.services.uniting import Union, prepare, unite
from policies.text.section import SectionText
from tests import make
from tests.policies.services.behind_law import LAW as ROWS
from tests.policies.services.behind_law import MEALS, TRAVEL, changed, gift

pytestmark = pytest.mark.django_db


@pytest.fixture
def law():
    return make.law(make.policy(make.city()), ROWS)


def two(law, mine, theirs):
    """Two drafts of one law, with these changes by place."""
    return tuple(make.draft(law.policy, rows, base=law) for rows in (changed(ROWS, mine), theirs))


def texts(version):
    return [row.as_text() for row in sections_of(version)]


def say(draft, at, text):
    """One section of a draft is written anew."""
    row = sections_of(draft)[at]
    typed = replace(row.as_text(), text=text)
    correct_section(by=None, version=draft, key=row.key, seen=state_of(row), typed=typed, reason="")


def put(mine, theirs, answers=None, **options):
    seen = options.pop("seen", None) or prepare(mine, theirs).sign
    return unite(by=None, version=mine, other=theirs, seen=seen, answers=answers or {}, **options)


def test_what_only_one_changed_comes_by_itself_with_one_reason(law):
    mine, theirs = two(law, {2: {"text": "The clerk keeps two."}}, changed(ROWS, {1: {"text": gift("ten")}}))
    put(mine, theirs)
    assert [each.text for each in texts(mine)][1:3] == [gift("ten"), "The clerk keeps two."]
    assert [each.text for each in texts(theirs)][2] == ROWS[2].text
    last = Section.history.filter(version_id=mine.pk).latest("history_id")
    assert last.history_change_reason == f"Put together with text {theirs.number}"


@pytest.mark.parametrize("copy_is_mine", [True, False])
@pytest.mark.parametrize("has_law", [True, False])
def test_a_copy_of_a_draft_has_in_common_with_it_what_it_was_begun_with(law, copy_is_mine, has_law):
    base = law if has_law else None
    policy = law.policy if has_law else make.policy(law.municipality, "new-policy")
    first = make.draft(policy, changed(ROWS, {1: {"text": gift("ten")}}), base=base)
    copy = make.draft(policy, texts(first), base=base, previous=first)
    say(copy, 1, gift("five"))
    say(first, 2, "The clerk keeps two.")
    mine, theirs = (copy, first) if copy_is_mine else (first, copy)
    assert prepare(mine, theirs).questions == ()
    put(mine, theirs)
    assert [each.text for each in texts(mine)][1:3] == [gift("five"), "The clerk keeps two."]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(LAW), gift("twenty")),
        (Answer(DRAFT), gift("ten")),
        (Answer(HAND, "No gift."), "No gift."),
    ],
)
def test_what_both_changed_is_decided(law, answer, says):
    mine, theirs = two(law, {1: {"text": gift("ten")}}, changed(ROWS, {1: {"text": gift("twenty")}}))
    (question,) = prepare(mine, theirs).questions
    assert question.kind == TEXT
    with pytest.raises(Unsettled, match="The two texts differ at 1 place"):
        put(mine, theirs)
    put(mine, theirs, {question.name: answer})
    assert texts(mine)[1].text == says


@pytest.mark.parametrize(("choice", "labels"), [(BOTH, ["5", "5"]), (LAW, ["5"]), (DRAFT, ["5"])])
def test_a_section_that_both_added_under_one_number_is_asked_and_the_draft_keeps_its_key(law, choice, labels):
    mine = make.draft(law.policy, [*ROWS, TRAVEL], base=law)
    theirs = make.draft(law.policy, [*ROWS, MEALS], base=law)
    key = texts(mine)[4].key
    (question,) = prepare(mine, theirs).questions
    assert question.kind == TWICE
    put(mine, theirs, {question.name: Answer(choice)})
    found = texts(mine)[4:]
    assert [each.label for each in found] == labels
    assert key in [each.key for each in found]


def test_drafts_of_a_policy_without_a_law_are_put_together_on_what_they_have_in_common():
    policy = make.policy(make.city())
    mine = make.draft(policy, ROWS)
    theirs = make.draft(policy, changed(ROWS, {1: {"text": gift("ten")}, 2: {"heading": "Registers"}}))
    plan = prepare(mine, theirs)
    assert sorted(each.kind for each in plan.questions) == ["heading", "text"]
    put(mine, theirs, {each.name: Answer(LAW) for each in plan.questions})
    assert texts(mine) == texts(theirs)


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        (lambda law, mine: mine, "Choose another text"),
        (lambda law, mine: law, "holds it already"),
        (lambda law, mine: make.draft(law.policy, ROWS, base=law), "reads like this draft"),
        (lambda law, mine: make.draft(law.policy, ROWS), "made from another text of the law"),
        (lambda law, mine: make.draft(make.policy(law.municipality), ROWS), "Choose another text"),
        (lambda law, mine: make.draft(law.policy, ROWS[:2], base=law, extent="partial"), "a part of the"),
        (lambda law, mine: make.draft(law.policy, ROWS[:2], base=law, marks="unknown"), "The marks of an"),
    ],
)
def test_what_cannot_be_put_together_is_said(law, other, sentence):
    mine = make.draft(law.policy, ROWS, base=law)
    with pytest.raises(Refused, match=sentence):
        prepare(mine, other(law, mine))


def test_a_frozen_text_takes_nothing_in_and_can_be_put_in(law):
    mine, theirs = two(law, {}, changed(ROWS, {1: {"text": gift("ten")}}))
    edition = make.edition(make.instrument(law.municipality), (law.policy, theirs, law))
    frozen = edition.amendments.get().proposed
    with pytest.raises(Frozen):
        prepare(frozen, mine)
    put(mine, frozen)
    assert texts(mine)[1].text == gift("ten")


def test_a_text_that_changed_meanwhile_or_is_gone_is_noticed(law):
    mine, theirs = two(law, {}, changed(ROWS, {1: {"text": gift("ten")}}))
    with pytest.raises(Overtaken, match="Nothing was saved"):
        put(mine, theirs, seen="another")
    gone = make.draft(law.policy, ROWS, base=law)
    gone.sections.all().delete()
    number = gone.pk
    gone.delete()
    gone.pk = number
    with pytest.raises(Refused, match="not there any more"):
        unite(by=None, version=mine, other=gone, seen="", answers={})


words = st.lists(st.sampled_from(["gift", "city", "officer", "ten", "no"]), max_size=6).map(" ".join)


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=4))
def test_no_word_is_lost(rows):
    """What one side wrote stands; where both did, the words for writing by hand hold all that is new."""
    base, mine, theirs = (
        [SectionText("section", str(at), "", row[side], f"k{at}") for at, row in enumerate(rows)]
        for side in range(3)
    )
    plan = Union(None, base, theirs, mine, None)
    asked = {each.draft.key: each.filled for each in plan.questions if each.kind == TEXT}
    found = plan.text({each.name: Answer(HAND, f"{each.filled} end") for each in plan.questions})
    for old, own, other, new in zip(base, mine, theirs, found, strict=True):
        if own == old or other == old:
            assert new.text == (other if own == old else own).text
        elif own.key in asked:
            written = {*own.text.split(), *other.text.split()} - {*old.text.split()}
            assert written <= {*new.text.split()}


def test_the_signs_of_two_plans_differ_with_any_of_their_texts(law):
    mine, theirs = two(law, {}, changed(ROWS, {1: {"text": gift("ten")}}))
    plan = prepare(mine, theirs)
    other = replace(plan, their_text=changed(ROWS, {1: {"text": gift("two")}}))
    assert plan.sign != other.sign and isinstance(plan, Plan)
    assert state_of(plan.draft_text[0]) == state_of(ROWS[0])
