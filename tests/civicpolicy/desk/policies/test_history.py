"""Who changed what, when and why; an earlier state comes back as a new change."""

import re
import uuid

import pytest
from django.urls import reverse

from policies.models import Role, Section, Version
from policies.queries import sections_of
from policies.services import freezing
from policies.services.arranging import step_section, take_out
from policies.services.outlining import correct_section, state_of, state_of_outline, state_of_text
from policies.text.section import SectionText
from tests import make
from tests.civicpolicy.desk.policies.conftest import typed

pytestmark = pytest.mark.django_db


def change(draft, text, at=1, by=None, reason=""):
    row = sections_of(draft)[at]
    new = SectionText(row.level, row.label, row.heading, text)
    return correct_section(by=by, version=draft, key=row.key, seen=state_of(row), typed=new, reason=reason)


def history(desk, draft, query=""):
    return desk.get(desk.address(draft, "draft-history") + query)


def restore(draft, row):
    """Address of the page that brings back what a section began with."""
    return (
        draft,
        "section-restore",
        row.key,
        Section.history.filter(version_id=draft.pk, key=row.key).earliest().pk,
    )


def test_a_new_draft_has_no_history_yet(desk, draft):
    page = history(desk, draft)
    assert "Nothing was changed since the draft was begun." in page
    assert "The draft was begun" in page


def test_every_change_says_who_when_why_and_what(desk, draft):
    attorney = make.clerk_of(desk.city, Role.ATTORNEY)
    change(draft, "No gift over ten dollars ($10.00) is taken.", by=attorney, reason="Less")
    rows = sections_of(draft)
    step_section(by=None, version=draft, outline=state_of_outline(rows), key=rows[0].key, up=False)
    take_out(by=desk.person, version=draft, key=rows[2].key, seen=state_of(rows[2]), reason="Elsewhere")
    page = history(desk, draft)
    taken, moved, changed = (
        page.index(f'<span class="tag">{did}</span>') for did in ("Taken out", "Moved", "Changed")
    )
    assert taken < moved < changed
    assert f"{attorney}, " in page and "“Less”" in page and "“Elsewhere”" in page
    assert "ten dollars ($10.00)" in page and "[begin deletion]" in page


def test_no_place_of_the_page_has_the_name_of_another(desk, draft):
    for n in range(3):
        change(draft, f'Words {n} " id="change-9".', 1)
    places = re.findall(r' id="([^"]*)"', history(desk, draft))
    assert len(places) == len(set(places)) and "step-1-change-1" in places
    assert 'href="#step-1-change-1"' in history(desk, draft)


def test_a_section_has_a_history_of_its_own(desk, draft):
    change(draft, "Changed here.", 1)
    change(draft, "Changed there.", 2)
    page = history(desk, draft, f"?section={sections_of(draft)[1].key}")
    assert "History of 2.60.020 Gifts" in page
    assert "Changed here." in page and "Changed there." not in page
    for none in (uuid.uuid4(), "none"):
        assert "Nothing was changed" in history(desk, draft, f"?section={none}")


def test_what_stood_before_is_brought_back_after_a_look(desk, draft):
    row = change(draft, "Other words.")
    address = desk.address(*restore(draft, row))
    assert address in history(desk, draft)
    assert "fifty dollars ($50.00)" in desk.get(address)
    page = desk.after(desk.post(address, {"seen": state_of(row), "reason": "Back"}))
    assert "2.60.020 Gifts reads again as it did." in page
    assert "fifty dollars" in sections_of(draft)[1].text


def test_a_section_that_was_taken_out_is_brought_back(desk, draft):
    row = sections_of(draft)[0]
    take_out(by=desk.person, version=draft, key=row.key, seen=state_of(row))
    entry = Section.history.filter(key=row.key, version_id=draft.pk).latest()
    address = desk.address(draft, "section-restore", row.key, entry.pk)
    assert address in history(desk, draft)
    assert "The section is not in the draft now." in desk.get(address)
    desk.post(address, {"seen": "gone"})
    assert sections_of(draft)[0].label == "2.60.010"


