"""Calls for comment at the desk: made over published texts, listed, hidden from everybody else."""

import pytest
from django.urls import reverse

from comments.models import Docket
from policies.models import ActKind, Role
from policies.services.acts import record_act
from tests import make
from tests.civicpolicy.desk.dockets.pressing import address, at
from tests.comments.pages import all_of, errors_of, form_of, said, words_of

pytestmark = pytest.mark.django_db


def test_a_call_is_made_over_two_bills_and_is_nobody_elses_business(city, clerk, client):
    bills = [make.bill(city), make.bill(city)]
    loose = make.edition(
        make.instrument(city), (make.policy(city), make.draft(make.policy(city))), published=False
    )
    at(city)
    page = clerk.get(reverse("desk:docket-new", args=[city.slug]))
    assert form_of(page)["number"] == "2019-01"
    assert f'value="{loose.pk}"' not in page.content.decode()
    typed = {**form_of(page), "title": "Two bills", "editions": [str(bill.pk) for bill in bills]}
    made = clerk.post(reverse("desk:docket-new", args=[city.slug]), typed, follow=True)
    assert "Docket 2019-01 is made. Now choose when it opens and closes." in words_of(made)
    docket = Docket.objects.get(number="2019-01")
    assert {item.edition_id for item in docket.items.all()} == {bill.pk for bill in bills}
    clerk.logout()
    assert client.get(reverse("comments:docket", args=[city.slug, "2019-01"])).status_code == 404


@pytest.mark.parametrize(
    ("typed", "sentence", "field"),
    [
        ({"number": "2019-07"}, "This city already has a docket 2019-07.", None),
        ({"number": "new"}, "Write a number like 2026-07: letters, digits, dots and dashes", "number"),
        ({"number": "7/8"}, "Write a number like 2026-07: letters, digits, dots and dashes", "number"),
        ({"title": ""}, "Say what the call is about", "title"),
        ({"editions": []}, "Choose at least one published text", "editions"),
    ],
)
def test_a_call_that_cannot_be_made_says_why_and_keeps_what_was_typed(call, clerk, typed, sentence, field):
    city = call.municipality
    edition = call.items.get().edition_id
    sent = {"number": "2019-08", "title": "Again", "summary": "Short.", "editions": [edition], **typed}
    answer = clerk.post(reverse("desk:docket-new", args=[city.slug]), sent)
    assert (answer.status_code, errors_of(answer)) == (422, [(sentence, field)])
    assert form_of(answer)["summary"].strip() == "Short."
    assert Docket.objects.count() == 1


def test_another_citys_text_cannot_be_chosen(city, clerk):
    make.bill(city)
    other = make.bill(make.city())
    sent = {"number": "2019-01", "title": "A call", "editions": [other.pk]}
    answer = clerk.post(reverse("desk:docket-new", args=[city.slug]), sent)
    assert [sentence for sentence, _ in errors_of(answer)] == [
        "Choose from the list: something chosen is not a published text of this city"
    ]


def test_a_call_that_is_opened_on_a_bill_begins_with_its_public_text(city, clerk):
    bill = make.bill(city)
    make.bill(city)
    at(city)
    of_bill = clerk.get(reverse("desk:bill", args=[city.slug, bill.instrument.slug]))
    (link,) = (a.get("href") for a in all_of(of_bill, "a") if said(a) == "Open a call for comment")
    page = clerk.get(link)
    assert form_of(page)["editions"] == str(bill.pk)
    assert form_of(page)["title"] == bill.instrument.title
    made = clerk.post(link, form_of(page), follow=True)
    assert "Docket 2019-01 is made." in words_of(made)
    assert Docket.objects.get().items.get().edition == bill


def test_of_several_texts_of_a_bill_the_latest_public_one_is_proposed_first(city, clerk):
    bill = make.bill(city)
    changes = bill.amendments.get()

    def text(**fields):
        proposed = make.draft(changes.policy, base=changes.base)
        return make.edition(bill.instrument, (changes.policy, proposed, changes.base), **fields)

    public = text(name="substitute A")
    text(name="substitute B", published=False)
    page = clerk.get(f"{reverse('desk:docket-new', args=[city.slug])}?bill={bill.instrument.slug}")
    boxes = [box for box in all_of(page, "input") if box.get("name") == "editions"]
    assert boxes[0].get("value") == str(public.pk)
    assert ["checked" in box.attrib for box in boxes] == [True, False, False]


@pytest.mark.parametrize("asked", ["no-such-bill", "", "%00", "a b&bill=c", "ours-elsewhere"])
def test_a_bill_that_is_none_of_the_city_is_let_be(city, clerk, asked):
    make.bill(city)
    elsewhere = make.bill(make.city())
    asked = elsewhere.instrument.slug if asked == "ours-elsewhere" else asked
    page = clerk.get(f"{reverse('desk:docket-new', args=[city.slug])}?bill={asked}")
    assert (page.status_code, form_of(page)["title"]) == (200, "")
    assert "editions" not in form_of(page)


def test_a_city_without_a_published_text_is_told_what_comes_first(city, clerk):
    assert "Freeze and publish an edition of a bill first" in words_of(
        clerk.get(reverse("desk:docket-new", args=[city.slug]))
    )
    assert "No call for comment yet." in words_of(clerk.get(reverse("desk:dockets", args=[city.slug])))


def test_the_clerk_of_another_city_and_a_stranger_find_nothing(call, client):
    pages = [
        reverse("desk:dockets", args=[call.municipality.slug]),
        reverse("desk:docket-new", args=[call.municipality.slug]),
        address(call),
        address(call, "extend"),
    ]
    assert {client.get(page).status_code for page in pages} == {302}
    client.force_login(make.clerk_of(make.city()))
    assert {client.get(page).status_code for page in pages} == {404}
    client.force_login(make.clerk_of(call.municipality, Role.DRAFTER))
    assert [client.get(page).status_code for page in pages] == [200, 404, 200, 404]
    client.force_login(make.clerk_of(call.municipality))
    assert client.get(address(call, "explode")).status_code == 404
    response = client.get(address(call, "extend"))
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_costs_the_same_however_many_calls(city, clerk, count, assert_queries_at_most):
    bill = make.bill(city)
    for number in range(count):
        make.docket(city, bill, number=f"2019-{number}", opened=False)
    at(city)
    with assert_queries_at_most(9):
        page = clerk.get(reverse("desk:dockets", args=[city.slug]))
    assert words_of(page).count("Not opened") == count


def test_the_page_of_a_call_stays_within_its_queries(call, clerk, assert_queries_at_most):
    for _ in range(5):
        make.comment(call)
    clerk.get(address(call))
    with assert_queries_at_most(12):
        page = clerk.get(address(call))
    assert "5 comments received" in words_of(page)


def test_what_the_council_has_decided_stands_last_and_a_mistake_not_at_all(city, clerk):
    law, mistake = make.law(make.policy(city)), make.law(make.policy(city))
    made = [each.proposed_by.get().edition for each in (law, mistake)]
    bill = made[1].instrument
    act = bill.acts.get()
    record_act(by=make.clerk_of(city), instrument=bill, kind=ActKind.NOT_SO, on=act.date, corrects=act)
    bill = make.bill(city)
    at(city)
    page = clerk.get(reverse("desk:docket-new", args=[city.slug])).content.decode()
    assert f'value="{made[1].pk}"' not in page
    assert page.index(f'value="{bill.pk}"') < page.index(f'value="{made[0].pk}"')
    assert f"{made[0].instrument.title} (law already)" in page
