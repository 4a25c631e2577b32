"""At the desk words are found across a draft and replaced, seen before it happens."""

import re

import pytest

from policies.models import Section
from policies.queries import sections_of
from policies.services import replacing
from policies.services.replacing import replace_words, sign_of
from policies.text.replacing import Search
from policies.text.section import SectionText
from tests import make

pytestmark = pytest.mark.django_db


def texts(draft):
    return [row.as_text() for row in sections_of(draft)]


def shown(desk, draft, words, **fields):
    """The page after a search, and what its form holds."""
    fields = {"words": words, "other": "", "match_case": "on"} | fields
    address = desk.address(draft, "draft-replace")
    page = " ".join(desk.client.get(address, fields).content.decode().split())
    seen = re.search(r'name="seen" value="(\w+)"', page)
    return page, fields | {"seen": seen.group(1) if seen else "", "reason": ""}


def names(page):
    return re.findall(r'name="leave" id="[\w-]+" value="([^"]+)"', page)


def test_every_place_is_seen_then_replaced_with_one_reason(desk, draft):
    assert "Find and replace" in desk.get(desk.address(draft))
    page, form = shown(desk, draft, "register", other="public register")
    assert "1 place in 1 section" in page and "keeps a <strong>register</strong>." in page
    assert "<ins" in page
    answer = desk.post(desk.address(draft, "draft-replace"), form | {"confirm": "yes", "reason": "Plain"})
    assert "Replaced in 1 section." in desk.after(answer)
    assert texts(draft)[2].text == "The clerk keeps a public register."
    last = Section.history.filter(version_id=draft.pk).latest("history_id")
    assert last.history_change_reason == "Plain" and last.history_user == desk.person


def test_an_article_that_would_not_fit_any_more_is_told_before_it_happens(desk, draft):
    page, _ = shown(desk, draft, "register", other="archive")
    assert "would not fit any more in “a archive”." in page
    page, _ = shown(desk, draft, "register", other="list")
    assert "would not fit" not in page


def test_a_heading_counts_and_a_place_that_is_ticked_stays(desk, draft):
    page, form = shown(desk, draft, "gift", other="present", match_case="")
    assert len(names(page)) == 2 and "in the heading: " in page
    heading = names(page)[0]
    address = desk.address(draft, "draft-replace")
    again = desk.post(address, form | {"preview": "yes", "leave": heading}, 200)
    assert f'value="{heading}" checked' in again
    desk.post(address, form | {"confirm": "yes", "leave": heading})
    assert (texts(draft)[1].heading, texts(draft)[1].text) == (
        "Gifts",
        "No present over fifty dollars ($50.00) is taken.",
    )
    last = Section.history.filter(version_id=draft.pk).latest("history_id")
    assert last.history_change_reason == "Replaced “gift” by “present”"


def test_an_earlier_state_comes_back_out_of_the_history(desk, draft):
    _, form = shown(desk, draft, "No gift", other="Every gift")
    desk.post(desk.address(draft, "draft-replace"), form | {"confirm": "yes"})
    assert "Bring back what stood before" in desk.get(desk.address(draft, "draft-history"))


def test_who_looked_at_another_text_is_told_and_nothing_is_replaced(desk, draft):
    _, form = shown(desk, draft, "gift", other="present")
    row = sections_of(draft)[0]
    row.text = "Other words about a gift."
    row.save()
    page = desk.post(desk.address(draft, "draft-replace"), form | {"confirm": "yes", "reason": "Mine"}, 409)
    assert "Nothing was replaced" in page and "2 places in 2 sections" in page
    assert 'value="Mine"' in page and 'value="present"' in page
    assert texts(draft)[1].text.startswith("No gift")


@pytest.mark.parametrize(
    ("words", "sentence"), [("", "Type the words to find"), ("x" * 201, "This can have up to 200 characters")]
)
def test_what_cannot_be_sought_is_said(desk, draft, words, sentence):
    address = desk.address(draft, "draft-replace")
    answer = desk.client.get(address, {"words": words, "other": "kept words"})
    assert answer.status_code == 422
    assert sentence in answer.content.decode() and "kept words" in answer.content.decode()


def test_a_change_of_spaces_alone_is_said_since_no_redline_marks_it(desk, draft):
    page, form = shown(desk, draft, "clerk keeps", other="clerk  keeps")
    assert "Only spaces change in this section" in page
    desk.post(desk.address(draft, "draft-replace"), form | {"confirm": "yes"})
    assert texts(draft)[2].text == "The clerk  keeps a register."


def test_nothing_found_is_said(desk, draft):
    page, _ = shown(desk, draft, "unheard of")
    assert "These words do not stand in this draft" in page


def test_it_is_refused_when_every_place_stays(desk, draft):
    page, form = shown(desk, draft, "register", other="list")
    again = form | {"confirm": "yes", "leave": names(page)}
    page = desk.post(desk.address(draft, "draft-replace"), again, 422)
    assert "Nothing would change: every place is left as it is" in page


def test_a_heading_that_gets_too_long_and_too_many_places_are_refused(desk, draft, monkeypatch):
    assert "Gifts would become too long" in desk_refusal(desk, draft, "Gifts", "G" * 501)
    monkeypatch.setattr(replacing, "MOST_PLACES", 1)
    assert "at more than 1 places" in desk_refusal(desk, draft, "i", "j")


def desk_refusal(desk, draft, words, other):
    address = desk.address(draft, "draft-replace")
    answer = desk.client.get(address, {"words": words, "other": other, "match_case": "on"})
    assert answer.status_code == 422
    return answer.content.decode()


def test_a_frozen_text_leads_back_with_a_word(desk, law):
    answer = desk.client.get(desk.address(law, "draft-replace"))
    assert "cannot be changed" in desk.after(answer)


def test_five_hundred_sections_in_few_queries(desk, code, assert_queries_at_most):
    many = make.keyed([SectionText("section", str(at), "H", "The board meets.") for at in range(500)])
    draft = make.draft(code, many)
    with assert_queries_at_most(12):
        shown(desk, draft, "board", other="council")
    search = Search("board", "council")
    seen = sign_of(texts(draft), search)
    changed = replace_words(by=desk.person, version=draft, seen=seen, search=search)
    assert len(changed) == 500 and texts(draft)[499].text == "The council meets."


def test_among_very_many_places_nobody_chooses_and_all_are_replaced(desk, code):
    """Ticks for all of them would be more than a form can send."""
    draft = make.draft(code, [SectionText("section", "1", "Gifts", "gift " * 401)])
    page, fields = shown(desk, draft, "gift", other="present")
    assert "401 places in 1 section" in page and "too many to choose among" in page
    assert 'name="leave"' not in page
    desk.post(desk.address(draft, "draft-replace"), {**fields, "confirm": "yes"})
    assert texts(draft)[0].text.count("present") == 401
