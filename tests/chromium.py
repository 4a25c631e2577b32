"""A real browser on the real server, for tests marked ``browser``.

``page`` is a window of 1280 pixels, ``open_page(width=375, javascript=False)`` makes others; both know the
address of the test server, so ``page.goto("/")`` works. ``axe(page)`` lists what axe-core objects to,
``hindrances(page)`` also says when a page is wider than its window.
A script error, or anything the content security policy had to block, fails the test.
After a click, or a key, the page that it led to has been read: what looks at once never sees half of it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
PATIENCE = 60_000
"""Milliseconds after which a page has hung. A busy machine is slow, and nothing is measured here."""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without the second the list of what is well is a megabyte long and takes most of the time.
AXE_OPTIONS = {"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]}


BROWSERS = ("chromium-headless-shell", "/usr/bin/chromium", "chromium", "chromium-browser")
"""The first is the same engine without the window that a person would see: it takes a third of the work."""


def chromium_path() -> str | None:
    """Where Debian, or the search path, has a Chromium."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def to_the_end(act: Callable[..., None]) -> Callable[..., None]:
    """The act of a person, ended when the page that it led to has been read.

    Playwright's own click ends with the first byte of it, and a busy machine shows how little that is.
    """

    @wraps(act)
    def acted(element: Locator, *arguments: Any, **options: Any) -> None:
        act(element, *arguments, **options)
        element.page.wait_for_load_state()

    return acted


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run. Without one the test is skipped, but never in CI."""
    if connection.vendor != "postgresql":
        pytest.skip("browser tests run once, on PostgreSQL")
    path = chromium_path()
    if path is None:
        reason = "no Chromium here (apt-get install chromium)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    # Playwright keeps an event loop in this thread; Django would take that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        for act in ("click", "press"):
            patch.setattr(Locator, act, to_the_end(getattr(Locator, act)))
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def complaints() -> list[str]:
    """What went wrong inside pages. Whatever is left in it at the end fails the test."""
    return []


@pytest.fixture
def open_page(
    browser: Browser, live_server: LiveServer, complaints: list[str]
) -> Iterator[Callable[..., Page]]:
    """Open windows on the test server; each has its own cookies."""

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    def opened(width: int = 1280, height: int = 900, javascript: bool = True, **options: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    contexts: list[Any] = []
    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One window, 1280 pixels wide."""
    return open_page()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe-core finds on a page: one line for each violation, with the elements."""

    def violations(page: Page) -> list[str]:
        found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
        return [f"{v['id']}: {v['help']}: {[node['target'] for node in v['nodes']]}" for v in found]

    return violations


@pytest.fixture
def hindrances(axe: Callable[[Page], list[str]]) -> Callable[[Page], list[str]]:
    """What keeps somebody from a page: what axe-core finds on it, and that it is wider than its window."""

    def found(page: Page) -> list[str]:
        page.wait_for_function("document.readyState === 'complete'")
        across, window = page.evaluate("document.documentElement.scrollWidth"), page.viewport_size["width"]
        return axe(page) + ([f"{across} pixels wide in a window of {window}"] if across > window else [])

    return found
