"""An instrument from idea to law: what happened, what is planned, what nobody knows."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from policies.dates import PartialDate
from policies.models import Act, ActKind, Extent, InstrumentKind, Marks
from policies.services import acts
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.site.conftest import CLOSES, NOW
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db
BILL = "/juniper-bend/matters/bill-24-31/"


def on(month, day, year=2024):
    return PartialDate.on(date(year, month, day))


def record(story, kind, when, **facts):
    return acts.record_act(by=story.clerk, instrument=story.bill, kind=kind, on=when, **facts)


def steps(response):
    """Titles of the steps in order, each with the word that says where it stands."""
    found = []
    for step in response.context["steps"]:
        found.append((step.state, step.title, step.date_unknown))
    return found


def test_the_head_says_what_it_is_and_what_it_is_called(client, story):
    said = words(client.get(BILL))
    assert (
        "Ordinance, not yet adopted Bill 24-31: restoring the code of ethics "
        "An ordinance restoring Chapter 2.52." in said
    )


def test_the_steps_run_from_the_first_act_to_what_is_still_to_come(client, story):
    record(story, ActKind.INTRODUCED, on(8, 6), by_whom="City Council")
    story.open_docket()
    make.meeting(story.city, story.edition, starts_at=NOW - timedelta(hours=2))
    make.meeting(story.city, story.edition, starts_at=NOW + timedelta(days=7), kind="regular")
    assert steps(client.get(BILL)) == [
        ("done", "Introduced as Bill 24-31", False),
        ("done", "Bill 24-31, as introduced", False),
        ("now", "Public comment", False),
        ("to_come", "Bill 24-31, as introduced", False),
        ("to_come", "Becomes law", False),
        ("to_come", "In force", True),
    ]


def test_the_sentences_of_the_steps(client, story):
    record(story, ActKind.INTRODUCED, on(8, 6), by_whom="City Council", note="filed by the sponsors")
    make.comment(story.open_docket())
    make.meeting(story.city, story.edition, starts_at=NOW + timedelta(days=7), kind="regular")
    said = words(client.get(BILL))
    for sentence in (
        "Tuesday, August 6, 2024. City Council. Filed by the sponsors.",
        "Comments are open through Friday, August 30, 2024, 11:59 p.m. Mountain Time; 3 days 10 hours left. "
        "1 comment so far.",
        "Planned. Regular meeting, Tuesday, September 3, 2024, 2:00 p.m.",
        "Once the council has passed it and the mayor has approved it, or what stands in place of that.",
        "In force Date not yet known To come. 10 days after it is published. "
        "The day is known once that is recorded.",
    ):
        assert sentence in said


def test_an_act_without_a_day_keeps_its_words_and_its_place(client, story):
    record(story, ActKind.INTRODUCED, on(8, 6))
    record(story, ActKind.REVIEWED, PartialDate.unknown("Aug. 3O"), by_whom="Working group")
    record(story, ActKind.READ, on(8, 20))
    page = client.get(BILL)
    assert [title for _, title, _ in steps(page)][1:3] == ["Reviewed", "First reading"]
    assert "Reviewed Date unknown Done. The paper says: “Aug. 3O”. Working group." in words(page)


def test_acts_stand_in_the_order_of_their_days_whenever_recorded(client, story):
    record(story, ActKind.READ, on(8, 20))
    record(story, ActKind.INTRODUCED, on(8, 6))
    record(story, ActKind.REQUESTED, PartialDate.month(2024, 5))
    titles = [title for _, title, _ in steps(client.get(BILL))]
    assert titles[:3] == ["Asked for", "Introduced as Bill 24-31", "First reading"]


def test_only_the_correction_of_an_act_counts(client, story):
    wrong = record(story, ActKind.READ, on(8, 20), by_whom="The wrong body")
    record(story, ActKind.READ, on(8, 21), corrects=wrong)
    said = words(client.get(BILL))
    assert "Wednesday, August 21, 2024." in said
    assert "The wrong body" not in said


def test_once_it_is_law_the_day_of_effect_is_computed(client, story):
    acts.adopt(by=story.clerk, edition=story.edition, on=on(10, 1), vote="6 to 1")
    said = words(client.get(BILL))
    assert "Ordinance, adopted" in said
    assert "Vote: 6 to 1." in said
    assert "Takes effect Not known 10 days after it is published." in said
    record(story, ActKind.PUBLISHED, on(10, 4))
    page = client.get(BILL)
    assert "Takes effect In force from Monday, October 14, 2024" in words(page)
    assert steps(page)[-1] == ("to_come", "In force", False)
    story.move_to(NOW + timedelta(days=60))
    assert steps(client.get(BILL))[-1] == ("done", "In force", False)


def test_what_was_withdrawn_has_nothing_to_come(client, story):
    record(story, ActKind.WITHDRAWN, on(8, 20))
    page = client.get(BILL)
    assert "Ordinance, withdrawn" in words(page)
    assert steps(page) == [("done", "Withdrawn", False)]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Ordinance number Not yet given"),
        ({"ordinance_number_raw": "oZ 06"}, "Ordinance number Not readable The paper says “oZ 06”"),
        ({"ordinance_number": "24-50"}, "Ordinance number 24-50"),
        ({"bill_number": ""}, "Bill number Not known"),
        ({"kind": InstrumentKind.UNKNOWN}, "Bill number 24-31 Number Not yet given"),
        ({"sponsors": ["Councilwoman Carroll"]}, "Sponsor Councilwoman Carroll"),
        ({"sponsors": []}, "Sponsors Not known"),
        ({"file_number": "F-12"}, "File number F-12"),
        ({"kind": InstrumentKind.RESOLUTION}, "Resolution number 24-31"),
        ({"kind": InstrumentKind.UNKNOWN}, "Kind of instrument not known, not yet adopted"),
        ({"adoption_path": "executive", "sponsors": ["Chief of Staff"]}, "Prepared by Chief of Staff"),
        ({"adoption_path": "executive"}, "Ordinance, not yet authorized"),
    ],
)
def test_facts_at_a_glance(client, story, facts, said):
    for name, value in facts.items():
        setattr(story.bill, name, value)
    story.bill.save()
    assert said in words(client.get(BILL))


def test_what_an_executive_makes_without_a_number_has_none_to_look_for(client, story):
    story.bill.kind, story.bill.adoption_path, story.bill.bill_number = (
        "administrative_policy",
        "executive",
        "",
    )
    story.bill.save()
    said = words(client.get(BILL))
    assert " Number " not in said and "Not yet given" not in said and "Prepared by" in said


def test_what_it_changes_is_linked_with_how_much(client, story):
    page = client.get(BILL)
    assert "Changes Code of ethics , 2 of 3 sections" in words(page)
    assert links(page)["What would change in the Code of ethics"] == story.compare
    assert links(page)["Read it with the rail and the list of changes"] == story.compare


def test_the_redline_of_one_policy_stands_on_the_page(client, story):
    page = client.get(BILL).content.decode()
    assert "law-strike-underline" in page
    assert 'id="change-1"' in page


def test_with_two_policies_each_has_its_list_of_changes_and_places_stay_unique(client, story):
    other = make.policy(story.city, "travel", title="Travel policy")
    base = make.law(other, make.keyed(make.SECTIONS))
    texts = [each.as_text() for each in base.sections.order_by("position")]
    proposed = make.draft(other, texts[:1], base=base)
    both = make.instrument(story.city, "bill-both", bill_number="24-60")
    make.edition(both, (story.code, story.proposed, story.law), (other, proposed, base))
    page = client.get("/juniper-bend/matters/bill-both/")
    assert 'id="change-1"' not in page.content.decode()
    found = links(page)
    assert found["1. 2.52.020"] == f"{story.compare}#change-1"
    assert "Travel policy: what would change" in words(page)


def test_a_new_policy_is_shown_as_its_text(client, story):
    posting = make.policy(story.city, "social", title="Social media policy")
    text = make.draft(posting, [SectionText("section", "1", "Purpose", "This policy gives guidance.")])
    made = make.instrument(story.city, "res-1", kind=InstrumentKind.RESOLUTION, bill_number="24-88")
    make.edition(made, (posting, text))
    said = words(client.get("/juniper-bend/matters/res-1/"))
    assert "Social media policy: a new text All of it would be new: 1 section." in said
    assert "This policy gives guidance." in said
    assert "Becomes law To come. Once the council adopts it." in said


def test_a_repeal_links_what_it_ended(client, story):
    page = client.get("/juniper-bend/matters/ord-23-18/")
    assert "Code of ethics: repealed" in words(page)
    assert links(page)["Read the text that was repealed"] == f"{story.policy}versions/1/"


def test_marks_unknown_shows_the_text_as_read_and_no_redline(client, story):
    lost = make.draft(story.code, base=story.law, marks=Marks.UNKNOWN)
    made = make.instrument(story.city, "scan", bill_number="2012-119")
    make.edition(made, (story.code, lost, story.law))
    page = client.get("/juniper-bend/matters/scan/")
    assert "Marks unknown." in words(page)
    assert "No gift over fifty dollars ($50.00) is taken." in words(page)
    assert "<del" not in page.content.decode()


def test_a_resolution_is_introduced_under_its_own_name(client, story):
    story.bill.kind = InstrumentKind.RESOLUTION
    story.bill.save()
    record(story, ActKind.INTRODUCED, on(8, 6))
    page = client.get(BILL)
    assert steps(page)[0] == ("done", "Introduced as Resolution 24-31", False)
    assert "Bill number" not in words(page)


@pytest.mark.parametrize("marks", [Marks.NONE, Marks.UNKNOWN])
def test_sections_of_a_text_that_is_not_recorded_are_not_called_new(client, story, marks):
    part = make.draft(make.policy(story.city, title="Manual"), extent=Extent.PARTIAL, marks=marks)
    made = make.instrument(story.city, "part", bill_number="2012-119")
    make.edition(made, (part.policy, part))
    page = client.get("/juniper-bend/matters/part/")
    assert "Manual: the sections set out" in words(page)
    assert "Changes Manual" in words(page)
    assert "would be new" not in words(page)
    assert "<ins" not in page.content.decode()


def test_recitals_and_clauses_are_printed(client, story):
    said = words(client.get(BILL))
    assert "WHEREAS, gifts have been many; and WHEREAS, a register is wanted." in said
    assert "Effective date This ordinance takes effect ten days after its publication." in said


def test_the_latest_published_edition_is_shown_until_one_is_law(client, story):
    second = make.edition(
        story.bill, (story.code, make.draft(story.code, base=story.law), story.law), name="Substitute 1"
    )
    third = make.edition(
        story.bill, (story.code, make.draft(story.code), story.law), name="Substitute 2", published=False
    )
    page = client.get(BILL)
    assert page.context["bill"].edition == second
    assert "Substitute 2" not in words(page)
    acts.adopt(by=story.clerk, edition=story.edition, on=on(8, 20))
    assert client.get(BILL).context["bill"].edition == story.edition
    assert third.number == 3


def test_law_in_an_unpublished_text_is_said_and_not_shown(client, story):
    hidden = make.edition(
        story.bill, (story.code, make.draft(story.code), story.law), name="as amended", published=False
    )
    act = Act(municipality=story.city, instrument=story.bill, edition=hidden, kind="adopted")
    act.recorded_by, act.date = story.clerk, on(8, 20)
    act.save()
    said = words(client.get(BILL))
    assert "It became law in another text. That text has not been published here yet." in said
    assert "Code of ethics: what would change" in said


def test_a_closed_call_stays_among_the_steps(client, story):
    story.open_docket()
    story.move_to(CLOSES + timedelta(days=1))
    page = client.get(BILL)
    assert ("done", "Public comment", False) in steps(page)
    assert "Comments closed Friday, August 30, 2024, 11:59 p.m. Mountain Time." in words(page)


def test_a_meeting_is_linked_to_its_page(client, story):
    held = make.meeting(story.city, story.edition, starts_at=NOW - timedelta(hours=2))
    found = links(client.get(BILL))
    words_of = "Text and comments side by side, Tuesday, August 27, 2024, 12:00 p.m."
    assert found[words_of] == reverse("worksession:page", args=["juniper-bend", held.address])


def test_the_list_parts_what_is_law_from_what_is_not(client, story):
    failed = make.instrument(story.city, "failed", bill_number="24-1", title="A tax on hats")
    make.edition(failed, (story.code, make.draft(story.code)))
    acts.record_act(by=story.clerk, instrument=failed, kind=ActKind.FAILED, on=on(2, 6))
    make.instrument(story.city, "hidden", bill_number="24-2", title="Nobody knows")
    said = words(client.get("/juniper-bend/matters/"))
    assert "Not yet law Bill 24-31: restoring the code of ethics" in said
    assert "Law Ordinance 23-18: Repealing it Adopted: Tuesday, April 4, 2023." in said
    assert "Ordinance 11-07: Enacting the code Adopted: date unknown." in said
    assert "Did not become law Bill 24-1: A tax on hats" in said
    assert "Nobody knows" not in said


def test_unpublished_missing_and_another_citys_instrument_are_one_404(client, story):
    other = make.city()
    make.edition(make.instrument(other, "elsewhere"), (make.policy(other), None))
    make.edition(make.instrument(story.city, "hidden"), (story.code, story.proposed), published=False)
    pages = [client.get(f"/juniper-bend/matters/{slug}/") for slug in ("hidden", "elsewhere", "missing")]
    assert [page.status_code for page in pages] == [404, 404, 404]
    assert len({page.content for page in pages}) == 1
