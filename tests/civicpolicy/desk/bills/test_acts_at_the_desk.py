"""Acts at the desk: typed, seen as they will stand, confirmed, corrected; the law follows from them."""

from datetime import date

import pytest
from django.urls import reverse

from policies import queries
from policies.models import Act, Edition
from policies.refusals import NotFrozen
from policies.services import acts
from tests import make
from tests.comments.pages import all_of, errors_of, form_of, words_of

pytestmark = pytest.mark.django_db
ADOPTED = {"kind": "adopted", "when": "November 17, 2026", "by_whom": "City Council", "vote": "6 to 1"}


def kinds_offered(clerk, row):
    page = clerk.get(row.instrument, "acts/new")
    return {option.get("value") for option in all_of(page, "select[@name='kind']//option")}


def test_an_act_is_seen_as_it_will_stand_before_it_is_recorded(clerk, public):
    preview = clerk.post(
        public.instrument, "acts/new", kind="read", when="8/18/2026", vote="", evidence="Minutes, page 3"
    )
    words = words_of(preview)
    assert "This is what the record will say" in words
    assert "Tuesday, August 18, 2026. Recorded in: Minutes, page 3." in words
    assert "It is not law by this." in words
    assert not Act.objects.filter(instrument=public.instrument).exists()
    shown = {**form_of(preview), "confirm": "yes"}
    answer = clerk.client.post(clerk.address(public.instrument, "acts/new"), shown, follow=True)
    act = Act.objects.get(instrument=public.instrument)
    assert (act.kind, act.edition, act.evidence) == ("read", public, "Minutes, page 3")
    assert act.recorded_by == clerk.person
    assert f"Recorded by {clerk.person}" in words_of(answer)


def test_adoption_says_from_when_it_is_law(clerk, public, code):
    preview = clerk.post(public.instrument, "acts/new", **ADOPTED)
    words = words_of(preview)
    assert "With this act Bill 26-14 becomes law, in the text as introduced." in words
    assert "Code of ethics: in force since Tuesday, November 17, 2026." in words
    clerk.act(public, **ADOPTED)
    standing = queries.in_force(code, date(2026, 11, 18))
    assert standing.version == public.amendments.get().proposed
    assert "In force since Tuesday, November 17, 2026." in words_of(clerk.bills())


def test_adoption_says_why_the_day_is_not_known_yet(clerk, ready):
    clerk.post(ready, "clauses", effective_rule="after_publication", effective_days="10")
    clerk.post(ready, "freeze")
    clerk.post(ready, "publish")
    words = words_of(clerk.post(ready.instrument, "acts/new", **ADOPTED))
    assert "the day on which it takes effect is not known yet. 10 days after it is published." in words
    clerk.act(ready, **ADOPTED)
    words = words_of(clerk.post(ready.instrument, "acts/new", kind="published", when="11/20/2026"))
    assert "Code of ethics: in force from Monday, November 30, 2026." in words


def test_what_passed_waits_for_the_mayor(clerk, public, code):
    words = words_of(clerk.post(public.instrument, "acts/new", kind="passed", when="11/17/2026"))
    assert "It is not law by this." in words
    assert "The mayor approves it first" in words
    clerk.act(public, kind="passed", when="11/17/2026")
    assert queries.in_force(code, date(2026, 11, 19)).version != public.amendments.get().proposed
    words = words_of(clerk.post(public.instrument, "acts/new", kind="approved", when="11/18/2026"))
    assert "becomes law" in words


