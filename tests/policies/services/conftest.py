"""What several tests of services begin with; a file with a law or a draft of its own overrides these."""

import pytest

from tests import make
from tests.policies.services.behind_law import LAW, begin_draft


@pytest.fixture
def law():
    """A policy of four sections in force."""
    return make.law(make.policy(make.city()), LAW)


@pytest.fixture
def draft(law):
    """A draft of it in a bill, which changes two of them."""
    return begin_draft(law)
