"""At the desk another text of the policy is put into a draft."""

import re
from dataclasses import replace

import pytest

from policies.queries import sections_of
from tests import make

pytestmark = pytest.mark.django_db
TEN, TWENTY = "No gift over ten dollars.", "No gift over twenty dollars."


@pytest.fixture
def other(law):
    return make.draft(law.policy, says(law, TWENTY), base=law)


def says(version, gift):
    rows = [row.as_text() for row in sections_of(version)]
    return [rows[0], replace(rows[1], text=gift), *rows[2:]]


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def test_the_other_draft_is_chosen_seen_and_put_in(desk, draft, other):
    address = desk.address(draft, "draft-unite")
    assert address in desk.get(desk.address(draft))
    assert f"Draft {other.number}" in desk.get(address).replace("draft", "Draft")
    page = desk.get(f"{address}?other={other.number}")
    assert f"What draft {other.number} changed" in page and "Everything comes together by itself" in page
    sent = {name: hidden(page, name) for name in ("seen", "previewed", "other")}
    page = desk.after(desk.post(address, sent | {"confirm": "yes", "reason": "One text"}))
    assert "stands in this draft now" in page
    assert sections_of(draft)[1].text == TWENTY


def test_a_conflict_stands_side_by_side_and_is_decided(desk, law, other):
    mine = make.draft(law.policy, says(law, TEN), base=law)
    address = desk.address(mine, "draft-unite")
    page = desk.get(f"{address}?other={other.number}")
    for title in ("What both began from", f"Draft {other.number}", "This draft"):
        assert title in page
    assert f"Take draft {other.number}’s" in page and "Keep this draft’s" in page
    sent = {name: hidden(page, name) for name in ("seen", "other")}
    name = re.search(r'name="(text-[0-9a-f-]+)"', page)[1]
    assert "Choose what shall stand here" in desk.post(address, sent | {"preview": "yes"}, 422)
    sent |= {name: "draft", "reason": ""}
    page = desk.post(address, sent | {"preview": "yes"}, 200)
    sent |= {"previewed": hidden(page, "previewed"), "confirm": "yes"}
    desk.post(address, sent)
    assert sections_of(mine)[1].text == TEN


def test_who_is_overtaken_is_told(desk, draft, other):
    address = desk.address(draft, "draft-unite")
    page = desk.get(f"{address}?other={other.number}")
    sent = {name: hidden(page, name) for name in ("seen", "previewed", "other")}
    row = sections_of(other)[0]
    row.text = "Other words."
    row.save()
    page = desk.post(address, sent | {"confirm": "yes"}, 409)
    assert "One of the two texts changed" in page


def test_what_cannot_be_chosen_is_said(desk, draft, law):
    address = desk.address(draft, "draft-unite")
    assert "There is no other text" in desk.get(address)
    assert "Choose a text from the list" in desk.get(f"{address}?other=99", 422)
    same = make.draft(law.policy, [row.as_text() for row in sections_of(draft)], base=law)
    assert "word for word" in desk.get(f"{address}?other={same.number}", 422)
    assert "cannot be changed" in desk.after(desk.client.get(desk.address(law, "draft-unite")))


def test_the_page_asks_little(desk, draft, other, assert_queries_at_most):
    address = desk.address(draft, "draft-unite")
    with assert_queries_at_most(12):
        desk.get(f"{address}?other={other.number}")
