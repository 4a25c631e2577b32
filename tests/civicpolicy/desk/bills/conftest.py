"""A city whose clock stands, its clerk at the desk, and a draft that changes a policy in force."""

from datetime import UTC, datetime

import pytest

from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.desk.bills.pressing import Desk

NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


@pytest.fixture
def city():
    made = make.demonstration(at=NOW)
    made.profile.enacting_clause = "Be it ordained by the governing body:"
    made.profile.save()
    return made


@pytest.fixture
def clerk(client, city):
    return Desk(client, city)


@pytest.fixture
def code(city):
    return make.policy(city, title="Code of ethics", citation="Chapter 2.52")


@pytest.fixture
def law(code):
    return make.law(code, make.keyed(make.SECTIONS))


@pytest.fixture
def draft(code, law):
    """Lowers the limit on gifts and adds a section."""
    first, second = (row.as_text() for row in law.sections.order_by("position"))
    changed = SectionText("section", second.label, "Gifts", "No gift over $25 is taken.", second.key)
    added = SectionText("section", "2.52.030", "Register", "The clerk keeps a register.")
    return make.draft(code, [first, changed, added], base=law)


@pytest.fixture
def bill(clerk):
    """An ordinance that has been begun: its edition."""
    return clerk.begin()


@pytest.fixture
def ready(clerk, bill, draft):
    """An edition that nothing stands in the way of freezing: its edition."""
    clerk.post(bill, "put-in", what=f"draft-{draft.pk}")
    clerk.post(bill, "clauses", long_title="An ordinance amending Chapter 2.52", effective_rule="adoption")
    bill.refresh_from_db()
    return bill


@pytest.fixture
def public(clerk, ready):
    """The same, frozen and published."""
    clerk.post(ready, "freeze")
    clerk.post(ready, "publish")
    ready.refresh_from_db()
    return ready
