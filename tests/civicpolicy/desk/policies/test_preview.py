"""The redline while one types: one section, few queries, bounded size, nothing saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.queries import sections_of
from policies.text.section import SectionText
from tests import make
from tests.civicpolicy.desk.policies.conftest import typed
from tests.conftest import counted

pytestmark = pytest.mark.django_db
SENTENCE = "The clerk shall keep a public register of every gift that is given to a covered person. "


def address(desk, draft, old, at=1):
    return desk.address(draft, "section-preview", sections_of(draft)[at].key, old.number if old else 0)


def test_the_piece_shows_what_would_change(desk, draft, law):
    form = typed(draft, 1, text="No gift over ten dollars ($10.00) is taken.")
    piece = desk.post(address(desk, draft, law), form, 200)
    assert "<html" not in piece
    assert "ten dollars ($10.00)" in piece and "</ins>" in piece and "[end deletion]" in piece
    assert "3</strong> words inserted, <strong>3</strong> deleted." in piece
    assert "fifty" in sections_of(draft)[1].text


def test_against_nothing_the_whole_section_is_new(desk, draft):
    assert "The section is new." in desk.post(address(desk, draft, None), typed(draft, 1), 200)


def test_a_section_that_the_other_text_does_not_have_is_new(desk, code, law):
    draft = make.draft(code, [SectionText("section", "2.60.020", "Gifts", "No gift.")])
    assert "The section is new." in desk.post(address(desk, draft, law, 0), typed(draft, 0), 200)


def test_what_cannot_be_drawn_says_what_to_do(desk, draft, law):
    assert "Preview the change" in desk.post(address(desk, draft, law), typed(draft, 1, level="verse"), 422)
    assert "Preview the change" in desk.post(
        address(desk, draft, law), typed(draft, 1, text="a " * 31_000), 413
    )


def test_a_text_that_is_none_is_not_there(desk, draft, law):
    desk.post(address(desk, draft, law).replace("/redline/1/", "/redline/99/"), typed(draft, 1), 404)


def test_typing_in_a_text_of_a_hundred_long_sections_asks_as_little_as_in_a_short_one(desk, code):
    long = make.keyed(SectionText("section", f"1.{n}", f"Part {n}", SENTENCE * 10) for n in range(100))
    law = make.law(code, long)
    draft = make.draft(code, [row.as_text() for row in sections_of(law)], base=law)
    form = typed(draft, 1, text=SENTENCE * 120 + "Other words.")
    where = address(desk, draft, law)
    with CaptureQueriesContext(connection) as captured:
        desk.post(where, form, 200)
    sent = counted(captured.captured_queries)
    assert len(sent) <= 5, sent
    of_sections = [sql for sql in sent if "policies_section" in sql]
    assert len(of_sections) == 1 and "LIMIT 1" in of_sections[0]
