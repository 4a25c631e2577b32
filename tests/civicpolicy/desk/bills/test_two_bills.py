"""Two bills on one policy: what the second would undo, or be undone by, is said before it is law."""

import pytest

from policies.dates import PartialDate
from policies.models import Act
from policies.services import acts
from policies.services.acts import record_act
from tests import make
from tests.comments.pages import words_of

pytestmark = pytest.mark.django_db
ADOPTED = {"kind": "adopted", "when": "November 17, 2026", "by_whom": "City Council", "vote": "6 to 1"}
LOST = "look out. Another text of it is adopted and not in force yet. What that changes is not in this text"
LATER = "was adopted and will be in force from"


def adopt(law, rule="after_publication", number="26-9", on="2026-11-10", day=None):
    """Another bill changes the policy; by its rule it waits for its publication."""
    code = law.policy
    new = make.draft(code, make.SECTIONS[:1], base=law)
    bill = make.instrument(code.municipality, ordinance_number=number)
    edition = make.edition(bill, (code, new, law), effective_rule=rule, effective_days=30)
    acts.adopt(by=make.clerk_of(code.municipality), edition=edition, on=PartialDate.parse(on))
    if day:
        by = make.clerk_of(code.municipality)
        record_act(by=by, instrument=bill, kind="published", on=PartialDate.parse(day))
    return new


def test_the_bill_says_what_was_adopted_meanwhile(clerk, public, law):
    adopt(law)
    words = words_of(clerk.get(public.instrument, ""))
    assert (
        "Adopted meanwhile. Code of ethics: Ordinance 26-9 was adopted and will change this policy" in words
    )
    assert "Its text is frozen: make a new one and bring that up" in words


@pytest.mark.parametrize("rule", ["after_publication", "unknown"])
def test_before_it_is_law_the_adopted_text_is_named_that_it_does_not_hold(clerk, public, law, rule):
    adopt(law, rule=rule)
    assert LOST in words_of(clerk.post(public.instrument, "acts/new", **ADOPTED))


def test_before_it_is_law_the_text_is_named_that_comes_after_it(clerk, public, law):
    adopt(law, day="2026-11-12")
    words = words_of(clerk.post(public.instrument, "acts/new", **ADOPTED))
    assert f"Ordinance 26-9 {LATER} Saturday, December 12, 2026 on, after what is changed here" in words


def test_before_an_act_is_struck_what_was_made_from_its_text_is_named(clerk, public, code):
    clerk.act(public, **ADOPTED)
    first = public.amendments.get().proposed
    new = make.draft(code, make.SECTIONS[:1], base=first)
    bill = make.instrument(code.municipality, ordinance_number="26-20")
    edition = make.edition(bill, (code, new, first), effective_rule="adoption")
    acts.adopt(by=clerk.person, edition=edition, on=PartialDate.parse("2026-11-20"))
    act = Act.objects.get(instrument=public.instrument)
    shown = {"when": "", "by_whom": "", "vote": "", "kind": "not_so", "note": "It was another bill."}
    words = words_of(clerk.post(public.instrument, f"acts/{act.pk}/correct", **shown))
    assert (
        "is then not law any more. Code of ethics: look out. Ordinance 26-20 was made from this text" in words
    )
