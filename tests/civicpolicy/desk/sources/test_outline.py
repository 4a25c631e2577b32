"""The outline of a paper is put right section by section; the second writer keeps what they typed."""

import uuid

import pytest

from policies.models import Instrument
from policies.queries import sections_of
from policies.services.describing import state_of_fields
from policies.services.outlining import state_of
from tests.policies.exchange.scans import scan

pytestmark = pytest.mark.django_db


def section(paper, at=0):
    return sections_of(paper.version)[at]


def typed(row, **changes):
    shown = {"seen": state_of(row), "level": row.level, "label": row.label or ""}
    return shown | {"heading": row.heading, "text": row.text} | changes


def address(desk, paper, row):
    return desk.address(paper, "source-section", row.key)


def test_a_section_is_corrected(desk, paper):
    row = section(paper)
    assert "No offlcer takes" in desk.get(address(desk, paper, row))
    desk.post(address(desk, paper, row), typed(row, heading="Presents", level="article", label="1-A"))
    row.refresh_from_db()
    assert (row.heading, row.level, row.label) == ("Presents", "article", "1-A")
    assert "1-A Presents was saved." in desk.get(desk.address(paper))


def test_the_second_writer_sees_both_texts_and_can_still_save(desk, paper):
    row = section(paper)
    seen = typed(row, text="My words.")
    desk.post(address(desk, paper, row), typed(row, text="First come."))
    page = desk.post(address(desk, paper, row), seen, 409)
    assert "Somebody else changed this section" in page
    assert "First come." in page and "My words." in page
    row.refresh_from_db()
    assert row.text == "First come."
    desk.post(address(desk, paper, row), typed(row, text="My words."))
    row.refresh_from_db()
    assert row.text == "My words."


def test_a_section_joined_away_meanwhile_gives_the_words_back(desk, paper):
    row = section(paper, 1)
    seen = typed(row, text="My words.")
    desk.post(address(desk, paper, row), typed(row, merge="yes"))
    page = desk.post(address(desk, paper, row), seen, 409)
    assert "This section is gone" in page
    assert "My words." in page


def test_a_section_is_split_at_a_line_and_joined_again(desk, paper):
    row = section(paper)
    desk.post(address(desk, paper, row), typed(row, text="One.\nTwo\nThree."))
    row.refresh_from_db()
    desk.post(address(desk, paper, row), typed(row, split="yes", line="2"))
    assert [each.heading for each in sections_of(paper.version)] == ["Gifts", "Two", "Records"]
    new = section(paper, 1)
    desk.post(address(desk, paper, new), typed(new, merge="yes"))
    assert section(paper).text == "One.\nTwo\nThree."


@pytest.mark.parametrize("button", ["split", "merge"])
def test_words_that_are_not_saved_are_not_lost_by_another_button(desk, paper, button):
    row = section(paper, 1)
    page = desk.post(
        address(desk, paper, row), typed(row, text="My words.", **{button: "yes"}, line="1"), 422
    )
    assert "save your words first" in page
    assert "My words." in page
    assert len(sections_of(paper.version)) == 2


@pytest.mark.parametrize("line", ["", "0", "99", "x", "²", "9" * 30])
def test_a_line_that_is_none_splits_nothing(desk, paper, line):
    row = section(paper)
    page = desk.post(address(desk, paper, row), typed(row, split="yes", line=line), 422)
    assert "Choose a line of the section" in page


@pytest.mark.parametrize(
    "changes",
    [{"level": "verse"}, {"label": "x" * 61}, {"heading": "a\x00"}, {"seen": ""}, {"text": "a\x00"}],
)
def test_a_section_that_cannot_be_is_shown_again(desk, paper, changes):
    row = section(paper)
    desk.post(address(desk, paper, row), typed(row, **changes), 422)
    assert section(paper).text == row.text


def test_a_section_that_is_none_is_not_there(desk, paper):
    desk.get(desk.address(paper, "source-section", uuid.uuid4()), 404)


def test_the_fields_of_a_bill_are_put_right(desk):
    source = desk.lay(scan("ordinance"))
    page = desk.get(desk.address(source, "source-fields"))
    assert "Councilmember Priya Raman" in page
    fields = {
        "seen": state_of_fields(source),
        "policy_title": "Code of Ethics",
        "policy_kind": "code_of_ethics",
        "kind": "ordinance",
        "title": "Ethics again",
        "bill_number": "24-20",
        "sponsors": "Mayor One\n\n Alderman  Two ",
    }
    seen = desk.post(desk.address(source, "source-fields"), fields).url
    assert "was saved" in desk.get(seen)
    instrument = Instrument.objects.get()
    assert (instrument.title, instrument.bill_number) == ("Ethics again", "24-20")
    assert instrument.sponsors == ["Mayor One", "Alderman Two"]
    page = desk.post(desk.address(source, "source-fields"), fields | {"title": "My title"}, 409)
    assert "Somebody else changed these fields" in page
    assert 'value="My title"' in page and "Ethics again" in page
    assert "Give it a short title" in desk.post(
        desk.address(source, "source-fields"), fields | {"title": ""}, 422
    )


def test_a_page_that_is_no_bill_has_the_fields_of_its_policy(desk, paper):
    page = desk.get(desk.address(paper, "source-fields"))
    assert "Title of the policy" in page
    assert "Bill number" not in page
