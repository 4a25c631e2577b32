"""Policies at the desk: what is in force, what is in work, and who touched it last."""

import pytest
from django.urls import reverse

from policies.models import Role
from policies.services.outlining import correct_section, state_of
from policies.text.section import SectionText
from tests import make

pytestmark = pytest.mark.django_db


def listed(desk):
    return desk.get(reverse("desk:policies", args=[desk.city.slug]))


def of(desk, policy):
    return desk.get(reverse("desk:policy", args=[desk.city.slug, policy.slug]))


def test_without_a_policy_the_list_says_what_to_do_first(desk):
    page = listed(desk)
    assert "No policy is on file yet." in page
    assert "Open a policy" in page and "Import a text" in page


def test_a_policy_says_what_is_in_force_and_its_drafts_who_touched_them(desk, draft):
    other = make.clerk_of(desk.city, Role.ATTORNEY)
    row = draft.sections.get(label="2.60.020")
    typed = SectionText("section", "2.60.020", "Gifts", "No gift is taken.")
    correct_section(by=other, version=draft, key=row.key, seen=state_of(row), typed=typed)
    page = listed(desk)
    assert "In force since Tuesday, March 1, 2011." in page
    assert "Draft 2" in page and f"by {other}." in page
    page = of(desk, draft.policy)
    assert "Version 1" in page and "Draft 2" in page
    assert "Began text 2" in page


def test_a_draft_in_a_bill_says_so(desk, draft, law):
    edition = make.edition(
        make.instrument(desk.city), (draft.policy, draft, law), published=False, frozen=False
    )
    assert f"In {edition}" in listed(desk)


def test_a_policy_without_a_text_says_what_to_do(desk, code):
    page = of(desk, code)
    assert "No draft is in work." in page
    assert "No text of this policy is frozen yet." in page


def test_other_citys_policies_are_not_there(desk):
    policy = make.policy(make.city(), slug="theirs")
    desk.get(reverse("desk:policy", args=[desk.city.slug, policy.slug]), 404)


@pytest.mark.parametrize("number", [1, 40])
def test_the_list_asks_few_questions_whatever_its_length(desk, number, assert_queries_at_most):
    for _ in range(number):
        policy = make.policy(desk.city)
        make.draft(policy)
        make.draft(policy)
    with assert_queries_at_most(12):
        listed(desk)


def test_a_policy_asks_few_questions_whatever_its_texts(desk, code, assert_queries_at_most):
    for _ in range(20):
        make.draft(code)
        make.law(code)
    with assert_queries_at_most(12):
        of(desk, code)
