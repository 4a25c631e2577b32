"""Numbers are reserved in a draft, and a new section takes its number out of them."""

import pytest

from policies.models import Section
from policies.queries import sections_of
from policies.services import reserving
from policies.services.outlining import state_of_outline
from policies.text.section import SectionText
from tests import make

pytestmark = pytest.mark.django_db


def labels(draft):
    return [row.label for row in sections_of(draft)]


def sent(draft, at=2, **fields):
    rows = sections_of(draft)
    shown = {"outline": state_of_outline(rows), "place": str(rows[at].key), "reason": ""}
    return {"first": "2.60.040", "last": "2.60.049"} | shown | fields


def taken(draft, label, at):
    rows = sections_of(draft)
    return reserving.add_section(
        by=None,
        version=draft,
        outline=state_of_outline(rows),
        after=rows[at].key,
        typed=SectionText("section", label, "Travel", "Travel is reported."),
    )


def test_numbers_are_reserved_as_one_line_of_the_outline(desk, draft):
    address = desk.address(draft, "draft-reserve")
    assert address in desk.get(desk.address(draft))
    assert 'value="2.60.040"' in desk.get(address)
    page = desk.after(desk.post(address, sent(draft)))
    assert "2.60.040—2.60.049 is reserved" in page
    assert sections_of(draft)[3].heading == "Reserved"


@pytest.mark.parametrize(
    ("label", "left"),
    [
        ("3-13", ["3-13", "3-14—3-19"]),
        ("3-19", ["3-13—3-18", "3-19"]),
        ("3-15", ["3-13—3-14", "3-15", "3-16—3-19"]),
        ("3-15A", ["3-13—3-19", "3-15A"]),
        ("4-1", ["3-13—3-19", "4-1"]),
    ],
)
def test_a_section_takes_its_number_and_leaves_the_others_free(code, label, left):
    rows = [SectionText("section", "3-12", "A", "A."), SectionText("section", "3-13—3-19", "Reserved", "")]
    draft = make.draft(code, make.keyed(rows))
    taken(draft, label, 1)
    found = labels(draft)[1:]
    assert sorted(found) == sorted(left)
    if label != "3-13":
        assert found == left


def test_the_last_number_takes_the_line_away_with_a_reason(code):
    draft = make.draft(code, make.keyed([SectionText("section", "3-13", "Reserved", "")]))
    taken(draft, "3-13", 0)
    assert labels(draft) == ["3-13"] and sections_of(draft)[0].heading == "Travel"
    gone = Section.history.filter(version_id=draft.pk, history_type="-").get()
    assert gone.history_change_reason == "3-13 was taken out of 3-13"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"first": ""}, "Write the first number"),
        ({"first": "3-13", "last": "4-19"}, "the first and the last number of one row"),
        ({"first": "3-19", "last": "3-13"}, "the first and the last number of one row"),
        ({"first": "2.60.020", "last": "2.60.050"}, "has a number of these already"),
        ({"place": "nowhere"}, "Choose a place from the list"),
    ],
)
def test_what_cannot_be_reserved_comes_back_with_a_sentence(desk, draft, fields, sentence):
    page = desk.post(desk.address(draft, "draft-reserve"), sent(draft, **fields), 422)
    assert sentence in page and len(labels(draft)) == 3


def test_numbers_are_reserved_once_and_in_the_outline_that_was_seen(desk, draft):
    address = desk.address(draft, "draft-reserve")
    late = sent(draft)
    desk.post(address, sent(draft))
    assert "has a number of these already" in desk.post(address, sent(draft), 422)
    assert "Somebody else added" in desk.post(address, late, 409)


def test_a_frozen_text_leads_back(desk, law):
    assert "cannot be changed" in desk.after(desk.client.get(desk.address(law, "draft-reserve")))


def test_a_number_that_another_policy_has_is_said_and_reserved_all_the_same(desk, draft):
    other = make.policy(desk.city, title="Travel rules")
    make.draft(other, [SectionText("section", "2.60.045", "Travel", "Travel is reported.")])
    address = desk.address(draft, "draft-reserve")
    page = desk.after(desk.post(address, sent(draft)))
    assert "2.60.045 is a number in the Travel rules too: can both have it?" in page
    fine = desk.after(desk.post(address, sent(draft, first="2.60.050", last="2.60.059")))
    assert "can both have it" not in fine


def test_every_policy_may_count_its_sections_from_one(desk, draft):
    other = make.policy(desk.city, title="Travel rules")
    make.draft(other, [SectionText("section", "5", "Travel", "Travel is reported.")])
    page = desk.after(desk.post(desk.address(draft, "draft-reserve"), sent(draft, first="5", last="6")))
    assert "5—6 is reserved" in page and "can both have it" not in page


def test_a_number_below_nothing_is_none(desk, draft):
    page = desk.post(desk.address(draft, "draft-reserve"), sent(draft, first="-1", last="5"), 422)
    assert "Write the first and the last number of one row" in page
