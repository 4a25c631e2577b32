"""What local law asks of an ordinance once it is law: its publication, then the attestation of the clerk."""

import pytest

from policies.models import JurisdictionProfile
from tests.comments.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def law_made(clerk, ready):
    """An ordinance that was adopted today: its edition."""
    JurisdictionProfile.objects.filter(municipality=ready.municipality).update(
        publication="newspaper_or_posting"
    )
    clerk.post(ready, "freeze")
    clerk.post(ready, "publish")
    return ready


def adopted(clerk, edition, when="11/24/2026"):
    clerk.act(edition, kind="adopted", when=when, edition=str(edition.pk))
    clerk.post(edition.instrument, "facts", ordinance_number="26-9")
    return words_of(clerk.get(edition.instrument))


def test_publication_and_attestation_are_left_to_do(clerk, law_made):
    told = adopted(clerk, law_made)
    assert "Record its publication" in told and "Nothing is left to do." not in told
    assert "Local law asks that it is published: in a newspaper, or posted." in told
    clerk.act(law_made, kind="published", when="11/24/2026", edition=str(law_made.pk))
    assert "Record that the clerk attested it" in words_of(clerk.get(law_made.instrument))
    clerk.act(law_made, kind="attested", when="11/24/2026", edition=str(law_made.pk))
    assert "Nothing is left to do." in words_of(clerk.get(law_made.instrument))


def test_of_an_old_ordinance_nothing_more_is_asked(clerk, law_made):
    assert "Nothing is left to do." in adopted(clerk, law_made, "5/4/2019")


def test_where_no_publication_is_asked_for_none_is_waited_for(clerk, law_made):
    JurisdictionProfile.objects.filter(municipality=law_made.municipality).update(publication="none")
    assert "Nothing is left to do." in adopted(clerk, law_made)
