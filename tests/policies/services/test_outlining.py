"""Sections of a draft are corrected, split and joined; who comes second is told, nothing is overwritten."""

import uuid

import pytest

from policies.models import Section
from policies.queries import sections_of
from policies.refusals import Frozen, Refused
from policies.services import freezing
from policies.services.outlining import (
    ChangedMeanwhile,
    correct_section,
    merge_section,
    split_section,
    state_of,
)
from policies.text.section import SectionText
from tests import make

pytestmark = pytest.mark.django_db
TEXTS = (
    SectionText("section", "1", "Purpose", "First line.\nGifts\nNo gift is taken."),
    SectionText("section", "2", "Records", "The clerk keeps records."),
    SectionText("section", "3", "Meetings", "On Mondays."),
)


@pytest.fixture
def draft():
    return make.draft(make.policy(make.city()), TEXTS)


def act(service, draft, at, seen=None, **options):
    section = sections_of(draft)[at]
    by = make.clerk_of(draft.municipality)
    return service(by=by, version=draft, key=section.key, seen=seen or state_of(section), **options)


def shape(draft):
    return [(row.position, row.label, row.heading, row.text) for row in sections_of(draft)]


def test_a_correction_keeps_the_key_and_a_history(draft):
    before = sections_of(draft)[1]
    after = act(correct_section, draft, 1, typed=SectionText("article", " ", " Papers\n", "Kept. \r\nAll."))
    assert (after.key, after.level, after.label, after.heading, after.text) == (
        before.key,
        "article",
        None,
        "Papers",
        "Kept.\nAll.",
    )
    assert [row.heading for row in Section.history.filter(id=before.id)] == ["Papers", "Records"]
    assert Section.history.filter(id=before.id).first().history_user == make.clerk_of(draft.municipality)


def test_the_second_writer_is_refused_and_sees_what_stands(draft):
    seen = state_of(sections_of(draft)[1])
    act(correct_section, draft, 1, seen, typed=SectionText("section", "2", "Records", "First."))
    with pytest.raises(ChangedMeanwhile) as refusal:
        act(correct_section, draft, 1, seen, typed=SectionText("section", "2", "Records", "Second."))
    assert refusal.value.current.text == "First."
    assert sections_of(draft)[1].text == "First."


def test_a_section_that_is_gone_is_said_to_be_gone(draft):
    with pytest.raises(ChangedMeanwhile) as refusal:
        correct_section(
            by=make.clerk_of(draft.municipality), version=draft, key=uuid.uuid4(), seen="x", typed=TEXTS[0]
        )
    assert refusal.value.current is None


def test_a_line_becomes_the_heading_of_a_new_section_and_later_ones_move_on(draft):
    new = act(split_section, draft, 0, line=2)
    assert (new.label, new.heading, new.text) == (None, "Gifts", "No gift is taken.")
    assert shape(draft) == [
        (1, "1", "Purpose", "First line."),
        (2, None, "Gifts", "No gift is taken."),
        (3, "2", "Records", "The clerk keeps records."),
        (4, "3", "Meetings", "On Mondays."),
    ]


def test_a_long_line_stays_in_the_text(draft):
    long = "word " * 60
    act(correct_section, draft, 2, typed=SectionText("section", "3", "Meetings", f"On Mondays.\n{long}"))
    new = act(split_section, draft, 2, line=2)
    assert (new.heading, new.text) == ("", long.strip())


@pytest.mark.parametrize("line", [0, -1, 4, 10**9])
def test_there_is_no_split_where_there_is_no_line(draft, line):
    with pytest.raises(Refused, match="Choose a line"):
        act(split_section, draft, 0, line=line)


def test_a_section_is_joined_to_the_one_before_with_its_number_and_heading(draft):
    act(merge_section, draft, 1)
    assert shape(draft) == [
        (1, "1", "Purpose", "First line.\nGifts\nNo gift is taken.\n2 Records\nThe clerk keeps records."),
        (2, "3", "Meetings", "On Mondays."),
    ]


def test_splitting_and_joining_again_loses_no_word(draft):
    act(split_section, draft, 0, line=2)
    act(merge_section, draft, 1)
    assert shape(draft)[0][3] == TEXTS[0].text


def test_the_first_section_has_none_before_it(draft):
    with pytest.raises(Refused, match="first section"):
        act(merge_section, draft, 0)


def test_an_unknown_level_is_refused(draft):
    with pytest.raises(Refused, match="level"):
        act(correct_section, draft, 0, typed=SectionText("verse", "1", "", ""))


@pytest.mark.parametrize("service", [merge_section, correct_section, split_section])
def test_a_frozen_text_stays(draft, service):
    freezing.freeze_version(by=make.clerk_of(draft.municipality), version=draft)
    options = {correct_section: {"typed": TEXTS[0]}, split_section: {"line": 1}}.get(service, {})
    with pytest.raises(Frozen):
        act(service, draft, 1, **options)
