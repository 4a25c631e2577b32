"""What comes with civicpolicy stands the look over a text that a drafter's own words get."""

import pytest

from policies.exchange import library
from policies.exchange.spelling import misspellings
from policies.services.templating import filled_sections
from policies.text.section import SectionText
from tests.policies.linting.making import drafted

NAMES = {
    "city": "the City of Elm Fork",
    "council": "City Council",
    "mayor": "Mayor",
    "manager": "City Manager",
    "clerk": "City Clerk",
    "attorney": "City Attorney",
    "gift limit": "$50",
    "answer days": "five",
}


@pytest.mark.parametrize("name", library.templates(library.POLICIES))
def test_a_template_begins_a_draft_in_which_nothing_is_found(name):
    sections = filled_sections(library.templates(library.POLICIES)[name], NAMES)
    assert [(each.rule, each.sentence) for each in drafted(*sections)] == []
    assert misspellings(sections, set()) == []


def test_no_clause_is_misspelt():
    texts = [SectionText("section", None, each.right, each.text) for each in library.clauses()]
    assert misspellings(texts, set()) == []
