"""A paper becomes a bill or law only on a page that says first what it means and what still waits."""

from datetime import date

import pytest

from policies.lifecycle import Answer
from policies.models import Edition, Marks, Version
from policies.queries import in_force
from tests.policies.exchange.scans import scan

pytestmark = pytest.mark.django_db


def test_a_bill_is_published_as_introduced_after_a_page_that_says_what_waits(desk):
    source = desk.lay(scan("ordinance"))
    address = desk.address(source, "source-publish")
    page = desk.get(address)
    assert "The text is frozen for ever and published at once" in page
    assert not Edition.objects.get().publications.exists()
    response = desk.post(address, {"publish": "yes"})
    edition = Edition.objects.get()
    assert (edition.name, edition.publications.count()) == ("as introduced", 1)
    assert edition.instrument.title in desk.get(response.url)


def test_what_still_waits_is_said_and_does_not_stand_in_the_way(desk, paper):
    for name in ("source-publish", "source-in-force"):
        page = desk.get(desk.address(paper, name))
        assert "4 places still to look at." in page
        assert "You can go on." in page


def test_a_page_that_is_no_bill_needs_the_name_of_one(desk, paper):
    address = desk.address(paper, "source-publish")
    page = desk.post(address, {"kind": "resolution", "title": " ", "bill_number": "24-7"}, 422)
    assert "Give the bill a short title" in page
    assert 'value="24-7"' in page
    desk.post(address, {"kind": "resolution", "title": "Adopting it", "bill_number": "24-7"})
    assert Edition.objects.get().instrument.designation == "Resolution 24-7"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"how": "known", "date": "August 26, 2019"}, (date(2019, 8, 26), "day")),
        ({"how": "known", "date": "August 2019"}, (date(2019, 8, 1), "month")),
        ({"how": "known", "date": "2019"}, (date(2019, 1, 1), "year")),
        ({"how": "unknown", "date": ""}, (None, "range")),
    ],
)
def test_a_text_is_entered_in_force_since_a_date_as_far_as_it_is_known(desk, paper, typed, words):
    response = desk.post(desk.address(paper, "source-in-force"), typed)
    amendment = Edition.objects.get().amendments.get()
    assert (amendment.date.earliest, amendment.date.precision) == words
    assert in_force(paper.version.policy, date(2200, 1, 1)).answer == Answer.YES
    assert paper.version.policy.title in desk.get(response.url)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Say whether the date is known"),
        ({"how": "perhaps"}, "Choose from the list"),
        ({"how": "known", "date": ""}, "Write a date like"),
        ({"how": "known", "date": "Aug. 30"}, "Write a date like"),
        ({"how": "known", "date": "x" * 81}, "up to 80 characters"),
    ],
)
def test_a_date_that_says_nothing_is_asked_for_again(desk, paper, typed, sentence):
    assert sentence in desk.post(desk.address(paper, "source-in-force"), typed, 422)
    assert not Version.objects.get().is_frozen


@pytest.mark.parametrize("name", ["source-publish", "source-in-force"])
def test_what_has_left_the_desk_does_not_leave_it_twice(desk, paper, name):
    typed = {"how": "unknown", "kind": "resolution", "title": "Adopting it"}
    desk.post(desk.address(paper, "source-in-force"), typed)
    assert "Nothing was done" in desk.post(desk.address(paper, name), typed, 409)
    assert Edition.objects.count() == 1


def test_clean_words_are_a_ruling_with_a_page_that_says_what_it_means(desk):
    source = desk.lay(scan("overstruck"))
    address = desk.address(source, "source-marks")
    assert "you say that you compared the text with the paper" in desk.get(address)
    assert Version.objects.get().marks == Marks.UNKNOWN
    desk.post(address, {"rule": "clean", "reason": "I compared it"})
    assert Version.objects.get().marks == Marks.NONE
    assert "I compared it" in desk.get(desk.address(source))
    assert "Take the ruling back" in desk.get(address)
    desk.post(address, {"rule": "unknown"})
    assert Version.objects.get().marks == Marks.UNKNOWN


def test_marks_that_are_not_in_doubt_need_no_ruling(desk, paper):
    address = desk.address(paper, "source-marks")
    assert "not in doubt" in desk.get(address)
    assert "Nothing was done." in desk.post(address, {"rule": "clean"}, 409)


def test_the_confirm_pages_take_few_queries(desk, paper, assert_queries_at_most):
    for name in ("source-publish", "source-in-force", "source-marks", "source-fields", "source-spaces"):
        with assert_queries_at_most(12):
            desk.get(desk.address(paper, name))
