"""A text of a bill is put together: drafts in and out, clauses, what its own sections say."""

import uuid

import pytest

from policies.models import Amendment, Edition, Instruction, Version
from policies.services import composing, freezing
from tests import make
from tests.comments.pages import errors_of, form_of, words_of

pytestmark = pytest.mark.django_db


def steps_of(amendment):
    return [(row.number, row.operation, row.target, row.after) for row in amendment.instructions.all()]


def test_what_is_not_there_to_put_in_is_begun_at_its_policy(clerk, bill, law):
    page = clerk.get(bill, "put-in")
    assert "or one that was repealed and is to be restored. Then put the draft in here." in words_of(page)
    assert f'href="/{bill.municipality.slug}/desk/policies/"' in page.text


def test_a_draft_is_put_in_and_what_the_sections_say_is_proposed(clerk, bill, draft):
    answer = clerk.post(bill, "put-in", what=f"draft-{draft.pk}")
    assert "Code of ethics, draft 2 stands in the bill." in words_of(answer)
    amendment = bill.amendments.get()
    assert (amendment.proposed, amendment.base) == (draft, draft.base)
    assert steps_of(amendment) == [
        ("1", "amend", "2.52.020", ""),
        ("2", "add", "2.52.030", "2.52.020"),
    ]
    assert "2 of 3 sections changed" in words_of(answer)


def test_a_draft_stands_in_one_bill_only(clerk, bill, draft):
    clerk.post(bill, "put-in", what=f"draft-{draft.pk}")
    other = clerk.begin(bill_number="26-15")
    answer = clerk.client.post(clerk.address(other, "put-in"), {"what": f"draft-{draft.pk}"})
    assert answer.status_code == 422
    assert "That draft is not there any more" in words_of(answer)
    assert not other.amendments.exists()


def test_a_policy_is_changed_once_by_one_text(clerk, bill, draft, code):
    clerk.post(bill, "put-in", what=f"draft-{draft.pk}")
    second = make.draft(code)
    with pytest.raises(composing.Duplicate):
        composing.put_in(by=clerk.person, edition=bill, draft=second)
    assert f"draft-{second.pk}" not in clerk.get(bill, "put-in").text


def test_a_policy_in_force_is_repealed(clerk, bill, code, law):
    answer = clerk.post(bill, "put-in", what=f"repeal-{code.pk}")
    amendment = bill.amendments.get()
    assert (amendment.proposed, amendment.base) == (None, law)
    assert steps_of(amendment) == [("1", "repeal", "Chapter 2.52", "")]
    assert "Repeal of the Code of ethics" in words_of(answer)


def test_what_may_be_repealed_is_in_force_and_the_button_says_what_it_does(
    clerk, bill, city, code, law, draft, assert_queries_at_most
):
    never = make.policy(city, title="Never law")
    of_drafts = clerk.get(bill, "put-in")
    assert "repeal-" not in of_drafts.text and "Put the draft in" in words_of(of_drafts)
    with assert_queries_at_most(12):
        page = clerk.client.get(f"{clerk.address(bill, 'put-in')}?what=repeal")
    assert f"repeal-{code.pk}" in page.text and f"repeal-{never.pk}" not in page.text
    assert "Put the repeal in" in words_of(page) and f"draft-{draft.pk}" not in page.text
    missed = clerk.client.post(f"{clerk.address(bill, 'put-in')}?what=repeal", {})
    assert "Choose a policy to repeal" in words_of(missed)


@pytest.mark.parametrize(
    ("operation", "target", "key", "words"),
    [
        ("restore", "1", True, "restores Section 1"),
        ("restore", "11—14", True, "restores Sections 11—14"),
        ("amend", "3-11", False, "amends Section 3-11"),
        ("amend", "Purpose", True, "amends Purpose"),
        ("repeal", "Chapter 2.52", False, "repeals Chapter 2.52"),
        ("restore", "2.48 of the Code", False, "restores 2.48 of the Code"),
    ],
)
def test_what_a_section_of_the_bill_does_is_said_of_sections(operation, target, key, words):
    row = Instruction(operation=operation, target=target, target_key=uuid.uuid4() if key else None)
    assert f"{row.get_operation_display()} {row.target_words}" == words


def test_nothing_is_repealed_that_is_not_in_force(clerk, bill, city):
    other = make.policy(city)
    with pytest.raises(composing.Refused, match="in force"):
        composing.put_repeal(by=clerk.person, edition=bill, policy=other)


def test_the_draft_of_another_city_cannot_be_put_in(clerk, bill):
    foreign = make.draft(make.policy(make.city()))
    answer = clerk.client.post(clerk.address(bill, "put-in"), {"what": f"draft-{foreign.pk}"})
    assert answer.status_code == 422
    with pytest.raises(composing.Refused, match="another city"):
        composing.put_in(by=clerk.person, edition=bill, draft=foreign)


