"""Templates and clauses that come with civicpolicy can be read, filled in, and looked over."""

import pytest

from policies.exchange import library
from policies.models import AdoptionPath, ClauseKind, Edition, InstrumentKind, PolicyKind
from policies.text.digest import canonical
from policies.text.variables import variables

POLICIES = library.templates(library.POLICIES)
BILLS = library.templates(library.BILLS)


def test_there_is_a_template_of_each_kind():
    assert {each.facts["kind"] for each in POLICIES.values()} == {
        PolicyKind.CODE_OF_ETHICS,
        PolicyKind.SOCIAL_MEDIA,
        PolicyKind.CODE_OF_CONDUCT,
    }
    assert {(each.facts["kind"], each.facts["path"]) for each in BILLS.values()} == {
        (InstrumentKind.ORDINANCE, AdoptionPath.COUNCIL),
        (InstrumentKind.RESOLUTION, AdoptionPath.COUNCIL),
        (InstrumentKind.EXECUTIVE_ORDER, AdoptionPath.EXECUTIVE),
    }


@pytest.mark.parametrize("template", [*POLICIES.values(), *BILLS.values()], ids=lambda each: each.name)
def test_every_template_is_whole_and_in_the_form_in_which_texts_are_kept(template):
    assert template.title and template.about.endswith(".")
    assert template.parts and all(canonical(part.text) == part.text != "" for part in template.parts)
    assert "city" in variables(template.texts)
    assert all("[" not in name for name in variables(template.texts))


@pytest.mark.parametrize("template", POLICIES.values(), ids=lambda each: each.name)
def test_sections_of_a_policy_are_numbered_in_order_and_have_headings(template):
    assert [part.left for part in template.parts] == [str(at) for at in range(1, len(template.parts) + 1)]
    assert all(part.right for part in template.parts)


def test_parts_of_a_bill_are_clauses_of_an_edition():
    fields = {field.name for field in Edition._meta.fields}
    assert {part.left for each in BILLS.values() for part in each.parts} <= fields


def test_every_clause_has_a_kind_and_a_name_of_its_own():
    found = library.clauses()
    assert {each.left for each in found} <= set(ClauseKind.values)
    assert len({(each.left, each.right) for each in found}) == len(found) >= 20
    assert all(canonical(each.text) == each.text != "" for each in found)
