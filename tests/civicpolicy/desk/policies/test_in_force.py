"""A text written at the desk is put on file as law by the clerk, after a page that says what it means."""

from datetime import date

import pytest

from policies.lifecycle import Answer
from policies.models import Role
from policies.queries import in_force, sections_of
from policies.services import freezing
from policies.services.outlining import correct_section, state_of, state_of_text
from policies.text.section import SectionText
from tests import make
from tests.civicpolicy.desk.policies.conftest import LAW, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    return Desk(client, Role.CLERK)


@pytest.fixture
def written(clerk):
    return make.draft(make.policy(clerk.city, slug="ethics", title="Code of ethics"), LAW)


def form(draft, **fields):
    return {"seen": state_of_text(sections_of(draft)), "how": "known", "date": "August 26, 2019"} | fields


def standing(draft):
    return in_force(draft.policy, date(2020, 1, 1))


def test_the_first_text_of_a_city_is_entered_as_law(clerk, written):
    assert "Enter as text in force" in clerk.get(clerk.address(written))
    address = clerk.address(written, "draft-in-force")
    page = clerk.get(address)
    assert "You say that this text is law" in page and "fifty dollars ($50.00)" in page
    page = clerk.after(clerk.post(address, form(written)))
    assert "Code of ethics, version 1 is published as the text in force." in page
    assert (standing(written).answer, standing(written).version) == (Answer.YES, written)


def test_what_it_takes_the_place_of_is_said(clerk, written):
    make.law(written.policy, LAW)
    assert "From its date on it takes the place of version 2" in clerk.get(
        clerk.address(written, "draft-in-force")
    )


def test_a_text_changed_meanwhile_is_looked_at_again(clerk, written):
    stale = form(written)
    row = sections_of(written)[1]
    typed = SectionText(row.level, row.label, row.heading, "Other.")
    correct_section(by=None, version=written, key=row.key, seen=state_of(row), typed=typed)
    page = clerk.post(clerk.address(written, "draft-in-force"), stale, 409)
    assert "Somebody else changed the draft" in page and 'value="August 26, 2019"' in page
    assert standing(written).answer == Answer.NO


@pytest.mark.parametrize("fields", [{"how": ""}, {"date": "soon"}, {"date": "May 5, 2199"}])
def test_a_date_that_cannot_be_read_changes_nothing(clerk, written, fields):
    page = clerk.post(clerk.address(written, "draft-in-force"), form(written, **fields), 422)
    assert "There is a problem" in page
    assert standing(written).answer == Answer.NO


def test_a_draft_in_a_bill_becomes_law_by_the_bill(clerk, written):
    make.edition(make.instrument(clerk.city), (written.policy, written), published=False, frozen=False)
    assert "Enter as text in force" not in clerk.get(clerk.address(written))
    page = clerk.post(clerk.address(written, "draft-in-force"), form(written), 409)
    assert "part of a bill" in page


def test_an_empty_draft_is_no_law(clerk, written):
    empty = make.draft(written.policy, ())
    assert "without a single section" in clerk.post(clerk.address(empty, "draft-in-force"), form(empty), 409)


def test_a_frozen_text_is_entered_no_more(clerk, written):
    freezing.freeze_version(by=clerk.person, version=written)
    page = clerk.after(clerk.post(clerk.address(written, "draft-in-force"), form(written)))
    assert "This text is frozen already." in page


def test_a_drafter_enters_no_law(desk, draft):
    assert "Enter as text in force" not in desk.get(desk.address(draft))
    desk.get(desk.address(draft, "draft-in-force"), 404)


def test_what_a_template_left_open_is_never_law(clerk, written):
    row = sections_of(written)[1]
    typed = SectionText(row.level, row.label, row.heading, "No gift over [gift limit] is taken.")
    correct_section(by=None, version=written, key=row.key, seen=state_of(row), typed=typed)
    address = clerk.address(written, "draft-in-force")
    page = clerk.get(address)
    assert "In 2.60.020, [gift limit] is still to be filled in." in page
    assert 'name="enter"' not in page
    assert "is still to be filled in" in clerk.post(address, form(written), 409)
    assert standing(written).answer == Answer.NO
