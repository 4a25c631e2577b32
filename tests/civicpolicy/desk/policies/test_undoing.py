"""A replacement over several sections is undone out of the history of a draft, after a look."""

import re

import pytest

from policies.models import Role, Section
from policies.queries import sections_of
from policies.services import freezing
from policies.services.outlining import correct_section, state_of
from policies.text.section import SectionText
from tests import make
from tests.comments.pages import form_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(desk, draft):
    """An entry of a replacement in all three sections."""
    return make.replaced(draft, "e", "E")


def rewrite(draft, at, text):
    row = sections_of(draft)[at]
    typed = SectionText(row.level, row.label, row.heading, text)
    correct_section(by=None, version=draft, key=row.key, seen=state_of(row), typed=typed)


def test_the_history_offers_it_once_and_it_is_seen_first(desk, draft, entry):
    before = [row.text for row in make.sections_of(draft.base)]
    history = desk.get(desk.address(draft, "draft-history"))
    assert history.count("Undo this replacement") == 1
    (link,) = re.findall(r'href="([^"]+/undo/\d+/)"', history)
    page = desk.client.get(link)
    said = words_of(page)
    assert "It changed 3 sections." in said and "What would change in 3 sections" in said
    assert "Replaced “e” by “E”" in said
    done = desk.client.post(link, form_of(page) | {"reason": "Nobody wants that"}, follow=True)
    assert "Undone in 3 sections." in words_of(done)
    assert "“Nobody wants that”" in words_of(done)
    assert [row.text for row in sections_of(draft)] == before
    assert "This change is undone already" in words_of(desk.client.get(link))


def test_what_was_changed_since_is_named_and_stays(desk, draft, entry):
    rewrite(draft, 1, "Mine.")
    link = desk.address(draft, "draft-undo", entry)
    page = desk.client.get(link)
    assert (
        "1 section of it was changed or taken out afterwards: 2.60.020 Gifts. It stays as it is"
        in words_of(page)
    )
    done = desk.client.post(link, form_of(page), follow=True)
    assert "Undone in 2 sections. As they are: 2.60.020 Gifts." in words_of(done)
    assert sections_of(draft)[1].text == "Mine."


def test_nothing_left_to_undo_is_said_without_a_button(desk, draft, entry):
    for at in range(3):
        rewrite(draft, at, f"Mine {at}.")
    page = desk.get(desk.address(draft, "draft-undo", entry))
    assert "Nothing of it can be undone as a whole: 2.60.010" in page
    assert 'name="undo"' not in page


def test_a_change_made_meanwhile_is_seen_first(desk, draft, entry):
    link = desk.address(draft, "draft-undo", entry)
    mine = form_of(desk.client.get(link)) | {"reason": "Kept"}
    rewrite(draft, 1, "Theirs.")
    page = desk.post(link, mine, 409)
    assert "Nothing was undone." in page and 'value="Kept"' in page
    assert "What would change in 2 sections" in page


def test_a_single_change_has_no_such_page_and_a_frozen_text_stays(desk, draft, entry):
    rewrite(draft, 1, "Mine.")
    single = Section.history.filter(version_id=draft.pk).latest("history_id").pk
    desk.get(desk.address(draft, "draft-undo", single), 404)
    freezing.freeze_version(by=desk.person, version=draft)
    assert "Undo this replacement" not in desk.get(desk.address(draft, "draft-history"))
    link = desk.address(draft, "draft-undo", entry)
    assert "This text is frozen" in desk.after(desk.post(link, {"seen": "x"}))


@pytest.mark.parametrize("role", [Role.REVIEWER, None])
def test_nobody_else_finds_it(desk, draft, entry, client, role):
    client.force_login(make.clerk_of(desk.city, role) if role else make.clerk_of(make.city()))
    assert client.get(desk.address(draft, "draft-undo", entry)).status_code == 404


def test_it_asks_few_questions(desk, draft, entry, assert_queries_at_most):
    with assert_queries_at_most(12):
        desk.get(desk.address(draft, "draft-undo", entry))
