"""What a bill and its policy are called."""

import pytest

from policies.exchange import read
from policies.exchange.naming import instrument_title, policy_kind, policy_title


@pytest.mark.parametrize(
    ("title", "short", "policy", "kind"),
    [
        (
            "AN ORDINANCE OF THE CITY OF LEE, OHIO, AMENDING THE PERSONNEL POLICY MANUAL.",
            "Amending the personnel policy manual",
            "Personnel Policy Manual",
            "personnel",
        ),
        (
            "A RESOLUTION OF THE COUNCIL OF THE VILLAGE OF LEE ADOPTING A SOCIAL MEDIA POLICY.",
            "Adopting a social media policy",
            "Social Media Policy",
            "social_media",
        ),
        (
            "An Ordinance Amending the Code of Ethics.",
            "Amending the Code of Ethics",
            "Code of Ethics",
            "code_of_ethics",
        ),
        ("AN ORDINANCE RELATING TO PARKING.", "Relating to parking", "Relating to parking", "other"),
    ],
)
def test_names(title, short, policy, kind):
    reading = read(f"{title}\nBE IT ORDAINED AS FOLLOWS:\nSection 1. Section 3-1 is repealed.".encode())
    assert instrument_title(reading.instrument) == short
    assert policy_title(reading, "paper.txt") == policy
    assert policy_kind(policy) == kind


def test_a_text_is_called_by_its_heading_or_its_file():
    assert (
        policy_title(read(b"Use of Social Media\nEmployees shall be courteous."), "a.txt")
        == "Use of Social Media"
    )
    assert policy_title(read(b"Employees shall be courteous."), "a.txt") == "a.txt"
