"""The ways to a bill and from it: a draft, the desk's first page, the public page."""

import pytest
from django.urls import reverse

from policies.models import Edition
from policies.services import composing
from tests import make
from tests.civicpolicy.desk.bills.pressing import FACTS
from tests.comments.pages import all_of, form_of, page_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def way(city, draft):
    return reverse("desk:draft-into-bill", args=[city.slug, draft.policy.slug, draft.number])


def test_a_draft_is_put_into_a_bill_in_work(clerk, bill, draft, way):
    page = form_of(clerk.client.get(way))
    assert page["bill"] == str(bill.pk)
    answer = clerk.client.post(way, page, follow=True)
    assert "Code of ethics, draft 2 stands in the bill." in words_of(answer)
    assert bill.amendments.get().proposed == draft
    assert "It stands in a bill already: Bill 26-14, as introduced." in words_of(clerk.client.get(way))
    assert clerk.client.post(way, page).status_code == 404


def test_a_draft_begins_a_bill_of_its_own(clerk, draft, way):
    answer = clerk.client.post(way, {"bill": "new"}, follow=True)
    assert "Code of ethics, draft 2 will stand in it." in words_of(answer)
    address = f"{answer.wsgi_request.path}?{answer.wsgi_request.META['QUERY_STRING']}"
    done = clerk.client.post(address, FACTS, follow=True)
    assert "Code of ethics, draft 2 stands in the bill." in words_of(done)
    assert Edition.objects.latest("pk").amendments.get().proposed == draft


def test_a_draft_named_wrongly_is_no_draft(clerk, city):
    foreign = make.draft(make.policy(make.city()))
    for name in (foreign.pk, "99999999999999", "x", "²"):
        page = clerk.client.get(reverse("desk:bill-new", args=[city.slug]) + f"?draft={name}")
        assert (page.status_code, "will stand in it" in words_of(page)) == (200, False)


def test_a_bill_that_changes_the_policy_already_is_not_offered(clerk, bill, draft, code, way):
    composing.put_in(by=clerk.person, edition=bill, draft=draft)
    second = make.draft(code)
    other = reverse("desk:draft-into-bill", args=[clerk.city.slug, code.slug, second.number])
    assert form_of(clerk.client.get(other))["bill"] == "new"
    assert clerk.client.post(other, {"bill": str(bill.pk)}).status_code == 422


def test_a_frozen_text_is_put_nowhere(clerk, law, city):
    address = reverse("desk:draft-into-bill", args=[city.slug, law.policy.slug, law.number])
    assert clerk.client.get(address).status_code == 404


def waiting_bills(clerk):
    page = clerk.client.get(reverse("desk:home", args=[clerk.city.slug]))
    return [link.text for link in all_of(page, "a") if (link.text or "").startswith(("Bill ", "Ordinance "))]


def test_the_desk_says_what_a_bill_waits_for(clerk, ready):
    assert waiting_bills(clerk) == ["Bill 26-14, as introduced"]
    clerk.post(ready, "freeze")
    assert waiting_bills(clerk) == ["Bill 26-14: frozen, and residents cannot see it yet"]
    clerk.post(ready, "publish")
    assert waiting_bills(clerk) == ["Bill 26-14: public, and nobody has been asked about it"]
    make.docket(clerk.city, ready, opened=False)
    assert waiting_bills(clerk) == []
    clerk.act(ready, kind="adopted", when="11/17/2026", edition=str(ready.pk))
    assert waiting_bills(clerk) == ["Bill 26-14: it is law and has no number"]
    clerk.post(ready.instrument, "facts", ordinance_number="26-9")
    assert waiting_bills(clerk) == []


def test_staff_go_from_the_public_page_to_the_desk_and_back(clerk, public, client):
    matter = reverse("site:matter", args=[clerk.city.slug, public.instrument.slug])
    assert (
        f'<a href="{clerk.address(public.instrument)}">Work on it at the desk</a>' in client.get(matter).text
    )
    assert f'<a href="{matter}">What residents see</a>' in clerk.get(public.instrument).text
    client.logout()
    assert "Work on it at the desk" not in client.get(matter).text
    client.force_login(make.clerk_of(make.city()))
    assert "Work on it at the desk" not in client.get(matter).text


def test_the_menu_of_the_desk_has_bills(clerk):
    page = clerk.bills()
    (link,) = [one for one in page_of(page).iter("a") if one.text == "Bills" and one.get("aria-current")]
    assert link.get("href").endswith("/desk/bills/")


def test_a_closed_consultation_asks_nobody_else(clerk, public, city):
    make.closed(city, public)
    assert waiting_bills(clerk) == ["Bill 26-14: public, and nobody has been asked about it"]
    assert "Open a call for comment" in words_of(clerk.get(public.instrument))