def test_a_change_made_meanwhile_is_seen_first(desk, draft):
    row = change(draft, "Other words.")
    seen = state_of(row)
    change(draft, "Theirs.")
    page = desk.post(desk.address(*restore(draft, row)), {"seen": seen}, 409)
    assert "Somebody else changed this section" in page and "Theirs." in page
    assert sections_of(draft)[1].text == "Theirs."


def test_an_entry_of_another_draft_is_not_there(desk, draft, law):
    key = sections_of(draft)[1].key
    entry = Section.history.filter(version_id=law.pk, key=key).latest().pk
    desk.get(desk.address(draft, "section-restore", key, entry), 404)


def test_nothing_is_brought_back_into_a_frozen_text(desk, draft):
    row = change(draft, "Other words.")
    freezing.freeze_version(by=desk.person, version=draft)
    assert "Bring back" not in history(desk, draft)
    page = desk.after(desk.post(desk.address(*restore(draft, row)), {"seen": state_of(row)}))
    assert "This text is frozen" in page
    assert sections_of(draft)[1].text == "Other words."


@pytest.mark.parametrize("number", [1, 60])
def test_the_history_asks_few_questions_whatever_its_length(desk, draft, number, assert_queries_at_most):
    for n in range(number):
        change(draft, f"Words {n}.", n % 3, by=desk.person)
    with assert_queries_at_most(12):
        page = history(desk, draft)
    assert ("Page 1 of 3" in page) == (number == 60)


def test_words_of_a_section_that_went_meanwhile_are_put_back(desk, draft):
    mine = typed(draft, 1, text="My words.")
    row = sections_of(draft)[1]
    take_out(by=None, version=draft, key=row.key, seen=state_of(row))
    address = desk.address(draft, "section", row.key)
    assert "Put it back with my words" in desk.post(address, mine, 409)
    assert "Put it back with my words" in desk.post(address, mine | {"preview": "yes"}, 409)
    page = desk.after(desk.post(address, mine | {"revive": "yes"}))
    assert "stands in the draft again, with your words." in page
    assert sections_of(draft)[1].text == "My words."


def test_a_draft_is_discarded_after_a_look(desk, draft):
    change(draft, "Other words.")
    address = desk.address(draft, "draft-discard")
    page = desk.get(address)
    assert "The draft has 3 sections." in page and "of 3 sections changed" in page
    stale = desk.post(address, {"seen": "x"}, 409)
    assert "Somebody else changed the draft" in stale
    page = desk.after(desk.post(address, {"seen": state_of_text(sections_of(draft))}))
    assert "Draft 2 was discarded." in page and "Discarded text 2" in page
    assert not Version.objects.filter(pk=draft.pk).exists()


def test_a_draft_in_a_bill_says_why_it_stays(desk, draft):
    make.edition(make.instrument(desk.city), (draft.policy, draft), published=False, frozen=False)
    address = desk.address(draft, "draft-discard")
    page = desk.get(address)
    assert (
        "It is part of a bill" in page
        and '<button type="submit" class="btn btn-primary" name="discard"' not in page
    )
    desk.post(address, {"seen": state_of_text(sections_of(draft))}, 409)
    assert Version.objects.filter(pk=draft.pk).exists()


def test_a_frozen_text_is_not_discarded(desk, law):
    assert "It is frozen" in desk.get(desk.address(law, "draft-discard"))
    desk.post(desk.address(law, "draft-discard"), {"seen": state_of_text(sections_of(law))}, 409)


def test_the_desk_home_leads_to_the_draft(desk, draft):
    page = desk.get(reverse("desk:home", args=[desk.city.slug]))
    assert f'<a href="{desk.address(draft)}">Code of ethics, draft 2</a>' in page
