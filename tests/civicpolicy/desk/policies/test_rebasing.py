"""Bringing a draft up to the law at the desk: what is told, what is asked, previewed and confirmed."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from policies.dates import PartialDate
from policies.models import Role
from policies.queries import sections_of
from policies.services import acts, composing, freezing, instruments
from policies.services.outlining import correct_section, state_of
from policies.text.section import SectionText
from tests import make

pytestmark = pytest.mark.django_db
TEN = "No gift over ten dollars ($10.00) is taken."
TWENTY = "No gift over twenty dollars ($20.00) is taken."
TOLD = "1 section of it is also changed here"


@pytest.fixture
def behind(draft, law):
    """The draft says ten dollars, and an ordinance made it twenty in the law."""
    write(draft, 1, TEN)
    enact(law, [*law_rows(law, TWENTY)])
    return draft


def law_rows(law, gift):
    rows = [row.as_text() for row in sections_of(law)]
    rows[1] = replace(rows[1], text=gift)
    return rows


def write(draft, at, text):
    row = sections_of(draft)[at]
    typed = replace(row.as_text(), text=text)
    correct_section(by=None, version=draft, key=row.key, seen=state_of(row), typed=typed)


def enact(law, rows, day=date(2020, 5, 4), number="24-9"):
    return enact_in(law.policy, rows, day, number, base=law)


def enact_in(policy, rows, day=date(2020, 5, 4), number="24-9", base=None, rule="adoption"):
    """With ``after_publication`` it is adopted and not in force yet."""
    new = make.draft(policy, rows, base=base)
    bill = make.instrument(policy.municipality, ordinance_number=number)
    edition = make.edition(bill, (policy, new, base), effective_rule=rule)
    acts.adopt(by=make.clerk_of(policy.municipality), edition=edition, on=PartialDate.on(day))
    return new


def into_bill(draft, frozen=False):
    bill = instruments.begin_bill(
        by=None, municipality=draft.municipality, kind="ordinance", title="Ten dollars"
    )
    edition = bill.editions.get()
    composing.put_in(by=None, edition=edition, draft=draft)
    if frozen:
        freezing.freeze_edition(by=make.clerk_of(draft.municipality), edition=edition)
    return bill


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def question(draft):
    return f"text-{sections_of(draft)[1].key}"


def answered(draft, page, choice="draft", **other):
    name = question(draft)
    return {"seen": hidden(page, "seen"), name: choice, f"{name}-words": "", "reason": "", **other}


def test_the_page_of_a_draft_says_that_the_law_has_changed(desk, behind):
    page = desk.get(desk.address(behind))
    assert "Ordinance 24-9 took effect on Monday, May 4, 2020" in page
    assert TOLD in page
    assert desk.address(behind, "draft-rebase") in page


def test_a_draft_of_the_law_as_it_stands_hears_nothing(desk, draft):
    assert "Behind the law" not in desk.get(desk.address(draft))
    assert "nothing to bring up" in desk.get(desk.address(draft, "draft-rebase"))


def test_the_page_of_a_bill_leads_to_it(desk, behind):
    bill = into_bill(behind)
    page = desk.get(reverse("desk:bill", args=[desk.city.slug, bill.slug]))
    assert TOLD in page
    assert desk.address(behind, "draft-rebase") in page
    edition = desk.get(reverse("desk:edition", args=[desk.city.slug, bill.slug, 1]))
    assert "Bring the draft up to the law." in edition
    assert desk.address(behind, "draft-rebase") in edition


def test_a_frozen_bill_is_told_to_make_a_new_text(desk, draft, law):
    write(draft, 1, TEN)
    bill = into_bill(draft, frozen=True)
    enact(law, law_rows(law, TWENTY))
    new = reverse("desk:edition-new", args=[desk.city.slug, bill.slug])
    assert new in desk.get(reverse("desk:bill", args=[desk.city.slug, bill.slug]))
    page = desk.get(desk.address(draft, "draft-rebase"))
    assert "is frozen" in page
    assert new in page
    desk.post(new, {"name": "substitute"})
    made = bill.editions.get(number=2).amendments.get().proposed
    assert "What you decide" in desk.get(desk.address(made, "draft-rebase"))


def test_draft_and_bill_are_told_of_an_adopted_text_and_are_brought_up_to_it(desk, draft, law):
    write(draft, 1, TEN)
    bill = into_bill(draft)
    new = enact_in(draft.policy, law_rows(law, TWENTY), base=law, number="12", rule="after_publication")
    address = desk.address(draft, "draft-rebase")
    for page in (desk.address(draft), reverse("desk:bill", args=[desk.city.slug, bill.slug])):
        told = desk.get(page)
        assert "Adopted meanwhile." in told and "Ordinance 12 was adopted and will change this policy" in told
        assert address in told
    page = desk.get(address)
    assert "Here the adopted text comes into the draft" in page and "The law now" not in page
    first = answered(draft, page, preview="yes")
    shown = desk.post(address, first, status=200)
    assert "The draft as it would be, against the adopted text" in shown
    desk.post(address, first | {"previewed": hidden(shown, "previewed"), "confirm": "yes"})
    after = desk.get(desk.address(draft))
    assert "Adopted meanwhile." not in after and "Against the adopted text, not in force yet" in after
    edition = reverse("desk:edition", args=[desk.city.slug, bill.slug, 1])
    assert "made from a text that is adopted and not in force yet" in desk.get(edition)
    assert bill.editions.get().amendments.get().base_id == new.pk


def test_a_draft_of_a_policy_without_law_is_put_together_with_the_first_text(desk, code):
    draft = make.draft(
        code, [SectionText("section", "1", "Gifts", TEN), SectionText("section", "2", "Own", "A.")]
    )
    enact_in(code, [SectionText("section", "1", "Gifts", TWENTY)])
    assert "This draft was not made from the law" in desk.get(desk.address(draft))
    address = desk.address(draft, "draft-rebase")
    page = desk.get(address)
    assert "where the draft differs from the law" in page and "were not made from one text" in page
    assert "When the draft was begun" not in page and "twenty" in page and "fifty" not in page
    asked = re.search(r'name="(text-[0-9a-f-]+)"', page)[1]
    first = {"seen": hidden(page, "seen"), asked: "draft", "preview": "yes"}
    shown = desk.post(address, first, status=200)
    done = desk.post(address, first | {"previewed": hidden(shown, "previewed"), "confirm": "yes"})
    assert "is brought up to the law" in desk.after(done)
    assert [row.text for row in sections_of(draft)] == [TEN, "A."]


def test_a_draft_begun_from_an_adopted_text_holds_it_from_the_first(desk, law):
    new = enact_in(law.policy, law_rows(law, TWENTY), base=law, rule="after_publication")
    page = reverse("desk:draft-start", args=[desk.city.slug, law.policy.slug])
    begun = desk.after(desk.post(page, {"how": "version", "version": str(new.number)}))
    assert "Adopted meanwhile." not in begun
    assert law.policy.versions.latest("number").base_id == new.pk


def test_a_bill_that_is_law_is_told_nothing(desk, law):
    new = enact(law, law_rows(law, TEN))
    enact(new, law_rows(law, TWENTY), day=date(2021, 5, 4), number="24-10")
    bill = new.proposed_by.get().edition.instrument
    assert "Behind the law" not in desk.get(reverse("desk:bill", args=[desk.city.slug, bill.slug]))


def test_the_three_texts_stand_side_by_side_and_nothing_is_chosen(desk, behind):
    page = desk.get(desk.address(behind, "draft-rebase"))
    for title in ("When the draft was begun", "The law now", "The draft"):
        assert title in page
    assert "Waits for your decision below" in page
    assert "checked" not in page
    assert "twenty" in page[page.index("<textarea") :]
    assert 'name="confirm"' not in page


def test_nothing_is_asked_where_both_changed_other_words(desk, draft, law):
    write(draft, 2, "The clerk keeps two registers.")
    enact(law, law_rows(law, TWENTY))
    page = desk.get(desk.address(draft, "draft-rebase"))
    assert "Everything comes together by itself" in page
    assert 'name="preview"' not in page
    sent = {"seen": hidden(page, "seen"), "previewed": hidden(page, "previewed"), "confirm": "yes"}
    done = desk.after(desk.post(desk.address(draft, "draft-rebase"), sent))
    assert "is brought up to the law" in done
    assert [row.text for row in sections_of(draft)][1:] == [TWENTY, "The clerk keeps two registers."]


def test_a_choice_is_previewed_and_then_confirmed(desk, behind):
    address = desk.address(behind, "draft-rebase")
    first = answered(behind, desk.get(address), preview="yes")
    page = desk.post(address, first, status=200)
    assert "against the law as it stands" in page
    assert sections_of(behind)[1].text == TEN
    sent = first | {"previewed": hidden(page, "previewed"), "confirm": "yes"}
    done = desk.after(desk.post(address, sent))
    assert "Behind the law" not in done
    assert sections_of(behind)[1].text == TEN


def test_other_choices_than_those_of_the_preview_are_previewed_first(desk, behind):
    address = desk.address(behind, "draft-rebase")
    first = answered(behind, desk.get(address))
    page = desk.post(address, first, status=200)
    sent = first | {question(behind): "law", "previewed": hidden(page, "previewed"), "confirm": "yes"}
    assert "not the choices of the preview" in desk.post(address, sent, status=200)
    assert sections_of(behind)[1].text == TEN


def test_words_by_hand_come_back_with_what_is_wrong(desk, behind):
    address = desk.address(behind, "draft-rebase")
    page = desk.get(address)
    said = desk.post(address, answered(behind, page, choice=""), status=422)
    assert "Choose what shall stand here" in said
    said = desk.post(address, answered(behind, page, choice="hand"), status=422)
    assert "Write the words that shall stand here" in said
    own = {f"{question(behind)}-words": "No gift over $15 is taken."}
    said = desk.post(address, answered(behind, page, choice="hand", **own), status=200)
    assert "No gift over $15 is taken." in said


def test_who_is_overtaken_keeps_what_was_typed(desk, behind):
    address = desk.address(behind, "draft-rebase")
    own = {f"{question(behind)}-words": "No gift over $15 is taken."}
    first = answered(behind, desk.get(address), choice="hand", confirm="yes", **own)
    write(behind, 2, "The clerk keeps two registers.")
    page = desk.post(address, first, status=409)
    assert "changed while you looked at this page" in page
    assert "No gift over $15 is taken." in page
    assert hidden(page, "seen") != first["seen"]


def test_words_typed_for_a_question_that_is_gone_are_shown(desk, behind, law):
    address = desk.address(behind, "draft-rebase")
    own = {f"{question(behind)}-words": "No gift over $15 is taken."}
    first = answered(behind, desk.get(address), choice="hand", **own)
    write(behind, 1, TWENTY)
    page = desk.post(address, first, status=409)
    assert "You had written this" in page
    assert "No gift over $15 is taken." in page


def test_a_drafter_of_the_city_and_nobody_else(client, desk, behind):
    address = desk.address(behind, "draft-rebase")
    client.force_login(make.clerk_of(desk.city, Role.COUNCIL_MEMBER))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("many", [3, 500])
def test_the_pages_ask_no_more_for_many_sections(desk, code, many, assert_queries_at_most):
    rows = make.keyed([SectionText("section", f"2.{n}", "Gifts", TEN) for n in range(many)])
    base = make.law(code, rows)
    draft = make.draft(code, [replace(row, text="The draft says this.") for row in rows[:2]], base=base)
    enact(base, [replace(row, text="The law says that.") for row in rows])
    for name, most in (("draft", 13), ("draft-rebase", 9)):
        with assert_queries_at_most(most):
            desk.get(desk.address(draft, name))
