"""Every part of the look in a real browser: on a desk and a phone, in forced colours, on paper."""

import mimetypes
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from civicpolicy import look
from civicpolicy.site.city_colour import city_stylesheet
from tests.look import gallery, invented

STATIC = Path(__file__).resolve().parents[2] / "static"
NAMES = sorted(path.stem for path in gallery.PAGES.glob("*.html") if path.stem != "frame")
SITE = "http://gallery.test"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return gallery.pages()


@pytest.fixture
def show(browser: Browser, pages: dict[str, str]) -> Iterator[Callable[..., Page]]:
    """Open a page of the gallery; nothing leaves this machine, and nothing may be missing."""
    contexts = []
    missing: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        static = STATIC / path.removeprefix("/static/")
        if path.endswith("city.css"):
            route.fulfill(body=city_stylesheet(invented.CITY.profile.accent), content_type="text/css")
        elif path == look.address():
            route.fulfill(body=look.style(), content_type="text/css")
        elif path.startswith("/static/") and static.is_file():
            route.fulfill(body=static.read_bytes(), content_type=mimetypes.guess_type(static)[0])
        elif path.strip("/") in pages:
            route.fulfill(body=pages[path.strip("/")], content_type="text/html")
        else:
            missing.append(path)
            route.abort()

    def opened(name: str, width: int = 1280, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", answer)
        page.goto(f"{SITE}/{name}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert missing == []


def test_the_gallery_can_be_written_for_a_person(pages: dict[str, str], tmp_path: Path):
    folder = Path(os.environ.get("CIVICPOLICY_GALLERY", tmp_path))
    assert gallery.write(folder) == NAMES
    assert (folder / "juniper-bend" / "city.css").read_text().count("--cp-accent:") == 2


def test_no_page_has_style_or_script_inside(pages: dict[str, str]):
    inside = [name for name, html in pages.items() if " style=" in html or "<script" in html]
    assert inside == []


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(show: Callable[..., Page], axe: Callable[[Page], list[str]], name: str):
    assert axe(show(name, 375)) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_into_320_pixels(show: Callable[..., Page], name: str):
    page = show(name, 320, java_script_enabled=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.browser
@pytest.mark.parametrize("name", ["home", "components", "docket", "session"])
def test_what_is_pressed_is_large_enough(show: Callable[..., Page], name: str):
    page = show(name, 375)
    small = page.evaluate(
        """() => [...document.querySelectorAll('.btn, summary, select, .menu a, .rl-no, .choice')]
            .filter(e => e.checkVisibility())
            .map(e => [e.className, e.getBoundingClientRect()])
            .filter(([_, box]) => box.width < 24 || box.height < 24)
            .map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""
    )
    assert small == []


@pytest.mark.browser
def test_the_first_problem_has_the_focus_without_javascript(show: Callable[..., Page]):
    page = show("errors", java_script_enabled=False)
    assert page.locator(":focus").get_attribute("class") == "error-summary"


@pytest.mark.browser
def test_a_mark_is_seen_without_colour(show: Callable[..., Page]):
    page = show("compare", forced_colors="active")
    seen = page.evaluate(
        """() => ['del', 'ins'].map(tag =>
            getComputedStyle(document.querySelector(`.law ${tag}`)).textDecorationLine)"""
    )
    assert seen == ["line-through", "underline"]


@pytest.mark.browser
def test_paper_is_black_on_white_also_for_a_dark_screen(show: Callable[..., Page]):
    page = show("compare", color_scheme="dark")
    page.emulate_media(media="print")
    colours = page.evaluate(
        """() => [...new Set([...document.querySelectorAll('.law *')]
            .filter(e => e.checkVisibility())
            .flatMap(e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]))].sort()"""
    )
    assert set(colours) <= {"rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


@pytest.mark.browser
def test_a_menu_of_words_on_a_desk_and_one_button_on_a_phone(show: Callable[..., Page]):
    desk, phone = show("home"), show("home", 375)
    expect(desk.get_by_role("link", name="Meetings", exact=True)).to_be_visible()
    expect(desk.get_by_text("Menu", exact=True)).to_be_hidden()
    expect(phone.get_by_role("link", name="Meetings", exact=True)).to_be_hidden()
    phone.get_by_text("Menu", exact=True).click()
    expect(phone.get_by_role("link", name="Meetings", exact=True)).to_be_visible()


@pytest.mark.browser
def test_the_rail_is_open_beside_the_text_and_closed_above_it(show: Callable[..., Page]):
    desk, phone = show("compare"), show("compare", 375)
    expect(desk.locator(".rail table")).to_be_visible()
    expect(phone.locator(".rail table")).to_be_hidden()
