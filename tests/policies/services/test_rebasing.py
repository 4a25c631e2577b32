"""A draft is brought up to the law: no word is lost, nothing chosen in silence, refusals are sentences."""

from dataclasses import replace
from datetime import date

import pytest

from policies.models import Section, Version
from policies.queries import sections_of
from policies.services import behind
from policies.services.checking import check
from policies.services.settling import Answer
from tests import make
from tests.policies.services.behind_law import (
    LAW,
    MEALS,
    TEN,
    TRAVEL,
    TWENTY,
    bring_up,
    changed,
    enact,
    fresh,
    gift,
    plan_of,
    standing,
    texts,
)

pytestmark = pytest.mark.django_db


def test_what_only_one_side_changed_comes_together_by_itself(law, draft):
    register = "The clerk keeps a register, open to all."
    new = enact(law, changed(LAW, {2: {"text": register}}))
    assert plan_of(draft).questions == ()
    bring_up(draft)
    assert texts(draft) == [LAW[0].text, gift(TEN), register, "The board hears every complaint in public."]
    row = fresh(draft)
    assert row.base_id == new.pk
    assert row.proposed_by.get().base_id == new.pk
    assert not [each for each in check(row.proposed_by.get().edition).found if each.rule == "law-overtaken"]


def test_every_change_has_an_entry_with_its_reason_and_what_stays_has_none(law, draft):
    enact(law, changed(LAW, {0: None, 2: {"text": "The clerk keeps two registers."}}))
    before = Section.history.filter(version_id=draft.pk).count()
    bring_up(draft, reason="The council adopted 24-9.")
    entries = Section.history.filter(version_id=draft.pk).order_by("-history_id")[
        : Section.history.filter(version_id=draft.pk).count() - before
    ]
    assert {(each.history_type, each.label, each.history_change_reason) for each in entries} == {
        ("-", "1", "The council adopted 24-9."),
        ("~", "3", "The council adopted 24-9."),
    }
    assert [row.position for row in sections_of(draft)] == [1, 2, 3]
    assert Version.history.filter(id=draft.pk).latest().history_change_reason == "The council adopted 24-9."


def test_without_a_reason_the_history_names_the_ordinance(law, draft):
    enact(law, changed(LAW, {2: {"text": "The clerk keeps two registers."}}))
    bring_up(draft)
    entry = Section.history.filter(version_id=draft.pk, label="3").latest()
    assert entry.history_change_reason == (
        "Brought up to the law: Ordinance 24-9 took effect on Monday, May 4, 2020"
    )


HAND = "No gift over ten dollars, and none over twenty in a year, is taken by an officer."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer("law"), gift(TWENTY)),
        (Answer("draft"), gift(TEN)),
        (Answer("hand", HAND), HAND),
    ],
)
def test_words_that_both_changed_are_decided_by_a_person(law, draft, answer, words):
    enact(law, changed(LAW, {1: {"text": gift(TWENTY)}}))
    (question,) = plan_of(draft).questions
    assert question.kind == "text"
    assert TEN in question.filled
    assert TWENTY in question.filled
    bring_up(draft, text=answer)
    assert texts(draft)[1] == words


@pytest.mark.parametrize(
    ("answer", "heading"),
    [
        (Answer("law"), "Presents"),
        (Answer("draft"), "Favors"),
        (Answer("hand", "Gifts taken"), "Gifts taken"),
    ],
)
def test_a_heading_that_both_changed(law, answer, heading):
    draft = make.draft(law.policy, changed(LAW, {1: {"heading": "Favors"}}), base=law)
    enact(law, changed(LAW, {1: {"heading": "Presents"}}))
    bring_up(draft, heading=answer)
    assert sections_of(draft)[1].heading == heading


@pytest.mark.parametrize(
    ("answer", "kept"),
    [(Answer("law"), None), (Answer("draft"), gift(TEN)), (Answer("hand", "None."), "None.")],
)
def test_the_law_took_out_what_the_draft_amends(law, draft, answer, kept):
    enact(law, changed(LAW, {1: None}))
    bring_up(draft, gone=answer)
    assert (kept or gift(TEN)) in texts(draft) or kept is None
    assert len(texts(draft)) == (3 if kept is None else 4)


