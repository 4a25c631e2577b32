"""What is said before an act makes a bill law: by the record, the words, and the residents who are asked."""

from datetime import timedelta

import pytest
from django.urls import reverse

from policies.models import Edition
from policies.services import municipalities
from tests import make
from tests.civicpolicy.desk.bills.conftest import NOW
from tests.civicpolicy.desk.bills.pressing import ADOPTED, findings_of, ways_of
from tests.comments.pages import all_of

pytestmark = pytest.mark.django_db


def test_nothing_is_said_of_a_bill_that_is_law(clerk, public):
    clerk.act(public, **ADOPTED)
    assert findings_of(clerk.get(public.instrument)) == {"open": [], "folded": []}


def test_before_it_is_law_the_record_is_held_against_the_rules(clerk, public):
    preview = clerk.post(public.instrument, "acts/new", **ADOPTED)
    assert findings_of(preview)["open"] == []
    (reading,) = [each for each in findings_of(preview)["folded"] if "reading" in each]
    assert reading.startswith("No reading is on record, even with the passage counted as the last; an ord")
    assert [each.text for each in all_of(preview, "button[@name='confirm']")] == ["Record that it is law"]
    against = clerk.post(public.instrument, "acts/new", **{**ADOPTED, "vote": "3 to 4"})
    assert findings_of(against)["open"] == ["The vote that is recorded, “3 to 4”, is no majority."]
    assert [each.text for each in all_of(against, "button[@name='confirm']")] == ["Record it all the same"]


def test_an_act_that_makes_no_law_is_not_held_against_anything(clerk, public):
    preview = clerk.post(public.instrument, "acts/new", kind="read", when="8/18/2026")
    assert findings_of(preview) == {"open": [], "folded": []}


def test_words_of_a_frozen_text_are_found_before_it_is_law(clerk, ready, draft):
    draft.sections.filter(label="2.52.020").update(text="As section 2.52.090 says, no gift is taken.")
    wrong = "2.52.020 refers to 2.52.090, and there is no section with that number."
    clerk.post(ready, "freeze")
    assert wrong in findings_of(clerk.get(ready, "publish"))["folded"]
    clerk.post(ready, "publish")
    preview = clerk.post(ready.instrument, "acts/new", **ADOPTED)
    assert wrong in findings_of(preview)["folded"]


def test_nobody_adopts_unawares_while_residents_are_asked(clerk, public, city):
    docket = make.docket(city, public, opens_at=NOW, closes_at=NOW + timedelta(days=20))
    asked = "Residents are still being asked about it. Comments are open"
    preview = clerk.post(public.instrument, "acts/new", **ADOPTED)
    (found,) = findings_of(preview)["open"]
    assert found.startswith(asked)
    assert ways_of(preview, asked) == [reverse("desk:docket", args=[city.slug, docket.number])]
    assert any(each.startswith(asked) for each in findings_of(clerk.get(public.instrument))["folded"])
    clerk.post(public.instrument, "new-text", name="substitute")
    second = Edition.objects.latest("pk")
    assert any(each.startswith(asked) for each in findings_of(clerk.get(second))["folded"])
    assert any(each.startswith(asked) for each in findings_of(clerk.get(second, "freeze"))["folded"])
    clerk.post(second, "freeze")
    clerk.post(second, "publish")
    preview = clerk.post(public.instrument, "acts/new", **{**ADOPTED, "edition": str(second.pk)})
    assert [each for each in findings_of(preview)["open"] if each.startswith(asked)]


def test_a_closed_consultation_and_a_closed_call_keep_nobody(clerk, public, city):
    make.closed(city, public)
    make.docket(city, public, opens_at=NOW, closes_at=NOW + timedelta(hours=1))
    municipalities.set_clock(municipality=city, stands_at=NOW + timedelta(hours=2))
    preview = clerk.post(public.instrument, "acts/new", **ADOPTED)
    assert findings_of(preview)["open"] == []
