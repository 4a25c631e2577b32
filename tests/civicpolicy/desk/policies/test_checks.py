"""What is found in the words and numbers of a draft is said beside it, and beside each section."""

import pytest

from civicpolicy.desk.policies.checks import MOST
from policies.queries import sections_of
from policies.services import freezing
from policies.text.section import SectionText
from tests import make
from tests.civicpolicy.desk.policies.conftest import typed

pytestmark = pytest.mark.django_db
WORDS = "The clerk keeps a list."


def section(label, heading="Heading", text=WORDS):
    return SectionText("section", label, heading, text)


@pytest.fixture
def drafted(code):
    """A draft of a new policy with these sections."""
    return lambda *rows: make.draft(code, make.keyed(rows))


def address(desk, draft, at):
    return desk.address(draft, "section", sections_of(draft)[at].key)


def test_they_stand_on_the_draft_and_on_the_section(desk, drafted):
    draft = drafted(section("2.60.070"), section(None, "Travel"), section("2.60.080"))
    found = "“Travel” has no number. 2.60.075 is free there."
    page = desk.get(desk.address(draft))
    assert f'<a href="{address(desk, draft, 1)}#to-look-at">{found}</a>' in page
    page = desk.get(address(desk, draft, 1))
    assert "This section has no number. 2.60.075 is free here." in page
    assert found in page and 'id="to-look-at"' in page
    assert "To look at" not in desk.get(address(desk, draft, 0))


def test_the_words_that_are_meant_are_shown_with_what_stands_around_them(desk, drafted):
    draft = drafted(section("2.1"), section("2.2", text="As section 2.9 says, the clerk keeps a list."))
    page = desk.get(address(desk, draft, 1))
    assert "2.2 refers to 2.9, and there is no section with that number." in page
    assert "As <mark>section 2.9</mark> says, the clerk keeps a list." in page


def test_what_is_typed_is_looked_over_before_it_is_saved(desk, draft):
    page = desk.post(
        address(desk, draft, 1), typed(draft, 1, text="As 2.60.090(a) says.", preview="yes"), 200
    )
    assert "2.60.020 refers to 2.60.090, and there is no section with that number." in page
    assert "To look at" not in desk.get(address(desk, draft, 1))


def test_what_the_law_has_already_is_not_said(desk, code):
    law = make.law(code, make.keyed([section("2.1", text="As section 2.9 says."), section("2.2")]))
    rows = [row.as_text() for row in sections_of(law)]
    draft = make.draft(code, [rows[0], section("2.2", text="Other words.")], base=law)
    assert "To look at" not in desk.get(desk.address(draft))


def test_a_section_of_another_policy_is_known(desk, code, drafted):
    draft = drafted(section("2.1", text="As section 2.9 says."), section("2.2"))
    assert "refers to 2.9" in desk.get(desk.address(draft))
    make.law(make.policy(desk.city, title="Personnel rules"), make.keyed([section("2.9")]))
    assert "refers to 2.9" not in desk.get(desk.address(draft))


def test_a_hidden_character_is_written_out(desk, drafted):
    draft = drafted(section("2.1", text="No gift \u202eis taken."), section("2.2"))
    page = desk.get(address(desk, draft, 0))
    assert "U+202E (right-to-left override)" in page
    found = page.partition('id="to-look-at"')[2].partition("</section>")[0]
    assert "‹U+202E›" in found and "\u202e" not in found


def test_the_list_has_an_end(desk, drafted):
    draft = drafted(*(section("1", f"Heading {number}") for number in range(50)))
    assert desk.get(desk.address(draft)).count("is the number of 50 sections.") == MOST


def test_a_frozen_text_is_not_checked(desk, drafted):
    draft = drafted(section("1", text=""), section("2"))
    assert "1 has no words yet." in desk.get(desk.address(draft))
    freezing.freeze_version(by=desk.person, version=draft)
    assert "1 has no words yet." not in desk.get(desk.address(draft))
    assert "To look at" not in desk.get(address(desk, draft, 0))


@pytest.mark.parametrize("many", [1, 100])
def test_they_ask_no_more_with_many_sections(desk, code, many, assert_queries_at_most):
    make.law(make.policy(desk.city, title="Personnel rules"), make.keyed([section("2.9")]))
    law = make.law(code, make.keyed(section(f"2.{number}") for number in range(10, 10 + many)))
    rows = [
        SectionText(r.level, r.label, r.heading, "As section 2.9 says.", str(r.key)) for r in sections_of(law)
    ]
    draft = make.draft(code, rows, base=law)
    for page in (desk.address(draft), address(desk, draft, 0)):
        with assert_queries_at_most(12):
            desk.get(page)
