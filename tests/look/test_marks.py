"""Every style of marks in a real browser: read without colours, on paper, and without a barrier."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from policies.text.styles import STYLES

pytestmark = pytest.mark.browser

LAW = "1. Gifts. No officer takes a gift over fifty dollars.\n\n2. Lists. A list is kept.\n"
BILL = "1. Gifts. No officer or employee takes a gift over ten dollars.\n\n2. Lists. A list is kept.\n"
NOW = BILL.replace("or employee", "or paid employee").replace("ten", "twenty")
SEEN = """element => {
    const style = getComputedStyle(element);
    const lines = style.textDecorationLine !== 'none' || style.borderBlockWidth !== '0px';
    const letters = style.textTransform === 'uppercase' || style.fontStyle === 'italic';
    const signs = element.querySelector('[aria-hidden]') !== null;
    return lines || letters || signs;
}"""
COLOURS = """() => [...new Set([...document.querySelectorAll('.law :is(del, ins)')]
    .flatMap(e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]))]"""


@pytest.fixture
def open_style(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """A redline as one file, in a style; with both layers when asked."""
    contexts = []
    for name, text in (("law", LAW), ("bill", BILL), ("now", NOW)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def opened(style: str, *more: str, **options: object) -> Page:
        out = io.StringIO()
        paths = [str(tmp_path / name) for name in ("law", "bill")]
        call_command("redline", *paths, "--format", "html", "--style", style, *more, stdout=out)
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_content(out.getvalue())
        return page

    yield opened
    for context in contexts:
        context.close()


def seen_where_colours_are_forced(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    marks = page.locator(".law :is(del, ins)").all()
    assert len(marks) >= 2
    assert all(mark.evaluate(SEEN) for mark in marks)
    page.emulate_media(forced_colors="none")


def no_barrier_and_no_wider_than_the_window(page: Page, axe: Callable[[Page], list[str]]) -> None:
    for width, scheme in ((1280, "light"), (375, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def the_legend_is_the_foot_of_every_page(page: Page) -> None:
    expect(page.locator(".law-legend")).to_be_hidden()
    page.emulate_media(media="print")
    foot = page.locator(".law > .law-legend")
    assert foot.evaluate("element => getComputedStyle(element).display") == "table-footer-group"
    expect(page.locator(".legend")).to_be_hidden()
    assert foot.locator("del").evaluate(SEEN)
    assert foot.locator("ins").evaluate(SEEN)


def black_but_for_what_local_law_asks_for(page: Page, style: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    colours = set(page.evaluate(COLOURS)) - {"rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"}
    looks = {*STYLES[style].deleted.looks, *STYLES[style].inserted.looks}
    assert len(colours) == len(looks & {"red", "blue", "shade"})


@pytest.mark.parametrize("style", STYLES)
def test_a_style_is_read_without_colours_by_everybody_and_on_paper(open_style, axe, tmp_path, style: str):
    both_layers = open_style(style, "--now", str(tmp_path / "now"))
    seen_where_colours_are_forced(both_layers)
    page = open_style(style)
    seen_where_colours_are_forced(page)
    no_barrier_and_no_wider_than_the_window(page, axe)
    the_legend_is_the_foot_of_every_page(page)
    black_but_for_what_local_law_asks_for(page, style)


def test_red_blue_and_capitals_are_what_they_are_called(open_style):
    page = open_style("carmel-in")
    red, blue = (
        page.locator(f".law {tag}").first.evaluate("e => getComputedStyle(e).color") for tag in ("ins", "del")
    )
    assert (red, blue) == ("rgb(176, 16, 28)", "rgb(10, 63, 168)")
    page = open_style("strike-capitals")
    expect(page.locator(".law ins").first).to_contain_text("OR EMPLOYEE", use_inner_text=True)
