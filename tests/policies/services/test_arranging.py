"""Sections of a draft are added, moved, taken out and put back; who looked at another outline is told."""

import uuid

import pytest

from policies.models import Section
from policies.queries import sections_of
from policies.refusals import Frozen, Refused
from policies.services import freezing
from policies.services.arranging import add_section, move_section, put_back, step_section, take_out
from policies.services.outlining import (
    ChangedMeanwhile,
    RearrangedMeanwhile,
    correct_section,
    state_of,
    state_of_outline,
)
from policies.text.section import SectionText
from tests import make

pytestmark = pytest.mark.django_db
TEXTS = make.keyed(
    SectionText(level, label, heading, f"Words of {label}.")
    for level, label, heading in (
        ("chapter", "1", "General"),
        ("section", "1.1", "Purpose"),
        ("section", "1.2", "Scope"),
        ("chapter", "2", "Gifts"),
        ("section", "2.1", "Limit"),
    )
)


@pytest.fixture
def draft():
    code = make.policy(make.city())
    law = make.law(code, TEXTS)
    return make.draft(code, [row.as_text() for row in sections_of(law)], base=law)


def labels(draft):
    rows = sections_of(draft)
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    return [row.label for row in rows]


def key(draft, label):
    return next(row.key for row in sections_of(draft) if row.label == label)


def outline(draft):
    return state_of_outline(sections_of(draft))


def who(draft):
    return {"by": make.clerk_of(draft.municipality), "version": draft}


def new(label="1.15"):
    return SectionText("section", label, "New", "New words.")


@pytest.mark.parametrize(
    ("after", "order"),
    [
        (None, ["9", "1", "1.1", "1.2", "2", "2.1"]),
        ("1.1", ["1", "1.1", "9", "1.2", "2", "2.1"]),
        ("2.1", ["1", "1.1", "1.2", "2", "2.1", "9"]),
    ],
)
def test_a_section_is_added_at_its_place(draft, after, order):
    place = key(draft, after) if after else None
    row = add_section(**who(draft), outline=outline(draft), after=place, typed=new("9"), reason="Asked for")
    assert labels(draft) == order
    entry = Section.history.get(key=row.key)
    assert (entry.history_change_reason, entry.history_user) == (
        "Asked for",
        make.clerk_of(draft.municipality),
    )


@pytest.mark.parametrize(
    ("moved", "after", "order"),
    [
        ("1.2", "1", ["1", "1.2", "1.1", "2", "2.1"]),
        ("1.1", "2.1", ["1", "1.2", "2", "2.1", "1.1"]),
        ("2", None, ["2", "2.1", "1", "1.1", "1.2"]),
        ("1", "2.1", ["2", "2.1", "1", "1.1", "1.2"]),
        ("2.1", None, ["2.1", "1", "1.1", "1.2", "2"]),
    ],
)
def test_a_section_moves_with_what_hangs_under_it(draft, moved, after, order):
    place = key(draft, after) if after else None
    before = {row.key for row in sections_of(draft)}
    move_section(**who(draft), outline=outline(draft), key=key(draft, moved), after=place)
    assert labels(draft) == order
    assert {row.key for row in sections_of(draft)} == before


@pytest.mark.parametrize("after", ["1", "1.2"])
def test_a_section_is_not_moved_to_where_it_stands_or_under_itself(draft, after):
    with pytest.raises(Refused, match=r"already|under itself"):
        move_section(**who(draft), outline=outline(draft), key=key(draft, "1"), after=key(draft, after))


def test_steps_go_up_and_down_and_end_at_the_ends(draft):
    step_section(**who(draft), outline=outline(draft), key=key(draft, "1.2"), up=True)
    assert labels(draft) == ["1", "1.2", "1.1", "2", "2.1"]
    step_section(**who(draft), outline=outline(draft), key=key(draft, "1.1"), up=False)
    assert labels(draft) == ["1", "1.2", "2", "1.1", "2.1"]
    step_section(**who(draft), outline=outline(draft), key=key(draft, "2"), up=True)
    assert labels(draft) == ["2", "1.1", "2.1", "1", "1.2"]
    with pytest.raises(Refused, match="first"):
        step_section(**who(draft), outline=outline(draft), key=key(draft, "2"), up=True)
    with pytest.raises(Refused, match="last"):
        step_section(**who(draft), outline=outline(draft), key=key(draft, "1.2"), up=False)


