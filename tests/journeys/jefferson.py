"""The shape of Jefferson City's Bill 2012-119: it amends 3-11, and adds 3-11A and 3-11B to a manual."""

from datetime import UTC, datetime

from policies.services import composing
from policies.services.instruments import begin_bill
from policies.text.outline import SectionText
from tests import make

NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
HEADING = "Taking pictures or video of scenes"


def bill_of_2012(**profile):
    """The bill as its drafter left it: the third section has the caption of the one before. Its edition."""
    city = make.demonstration("river-city", at=NOW, name="City of River City", state="Missouri", **profile)
    manual = make.policy(city, "manual", title="Personnel policy manual")
    rows = make.keyed(
        [SectionText("section", "3-11", "Computers and e-mail", "Mail is a record of the City.")]
    )
    law = make.law(manual, rows)
    sections = [
        SectionText("section", "3-11", "Computers and e-mail", "Mail is a record, and is kept.", rows[0].key),
        SectionText("section", "3-11A", "Social media", "Nobody posts in the name of the City."),
        SectionText("section", "3-11B", HEADING, "As section 3-11A says, no picture is posted."),
    ]
    draft = make.draft(manual, make.keyed(sections), base=law)
    clerk = make.clerk_of(city)
    facts = {"kind": "ordinance", "title": "Social media", "bill_number": "2012-119"}
    bill = begin_bill(by=clerk, municipality=city, **facts)
    text = bill.editions.get()
    composing.put_in(by=clerk, edition=text, draft=draft)
    added = text.amendments.get().instructions.get(target="3-11B")
    added.caption, added.raw = "Social media", "A new Section 3-11 B (Social Media) is added as follows:"
    added.save()
    return text
