"""A call that closed on Friday at the end of the day; it is Monday, and the mail is on the desk."""

from datetime import timedelta

import pytest

from comments.services import dockets
from policies.services import municipalities
from tests import make
from tests.civicpolicy.desk.entering.typing_in import CLOSES, NOW, OPENED


@pytest.fixture
def call():
    city = make.demonstration(at=OPENED - timedelta(days=1))
    docket = make.docket(city, number="2019-07", opened=False)
    municipalities.set_clock(municipality=city, stands_at=OPENED)
    dockets.open_period(by=make.clerk_of(city), docket=docket, opens_at=OPENED, closes_at=CLOSES)
    municipalities.set_clock(municipality=city, stands_at=NOW)
    return docket


@pytest.fixture
def clerk(call, client):
    client.force_login(make.clerk_of(call.municipality))
    return client
