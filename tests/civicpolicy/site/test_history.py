"""Which text stood when: the time line of a policy, its gaps, its banners, and where sections went."""

from datetime import date, timedelta

import pytest

from policies.dates import PartialDate
from policies.models import ActKind
from policies.queries import in_force
from policies.services import acts
from policies.services.freezing import freeze_edition, publish_edition
from policies.services.instruments import AmendmentDraft, InstructionDraft, draft_edition
from policies.timeline import spans
from tests import make
from tests.civicpolicy.site.conftest import NOW
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db
ADOPTED = PartialDate.on(date(2024, 8, 20))


def enact(story, on=ADOPTED):
    """The council adopts the bill that restores the code; it takes effect ten days after publication."""
    for kind in (ActKind.PASSED, ActKind.APPROVED):
        acts.record_act(by=story.clerk, instrument=story.bill, kind=kind, on=on, edition=story.edition)


def publish(story, on):
    acts.record_act(
        by=story.clerk, instrument=story.bill, kind=ActKind.PUBLISHED, on=on, edition=story.edition
    )


def history(client, story):
    story.move_to(NOW)
    return client.get(f"{story.policy}history/")


def test_a_gap_is_shown_as_a_gap_with_who_made_and_who_ended_it(client, story):
    page = history(client, story)
    said = words(page)
    assert "Nothing is in force Today From Tuesday, April 4, 2023 on. Repealed by Ordinance 23-18 ." in said
    assert "Version 1 From Tuesday, March 1, 2011 until Tuesday, April 4, 2023. By Ordinance 11-07 ." in said
    assert links(page)["Ordinance 23-18"] == "/juniper-bend/matters/ord-23-18/"


def test_what_is_adopted_waits_for_its_event_and_is_redlined_against_the_repealed_text(client, story):
    enact(story)
    said = words(history(client, story))
    assert "Adopted, not yet in force. Bill 24-31 . It takes effect 10 days after it is published." in said
    page = client.get(story.policy)
    assert "Nothing is in force." in words(page)
    assert "It takes effect 10 days after it is published." in words(page)
    publish(story, ADOPTED)
    assert in_force(story.code, date(2024, 8, 29)).version is None
    assert in_force(story.code, date(2024, 8, 30)).version == story.proposed
    page = history(client, story)
    assert "Version 2 To come From Friday, August 30, 2024 on." in words(page)
    assert links(page)["What changed from version 1 to version 2"] == story.compare


def test_a_text_that_ends_by_itself_is_told_so(client, story):
    policy = make.policy(story.city, "posting", title="Posting rules")
    bill = make.instrument(story.city, "bill-24-40", ordinance_number="24-40")
    edition = draft_edition(
        by=story.clerk,
        instrument=bill,
        amendments=[
            AmendmentDraft(policy, make.draft(policy), effective=ADOPTED, in_force_through=date(2024, 8, 25))
        ],
        effective_rule="given",
    )
    freeze_edition(by=story.clerk, edition=edition)
    publish_edition(by=story.clerk, edition=edition)
    acts.adopt(by=story.clerk, edition=edition, on=ADOPTED)
    story.move_to(NOW)
    ended = "What Ordinance 24-40 made ended by its own words after Sunday, August 25, 2024."
    assert f"Nothing is in force. {ended}" in words(client.get("/juniper-bend/policies/posting/"))
    said = words(client.get("/juniper-bend/policies/posting/history/"))
    assert "Version 1 From Tuesday, August 20, 2024 until Monday, August 26, 2024." in said
    before = words(client.get("/juniper-bend/policies/posting/on/2024-08-22/"))
    assert "Was in force From Tuesday, August 20, 2024 until Monday, August 26, 2024." in before


def test_where_the_sections_of_each_instrument_went(client, story):
    table = words(history(client, story)).split("Where each instrument’s sections went")[1]
    assert "Ordinance 23-18: 1 section" in table
    assert "repeals Chapter 2.52 The policy as a whole" in table


def test_a_section_that_is_in_force_today_is_linked_by_its_identity(client, story):
    key = str(story.law.sections.get(label="2.52.020").key)
    step = InstructionDraft("amend", number="2", target="2.52.020", target_key=key)
    bill = make.instrument(story.city, "bill-24-41", ordinance_number="24-41")
    draft = AmendmentDraft(story.code, make.draft(story.code, base=story.law), story.law, ADOPTED, [step])
    edition = draft_edition(by=story.clerk, instrument=bill, amendments=[draft], effective_rule="given")
    freeze_edition(by=story.clerk, edition=edition)
    publish_edition(by=story.clerk, edition=edition)
    acts.adopt(by=story.clerk, edition=edition, on=ADOPTED)
    page = history(client, story)
    assert "amends Section 2.52.020 No section by it today" in words(page)


def test_an_ordinance_is_not_yet_codified_until_that_is_recorded(client, story):
    enact(story, PartialDate.on(date(2024, 7, 30)))
    publish(story, PartialDate.on(date(2024, 8, 1)))
    story.move_to(NOW)
    assert "Not yet codified" not in words(client.get(story.policy))
    profile = story.city.profile
    profile.codifies = True
    profile.save()
    assert "Not yet codified. Bill 24-31 changed this text" in words(client.get(story.policy))
    acts.record_act(by=story.clerk, instrument=story.bill, kind=ActKind.CODIFIED, on=ADOPTED)
    assert "Not yet codified" not in words(client.get(story.policy))


def test_the_time_line_and_the_law_of_a_day_never_disagree(story):
    enact(story)
    publish(story, ADOPTED)
    standing = in_force(story.code, date(2030, 1, 1))
    line = spans(standing.effects)
    days = [span.since.earliest + timedelta(days=move) for span in line for move in (-1, 0, 1)]
    for day in days:
        at = [span for span in line if span.since.earliest <= day]
        assert in_force(story.code, day).standing.version == (at[-1].version if at else None), day
