"""Every style of marks in a real browser: read without colours, on paper, and without a barrier."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page

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


@pytest.mark.parametrize("style", STYLES)
def test_every_mark_is_seen_where_colours_are_forced(open_style, tmp_path, style: str):
    for more in ((), ("--now", str(tmp_path / "now"))):
        page = open_style(style, *more, forced_colors="active")
        marks = page.locator(".law :is(del, ins)")
        assert marks.count() >= 2
        assert all(mark.evaluate(SEEN) for mark in marks.all())


@pytest.mark.parametrize("style", STYLES)
def test_no_style_has_a_barrier_or_is_wider_than_the_window(open_style, axe, style: str):
    for width, scheme in ((1280, "light"), (375, "dark")):
        page = open_style(style, viewport={"width": width, "height": 900}, color_scheme=scheme)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("style", STYLES)
def test_on_paper_the_legend_is_the_foot_of_every_page(open_style, style: str):
    page = open_style(style)
    assert page.locator(".law-legend").is_hidden()
    page.emulate_media(media="print")
    foot = page.locator(".law > .law-legend")
    assert foot.evaluate("element => getComputedStyle(element).display") == "table-footer-group"
    assert page.locator(".legend").is_hidden()
    assert foot.locator("del").evaluate(SEEN)
    assert foot.locator("ins").evaluate(SEEN)


@pytest.mark.parametrize("style", STYLES)
def test_paper_is_black_but_for_what_local_law_asks_for(open_style, style: str):
    page = open_style(style, color_scheme="dark")
    page.emulate_media(media="print")
    colours = set(page.evaluate(COLOURS)) - {"rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"}
    looks = {*STYLES[style].deleted.looks, *STYLES[style].inserted.looks}
    assert len(colours) == len(looks & {"red", "blue", "shade"})


def test_red_blue_and_capitals_are_what_they_are_called(open_style):
    page = open_style("carmel-in")
    red, blue = (
        page.locator(f".law {tag}").first.evaluate("e => getComputedStyle(e).color") for tag in ("ins", "del")
    )
    assert (red, blue) == ("rgb(176, 16, 28)", "rgb(10, 63, 168)")
    page = open_style("strike-capitals")
    assert "OR EMPLOYEE" in page.locator(".law ins").first.inner_text()