@pytest.mark.parametrize(("answer", "count"), [(Answer("law"), 4), (Answer("draft"), 3)])
def test_the_draft_took_out_what_the_law_amends(law, answer, count):
    draft = make.draft(law.policy, changed(LAW, {1: None}), base=law)
    enact(law, changed(LAW, {1: {"text": gift(TWENTY)}}))
    bring_up(draft, gone=answer)
    assert len(texts(draft)) == count
    assert (gift(TWENTY) in texts(draft)) == (count == 4)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer("both"), ["Meals are reported.", "Travel is reported."]),
        (Answer("law"), ["Travel is reported."]),
        (Answer("draft"), ["Meals are reported."]),
        (Answer("hand", "Both are reported."), ["Both are reported."]),
    ],
)
def test_both_added_a_section_under_one_number(law, answer, words):
    draft = make.draft(law.policy, [*LAW, MEALS], base=law)
    new = enact(law, [*LAW, TRAVEL])
    bring_up(draft, twice=answer)
    assert texts(draft)[4:] == words
    in_law = {row.key for row in sections_of(new)}
    kept = {row.key for row in sections_of(draft)}
    assert in_law <= kept


@pytest.mark.parametrize("choice", ["both", "law", "draft"])
def test_a_draft_that_began_as_a_copy_of_what_became_law(law, choice):
    """Both hold a section that the old law did not have, under one key."""
    own = make.keyed([TRAVEL])[0]
    draft = make.draft(law.policy, [*LAW, replace(own, label="6", text="Travel is forbidden.")], base=law)
    enact(law, [*LAW, own])
    bring_up(draft, twice=Answer(choice))
    assert len(texts(draft)) == (6 if choice == "both" else 5)


def test_the_same_new_section_of_both_stands_once_as_that_of_the_law(law):
    draft = make.draft(law.policy, [*LAW, TRAVEL], base=law)
    new = enact(law, [*LAW, TRAVEL])
    bring_up(draft)
    assert [row.key for row in sections_of(draft)] == [row.key for row in sections_of(new)]


@pytest.mark.parametrize(("choice", "order"), [("law", "2134"), ("draft", "1243")])
def test_both_moved_sections(law, choice, order):
    draft = make.draft(law.policy, [LAW[0], LAW[1], LAW[3], LAW[2]], base=law)
    enact(law, [LAW[1], LAW[0], LAW[2], LAW[3]])
    bring_up(draft, order=Answer(choice))
    assert "".join(row.label for row in sections_of(draft)) == order


def test_a_section_that_the_law_moved_moves_without_a_trace(law, draft):
    enact(law, [LAW[0], LAW[2], LAW[1], LAW[3]])
    before = Section.history.filter(version_id=draft.pk).count()
    bring_up(draft)
    assert [row.label for row in sections_of(draft)] == ["1", "3", "2", "4"]
    assert Section.history.filter(version_id=draft.pk).count() == before


def test_two_ordinances_since_are_both_named(law, draft):
    first = enact(law, changed(LAW, {2: {"text": "The clerk keeps two registers."}}))
    enact(first, changed(LAW, {2: {"text": "The clerk keeps three registers."}}), day=date(2021, 3, 1))
    since = behind.changes_since(law.pk, behind.ahead_of(standing(draft)), standing(draft))
    assert [row.effect.on.earliest.year for row in since] == [2020, 2021]
    assert plan_of(draft).why.count("took effect on") == 2


def test_readiness_says_who_changed_the_law_and_where_both_did(law, draft):
    enact(law, changed(LAW, {1: {"text": gift(TWENTY)}, 2: None}))
    found = [each.sentence for each in check(draft.proposed_by.get().edition).found if each.blocks]
    assert found[:1] == [
        "Code of ethics: the law has changed since this draft was begun: Ordinance 24-9 took effect on "
        "Monday, May 4, 2020; 1 section of it is also changed here. Bring the draft up to the law."
    ]


def test_a_draft_of_the_law_as_it_stands_is_told_nothing(draft):
    assert behind.told([(draft, standing(draft))]) == [None]
