"""What a policy is called, at the desk: typed, seen, saved; the frozen texts keep the name they had."""

import pytest
from django.urls import reverse

from policies.models import Policy, Role
from policies.services.retitling import change_policy, entry_of
from tests import make
from tests.comments.pages import errors_of, form_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(desk, code):
    return reverse("desk:policy-facts", args=[desk.city.slug, code.slug])


@pytest.fixture
def clerk(desk):
    """The clerk at the same desk, for what residents read."""
    desk.client.force_login(make.clerk_of(desk.city))


def typed(desk, address, **changes):
    return (
        form_of(desk.client.get(address)) | {"title": "Code of conduct", "reason": "Vote of May 3"} | changes
    )


def test_the_page_of_a_policy_leads_there_and_the_change_is_seen_first(desk, clerk, law, address):
    assert f'href="{address}"' in desk.get(reverse("desk:policy", args=[desk.city.slug, "ethics"]))
    seen = desk.client.post(address, typed(desk, address))
    said = words_of(seen)
    assert "Now “Code of ethics” Then “Code of conduct”" in said
    assert "1 frozen text of it, and every printed copy of a frozen bill, goes on saying" in said
    assert "Citation Now" not in said
    assert Policy.objects.get(slug="ethics").title == "Code of ethics"
    fields = form_of(seen)
    done = desk.client.post(address, fields | {"confirm": "yes"}, follow=True)
    assert "“Code of conduct”: what it is called is saved." in words_of(done)
    assert "Title: “Code of ethics” became “Code of conduct”. Reason: “Vote of May 3”" in words_of(done)
    assert done.redirect_chain[-1][0].endswith("/desk/policies/ethics/")


def test_what_was_typed_can_be_changed_before_it_is_saved(desk, code, address):
    seen = form_of(desk.client.post(address, typed(desk, address)))
    back = form_of(desk.client.post(address, seen | {"change": "yes"}))
    assert (back["title"], back["reason"]) == ("Code of conduct", "Vote of May 3")


@pytest.mark.parametrize(
    ("changes", "sentence", "field"),
    [
        ({"title": "Code of ethics"}, "Nothing would change: the policy says this already", None),
        ({"title": ""}, "Give the policy a title", "title"),
        ({"reason": ""}, "Say why: the reason stands in the history of the policy", "reason"),
        ({"kind": "law"}, "Choose a kind from the list", "kind"),
        ({"title": "Gifts", "confirm": "yes"}, "This city already has a policy called “Gifts”", None),
    ],
)
def test_what_cannot_be_saved_says_why(desk, code, address, changes, sentence, field):
    make.policy(desk.city, title="Gifts")
    answer = desk.client.post(address, typed(desk, address, **changes))
    assert (answer.status_code, errors_of(answer)) == (422, [(sentence, field)])


def test_who_comes_second_sees_what_stands_now(desk, code, address):
    mine = typed(desk, address, confirm="yes")
    change_policy(by=desk.person, policy=code, seen=entry_of(code), reason="x", title="Ethics")
    answer = desk.client.post(address, mine)
    assert answer.status_code == 409
    assert "Somebody changed this policy while you were at it." in words_of(answer)
    assert "Title “Ethics”" in words_of(answer)
    desk.post(address, form_of(answer) | {"confirm": "yes"})
    assert Policy.objects.get(slug="ethics").title == "Code of conduct"


def test_residents_read_the_frozen_text_under_the_name_it_had(desk, law, client):
    change_policy(
        by=desk.person, policy=law.policy, seen=entry_of(law.policy), reason="x", title="Code of conduct"
    )
    version = reverse("policies:version", args=[desk.city.slug, "ethics", law.number])
    said = words_of(client.get(version))
    assert "Code of ethics, version 1" in said
    assert "Today the policy is called “Code of conduct”." in said
    json = client.get(reverse("policies:version-json", args=[desk.city.slug, "ethics", law.number])).json()
    assert json["policy"]["title"] == "Code of ethics"
    text = client.get(reverse("policies:version-text", args=[desk.city.slug, "ethics", law.number]))
    assert "\nCode of ethics\n" in text.content.decode()
    assert "Code of conduct" in words_of(client.get(reverse("site:policy", args=[desk.city.slug, "ethics"])))


def test_a_printed_copy_of_a_frozen_bill_reads_as_it_did(desk, client):
    edition = make.bill(desk.city)
    printed = reverse("site:printed", args=[desk.city.slug, edition.instrument.slug, edition.number])
    before = words_of(client.get(printed))
    code = edition.amendments.get().policy
    change_policy(
        by=desk.person, policy=code, seen=entry_of(code), reason="x", title="Another name altogether"
    )
    assert words_of(client.get(printed)) == before
    assert "Code of ethics" in before


def test_a_drafter_renames_nothing_that_residents_read_and_is_told_who_does(desk, code, address):
    page, said = (
        reverse("desk:policy", args=[desk.city.slug, "ethics"]),
        "the clerk changes what it is called",
    )
    fields = typed(desk, address, confirm="yes")
    assert address in desk.get(page) and said not in desk.get(page)
    make.law(code)
    assert address not in desk.get(page) and said in desk.get(page)
    desk.get(address, status=404)
    desk.post(address, fields, status=404)
    assert Policy.objects.get(slug="ethics").title == "Code of ethics"


def test_a_drafter_renames_what_is_frozen_and_not_public(desk, code, address):
    make.edition(make.instrument(desk.city), (code, make.draft(code)), published=False)
    desk.post(address, typed(desk, address, confirm="yes"))
    assert Policy.objects.get(slug="ethics").title == "Code of conduct"


@pytest.mark.parametrize("role", [Role.REVIEWER, None])
def test_nobody_else_finds_the_page(desk, code, address, client, role):
    client.force_login(make.clerk_of(desk.city, role) if role else make.clerk_of(make.city()))
    assert client.get(address).status_code == 404


def test_the_page_asks_few_questions(desk, clerk, law, address, assert_queries_at_most):
    fields = typed(desk, address)
    with assert_queries_at_most(12):
        desk.client.post(address, fields)
