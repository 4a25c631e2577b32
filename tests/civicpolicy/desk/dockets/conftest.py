"""A city whose clock stands, its clerk, and a call that is open there."""

from datetime import UTC, datetime, timedelta

import pytest

from comments.services import dockets
from tests import make
from tests.civicpolicy.desk.dockets.pressing import NOW, at


@pytest.fixture
def city():
    return make.demonstration(at=NOW - timedelta(days=1))


@pytest.fixture
def clerk(city, client):
    client.force_login(make.clerk_of(city))
    return client


@pytest.fixture
def call(city):
    """Opened on Tuesday at 10 a.m., closes on Friday at the end of the day."""
    docket = make.docket(city, number="2019-07", opened=False)
    at(city)
    dockets.open_period(
        by=make.clerk_of(city),
        docket=docket,
        opens_at=NOW,
        closes_at=datetime(2019, 8, 31, 6, 0, tzinfo=UTC),
    )
    return docket
