"""A clause of the library becomes a clause of a bill, seen as a redline first."""

import re

import pytest

from policies.services import clauses, composing
from tests import make

pytestmark = pytest.mark.django_db
SEVERABILITY = "severability: Severability"


@pytest.fixture
def address(bill):
    return f"/{bill.municipality.slug}/desk/bills/{bill.instrument.slug}/{bill.number}/clause/"


def shown(client, address, clause):
    page = client.get(address, {"clause": clause})
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def sent(page, **fields):
    return {
        name: re.search(rf'name="{name}" value="(\w+)"', page)[1] for name in ("seen", "previewed")
    } | fields


def test_a_clause_is_brought_in_and_seen_first(client, clerk, bill, address):
    assert "Disclaimer" in client.get(address).content.decode()
    page = shown(client, address, SEVERABILITY)
    assert "<ins" in page
    answer = client.post(f"{address}?clause={SEVERABILITY}", sent(page, confirm="yes"))
    assert answer.status_code == 303 and answer.url.endswith("/clauses/")
    assert address in client.get(answer.url).content.decode()
    bill.refresh_from_db()
    assert bill.severability_clause.startswith("If a court finds")


def test_a_further_section_comes_behind_the_others_with_its_variables_filled_in(client, clerk, bill, address):
    own = clauses.add_clause(
        by=None, municipality=bill.municipality, name="Fees", kind="rules", words="[city] asks no fee."
    )
    composing.change_clauses(
        by=None, edition=bill, seen=composing.state_of_clauses(bill, None), further_clauses="First."
    )
    key = f"own-{own.pk}"
    page = shown(client, address, key)
    changed = client.post(f"{address}?clause={key}", sent(page, confirm="yes", **{"v-city": "Elm"}))
    page = " ".join(changed.content.decode().split())
    assert changed.status_code == 200 and "not what you last saw" in page
    client.post(f"{address}?clause={key}", sent(page, confirm="yes", **{"v-city": "Elm"}))
    bill.refresh_from_db()
    assert bill.further_clauses == "First.\n\nElm asks no fee."


def test_who_is_overtaken_is_told_and_what_is_no_clause_is_said(client, clerk, bill, address):
    page = shown(client, address, SEVERABILITY)
    composing.change_clauses(by=None, edition=bill, seen=composing.state_of_clauses(bill, None), recitals="R")
    answer = client.post(f"{address}?clause={SEVERABILITY}", sent(page, confirm="yes"))
    assert answer.status_code == 409 and "Somebody changed these words" in answer.content.decode()
    assert client.get(address, {"clause": "none"}).status_code == 422
    long = client.post(f"{address}?clause=effective: Sunset", {"v-day": "x" * 201, "confirm": "yes"})
    assert long.status_code == 422


def test_a_frozen_text_takes_nothing_in_and_a_page_asks_little(
    client, clerk, bill, address, assert_queries_at_most
):
    with assert_queries_at_most(12):
        client.get(address, {"clause": "effective: Sunset"})
    there = make.edition(make.instrument(bill.municipality, "frozen"), (make.policy(bill.municipality), None))
    path = address.replace(f"/{bill.instrument.slug}/", f"/{there.instrument.slug}/")
    assert client.get(path).status_code == 404
