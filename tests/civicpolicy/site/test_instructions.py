"""What each section of a bill does, in its own words, with the section it changes."""

import pytest

from policies.models import Operation
from policies.services import freezing, instruments
from policies.services.instruments import AmendmentDraft, InstructionDraft
from tests import make
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db


def scanned(story, *drafts):
    made = make.instrument(story.city, "scan", bill_number="2012-119")
    proposed = make.draft(story.code, make.keyed(make.SECTIONS), base=story.law)
    amendment = AmendmentDraft(story.code, proposed, story.law, instructions=drafts)
    edition = instruments.draft_edition(by=story.clerk, instrument=made, amendments=[amendment])
    freezing.freeze_edition(by=story.clerk, edition=edition)
    freezing.publish_edition(by=story.clerk, edition=edition)
    return "/juniper-bend/matters/scan/"


def test_each_section_of_the_bill_says_what_it_does_in_its_own_words(client, story):
    page = client.get(
        scanned(
            story,
            InstructionDraft(
                Operation.AMEND, "1", "2.52.020", caption="Gifts", raw="Section 1. It is amended."
            ),
            InstructionDraft(Operation.ADD, "", "3-11 B (Social Media)", after="2.52.020"),
        )
    )
    said = words(page)
    assert "1 amends Section 2.52.020 Gifts Section 1. It is amended." in said
    assert "No number adds Section 3-11 B (Social Media), after 2.52.020 None" in said
    assert links(page)["Section 2.52.020"] == f"{story.policy}sections/2.52.020/"
    assert "3-11 B (Social Media)" not in links(page)


def test_many_sections_of_a_bill_are_folded_under_what_they_do(client, story):
    drafts = [InstructionDraft(Operation.RESTORE, str(number)) for number in range(1, 9)]
    page = client.get(scanned(story, *drafts, InstructionDraft(Operation.ADD, "9")))
    assert "9 sections of its own: restores 8, adds 1" in words(page)


def test_where_the_record_has_no_words_of_the_bill_no_column_is_empty(client, story):
    said = words(client.get(scanned(story, InstructionDraft(Operation.AMEND, "1", "2.52.020"))))
    assert "What it does Caption 1 amends" in said
