"""At the desk a paper that was imported by mistake is set aside, shown so, and counted as no open work."""

import pytest
from django.urls import reverse

from policies.models import Role
from tests import make
from tests.comments.pages import form_of, words_of
from tests.policies.exchange.scans import scan

pytestmark = pytest.mark.django_db


def set_aside(desk, paper, reason="The wrong file"):
    address = desk.address(paper, "source-aside")
    fields = form_of(desk.client.get(address)) | {"reason": reason, "aside": "yes"}
    return desk.client.post(address, fields, follow=True)


def of(desk, name, *parts):
    return words_of(desk.client.get(reverse(f"desk:{name}", args=[desk.city.slug, *parts])))


def test_a_paper_is_set_aside_with_a_reason_and_taken_up_again(desk, paper):
    assert "Set it aside…" in desk.get(desk.address(paper))
    assert "The paper, its words and every ruling stay in the record" in desk.get(
        desk.address(paper, "source-aside")
    )
    said = words_of(set_aside(desk, paper))
    assert "“scan.txt” is set aside. It stays in the record." in said
    assert (
        "Set aside: imported by mistake. Reason: “The wrong file”" in said
        and "Publish as introduced…" not in said
    )
    assert "Set aside" in of(desk, "import") and "to look at" not in of(desk, "import")
    address = desk.address(paper, "source-aside")
    desk.post(address, {"reason": "It was right", "take-up": "yes"})
    assert "Publish as introduced…" in desk.get(desk.address(paper))


def test_it_counts_as_no_open_work(desk, paper):
    policy = paper.version.policy
    assert f"{policy}, draft 1" in of(desk, "home") and "Words that wait for a ruling" in of(desk, "home")
    assert "Draft 1" in of(desk, "policies")
    set_aside(desk, paper)
    assert f"{policy}, draft 1" not in of(desk, "home")
    assert "“scan.txt”: " not in of(desk, "home")
    assert "Draft 1" not in of(desk, "policies")
    assert "Set aside" in of(desk, "policy", policy.slug)
    assert "imported by mistake" in of(desk, "draft", policy.slug, paper.version.number)


def test_its_bill_is_shown_as_set_aside_with_nothing_to_do(desk):
    paper = desk.lay(scan("ordinance"))
    bill = paper.edition.instrument
    assert str(paper.edition) in of(desk, "home")
    set_aside(desk, paper)
    assert str(paper.edition) not in of(desk, "home")
    assert "The paper that it was read from was imported by mistake." in of(desk, "bill", bill.slug)
    assert "Check it and freeze it" not in of(desk, "bill", bill.slug)
    assert "No bill is in work." in of(desk, "bills") and "Set aside" in of(desk, "bills")


def test_a_ruling_on_the_marks_still_counts(desk):
    paper = desk.lay(scan("overstruck"))
    desk.post(desk.address(paper, "source-marks"), {"rule": "clean", "reason": "Seen on the paper"})
    set_aside(desk, paper)
    assert "Clean words, by ruling." in desk.get(desk.address(paper))


@pytest.mark.parametrize("reason", ["", "x" * 301])
def test_a_reason_is_asked_for(desk, paper, reason):
    answer = set_aside(desk, paper, reason)
    assert answer.status_code == 422
    assert not paper.rulings.exists()


def test_what_is_in_the_way_is_said_without_a_button(desk, paper):
    make.draft(paper.version.policy, previous=paper.version)
    page = desk.get(desk.address(paper, "source-aside"))
    assert "Text 2 of the policy starts from it." in page and 'name="aside"' not in page
    posted = desk.post(desk.address(paper, "source-aside"), {"reason": "x", "seen": "x", "aside": "yes"}, 422)
    assert "Nothing was done." in posted


def test_a_stale_look_is_told(desk, paper):
    data = {"reason": "x", "seen": "stale", "aside": "yes"}
    assert "changed the draft since" in desk.post(desk.address(paper, "source-aside"), data, 409)


@pytest.mark.parametrize("role", [Role.REVIEWER, None])
def test_nobody_else_finds_it(desk, paper, client, role):
    client.force_login(make.clerk_of(desk.city, role) if role else make.clerk_of(make.city()))
    assert client.get(desk.address(paper, "source-aside")).status_code == 404


def test_the_page_asks_few_questions(desk, paper, assert_queries_at_most):
    with assert_queries_at_most(12):
        desk.get(desk.address(paper, "source-aside"))
