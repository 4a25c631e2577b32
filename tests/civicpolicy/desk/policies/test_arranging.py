"""At the desk sections are added, moved, taken out and put back."""

import pytest

from policies.queries import sections_of
from policies.services.outlining import state_of, state_of_outline
from tests.civicpolicy.desk.policies.conftest import typed

pytestmark = pytest.mark.django_db


def labels(draft):
    return [row.label for row in sections_of(draft)]


def key(draft, at):
    return str(sections_of(draft)[at].key)


def form(draft, **fields):
    return {"outline": state_of_outline(sections_of(draft)), "reason": ""} | fields


def new(draft, **fields):
    words = {"level": "section", "label": "2.60.025", "heading": "Travel", "text": "Travel is reported."}
    return form(draft, place=key(draft, 1), **words) | fields


def test_a_section_is_added_with_a_number_that_fits(desk, draft):
    address = desk.address(draft, "section-add")
    page = desk.get(f"{address}?after={key(draft, 1)}")
    assert 'value="2.60.025"' in page
    assert f'<option value="{key(draft, 1)}" selected>After 2.60.020 Gifts</option>' in page
    page = desk.after(desk.post(address, new(draft)))
    assert "2.60.025 Travel was added." in page
    assert labels(draft) == ["2.60.010", "2.60.020", "2.60.025", "2.60.030"]
    assert '<span class="tag">New</span>' in desk.get(desk.address(draft))


def test_before_the_first_section_is_the_beginning(desk, draft):
    page = desk.get(f"{desk.address(draft, 'section-add')}?before={key(draft, 0)}")
    assert '<option value="beginning" selected>' in page
    desk.post(desk.address(draft, "section-add"), new(draft, place="beginning", label="1"))
    assert labels(draft)[0] == "1"


def test_the_first_section_of_an_empty_draft_is_added(desk, code):
    draft = code.versions.first() or start_empty(desk, code)
    desk.get(desk.address(draft, "section-add"))
    fields = {"level": "section", "label": "1", "heading": "Purpose", "text": "Why.", "place": "beginning"}
    desk.post(desk.address(draft, "section-add"), form(draft, **fields))
    assert labels(draft) == ["1"]


def start_empty(desk, code):
    answer = desk.post(f"/{desk.city.slug}/desk/policies/{code.slug}/start/", {"how": "empty"})
    assert answer.url
    return code.versions.get()


def test_the_words_stay_when_somebody_else_changed_the_outline(desk, draft):
    late = new(draft, text="My long words.")
    desk.post(desk.address(draft, "section-add"), new(draft))
    page = desk.post(desk.address(draft, "section-add"), late, 409)
    assert "Somebody else added, took out, moved or renamed a section" in page
    assert "My long words.</textarea>" in page
    assert state_of_outline(sections_of(draft)) in page
    assert len(labels(draft)) == 4


@pytest.mark.parametrize("changes", [{"place": "nowhere"}, {"level": "verse"}, {"heading": "a\x00"}])
def test_a_section_that_cannot_be_added_is_shown_again(desk, draft, changes):
    page = desk.post(desk.address(draft, "section-add"), new(draft, **changes), 422)
    assert "There is a problem" in page and "Travel is reported.</textarea>" in page
    assert len(labels(draft)) == 3


def test_a_section_steps_up_and_down(desk, draft):
    address = desk.address(draft, "section-move", key(draft, 1))
    page = desk.after(desk.post(address, form(draft, direction="up")))
    assert "2.60.020 Gifts was moved up." in page
    assert labels(draft) == ["2.60.020", "2.60.010", "2.60.030"]
    desk.post(address, form(draft, direction="down"))
    assert labels(draft) == ["2.60.010", "2.60.020", "2.60.030"]


def test_a_section_moves_to_a_place(desk, draft):
    address = desk.address(draft, "section-move", key(draft, 0))
    page = desk.get(address)
    assert "After 2.60.030 Records" in page and "After 2.60.010 Purpose" not in page
    page = desk.after(desk.post(address, form(draft, place=key(draft, 2), reason="Order")))
    assert "2.60.010 Purpose was moved." in page
    assert labels(draft) == ["2.60.020", "2.60.030", "2.60.010"]
    assert '<span class="tag">Moved</span>' in page


def test_a_move_that_cannot_be_says_why_and_moves_nothing(desk, draft):
    address = desk.address(draft, "section-move", key(draft, 0))
    page = desk.after(desk.post(address, form(draft, direction="up")))
    assert "It is the first section already." in page
    page = desk.after(desk.post(address, form(draft, direction="down", outline="stale")))
    assert "Somebody else added, took out, moved or renamed a section" in page
    desk.post(address, form(draft, place="nowhere"), 422)
    assert labels(draft) == ["2.60.010", "2.60.020", "2.60.030"]


def test_a_section_is_taken_out_after_a_look_and_put_back(desk, draft):
    row = sections_of(draft)[1]
    address = desk.address(draft, "section-take-out", row.key)
    page = desk.get(address)
    assert "fifty dollars ($50.00)" in page and "Leave it in" in page
    page = desk.after(desk.post(address, {"seen": state_of(row), "reason": "Not needed"}))
    assert "2.60.020 Gifts was taken out." in page and "Put back" in page
    assert labels(draft) == ["2.60.010", "2.60.030"]
    page = desk.after(desk.post(desk.address(draft, "section-put-back", row.key), form(draft)))
    assert "2.60.020 Gifts was put back." in page
    assert labels(draft) == ["2.60.010", "2.60.020", "2.60.030"]


def test_a_section_that_reads_otherwise_now_is_shown_before_it_goes(desk, draft):
    row = sections_of(draft)[1]
    seen = state_of(row)
    desk.post(desk.address(draft, "section", row.key), typed(draft, 1, text="Theirs."))
    page = desk.post(desk.address(draft, "section-take-out", row.key), {"seen": seen}, 409)
    assert "Somebody else changed this section" in page and "Theirs." in page
    assert len(labels(draft)) == 3


@pytest.mark.parametrize("name", ["section-add", "section-move", "section-take-out", "section-put-back"])
def test_a_frozen_text_cannot_be_arranged(desk, law, name):
    row = sections_of(law)[1]
    rest = () if name == "section-add" else (row.key,)
    fields = new(law) | {"direction": "up", "seen": state_of(row)}
    page = desk.after(desk.post(desk.address(law, name, *rest), fields))
    assert "frozen" in page
    assert len(labels(law)) == 3