@pytest.mark.parametrize(
    ("typed", "precision", "words"),
    [
        ("August 2026", "month", "August 2026"),
        ("2026", "year", "2026"),
        ("Aug. 30", "unknown", "date unknown"),
        ("", "unknown", "date unknown"),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(clerk, public, typed, precision, words):
    clerk.act(public, kind="introduced", when=typed)
    act = Act.objects.get(instrument=public.instrument)
    assert (act.date.precision, str(act.date), act.date.raw) == (precision, words, typed)


def test_a_day_to_come_is_refused(clerk, public):
    answer = clerk.post(public.instrument, "acts/new", kind="read", when="12/24/2026")
    assert answer.status_code == 422
    assert errors_of(answer)[0][1] == "when"
    assert form_of(answer)["when"] == "12/24/2026"


def test_only_a_public_text_can_become_law(clerk, ready):
    answer = clerk.post(ready.instrument, "acts/new", **ADOPTED)
    assert ("Freeze and publish a text first", "edition") in errors_of(answer)
    for frozen in (False, True):
        if frozen:
            clerk.post(ready, "freeze")
        with pytest.raises(NotFrozen):
            acts.record_act(
                by=clerk.person,
                instrument=ready.instrument,
                kind="adopted",
                on=make.PartialDate.year(2026),
                edition=Edition.objects.get(pk=ready.pk),
            )


def test_a_forged_text_of_another_bill_is_refused(clerk, public):
    foreign = make.bill(public.municipality)
    answer = clerk.post(public.instrument, "acts/new", **ADOPTED, edition=str(foreign.pk))
    assert answer.status_code == 422
    assert not Act.objects.filter(instrument=public.instrument).exists()


def test_a_vote_only_where_there_is_one(clerk, public):
    answer = clerk.post(public.instrument, "acts/new", kind="approved", when="2026", vote="6 to 1")
    assert [field for _, field in errors_of(answer)] == ["vote"]


def test_an_act_recorded_in_between_is_shown_first(clerk, public):
    preview = clerk.post(public.instrument, "acts/new", kind="read", when="2026")
    clerk.act(public, kind="introduced", when="2026")
    address = clerk.address(public.instrument, "acts/new")
    answer = clerk.client.post(address, {**form_of(preview), "confirm": "yes"})
    assert answer.status_code == 409
    assert "Another act was recorded while you were at it." in words_of(answer)
    assert form_of(answer)["kind"] == "read"
    again = clerk.client.post(address, form_of(answer))
    done = clerk.client.post(address, {**form_of(again), "confirm": "yes"})
    assert done.status_code == 303
    assert Act.objects.filter(instrument=public.instrument).count() == 2


def test_an_act_is_corrected_and_stays_struck(clerk, public, code):
    clerk.act(public, **ADOPTED)
    wrong = Act.objects.get(instrument=public.instrument)
    page = f"acts/{wrong.pk}/correct"
    shown = form_of(clerk.get(public.instrument, page))
    assert (shown["kind"], shown["when"], shown["vote"]) == ("adopted", "November 17, 2026", "6 to 1")
    preview = clerk.post(public.instrument, page, kind="failed")
    assert "By the record Bill 26-14 is then not law any more." in words_of(preview)
    answer = clerk.act(public, page=page, when="November 18, 2026")
    assert "It does not count. In its place: Adopted, Wednesday, November 18, 2026." in words_of(answer)
    assert any("Adopted" in (each.text or "") for each in all_of(answer, "s"))
    assert (
        str(queries.in_force(code, date(2026, 11, 20)).began_by.effect.on) == "Wednesday, November 18, 2026"
    )
    again = clerk.client.get(clerk.address(public.instrument, page), follow=True)
    assert "That act has been corrected already" in words_of(again)


def test_the_act_of_another_bill_cannot_be_corrected_here(clerk, public):
    other = make.bill(public.municipality)
    act = acts.record_act(
        by=clerk.person, instrument=other.instrument, kind="read", on=make.PartialDate.year(2026)
    )
    assert clerk.get(public.instrument, f"acts/{act.pk}/correct").status_code == 404


def test_the_council_does_not_authorise(clerk, public):
    assert "authorised" not in kinds_offered(clerk, public)
    assert {"passed", "adopted", "approved", "vetoed", "returned_unsigned"} <= kinds_offered(clerk, public)


def test_a_bill_that_was_withdrawn_is_over(clerk, public):
    words = words_of(clerk.act(public, kind="withdrawn", when="11/20/2026"))
    assert "It did not become law. Withdrawn: Friday, November 20, 2026." in words
    assert "Nothing is left to do." in words


def test_what_was_typed_can_be_changed_after_the_preview(clerk, public):
    preview = clerk.post(public.instrument, "acts/new", **ADOPTED)
    address = clerk.address(public.instrument, "acts/new")
    back = clerk.client.post(address, {**form_of(preview), "change": "yes"})
    assert form_of(back)["vote"] == "6 to 1"
    assert not Act.objects.filter(instrument=public.instrument).exists()


def test_acts_may_be_recorded_before_any_text_is_public(clerk, bill):
    clerk.act(bill, kind="requested", when="June 2026")
    act = Act.objects.get(instrument=bill.instrument)
    assert (act.edition, str(act.date)) == (None, "June 2026")


def test_a_drafter_records_nothing(client, city, public):
    client.force_login(make.clerk_of(city, make.Role.DRAFTER))
    address = reverse("desk:bill", args=[city.slug, public.instrument.slug])
    assert client.get(f"{address}acts/new/").status_code == 404
    page = client.get(address)
    assert "Record an act" not in words_of(page)
    assert "Open a call for comment: the clerk does that." in words_of(page)


def test_a_law_that_changed_meanwhile_is_said_before_it_is_undone(clerk, public, code):
    assert "look out" not in words_of(clerk.post(public.instrument, "acts/new", **ADOPTED))
    make.law(code, make.SECTIONS[:1], effective=make.PartialDate.year(2020))
    words = words_of(clerk.post(public.instrument, "acts/new", **ADOPTED))
    assert "Code of ethics: look out. Another text of it became law after this one was drafted" in words


@pytest.mark.parametrize("many", [1, 60])
def test_an_act_asks_no_more_with_many_acts(clerk, public, assert_queries_at_most, many):
    for _ in range(many):
        acts.record_act(
            by=clerk.person, instrument=public.instrument, kind="read", on=make.PartialDate.year(2026)
        )
    shown = {**form_of(clerk.get(public.instrument, "acts/new")), **ADOPTED}
    last = acts.last_act(public.instrument)
    with assert_queries_at_most(12):
        preview = clerk.client.post(clerk.address(public.instrument, "acts/new"), shown)
    assert "It becomes law" in words_of(preview)
    for page in ("acts/new", f"acts/{last}/correct", "facts", "new-text"):
        with assert_queries_at_most(12):
            assert clerk.get(public.instrument, page).status_code == 200, page


@pytest.mark.parametrize("when", ["31/02/2026", "February 30, 2026"])
def test_a_day_that_no_calendar_has_is_no_day_of_the_record(clerk, public, when):
    answer = clerk.post(public.instrument, "acts/new", kind="introduced", when=when)
    assert answer.status_code == 422
    assert "No calendar has that day. Write the month first" in words_of(answer)
    assert form_of(answer)["when"] == when
    kept = clerk.act(public, kind="introduced", when=f"{when} (sic)")
    assert kept.status_code == 200 and f"{when} (sic)" in words_of(kept)


def test_the_page_before_the_record_says_what_is_odd(clerk, public):
    clerk.act(public, kind="introduced", when="10/6/2026", edition=str(public.pk))
    early = words_of(clerk.post(public.instrument, "acts/new", kind="read", when="9/1/2026"))
    assert "On record it was introduced on Tuesday, October 6, 2026" in early and "Record it" in early
    vetoed = words_of(clerk.post(public.instrument, "acts/new", kind="vetoed", when="10/7/2026"))
    assert "the record does not show that the council passed it" in vetoed
    assert "is not law then, unless the veto is overridden or it is passed again" in vetoed
    codified = words_of(clerk.post(public.instrument, "acts/new", kind="codified", when="10/7/2026"))
    assert "only law is put into a code" in codified
    passed = words_of(clerk.post(public.instrument, "acts/new", kind="passed", when="10/7/2026"))
    assert "It is not law by this. The mayor approves it first" in passed


def test_a_correction_is_not_held_against_what_it_corrects(clerk, public):
    clerk.act(public, kind="introduced", when="10/6/2026", edition=str(public.pk))
    wrong = Act.objects.get(instrument=public.instrument)
    page = words_of(
        clerk.post(public.instrument, f"acts/{wrong.pk}/correct", when="10/6/2026", note="By two.")
    )
    assert "already" not in page and "This is what the record will say" in page


def test_after_a_veto_the_council_is_what_is_waited_for(clerk, public):
    for kind in ("passed", "vetoed"):
        clerk.act(public, kind=kind, when="11/17/2026", edition=str(public.pk))
    told = words_of(clerk.get(public.instrument))
    assert "Record whether the veto was overridden" in told and "Nothing is left to do." not in told
    clerk.act(public, kind="failed", when="11/18/2026", edition=str(public.pk))
    assert "Nothing is left to do." in words_of(clerk.get(public.instrument))
