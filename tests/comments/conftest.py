"""A record to try things on."""

import pytest

from comments.content import Target
from policies.dates import PartialDate
from tests import make


@pytest.fixture
def recorded(db):
    """The docket of a demonstration city that has a row in every table of the record."""
    city = make.demonstration()
    make.municipalities.set_clock(municipality=city, runs=True)
    docket = make.docket(city)
    edition = docket.items.get().edition
    key = str(edition.amendments.get().proposed.sections.get(position=1).key)
    comment = make.comment(
        docket, name="Ray", email="ray@example.com", targets=(Target(edition.pk, key, "a"),)
    )
    make.withheld(comment)
    make.consultation(edition.instrument)
    make.party(make.closed(city, edition))
    make.vote(edition, motive="amend", on=PartialDate.unknown())
    return docket
