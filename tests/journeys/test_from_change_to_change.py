"""A reader goes from change to change by key and by link, sends one on, and needs no JavaScript for it."""

import re
from dataclasses import replace
from functools import partial

import pytest
from playwright.sync_api import expect

from policies.text.outline import SectionText
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIST = "\n".join(f"({letter}) The clerk keeps list {letter} for ten days." for letter in "abcdefghij")
LAW = make.keyed(
    SectionText("section", f"2.60.{n:03}", f"List {n}", LIST if n == 3 else f"List {n} is kept by the clerk.")
    for n in range(30)
)
PAGE = "/elm-fork/policies/code/compare/1..2/"


@pytest.fixture
def comparison(browser):
    """Two words of a long section, one of another, and the numbers of the last twelve; ``browser`` first."""
    new = [replace(one, label=f"2.61.{n:03}") if n >= 18 else one for n, one in enumerate(LAW)]
    new[3] = replace(
        new[3], text=LIST.replace("list e for ten", "list e for five").replace("j for ten", "j for six")
    )
    new[5] = replace(new[5], text="List 5 is kept by the mayor.")
    city = make.city("elm-fork", name="City of Elm Fork")
    code = make.policy(city, "code")
    law = make.law(code, LAW)
    edition = make.edition(make.instrument(city), (code, make.draft(code, new, base=law), law))
    make.docket(city, edition)
    return new


def here(page):
    return page.evaluate("document.activeElement.id")


def said(page):
    return page.get_by_role("status").inner_text()


def is_in_sight(page, selector):
    seen = "({ top, bottom }) => bottom > 0 && top < innerHeight"
    return page.locator(selector).evaluate(f"one => ({seen})(one.getBoundingClientRect())")


def to_the_top(page):
    """Wait until a turn of the wheel has ended there."""
    for _ in range(100):
        if page.evaluate("scrollY") == 0:
            return
        page.wait_for_timeout(50)
    raise AssertionError("The page does not move.")


def named(words):
    """The name of a link, part of which is hidden; browsers put a space where that begins."""
    return re.compile(re.escape(words).replace(":", " ?:", 1))


@pytest.fixture
def reading(open_page):
    """A window in which nothing glides."""
    return partial(open_page, reduced_motion="reduce")


def test_by_key_from_the_first_change_to_the_last_and_back(reading, comparison):
    page = reading()
    page.goto(PAGE)
    press = page.keyboard.press
    seen = []
    for _ in range(4):
        press("n")
        seen.append((here(page), said(page)))
    assert seen == [
        ("change-1", "Change 1, 2.60.003(e); 1 of 15."),
        ("change-2", "Change 2, 2.60.003(j); 2 of 15."),
        ("change-3", "Change 3, 2.60.005; 3 of 15."),
        ("change-4", "Change 4, 2.60.018; 4 of 15."),
    ]
    expect(page.locator("#change-4")).to_be_visible()
    press("p")
    assert here(page) == "change-3"
    for _ in range(3):
        press("p")
    assert said(page) == "That was the first change."


def test_the_keys_begin_at_what_the_reader_looks_at(reading, comparison):
    page = reading()
    page.goto(f"{PAGE}?text=all")
    page.locator("#change-3").evaluate("one => one.scrollIntoView()")
    page.keyboard.press("n")
    assert here(page) == "change-4"
    page.mouse.wheel(0, -100_000)
    to_the_top(page)
    page.keyboard.press("n")
    assert here(page) == "change-1"


def test_keys_are_silent_in_a_field_with_ctrl_and_once_they_are_turned_off(reading, comparison):
    page = reading()
    page.goto(PAGE)
    page.locator("#compare-old").focus()
    page.keyboard.press("n")
    assert here(page) == "compare-old"
    page.locator("h1").click()
    page.keyboard.press("Control+Shift+n")
    assert here(page) == "main"
    page.get_by_role("button", name="Turn the keys off").press("Enter")
    page.keyboard.press("n")
    page.reload()
    page.keyboard.press("n")
    assert here(page) == ""
    page.get_by_role("button", name="Turn the keys on").press("Enter")
    page.keyboard.press("n")
    assert here(page) == "change-1"


