"""A bill begun from a template cannot be frozen while something in brackets is still to be written."""

import pytest
from django.urls import reverse

from policies.models import Edition
from policies.services.checking import check
from policies.services.clauses import add_clause
from tests import make
from tests.civicpolicy.desk.bills.pressing import FACTS
from tests.comments.pages import form_of, words_of

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


OWN = "As the [Hearing Officer] and {name_of_court} rule [sic]."


@pytest.fixture
def own_clause(clerk):
    """A clause of the city's own, with two names to be filled in."""
    return add_clause(by=clerk.person, municipality=clerk.city, name="Rulings", kind="rules", words=OWN)


def test_so_does_what_a_clause_of_the_city_itself_left_open(clerk, ready, draft, own_clause):
    draft.sections.filter(label="2.52.020").update(text=f"No gift over $25 is taken. {OWN}")
    clerk.post(ready, "clauses", severability_clause=OWN)
    told = "[Hearing Officer] and {name_of_court} are still to be filled in."
    assert check(Edition.objects.get(pk=ready.pk)).blockers == [
        f"In the severability clause, {told}",
        f"In 2.52.020, {told}",
    ]
    page = words_of(clerk.get(ready, "freeze"))
    assert "It cannot be frozen yet" in page and told in page


def test_another_city_s_clause_says_nothing_here(clerk, ready):
    other = make.city()
    by = make.clerk_of(other)
    add_clause(by=by, municipality=other, name="Rulings", kind="rules", words=OWN)
    clerk.post(ready, "clauses", severability_clause=OWN)
    assert check(Edition.objects.get(pk=ready.pk)).blockers == []


def test_the_names_of_such_a_clause_are_asked_for_and_filled_in(clerk, draft, own_clause):
    section = draft.sections.get(label="2.52.020")
    names = [clerk.city.slug, draft.policy.slug, draft.number, section.key]
    address = f"{reverse('desk:section-clause', args=names)}?clause=own-{own_clause.pk}"
    shown = form_of(clerk.client.get(address))
    assert {name for name in shown if name.startswith("v-")} == {"v-Hearing-Officer", "v-name_of_court"}


def test_pages_with_brackets_of_nobody_ask_no_more(clerk, ready, draft, own_clause, assert_queries_at_most):
    draft.sections.filter(label="2.52.020").update(text="No gift over [fifty dollars] is taken.")
    clerk.post(ready, "clauses", severability_clause="As the [panel] rules.")
    at = [clerk.city.slug, draft.policy.slug, draft.number]
    section = reverse("desk:section", args=[*at, draft.sections.get(label="2.52.020").key])
    pages = [clerk.address(ready, page) for page in ("", "freeze", "clauses")]
    for address in (*pages, clerk.address(ready.instrument), reverse("desk:draft", args=at), section):
        with assert_queries_at_most(12):
            assert clerk.client.get(address).status_code == 200
