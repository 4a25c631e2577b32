"""A bill that was amended on its way: what changed from text to text, and which text a call is about."""

import pytest

from policies.dates import PartialDate
from policies.models import Marks
from policies.services import acts
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db
BILL = "/juniper-bend/matters/bill-24-31/"
DOCKET = "/juniper-bend/dockets/2024-07/"


def amend(story, *more, name="as amended on the floor", **fields):
    """The bill again: with other words in the section on gifts."""
    old, gifts, register = (each.as_text() for each in story.proposed.sections.order_by("position"))
    other = SectionText("section", gifts.label, gifts.heading, "No gift at all is taken.", gifts.key)
    text = make.draft(story.code, [old, other, register], base=story.law, **fields)
    make.edition(story.bill, (story.code, text, story.law), *more, name=name)
    return text


def test_a_bill_with_one_text_says_nothing_of_amendments(client, story):
    assert "amendment changed" not in words(client.get(BILL))


def test_an_amended_bill_leads_to_what_the_amendment_changed(client, story):
    amend(story)
    page = client.get(BILL)
    assert (
        "What the amendment changed From “as introduced” to “as amended on the floor” "
        "Code of ethics: read what it changed" in words(page)
    )
    name = "Code of ethics: read what it changed from “as introduced” to “as amended on the floor”"
    there = links(page)[name]
    assert there == f"{story.policy}compare/2..3/"
    assert "No gift at all is taken." in words(client.get(f"{there}?view=clean"))


def test_each_text_is_held_against_the_one_before_it_for_every_policy(client, story):
    travel = make.policy(story.city, "travel", title="Travel policy")
    base = make.law(travel, make.keyed(make.SECTIONS))
    amend(story, (travel, None, base))
    make.edition(story.bill, (story.code, story.proposed, story.law), name="Substitute 1")
    said = words(client.get(BILL))
    assert "What each amendment changed" in said
    assert "Travel policy came in with this text." in said
    assert "From “as amended on the floor” to “Substitute 1” Code of ethics: read what it changed" in said
    assert "Travel policy was left out of this text." in said


def test_the_same_words_and_lost_marks_are_not_offered_as_a_comparison(client, story):
    make.edition(story.bill, (story.code, story.proposed, story.law), name="as reprinted")
    amend(story, marks=Marks.UNKNOWN)
    page = client.get(BILL)
    assert "Code of ethics stayed as it was." in words(page)
    assert "Code of ethics is not compared, since the marks of a paper are unknown." in words(page)
    assert not [name for name in links(page) if "read what it changed" in name]


def test_a_call_leads_to_the_text_that_it_is_about_and_not_to_a_later_one(client, story):
    story.open_docket()
    amend(story)
    page = client.get(DOCKET)
    key = story.proposed.sections.get(label="2.52.030").key
    there = links(page)["Open 2.52.030 in the full redline"]
    assert there == f"{story.compare}?at=new:{key}#at"
    assert client.get(there).status_code == 200
    assert 'id="at"' in client.get(there).content.decode()
    assert links(page)["Read what would change in the Code of ethics"] == story.compare


def test_a_call_over_a_new_text_leads_to_that_text(client, story):
    posting = make.policy(story.city, "social", title="Social media policy")
    text = make.draft(posting, [SectionText("section", "1", "Purpose", "This policy gives guidance.")])
    made = make.instrument(story.city, "res-1", bill_number="24-88")
    story.edition = make.edition(made, (posting, text))
    story.open_docket()
    page = client.get(DOCKET)
    there = "/juniper-bend/policies/social/versions/1/"
    assert links(page)["Open 1 in the full text"] == f"{there}#s-1"
    assert links(page)["Read the text of the Social media policy"] == there


@pytest.mark.parametrize("is_staff", [False, True])
def test_many_texts_with_all_that_a_bill_can_have_cost_no_more_questions(
    client, story, assert_queries_at_most, is_staff
):
    for number in range(20):
        amend(story, name=f"Substitute {number}")
    story.open_docket()
    make.meeting(story.city, story.edition)
    make.vote(story.edition)
    make.consultation(story.bill)
    acts.adopt(by=story.clerk, edition=story.edition, on=make.PartialDate.unknown())
    if is_staff:
        client.force_login(story.clerk)
    client.get(BILL)
    with assert_queries_at_most(12):
        said = words(client.get(BILL))
    for part in ("What each amendment changed", "Read the call for comment", "How the council voted"):
        assert part in said
    assert "Reviewed with Fire Fighters" in said and "Work session" in said


def test_a_call_says_that_its_bill_has_another_text_since(client, story):
    story.open_docket()
    assert "another text since" not in words(client.get(DOCKET))
    amend(story)
    page = client.get(DOCKET)
    assert (
        "Bill 24-31 has another text since. This call is about it “as introduced”; "
        "the later text is “as amended on the floor”. Read what was changed" in words(page)
    )
    assert links(page)["Read what was changed"] == f"{BILL}#amended"


def test_the_deadline_stays_over_the_bill_when_it_was_amended(client, story):
    make.comment(story.open_docket())
    amend(story)
    for path in ("", "compare/1..3/"):
        assert "Comments are open through Friday, August 30, 2024" in words(
            client.get(f"{story.policy}{path}")
        )
    page = client.get(f"{story.policy}compare/1..3/")
    assert "Comments are asked for on another text of this bill." in words(page)
    assert links(page)["Docket 2024-07 says which"] == DOCKET
    assert "another text of this bill" not in words(client.get(story.compare))


def test_what_was_passed_is_named_where_two_texts_stand(client, story):
    amend(story)
    facts = {"by": story.clerk, "instrument": story.bill, "edition": story.edition}
    acts.record_act(kind="passed", on=PartialDate.parse("8/20/2024"), vote="3 to 1", **facts)
    page = client.get(BILL)
    said = words(page)
    assert "Ordinance, passed, not yet law" in said
    assert "Tuesday, August 20, 2024. The text “as introduced”. Vote: 3 to 1." in said
    assert (
        "This is the text that was passed: “as introduced”. A later text, “as amended on the floor”, is"
        " public as well." in said
    )
    assert "Becomes law To come. Once the mayor has approved it, or what stands in place of that." in said
    acts.record_act(kind="approved", on=PartialDate.parse("8/21/2024"), **facts)
    assert "This is the text that became law: “as introduced”." in words(client.get(BILL))


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ({"mayor_acts": False}, "The council has passed it. It is law once its adoption is on record here."),
        ({"presiding_officer_signs": True}, "Once the presiding officer has signed it and the mayor has"),
    ],
)
def test_only_what_is_still_missing_is_asked_for(client, story, rule, sentence):
    type(story.city.profile).objects.filter(municipality=story.city).update(**rule)
    on = PartialDate.parse("8/20/2024")
    acts.record_act(by=story.clerk, instrument=story.bill, kind="passed", on=on, edition=story.edition)
    assert sentence in words(client.get(BILL))
