"""A record to try things on."""

from dataclasses import replace

import pytest

from comments.content import Target
from policies.dates import PartialDate
from policies.queries import sections_of
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
    codify(edition.amendments.get().base)
    return docket


def codify(law):
    """The law of the city as its code shows it: one heading reads otherwise."""
    first, *rest = [row.as_text() for row in sections_of(law)]
    text = make.draft(law.policy, [replace(first, heading="Purposes"), *rest], base=law)
    make.codified(text, (first.key, "heading", "Plural."), on=PartialDate.unknown())
