"""A resolution that thanks volunteers changes no policy: it is frozen, published, adopted and printed."""

import pytest

from tests.comments.pages import words_of

pytestmark = pytest.mark.django_db
THANKS = "The City Council thanks the volunteers of the flood of May.\n\nA copy is sent to each of them."


@pytest.fixture
def thanks(clerk):
    made = clerk.begin(kind="resolution", title="Thanks to the volunteers", bill_number="R-1")
    clerk.post(
        made,
        "clauses",
        long_title="A resolution thanking the volunteers of the flood",
        enacting_clause="Now, therefore, the City Council resolves as follows:",
        further_clauses=THANKS,
        effective_clause="This resolution takes effect on the day it is adopted.",
        effective_rule="adoption",
    )
    made.refresh_from_db()
    return made


def test_it_says_so_before_it_is_frozen(clerk, thanks):
    page = words_of(clerk.get(thanks, "freeze"))
    assert "It changes no policy: it says what its further sections say, and no more." in page
    assert "It cannot be frozen yet" not in page


def test_it_is_frozen_published_adopted_and_printed(clerk, thanks):
    assert "is frozen" in words_of(clerk.post(thanks, "freeze"))
    assert "is public." in words_of(clerk.post(thanks, "publish"))
    clerk.act(thanks, kind="introduced", when="11/10/2026")
    assert clerk.get(thanks.instrument, "votes/new").status_code == 200
    clerk.act(thanks, kind="adopted", when="11/24/2026", edition=str(thanks.pk))
    told = words_of(clerk.get(thanks.instrument))
    assert "In force since Tuesday, November 24, 2026" in told and "Changes no policy" in told
    clerk.client.logout()
    city, matter = thanks.municipality.slug, f"/{thanks.municipality.slug}/matters/{thanks.instrument.slug}/"
    for path in (f"/{city}/", f"/{city}/matters/", matter, f"{matter}1/print.txt"):
        answer = clerk.client.get(path)
        assert answer.status_code == 200, path
    printed = words_of(clerk.client.get(f"{matter}1/print/"))
    first, second = THANKS.split("\n\n")
    assert (
        f"resolves as follows: Section 1. {first} Section 2. {second} Section 3. This resolution" in printed
    )