def test_without_a_draft_the_page_says_so(clerk, bill):
    assert "There is no draft to put in." in words_of(clerk.get(bill, "put-in"))


def test_a_change_is_taken_out_and_the_draft_stays(clerk, bill, draft):
    clerk.post(bill, "put-in", what=f"draft-{draft.pk}")
    number = bill.amendments.get().pk
    answer = clerk.client.post(clerk.address(bill, f"{number}/take-out"), follow=True)
    assert "Code of ethics is out of the bill. The draft is still there." in words_of(answer)
    assert not bill.amendments.exists()
    assert Version.objects.filter(pk=draft.pk).exists()
    assert Amendment.history.filter(id=number, history_type="-", history_user=clerk.person).exists()
    assert clerk.client.post(clerk.address(bill, f"{number}/take-out")).status_code == 404


def test_clauses_are_written(clerk, bill):
    words = {"long_title": "An ordinance on gifts", "recitals": "Whereas one;\r\n\r\nWhereas two;"}
    clerk.post(bill, "clauses", **words, effective_rule="after_publication", effective_days="10")
    bill.refresh_from_db()
    assert (bill.long_title, bill.recitals) == ("An ordinance on gifts", "Whereas one;\n\nWhereas two;")
    assert (bill.effective_rule, bill.effective_days) == ("after_publication", 10)
    assert "10 days after it is published" in words_of(clerk.get(bill))


def test_a_given_day_stands_with_every_change(clerk, bill, draft, city):
    given = {"effective_rule": "given", "day": "January 2027"}
    early = clerk.post(bill, "clauses", **given)
    assert early.status_code == 422
    assert "Put a draft into the bill first" in words_of(early)
    clerk.post(bill, "put-in", what=f"draft-{draft.pk}")
    clerk.post(bill, "clauses", **given)
    other = make.draft(make.policy(city))
    clerk.post(bill, "put-in", what=f"draft-{other.pk}")
    assert [(str(each.date), each.date.raw) for each in bill.amendments.all()] == [
        ("January 2027", "January 2027")
    ] * 2
    assert "On a given day: January 2027" in words_of(clerk.get(bill))
    clerk.post(bill, "clauses", effective_rule="adoption")
    assert [each.date for each in bill.amendments.all()] == [None, None]


def test_a_given_day_needs_words(clerk, bill, draft):
    clerk.post(bill, "put-in", what=f"draft-{draft.pk}")
    answer = clerk.post(bill, "clauses", effective_rule="given")
    assert errors_of(answer) == [("Write the day on which it takes effect", "day")]


def test_a_second_writer_of_clauses_sees_both(clerk, bill):
    page = form_of(clerk.get(bill, "clauses"))
    clerk.post(bill, "clauses", long_title="An ordinance on gifts")
    answer = clerk.client.post(clerk.address(bill, "clauses"), {**page, "long_title": "On presents"})
    assert answer.status_code == 409
    assert "Somebody changed these words" in words_of(answer)
    assert "An ordinance on gifts" in words_of(answer)
    assert form_of(answer)["long_title"] == "On presents"
    bill.refresh_from_db()
    assert bill.long_title == "An ordinance on gifts"
    assert clerk.client.post(clerk.address(bill, "clauses"), form_of(answer)).status_code == 303
    bill.refresh_from_db()
    assert bill.long_title == "On presents"


def test_the_sections_of_the_bill_are_put_right(clerk, ready):
    amendment = ready.amendments.get()
    page = f"{amendment.pk}/sections"
    clerk.post(ready, page, **{"step-0-caption": "Gifts", "step-0-raw": "Section 2.52.020 is amended."})
    row = amendment.instructions.first()
    assert (row.caption, row.raw, row.target_key is not None) == (
        "Gifts",
        "Section 2.52.020 is amended.",
        True,
    )
    clerk.post(
        ready, page, **{"step-1-operation": "", "step-1-target": "", "step-1-after": "", "step-1-caption": ""}
    )
    assert steps_of(amendment) == [("1", "amend", "2.52.020", "")]
    anew = form_of(clerk.client.get(clerk.address(ready, page) + "?propose=anew"))
    assert anew["step-1-operation"] == "add"


def test_a_row_with_words_says_what_it_does(clerk, ready):
    page = f"{ready.amendments.get().pk}/sections"
    answer = clerk.post(ready, page, **{"step-2-target": "2.52.090"})
    assert answer.status_code == 422
    assert "Row 3: Choose what this section does" in words_of(answer)
    assert form_of(answer)["step-2-target"] == "2.52.090"


def test_a_second_writer_of_sections_is_told(clerk, ready):
    page = f"{ready.amendments.get().pk}/sections"
    shown = form_of(clerk.get(ready, page))
    clerk.post(ready, page, **{"step-0-caption": "Theirs"})
    answer = clerk.client.post(clerk.address(ready, page), {**shown, "step-0-caption": "Mine"})
    assert answer.status_code == 409
    assert "Theirs" in words_of(answer)
    assert form_of(answer)["step-0-caption"] == "Mine"
    assert clerk.client.post(clerk.address(ready, page), form_of(answer)).status_code == 303


