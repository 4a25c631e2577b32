"""The spelling of a draft is checked at the desk: accepted one by one, let be on the city's own list."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from policies.models import CityWord, Section
from policies.queries import sections_of
from policies.refusals import Refused
from policies.services import spelling
from policies.services.outlining import state_of
from policies.text.section import SectionText
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(code, law):
    rows = [row.as_text() for row in sections_of(law)]
    return make.draft(code, [rows[0], replace(rows[1], text="No offlcer takes a gift."), rows[2]], base=law)


def fields(page, at=0):
    """The hidden fields of one place."""
    form = re.findall(r"<form.*?</form>", page)[at]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))


def test_a_proposal_is_accepted_with_its_redline_seen(desk, draft):
    address = desk.address(draft, "draft-spelling")
    assert address in desk.get(desk.address(draft))
    page = desk.get(address)
    assert "“offlcer” in" in page and "Accept “officer”" in page and "<ins" in page and "1 place." in page
    done = desk.after(desk.post(address, fields(page) | {"accept": "officer"}))
    assert "“offlcer” is “officer” in 2.60.020 Gifts now." in done and "looks misspelt or misread." in done
    assert sections_of(draft)[1].text == "No officer takes a gift."
    last = Section.history.filter(version_id=draft.pk).latest("history_id")
    assert last.history_change_reason == "“offlcer” became “officer”: spelling"


def test_a_missing_space_is_said_since_no_redline_marks_it(desk, code):
    rows = [SectionText("section", "1", "Gifts", "He takes a present.The clerk keeps a list.")]
    draft = make.draft(code, rows)
    page = desk.get(desk.address(draft, "draft-spelling"))
    assert "Only a space changes" in page and "“present.The” becomes “present. The”" in page


def test_a_word_is_put_on_the_list_and_taken_off_again(desk, draft):
    address = desk.address(draft, "draft-spelling")
    page = desk.get(address)
    page = desk.after(desk.post(address, fields(page) | {"let_be": "offlcer"}))
    assert "is on the city’s own list" in page and "Accept" not in page
    words = reverse("desk:words", args=[desk.city.slug])
    assert "Take it off" in desk.get(words)
    desk.post(words, {"forget": "offlcer"})
    desk.post(words, {"forget": "offlcer"})
    assert "Accept “officer”" in desk.get(address)
    assert [row.history_type for row in CityWord.history.order_by("history_id")] == ["+", "-"]


def test_a_word_is_added_by_hand_once(desk):
    words = reverse("desk:words", args=[desk.city.slug])
    assert "No word is on the list yet" in desk.get(words)
    for word in ("Zoghlin", "ZOGHLIN"):
        desk.post(words, {"word": word})
    assert [row.word for row in desk.city.own_words.all()] == ["zoghlin"]
    for word in ("", "two words", "123", "x" * 61):
        assert "There is a problem" in desk.post(words, {"word": word}, 422)


@pytest.mark.parametrize(
    ("text", "law_text"),
    [
        ("The frobnitz is kept.", "A frobnitz is a thing."),
        ("“Frobnitz” means a thing. A frobnitz is kept.", "x"),
    ],
)
def test_words_of_the_law_and_defined_terms_are_let_be(desk, code, law, text, law_text):
    rows = [row.as_text() for row in sections_of(law)]
    base = make.draft(code, [*rows[:2], replace(rows[2], text=law_text)])
    draft = make.draft(code, [rows[0], replace(rows[1], text=text), rows[2]], base=base)
    assert "looks misspelt or misread." in desk.get(desk.address(draft, "draft-spelling"))
    other = make.draft(code, [replace(rows[1], text="The frobnitz is kept.")])
    assert "“frobnitz”" in desk.get(desk.address(other, "draft-spelling"))


def test_who_is_overtaken_is_told(desk, draft):
    address = desk.address(draft, "draft-spelling")
    late = fields(desk.get(address)) | {"accept": "officer"}
    row = sections_of(draft)[1]
    row.text = "No evcry."
    row.save()
    page = desk.post(address, late, 409)
    assert "Somebody else changed that section meanwhile" in page and "“evcry”" in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"was": "other"}, "Those words do not stand there"),
        ({"start": "x"}, "Those words do not stand there"),
        ({"accept": ""}, "Choose one of the proposals"),
        ({"part": "label"}, "Choose one of the proposals"),
        ({"key": "none"}, "Choose one of the proposals"),
        ({"let_be": "two words"}, "Write one word"),
    ],
)
def test_what_is_no_proposal_is_refused(desk, draft, changes, sentence):
    address = desk.address(draft, "draft-spelling")
    sent = fields(desk.get(address)) | {"accept": "officer"} | changes
    assert sentence in desk.post(address, sent, 422)
    assert sections_of(draft)[1].text == "No offlcer takes a gift."


def test_the_service_changes_a_heading_and_keeps_the_list_short(desk, draft, monkeypatch):
    row = sections_of(draft)[1]
    place = {"part": "heading", "start": 0, "was": "Gifts", "words": "Presents"}
    made = spelling.accept_proposal(by=None, version=draft, key=row.key, seen=state_of(row), **place)
    assert made.heading == "Presents"
    monkeypatch.setattr(spelling, "MOST_WORDS", 0)
    with pytest.raises(Refused, match="up to 0 words"):
        spelling.let_word_be(by=None, municipality=desk.city, word="frobnitz")


def test_a_frozen_text_leads_back_and_a_page_asks_little(desk, law, draft, assert_queries_at_most):
    assert "cannot be changed" in desk.after(desk.client.get(desk.address(law, "draft-spelling")))
    address = desk.address(draft, "draft-spelling")
    with assert_queries_at_most(12):
        desk.get(address)


def test_a_word_typed_letter_and_mark_is_one_word(desk):
    row = spelling.let_word_be(by=None, municipality=desk.city, word="e\u0301lan")
    assert row.word == "élan"
