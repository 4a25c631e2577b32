"""A bill begun from a template cannot be frozen while something in brackets is still to be written."""

import pytest
from django.urls import reverse

from policies.models import Edition
from policies.services.checking import check
from tests.civicpolicy.desk.bills.pressing import FACTS
from tests.comments.pages import words_of

pytestmark = pytest.mark.django_db
LEFT = "In the long title, [subject] is still to be filled in."


@pytest.fixture
def order(clerk, draft):
    """An executive order begun from its template, with a draft in it."""
    begin = reverse("desk:bill-new", args=[clerk.city.slug])
    facts = {**FACTS, "kind": "executive_order", "adoption_path": "executive"}
    clerk.client.post(f"{begin}?template=executive-order", facts)
    edition = Edition.objects.latest("pk")
    clerk.post(edition, "put-in", what=f"draft-{draft.pk}")
    edition.refresh_from_db()
    return edition


def test_what_a_template_left_open_stands_in_the_way_of_freezing(clerk, order):
    page = words_of(clerk.get(order, "freeze"))
    assert "It cannot be frozen yet" in page and LEFT in page
    assert "[why the order is made] and [law that gives the power] are still to be filled in" in page
    assert LEFT in words_of(clerk.get(order.instrument))
    clerk.post(order, "clauses", long_title="An order on gifts.", recitals="WHEREAS, gifts tempt;")
    assert "still to be filled in" not in words_of(clerk.get(order, "freeze"))
    clerk.post(order, "freeze")
    assert Edition.objects.get(pk=order.pk).is_frozen


def test_the_words_of_the_template_tell_the_day_from_which_the_order_holds(clerk, order):
    assert order.effective_rule == "adoption"
    page = words_of(clerk.post(order, "clauses", effective_rule="words"))
    assert "On the day on which it is adopted" in page
    order.refresh_from_db()
    assert order.effective_rule == "adoption"


def test_so_does_what_is_left_in_the_text_that_it_proposes(clerk, ready, draft):
    draft.sections.filter(label="2.52.020").update(text="No gift over [gift limit] is taken.")
    assert "In 2.52.020, [gift limit] is still to be filled in." in check(ready).blockers
    draft.sections.filter(label="2.52.020").update(text="No gift over [fifty dollars] $25 is taken.")
    found = {each.rule: each.blocks for each in check(ready).found}
    assert found["placeholder-left"] is False


def test_the_draft_itself_says_it_and_asks_no_more(clerk, ready, draft, assert_queries_at_most):
    draft.sections.filter(label="2.52.020").update(text="No gift over [gift limit] is taken.")
    address = reverse("desk:draft", args=[clerk.city.slug, draft.policy.slug, draft.number])
    with assert_queries_at_most(12):
        page = clerk.client.get(address)
    assert "In 2.52.020, [gift limit] is still to be filled in." in words_of(page)


def test_so_does_what_a_form_of_the_city_itself_left_open(clerk, ready):
    clerk.post(ready, "clauses", severability_clause="As the [name of the court] rules.")
    assert check(Edition.objects.get(pk=ready.pk)).blockers == []
    profile = clerk.city.profile
    profile.instrument_forms = {"ordinance": {"severability": "As the [name of the court] rules."}}
    profile.save()
    (only,) = check(Edition.objects.get(pk=ready.pk)).blockers
    assert only == "In the severability clause, [name of the court] is still to be filled in."