def test_a_section_is_taken_out_and_put_back_where_it_was(draft):
    row = draft.sections.get(label="1.2")
    take_out(**who(draft), key=row.key, seen=state_of(row), reason="Not needed")
    assert labels(draft) == ["1", "1.1", "2", "2.1"]
    assert Section.history.filter(key=row.key).latest().history_change_reason == "Not needed"
    put_back(**who(draft), outline=outline(draft), key=row.key)
    assert labels(draft) == ["1", "1.1", "1.2", "2", "2.1"]
    assert draft.sections.get(label="1.2").text == "Words of 1.2."


def test_the_first_section_comes_back_to_the_beginning(draft):
    row = draft.sections.get(label="1")
    take_out(**who(draft), key=row.key, seen=state_of(row))
    put_back(**who(draft), outline=outline(draft), key=row.key)
    assert labels(draft)[0] == "1"


def test_only_what_is_out_and_was_there_is_put_back(draft):
    with pytest.raises(Refused, match="already"):
        put_back(**who(draft), outline=outline(draft), key=key(draft, "1"))
    with pytest.raises(Refused, match="no such section"):
        put_back(**who(draft), outline=outline(draft), key=uuid.uuid4())


def test_a_section_that_reads_otherwise_now_is_not_taken_out(draft):
    row = draft.sections.get(label="1.2")
    seen = state_of(row)
    correct_section(**who(draft), key=row.key, seen=seen, typed=new("1.2"))
    with pytest.raises(ChangedMeanwhile):
        take_out(**who(draft), key=row.key, seen=seen)
    assert "1.2" in labels(draft)


def acts(draft):
    first, last = key(draft, "1.1"), key(draft, "2.1")
    return {
        "add": (add_section, {"after": first, "typed": new()}),
        "move": (move_section, {"key": first, "after": last}),
        "step": (step_section, {"key": last, "up": True}),
        "back": (put_back, {"key": first}),
    }


@pytest.mark.parametrize("act", ["add", "move", "step", "back"])
def test_who_looked_at_another_outline_changes_nothing(draft, act):
    service, options = acts(draft)[act]
    seen = outline(draft)
    step_section(**who(draft), outline=seen, key=key(draft, "1.2"), up=True)
    order = labels(draft)
    with pytest.raises(RearrangedMeanwhile):
        service(**who(draft), outline=seen, **options)
    assert labels(draft) == order


@pytest.mark.parametrize("act", ["add", "move", "step", "back"])
def test_a_frozen_text_stays(draft, act):
    service, options = acts(draft)[act]
    freezing.freeze_version(by=make.clerk_of(draft.municipality), version=draft)
    with pytest.raises(Frozen):
        service(**who(draft), outline=outline(draft), **options)


def test_words_that_change_meanwhile_do_not_stop_a_move(draft):
    seen = outline(draft)
    row = draft.sections.get(label="2.1")
    typed = SectionText(row.level, row.label, row.heading, "Other words.")
    correct_section(**who(draft), key=row.key, seen=state_of(row), typed=typed)
    move_section(**who(draft), outline=seen, key=key(draft, "1.2"), after=key(draft, "1"))
    assert labels(draft) == ["1", "1.2", "1.1", "2", "2.1"]
    assert draft.sections.get(label="2.1").text == "Other words."


def test_a_text_has_an_end(draft, monkeypatch):
    monkeypatch.setattr("policies.services.arranging.MOST_SECTIONS", 5)
    with pytest.raises(Refused, match="up to 5"):
        add_section(**who(draft), outline=outline(draft), after=None, typed=new())
