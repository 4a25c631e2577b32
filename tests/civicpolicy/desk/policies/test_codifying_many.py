"""A code in which a thousand sections read otherwise: one reason for all, pages, and what is said singly."""

import json
from dataclasses import replace

import pytest

from policies.models import Codification, EditorialChange, Role
from policies.queries import sections_of
from policies.services.outlining import state_of_text
from tests import make
from tests.civicpolicy.desk.policies.conftest import LAW, Desk

pytestmark = pytest.mark.django_db
MANY = 1_000
FOR_ALL = {"authority": "Section 9", "when": "2021", "kind": "capitals", "reason": "The style of the code."}


@pytest.fixture
def clerk(client):
    return Desk(client, Role.CLERK)


def code(clerk, many):
    """The sections of a law, and its draft in which the heading of each is another."""
    rows = make.keyed([replace(LAW[2], label=f"7.{at}", heading="records", key=None) for at in range(many)])
    law = make.law(make.policy(clerk.city, slug="ethics", title="Code of ethics"), rows)
    return rows, make.draft(law.policy, [replace(row, heading="Records") for row in rows], base=law)


def address(text):
    return f"/{text.municipality.slug}/desk/policies/ethics/{text.number}/codify/"


def typed(text, **fields):
    return FOR_ALL | {"seen": state_of_text(sections_of(text)), "at": "1"} | fields


def test_one_reason_stands_for_a_thousand_sections(clerk, assert_queries_at_most):
    rows, text = code(clerk, MANY)
    with assert_queries_at_most(12):
        shown = clerk.get(address(text))
    assert "1000 sections read otherwise" in shown and "Page 1 of 50 of the sections." in shown
    assert shown.count("Kind of change in") == 20 and len(shown) < 120_000
    one = {f"kind-{rows[3].key}": "spelling", f"reason-{rows[3].key}": "A letter was lost."}
    with assert_queries_at_most(12):
        seen = clerk.post(address(text), typed(text, **one) | {"preview": "yes"}, 200)
    assert "with 1000 editorial changes" in seen and "A letter was lost." in seen and len(seen) < 60_000
    assert "7.0 Records, 7.1 Records" in seen and "and 987 more" in seen
    kept = json.dumps({rows[3].key: ["spelling", "A letter was lost."]})
    clerk.post(address(text), typed(text, kept=kept) | {"confirm": "yes"})
    assert Codification.objects.get().changes == EditorialChange.objects.count() == MANY
    assert EditorialChange.objects.get(kind="spelling").section_key.hex == rows[3].key.replace("-", "")
    for place in ("", "history/"):
        with assert_queries_at_most(12):
            page = clerk.get(f"/{clerk.city.slug}/policies/ethics/{place}")
        assert "and 987 more" in page and "All 1000 changes" in page


def test_what_was_typed_goes_along_to_another_page_and_back(clerk):
    rows, text = code(clerk, 45)
    own = {f"reason-{rows[1].key}": "Mine <b>."}
    second = clerk.post(address(text), typed(text, **own) | {"page": "2"}, 200)
    assert "Page 2 of 3" in second and "7.20 Records" in second and "7.1 Records" not in second
    kept = json.dumps({rows[1].key: ["", "Mine <b>."]})
    first = clerk.post(address(text), typed(text, kept=kept, at="2") | {"page": "1"}, 200)
    assert "1 section has something of its own." in second
    assert 'value="Mine &lt;b&gt;."' in first and 'value="Section 9"' in first
    again = clerk.post(address(text), typed(text, kept=kept) | {"change": "yes"}, 200)
    assert 'value="Mine &lt;b&gt;."' in again


def test_a_section_is_found_by_its_number(clerk):
    _, text = code(clerk, 45)
    found = clerk.post(address(text), typed(text, find="7.44") | {"page": "find"}, 200)
    assert "Page 3 of 3" in found and "7.44 Records" in found
    opened = found.split('<details class="block" open>')
    assert len(opened) == 2 and "<summary>7.44 Records</summary>" in opened[1]
    none = clerk.post(address(text), typed(text, find="9.9", at="2") | {"page": "find"}, 200)
    assert "No section that reads otherwise has “9.9”" in none and "Page 2 of 3" in none


def test_what_is_missing_is_said_once_and_the_first_page_with_it_is_shown(clerk):
    rows, text = code(clerk, 45)
    said = {row.key: ["other", "Why."] for row in rows[:21]}
    fields = typed(text, kind="", reason="", kept=json.dumps(said)) | {"preview": "yes"}
    shown = clerk.post(address(text), fields, 422)
    assert "Page 2 of 3" in shown and "Say why 7.21 Records reads otherwise in the code" in shown
    assert "5 more sections have no kind or no reason" in shown
    assert "Say why 7.20 Records reads" not in shown and "Say why 7.44 Records reads" not in shown
    assert not Codification.objects.exists()


@pytest.mark.parametrize("kept", ["[", "[1]", '{"a": 1}', '{"a": ["\\ud800", "b"]}', "[" * 100_000])
def test_a_field_that_we_did_not_write_is_nothing(clerk, kept):
    _, text = code(clerk, 3)
    seen = clerk.post(address(text), typed(text, kept=kept) | {"preview": "yes"}, 200)
    assert "with 3 editorial changes" in seen


def test_a_reason_that_is_too_long_is_said_where_it_stands(clerk):
    rows, text = code(clerk, 45)
    kept = json.dumps({rows[44].key: ["other", "x" * 501]})
    shown = clerk.post(address(text), typed(text, kept=kept) | {"confirm": "yes"}, 422)
    assert "Page 3 of 3" in shown and "This can have up to 500 characters" in shown
    every = clerk.post(address(text), typed(text, reason="x" * 501) | {"confirm": "yes"}, 422)
    assert "1 thing to put right" in every and "Page 1 of 3" in every