def test_a_frozen_text_has_no_page_to_change_it(clerk, public):
    number = public.amendments.get().pk
    for page in ("clauses", "put-in", f"{number}/sections"):
        assert clerk.get(public, page).status_code == 404
    clerk.client.post(clerk.address(public, f"{number}/take-out"))
    assert public.amendments.count() == 1
    with pytest.raises(composing.Frozen):
        composing.change_clauses(by=clerk.person, edition=public, seen="", long_title="Other")


def test_a_new_text_is_copied_from_the_last_one_with_new_drafts(clerk, public, draft):
    answer = clerk.post(public.instrument, "new-text", name="substitute")
    assert "The text substitute is a draft." in words_of(answer)
    new = Edition.objects.get(instrument=public.instrument, number=2)
    copied = new.amendments.get()
    assert (new.long_title, new.effective_rule) == (public.long_title, "adoption")
    assert (copied.proposed.previous, copied.base, copied.proposed.is_frozen) == (draft, draft.base, False)
    assert [row.as_text() for row in copied.proposed.sections.order_by("position")] == [
        row.as_text() for row in draft.sections.order_by("position")
    ]
    assert steps_of(copied) == steps_of(public.amendments.get())
    again = clerk.post(public.instrument, "new-text", name="another")
    assert "The last edition is still a draft" in words_of(again)


def test_a_bill_that_is_law_gets_no_new_text(clerk, public):
    freezing_day = make.PartialDate.year(2026)
    make.acts.adopt(by=clerk.person, edition=public, on=freezing_day)
    answer = clerk.post(public.instrument, "new-text", name="substitute")
    assert "This bill has reached its end" in words_of(answer)
    assert freezing.Edition.objects.filter(instrument=public.instrument).count() == 1


@pytest.mark.parametrize("many", [1, 100])
def test_a_text_asks_no_more_with_many_sections(clerk, bill, city, assert_queries_at_most, many):
    code = make.policy(city)
    sections = [make.SectionText("section", f"2.{n}", "Gifts", "No gift.") for n in range(many)]
    base = make.law(code, make.keyed(sections))
    kept = [row.as_text() for row in base.sections.order_by("position")]
    changed = [make.SectionText("section", row.label, "Gifts", "Some gifts.", row.key) for row in kept]
    composing.put_in(by=clerk.person, edition=bill, draft=make.draft(code, changed, base=base))
    for page in ("", "clauses", "put-in", "freeze", "publish", f"{bill.amendments.get().pk}/sections"):
        with assert_queries_at_most(12):
            assert clerk.get(bill, page).status_code == 200, page


def test_the_rule_of_the_day_of_effect_is_read_from_the_words(clerk, bill):
    words = {"effective_rule": "words", "effective_clause": "Thirty days after its passage and approval."}
    clerk.post(bill, "clauses", **words)
    bill.refresh_from_db()
    assert (bill.effective_rule, bill.effective_days) == ("passage_and_approval", 30)
    clerk.post(bill, "clauses", effective_rule="words", effective_clause="When the county agrees.")
    bill.refresh_from_db()
    assert (bill.effective_rule, bill.effective_days) == ("unknown", 0)


def test_the_later_of_several_needs_several(clerk, bill):
    answer = clerk.post(bill, "clauses", effective_rule="later", effective_events=["passage"])
    assert (answer.status_code, "Choose at least two" in answer.text) == (422, True)
    clerk.post(bill, "clauses", effective_rule="later", effective_events=["passage", "publication"])
    bill.refresh_from_db()
    assert bill.effective_events == ["passage", "publication"]
    assert "when it is passed and it is published" in clerk.get(bill).text


def test_a_last_day_stands_with_every_change_and_what_stood_before_needs_one(clerk, bill, draft):
    clerk.post(bill, "put-in", what=f"draft-{draft.pk}")
    answer = clerk.post(bill, "clauses", restores_before="on")
    assert errors_of(answer) == [
        ("Write its last day: without one nothing stands again after it", "last_day")
    ]
    early = {"effective_rule": "given", "day": "1/1/2028", "last_day": "2027-12-31"}
    assert errors_of(clerk.post(bill, "clauses", **early)) == [
        ("Its last day would come before the day on which it takes effect", "last_day")
    ]
    clerk.post(bill, "clauses", last_day="2027-12-31", restores_before="on")
    row = bill.amendments.get()
    assert (row.in_force_through.isoformat(), row.restores_before) == ("2027-12-31", True)
    said = words_of(clerk.get(bill))
    assert "Its last day is Friday, December 31, 2027; then what stood before it stands again" in said
