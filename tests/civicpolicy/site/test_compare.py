"""What differs between two texts: why these two, how much, where to comment, and when nothing is compared."""

import re
from datetime import timedelta

import pytest

from comments.content import Target
from policies.dates import PartialDate
from policies.models import ActKind, Extent, Marks
from policies.services import acts
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.site.conftest import CLOSES, NOW
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db


def test_a_restored_text_is_compared_with_the_repealed_one_and_the_page_says_so(client, story):
    said = words(client.get(story.compare))
    assert "Chapter 2.52 Code of ethics: what would change" in said
    assert (
        "Bill 24-31 would restore this text, which was repealed Tuesday, April 4, 2023. Nothing has been in "
        "force since then. The redline is against the repealed text." in said
    )


def test_how_much_differs_is_counted_in_words(client, story):
    said = words(client.get(story.compare))
    assert re.search(r"2 of 3 sections changed \d+ words inserted \d+ words? deleted", said)


def test_the_list_of_changes_leads_to_their_places(client, story):
    found = links(client.get(story.compare))
    assert found["1. 2.52.020"] == "#change-1"
    assert found["2. 2.52.030"] == "#change-2"


def test_the_law_as_it_stands_is_the_baseline_of_a_bill_that_would_change_it(client):
    city = make.city("plain")
    edition = make.bill(city)
    slug = edition.amendments.get().policy.slug
    said = words(client.get(f"/plain/policies/{slug}/compare/1..2/"))
    assert "would change the text in force. The redline is against the law as it stands." in said


def test_what_an_ordinance_changed_is_told_in_the_past(client, story):
    made = make.instrument(story.city, "ord-24-50", ordinance_number="24-50")
    make.law(story.code, base=story.proposed, instrument=made, effective=PartialDate.on(NOW.date()))
    said = words(client.get(f"{story.policy}compare/2..3/"))
    assert "Code of ethics: what changed Ordinance 24-50 changed this text." in said


def test_two_texts_that_have_no_more_to_do_with_each_other_are_just_compared(client, story):
    acts.record_act(
        by=story.clerk, instrument=story.bill, kind=ActKind.WITHDRAWN, on=PartialDate.on(NOW.date())
    )
    said = words(client.get(story.compare))
    assert "Code of ethics: two texts compared" in said
    assert "Marked is what leads from Version 1: Ordinance 11-07 to Version 2: Bill 24-31" in said


def test_comments_stand_at_their_sections_and_each_section_can_be_commented_on(client, story):
    docket = story.open_docket()
    gifts = story.proposed.sections.get(label="2.52.020")
    make.comment(docket, targets=(Target(story.edition.pk, str(gifts.key), ""),))
    page = client.get(story.compare)
    found = links(page)
    assert "Comments are open through Friday, August 30, 2024, 11:59 p.m. Mountain Time" in words(page)
    assert found["1 comment on this section"] == (
        f"/juniper-bend/dockets/2024-07/comments/?section={gifts.key}"
    )
    assert found["Comment on this section 2.52.020"] == (
        f"/juniper-bend/dockets/2024-07/comment/?section={gifts.key}"
    )


def test_after_the_close_one_may_still_write_and_is_told_so(client, story):
    story.open_docket()
    story.move_to(CLOSES)
    page = client.get(story.compare)
    assert "Comments closed Friday, August 30, 2024, 11:59 p.m. Mountain Time." in words(page)
    assert "Comment on this section 2.52.020" in links(page)


def test_before_the_opening_nobody_is_sent_to_the_form(client, story):
    story.open_docket(opens_at=NOW + timedelta(days=1))
    page = client.get(story.compare)
    assert "Comments open Wednesday, August 28, 2024, 2:00 p.m. Mountain Time." in words(page)
    assert "Comment on this section 2.52.020" not in links(page)


@pytest.mark.parametrize(
    ("view", "marks"),
    [
        ("inline", "<del"),
        ("side", "side-row"),
        ("words", "law-words"),
        ("nonsense", "<del"),
    ],
)
def test_four_ways_to_show_it(client, story, view, marks):
    page = client.get(story.compare, {"view": view})
    assert page.status_code == 200
    assert marks in page.content.decode()


@pytest.mark.parametrize("style", ["strike-underline", "brackets-underscore", "strike-capitals"])
def test_the_marks_of_three_cities(client, story, style):
    assert f"law-{style}" in client.get(story.compare, {"style": style}).content.decode()


