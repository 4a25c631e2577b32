"""A city whose code was repealed and would be restored, as most pages need it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from policies.dates import PartialDate
from policies.services import acts
from policies.text.outline import SectionText
from tests import make

NOW = datetime(2024, 8, 27, 20, 0, tzinfo=UTC)
"""Tuesday, August 27, 2024, 2 p.m. in Denver."""

CLOSES = datetime(2024, 8, 31, 6, 0, tzinfo=UTC)


class Story:
    """The code of 2011, its repeal in 2023, the bill that restores it, and a call for comment over it."""

    def __init__(self):
        self.city = make.demonstration(
            "juniper-bend", at=NOW - timedelta(days=30), name="City of Juniper Bend"
        )
        self.clerk = make.clerk_of(self.city)
        self.code = make.policy(self.city, "code-of-ethics", title="Code of ethics", citation="Chapter 2.52")
        old = make.keyed(make.SECTIONS)
        made = make.instrument(self.city, "ord-11-07", ordinance_number="11-07", title="Enacting the code")
        self.law = make.law(self.code, old, instrument=made)
        self.repeal = make.instrument(self.city, "ord-23-18", ordinance_number="23-18", title="Repealing it")
        day = PartialDate.on(date(2023, 4, 4))
        acts.repeal(
            by=self.clerk, instrument=self.repeal, policy=self.code, base=self.law, on=day, effective=day
        )
        self.bill = make.instrument(
            self.city, "bill-24-31", bill_number="24-31", title="restoring the code of ethics"
        )
        gifts = SectionText(
            "section", "2.52.020", "Gifts", "No gift over twenty-five dollars ($25.00) is taken.", old[1].key
        )
        register = SectionText("section", "2.52.030", "Register", "The clerk keeps a register of gifts.")
        self.proposed = make.draft(self.code, [old[0], gifts, register], base=self.law)
        self.edition = make.edition(
            self.bill,
            (self.code, self.proposed, self.law),
            long_title="An ordinance restoring Chapter 2.52.",
            recitals="WHEREAS, gifts have been many; and\n\nWHEREAS, a register is wanted.",
            effective_clause="This ordinance takes effect ten days after its publication.",
            effective_rule="after_publication",
            effective_days=10,
        )
        self.home = "/juniper-bend/"
        self.policy = "/juniper-bend/policies/code-of-ethics/"
        self.compare = f"{self.policy}compare/1..2/"

    def open_docket(self, **fields):
        fields.setdefault("opens_at", NOW - timedelta(days=13))
        fields.setdefault("closes_at", CLOSES)
        docket = make.docket(self.city, self.edition, number="2024-07", **fields)
        self.move_to(NOW)
        return docket

    def move_to(self, instant):
        make.municipalities.set_clock(municipality=self.city, stands_at=instant)


@pytest.fixture
def story(db):
    return Story()
