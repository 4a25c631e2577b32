"""A resident reads what would change, says what they think, and holds a receipt: in a real browser."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from comments.models import Comment
from policies.text.outline import SectionText
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LAW = make.keyed(
    [
        SectionText(
            "section",
            f"2.60.0{n}0",
            heading,
            f"(a) {words}\n(b) It binds every officer.\n(1) Elected.\n(2) Appointed.",
        )
        for n, (heading, words) in enumerate(
            [
                ("Purpose", "This chapter keeps the trust of the public."),
                ("Definitions", "A gift is a thing of value."),
                ("Gifts", "No gift over fifty dollars ($50.00) is accepted."),
                ("Travel", "Travel is paid by the City."),
                ("Register", "A register is kept."),
                ("Complaints", "A complaint is made in writing."),
            ],
            start=1,
        )
    ]
)
GIFTS = SectionText(
    "section",
    LAW[2].label,
    "Gifts",
    "(a) No gift over twenty-five dollars ($25.00) is accepted.\n(b) It binds every officer.\n"
    "(1) Elected.\n(2) Appointed.\n(3) Hired.",
    LAW[2].key,
)
WORDS = "Please keep the register.\n\nAnd say for how long."


@pytest.fixture
def docket(browser):
    """``browser`` first, so that a skip costs nothing."""
    city = make.city("elm-fork", name="City of Elm Fork")
    code = make.policy(city, "code-of-ethics")
    law = make.law(code, LAW)
    proposed = make.draft(code, [*LAW[:2], GIFTS, *LAW[3:]], base=law)
    bill = make.instrument(city, "bill-26-31", bill_number="26-31")
    edition = make.edition(bill, (code, proposed, law))
    docket = make.docket(city, edition, number="2026-07", title="A lower limit on gifts")
    make.meeting(city, edition)
    return docket


def to_the_form(page, docket):
    """From the city's home to the docket, and the section on gifts chosen there."""
    page.goto(reverse("site:home", args=[docket.municipality.slug]))
    page.get_by_role("link", name=docket.title, exact=True).first.click()
    page.get_by_role("button", name="Add 2.60.030 Gifts").click()


def write(page):
    """Fill in the form but for the preview."""
    page.get_by_label("For it, with changes").check()
    page.get_by_label("3. Your comment").fill(WORDS)
    page.get_by_label("4. Your name").fill("Dana Whitfield")
    page.get_by_label("5. E-mail").fill("dana@mail.example")
    page.get_by_label("6. I write as").select_option("business")


def preview(page):
    page.get_by_role("button", name="Preview my comment").click()


@pytest.mark.parametrize(
    ("width", "javascript"), [(1280, True), (375, False)], ids=["desk", "phone without JavaScript"]
)
def test_from_the_home_page_to_the_receipt(docket, open_page, width, javascript):
    page = open_page(width=width, javascript=javascript)
    to_the_form(page, docket)
    page.get_by_label("Which part of 2.60.030?").select_option("b/3")
    write(page)
    preview(page)
    assert page.locator(".exactly").inner_text() == WORDS
    expect(page.locator("main")).to_contain_text("On Bill 26-31, § 2.60.030(b)(3) Gifts, as introduced.")
    page.get_by_role("button", name="Change it").click()
    assert page.get_by_label("3. Your comment").input_value() == WORDS
    preview(page)
    page.get_by_role("button", name="Send my comment").click()
    page.wait_for_url("**/receipts/**")
    comment = Comment.objects.select_related("content", "contact").get()
    expect(page.locator(".receipt-code")).to_have_text(comment.receipt_code)
    expect(page.locator("main")).to_contain_text("Received, on time")
    assert (comment.content.words, comment.contact.name) == (WORDS, "Dana Whitfield")
    assert (comment.position, comment.capacity) == ("with_changes", "business")
    page.get_by_role("link", name="published comments").click()
    assert page.locator(f"#comment-{comment.pk} .said").inner_text() == WORDS
    assert "dana@" not in page.content()


@pytest.mark.parametrize("width", [375])
def test_no_step_has_a_barrier_or_is_wider_than_the_screen(docket, open_page, hindrances, width):
    page = open_page(width=width)
    found = {}

    def look(step):
        if said := hindrances(page):
            found[step] = said

    city = docket.municipality.slug
    page.goto(reverse("comments:dockets", args=[city]))
    look("dockets")
    to_the_form(page, docket)
    look("form")
    page.get_by_label("5. E-mail").fill("dana@")
    preview(page)
    look("errors")
    write(page)
    preview(page)
    look("preview")
    page.get_by_role("button", name="Send my comment").click()
    page.wait_for_url("**/receipts/**")
    look("receipt")
    for name, place in {
        "docket": reverse("comments:docket", args=[city, docket.number]),
        "comments": reverse("comments:comments", args=[city, docket.number]),
        "finding a receipt": reverse("comments:receipt-find", args=[city]),
        "a wrong code": reverse("comments:receipt", args=[city, "EF-0000-0000-00"]),
    }.items():
        page.goto(place)
        look(name)
    assert found == {}


def test_what_is_wrong_has_the_focus_and_leads_to_its_field(docket, page):
    to_the_form(page, docket)
    page.get_by_label("5. E-mail").fill("dana@")
    preview(page)
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.get_by_role("link", name="Enter an e-mail address like name@example.com").click()
    assert page.evaluate("document.activeElement.name") == "email"
    assert page.title().startswith("Error: ")


def test_by_keyboard_alone(docket, page):
    """Enter in a field asks for the preview, and neither adds nor removes a section."""
    page.goto(reverse("comments:comment-form", args=[docket.municipality.slug, docket.number]))
    page.get_by_label("3. Your comment").focus()
    page.keyboard.type("Keep it.")
    page.keyboard.press("Tab")
    page.keyboard.type("Dana")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Preview: this is what will be sent").wait_for()
    page.get_by_role("button", name="Send my comment").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/receipts/**")
    assert Comment.objects.get().contact.name == "Dana"


def test_going_back_after_an_error_keeps_the_words(docket, page):
    to_the_form(page, docket)
    write(page)
    preview(page)
    expect(page.locator(".exactly")).to_have_text(WORDS)
    page.evaluate("() => { setTimeout(() => history.back(), 50); }")
    expect(page.get_by_label("3. Your comment")).to_have_value(WORDS)


def test_a_paper_of_the_call_has_no_form_and_all_of_the_record(docket, page):
    page.emulate_media(media="print")
    page.goto(reverse("comments:docket", args=[docket.municipality.slug, docket.number]))
    expect(page.get_by_label("3. Your comment")).to_be_hidden()
    expect(page.get_by_role("heading", name="How the deadline came about")).to_be_visible()
    assert re.search(r"through \w+, \w+ \d+, \d{4}, ", page.locator("main").inner_text())
