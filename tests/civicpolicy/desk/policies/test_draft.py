"""The page of a draft: each section with what changes in it, against the text that was chosen."""

import pytest

from policies.models import Marks
from policies.queries import sections_of
from policies.services.outlining import correct_section, merge_section, state_of
from policies.text.section import SectionText
from tests import make

pytestmark = pytest.mark.django_db


def amend(draft, at, text):
    row = sections_of(draft)[at]
    correct_section(
        by=None,
        version=draft,
        key=row.key,
        seen=state_of(row),
        typed=SectionText(row.level, row.label, row.heading, text),
    )


def test_the_outline_says_what_changes_in_each_section(desk, draft):
    amend(draft, 1, "No gift over ten dollars ($10.00) is taken.")
    row = sections_of(draft)[2]
    merge_section(by=None, version=draft, key=row.key, seen=state_of(row))
    page = desk.get(desk.address(draft))
    assert "Against the text in force." in page
    assert "2</strong> of 3 sections changed" in page
    assert '2.60.020 Gifts</a> <span class="tag">Amended</span>' in page
    assert '<del>2.60.030 Records</del> <span class="tag">Taken out</span>' in page
    assert "No change" in page


def test_the_redline_shows_the_words(desk, draft):
    amend(draft, 1, "No gift over ten dollars ($10.00) is taken.")
    page = desk.get(desk.address(draft) + "?view=redline")
    assert "ten dollars ($10.00)" in page and "</ins>" in page and "</del>" in page


def test_it_is_compared_with_any_text_of_the_policy(desk, code, law, draft):
    amend(draft, 1, "No gift.")
    other = make.draft(code, [row.as_text() for row in sections_of(draft)], base=law)
    page = desk.get(f"{desk.address(draft)}?against={other.number}")
    assert f'<option value="{other.number}" selected>Against draft {other.number}</option>' in page
    assert "0</strong> of 3 sections changed" in page
    assert f"?against={other.number}" in page
    assert "1</strong> of 3 sections changed" in desk.get(f"{desk.address(draft)}?against=zzz")


def test_a_substitute_is_compared_with_the_bill_as_introduced(desk, code, law, draft):
    amend(draft, 1, "No gift.")
    make.edition(make.instrument(desk.city), (code, draft, law))
    substitute = make.draft(code, [row.as_text() for row in sections_of(draft)], base=law, previous=draft)
    page = desk.get(desk.address(substitute) + "?against=introduced")
    assert '<option value="introduced" selected>Against the bill as introduced</option>' in page
    assert "0</strong> of 3 sections changed" in page


def test_the_law_that_came_later_can_be_chosen(desk, code, law, draft):
    make.law(code, [row.as_text() for row in sections_of(law)][:2], base=law)
    page = desk.get(desk.address(draft) + "?against=law")
    assert '<option value="law" selected>Against the text in force</option>' in page
    assert '<span class="tag">New</span>' in page


def test_a_text_with_lost_marks_is_compared_with_nothing(desk, code, law):
    draft = make.draft(code, base=law, marks=Marks.UNKNOWN)
    for view in ("", "?view=redline"):
        page = desk.get(desk.address(draft) + view)
        assert "Marks unknown." in page and "sections changed" not in page
    assert "2.52.020 Gifts" in page.replace('<span class="law-label">2.52.020</span>', "2.52.020")


def test_a_frozen_text_offers_a_draft_from_it(desk, law):
    page = desk.get(desk.address(law))
    assert "Frozen." in page and "Start a draft from this" in page


def test_a_draft_of_another_city_is_not_there(desk):
    theirs = make.draft(make.policy(make.city()))
    desk.get(desk.address(theirs), 404)


@pytest.mark.parametrize("number", [1, 100])
@pytest.mark.parametrize("view", ["", "?view=redline"])
def test_a_draft_asks_few_questions_whatever_its_length(desk, code, number, view, assert_queries_at_most):
    long = make.keyed(SectionText("section", f"1.{n}", f"Part {n}", "Words.") for n in range(number))
    law = make.law(code, long)
    draft = make.draft(code, [row.as_text() for row in sections_of(law)], base=law)
    amend(draft, 0, "Other words.")
    with assert_queries_at_most(12):
        desk.get(desk.address(draft) + view)