def test_without_a_choice_the_marks_are_the_citys_own(client, story):
    story.city.profile.redline_style = "brackets-underscore"
    story.city.profile.save()
    page = client.get(story.compare, {"style": "crayon"}).content.decode()
    assert "law-brackets-underscore" in page
    assert "[</span>fifty" in page


def test_the_later_text_may_stand_first_and_can_be_turned_round(client, story):
    page = client.get(f"{story.policy}compare/2..1/")
    assert "The later text stands first" in words(page)
    assert links(page)["Turn round"] == story.compare


def test_one_text_chosen_twice(client, story):
    assert "That is one text, chosen twice." in words(client.get(f"{story.policy}compare/2..2/"))


def test_equal_texts_say_that_nothing_differs(client, story):
    same = [each.as_text() for each in story.law.sections.order_by("position")]
    other = make.instrument(story.city, "bill-24-41", bill_number="24-41")
    make.edition(other, (story.code, make.draft(story.code, same, base=story.law), story.law))
    said = words(client.get(f"{story.policy}compare/1..3/"))
    assert "0 of 2 sections changed" in said
    assert "Nothing differs." in said


def test_a_text_that_lost_its_marks_is_never_compared(client, story):
    lost = make.draft(story.code, base=story.law, marks=Marks.UNKNOWN)
    other = make.instrument(story.city, "bill-24-40", bill_number="24-40")
    make.edition(other, (story.code, lost, story.law))
    for pair in ("1..3", "3..1", "2..3"):
        page = client.get(f"{story.policy}compare/{pair}/")
        assert "Marks unknown." in words(page)
        assert "<del" not in page.content.decode()
        assert "<ins" not in page.content.decode()


def test_a_partial_text_deletes_nothing_it_does_not_name(client, story):
    gifts = story.law.sections.get(label="2.52.020")
    part = make.draft(
        story.code,
        [SectionText("section", "2.52.020", "Gifts", "No gift is taken.", str(gifts.key))],
        base=story.law,
        extent=Extent.PARTIAL,
    )
    other = make.instrument(story.city, "bill-24-42", bill_number="24-42")
    make.edition(other, (story.code, part, story.law))
    said = words(client.get(f"{story.policy}compare/1..3/"))
    assert "Just those are compared; a section that is not here is not deleted." in said
    assert "1 of 1 section changed" in said


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ({"a": 2, "b": 1}, "2..1"),
        ({"a": 1, "b": 1}, "1..1"),
        ({}, "1..2"),
        ({"a": 1}, "1..2"),
        ({"a": 1, "b": 99}, "1..2"),
        ({"a": "x", "b": "9" * 5000}, "1..2"),
    ],
)
def test_the_bar_leads_to_the_two_chosen_texts_else_to_what_would_change(client, story, asked, leads):
    page = client.get(f"{story.policy}compare/", asked)
    assert (page.status_code, page["Location"]) == (302, f"{story.policy}compare/{leads}/")


def test_a_choice_that_cannot_be_met_is_explained(client, story):
    page = client.get(f"{story.policy}compare/", {"a": 1, "b": 99}, follow=True)
    assert "Choose two texts of this policy to compare." in words(page)


@pytest.mark.parametrize("pair", ["1..3", "3..1", "1..99", f"1..{2**70}", "1..0"])
@pytest.mark.parametrize("suffix", ["/", ".txt", ".json"])
def test_an_unpublished_text_is_not_there(client, story, pair, suffix):
    make.edition(
        make.instrument(story.city), (story.code, make.draft(story.code), story.law), published=False
    )
    assert client.get(f"{story.policy}compare/{pair}{suffix}").status_code == 404
    assert "Version 3" not in words(client.get(story.compare))


def test_words_of_a_text_are_never_markup(client, story):
    evil = [SectionText("section", "<b>1</b>", "<script>x</script>", "(a) <img src=x onerror=y> & “z”")]
    other = make.instrument(story.city, "bill-24-43", bill_number="24-43")
    make.edition(other, (story.code, make.draft(story.code, evil, base=story.law), story.law))
    for view in ("inline", "side", "words"):
        page = client.get(f"{story.policy}compare/1..3/", {"view": view}).content.decode()
        assert "<script>x" not in page
        assert "<img" not in page