def test_by_link_the_links_of_a_change_are_seen_with_the_mouse_and_the_keyboard(reading, comparison):
    page = reading()
    page.goto(PAGE)
    links = page.locator(".rl-p:has(#change-1) .rl-links")
    opacity = "one => getComputedStyle(one).opacity"
    assert links.evaluate(opacity) == "0"
    page.locator(".rl-p:has(#change-1)").hover()
    assert links.evaluate(opacity) == "1"
    page.locator("h1").hover()
    page.locator("#change-1").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Next change: 2, 2.60.003(j)"
    assert links.evaluate(opacity) == "1"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#change-2$"))
    page.get_by_role("link", name=named("Next change: 3, 2.60.005")).press("Enter")
    page.get_by_role("link", name=named("Next change: 4, 2.60.018")).press("Enter")
    expect(page.locator("#change-4")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_link_to_a_change_is_sent_on_and_opens_there(reading, comparison, javascript):
    page = reading(width=375, javascript=javascript)
    page.goto(PAGE)
    address = page.get_by_role("link", name=named("Link to this change: 3, 2.60.005")).get_attribute("href")
    assert address == f"{PAGE}?at=new:2.60.005:22-27#at"
    page.goto(address)
    expect(page.locator("#at #change-3")).to_have_count(1)
    assert is_in_sight(page, "#at")
    assert (
        page.get_by_text("You followed a link to")
        .inner_text()
        .startswith("You followed a link to change 3, 2.60.005:")
    )


def test_a_link_to_words_that_no_engine_marks_lights_them_up(reading, comparison, hindrances):
    page = reading()
    page.goto(f"{PAGE}?at=old:2.60.003:60-70#at")
    expect(page.locator("mark#at")).to_have_text(LIST[60:70])
    assert is_in_sight(page, "#at")
    assert hindrances(page) == []


def test_without_javascript_all_of_it_can_be_read(reading, comparison):
    page = reading(javascript=False)
    page.goto(PAGE)
    expect(page.get_by_role("button", name="Turn the keys off")).to_be_hidden()
    expect(page.get_by_text("keeps list b")).to_be_hidden()
    page.get_by_text("(a) to (c), not changed").click()
    expect(page.get_by_text("keeps list b")).to_be_visible()
    page.get_by_role("link", name="Go to the first change").click()
    assert is_in_sight(page, "#change-1")
    page.get_by_role("link", name="Renumbered, 12").click()
    expect(page.locator(".change-list li")).to_have_count(12)
    page.get_by_role("link", name="All text").click()
    expect(page.get_by_text("List 29 is kept")).to_be_visible()
    expect(page.locator(".change-list li")).to_have_count(12)
    page.get_by_role("link", name="Side by side").click()
    expect(page.locator("#the-text details")).to_have_count(0)


def test_a_fold_of_names_leads_to_the_text_of_one(reading, comparison):
    page = reading(width=375)
    page.goto(PAGE)
    page.get_by_text("2.60.006 to 2.60.017, not changed").click()
    page.get_by_role("link", name="2.60.011 List 11").click()
    page.wait_for_url(re.compile("text=all#s-2-60-011$"))
    assert is_in_sight(page, "#s-2-60-011")


def test_no_form_of_it_has_a_barrier_or_is_wider_than_the_screen(reading, comparison, hindrances):
    """On a phone; ``test_every_page`` sees it on a desk too."""
    page = reading(width=375)
    found = {}
    for asked in ("?view=side", "?view=words", "?text=all", "?only=renumbered", "?at=nowhere"):
        page.goto(f"{PAGE}{asked}")
        page.evaluate("document.querySelectorAll('#the-text details').forEach((one) => { one.open = true; })")
        found[asked] = hindrances(page)
    assert {asked: said for asked, said in found.items() if said} == {}


def test_read_aloud_a_change_comes_before_the_links_that_lead_away_from_it(reading, comparison):
    """As a text browser has it: number, words with their marks said, then where to go on."""
    page = reading()
    page.goto(f"{PAGE}?view=words")
    lines = " ".join(page.locator(".rl-p:has(#change-1)").inner_text().split())
    lines = lines.replace(" :", ":").replace("][", "] [")
    assert lines == (
        "Change 1 (e) The clerk keeps list e for [begin deletion] ten [end deletion] "
        "[begin insertion] five [end insertion] days. "
        "Next change: 2, 2.60.003(j) Link to this change: 1, 2.60.003(e)"
    )
