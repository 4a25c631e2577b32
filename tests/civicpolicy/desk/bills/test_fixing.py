"""A text is frozen as it was seen and published: what stands in the way, and what cannot slip in between."""

import pytest

from policies.exchange import read
from policies.models import Edition, InstrumentKind, Section
from policies.refusals import Overtaken, Refused
from policies.services import composing, drafting, freezing
from policies.services.checking import check
from policies.services.importing import save_reading
from tests import make
from tests.comments.pages import all_of, form_of, words_of

pytestmark = pytest.mark.django_db
SCAN = b"PERSONNEL POLICY\n\nSection 1. Purpose.\nEmployees m ust n0t share the / b of earn.\n"


def buttons(answer):
    return [each.get("name") for each in all_of(answer, "button")]


def test_the_page_shows_every_redline_and_one_button(clerk, ready):
    page = clerk.get(ready, "freeze")
    words = words_of(page)
    assert "No gift over" in words
    assert "2.52.030" in words
    assert "This cannot be taken back." in words
    assert "An ordinance amending Chapter 2.52" in words
    assert buttons(page) == ["freeze"]


def test_it_is_frozen_and_then_published(clerk, ready, draft):
    frozen = clerk.post(ready, "freeze")
    assert "The text as introduced is frozen. Residents cannot see it yet." in words_of(frozen)
    assert "which nobody outside the desk has seen so far" in words_of(frozen)
    matter = f"/{ready.municipality.slug}/matters/{ready.instrument.slug}/"
    assert clerk.client.get(matter).status_code == 404
    public = clerk.post(ready, "publish")
    assert "Bill 26-14, as introduced is public." in words_of(public)
    clerk.client.logout()
    assert "A lower limit on gifts" in words_of(clerk.client.get(matter))
    assert draft.__class__.objects.published().filter(pk=draft.pk).exists()


def test_what_stands_in_the_way_is_said_and_leaves_no_button(clerk, bill):
    page = clerk.get(bill, "freeze")
    words = words_of(page)
    assert "It cannot be frozen yet" in words
    assert "It changes nothing yet: put a draft of a policy into it." in words
    assert "It has no title" in words
    assert "that day stays unknown" in words
    assert buttons(page) == []
    answer = clerk.client.post(clerk.address(bill, "freeze"), {"seen": check(bill).sign})
    assert (answer.status_code, "It changes nothing yet" in words_of(answer)) == (409, True)
    assert not Edition.objects.get(pk=bill.pk).is_frozen


def change_word(clerk, ready, draft):
    section = draft.sections.get(label="2.52.020")
    section.text = "No gift at all is taken."
    section.save()


def change_title(clerk, ready, draft):
    clerk.post(ready, "clauses", long_title="Another title")


def change_steps(clerk, ready, draft):
    clerk.post(ready, f"{ready.amendments.get().pk}/sections", **{"step-0-raw": "Other words."})


def add_change(clerk, ready, draft):
    other = make.draft(make.policy(ready.municipality))
    composing.put_in(by=clerk.person, edition=ready, draft=other)


@pytest.mark.parametrize("change", [change_word, change_title, change_steps, add_change])
def test_nothing_is_frozen_that_was_not_seen(clerk, ready, draft, change):
    shown = form_of(clerk.get(ready, "freeze"))
    change(clerk, ready, draft)
    answer = clerk.client.post(clerk.address(ready, "freeze"), shown)
    assert answer.status_code == 409
    assert "Something of this text changed after you opened the page." in words_of(answer)
    assert not Edition.objects.get(pk=ready.pk).is_frozen
    assert clerk.client.post(clerk.address(ready, "freeze"), form_of(answer)).status_code == 303
    assert Edition.objects.get(pk=ready.pk).is_frozen


def test_the_same_section_written_anew_with_the_same_words_is_what_was_seen(clerk, ready, draft):
    shown = form_of(clerk.get(ready, "freeze"))
    texts = [row.as_text() for row in Section.objects.filter(version=draft).order_by("position")]
    drafting.replace_sections(by=clerk.person, version=draft, sections=texts)
    assert clerk.client.post(clerk.address(ready, "freeze"), shown).status_code == 303


def test_a_draft_whose_law_was_overtaken_is_not_frozen(clerk, ready, code):
    sign = check(ready).sign
    make.law(code, make.SECTIONS[:1], effective=make.PartialDate.year(2020))
    assert "the law has changed since this draft was begun" in words_of(clerk.get(ready, "freeze"))
    with pytest.raises(Refused, match="the law has changed since this draft was begun"):
        freezing.freeze_as_seen(by=clerk.person, edition=ready, seen=sign)


def test_words_of_a_paper_that_wait_stand_in_the_way(clerk, bill, city):
    made = save_reading(
        by=clerk.person, municipality=city, reading=read(SCAN), data=SCAN, name="scan.txt", publish=False
    )
    composing.put_in(by=clerk.person, edition=bill, draft=made.version)
    count = len(made.source.ledger["queued"])
    assert f"{count} places of the imported paper wait for a ruling." in words_of(clerk.get(bill, "freeze"))


def test_a_frozen_text_sends_back(clerk, public):
    for page in ("freeze", "publish"):
        answer = clerk.client.get(clerk.address(public, page), follow=True)
        assert "This text is frozen already." in words_of(answer) or "public already" in words_of(answer)
    assert clerk.client.post(clerk.address(public, "freeze"), {"seen": "x"}).status_code == 303


def test_a_draft_cannot_be_published(clerk, ready):
    page = clerk.get(ready, "publish")
    assert "Freeze it first" in words_of(page)
    assert buttons(page) == []
    assert clerk.client.post(clerk.address(ready, "publish")).status_code == 409
    assert not Edition.objects.published().filter(pk=ready.pk).exists()


def test_a_stale_sign_is_refused_by_the_service(clerk, ready):
    with pytest.raises(Overtaken):
        freezing.freeze_as_seen(by=clerk.person, edition=ready, seen="something else")


def test_a_repeal_is_frozen(clerk, bill, code, law):
    clerk.post(bill, "put-in", what=f"repeal-{code.pk}")
    clerk.post(bill, "clauses", long_title="An ordinance repealing the code")
    assert "It repeals the whole policy." in words_of(clerk.get(bill, "freeze"))
    clerk.post(bill, "freeze")
    assert Edition.objects.get(pk=bill.pk).is_frozen


def test_a_new_policy_of_the_administration_needs_no_title(clerk, city):
    edition = clerk.begin(
        kind=InstrumentKind.ADMINISTRATIVE_POLICY, adoption_path="executive", bill_number=""
    )
    composing.put_in(by=clerk.person, edition=edition, draft=make.draft(make.policy(city)))
    page = clerk.get(edition, "freeze")
    assert "All of it is new: 2 sections." in words_of(page)
    assert buttons(page) == ["freeze"]
