"""The browser that other tests rely on: it runs, it knows the server, it notices what it ought to."""

import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page

from civicpolicy.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_clerk_signs_in_and_out(open_page: Callable[..., Page], javascript: bool):
    User.objects.create_user("rosa@city.example", "a long enough phrase", name="Rosa Ortiz")
    page = open_page(javascript=javascript)
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill("rosa@city.example")
    page.get_by_label("Password").fill("a long enough phrase")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.goto("/accounts/logout/")
    assert page.get_by_text("You are signed in as Rosa Ortiz.").is_visible()
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.goto("/accounts/password/change/")
    assert page.get_by_role("heading", level=1).inner_text() == "Sign in"


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("address", ["login/", "signup/", "password/reset/"])
def test_account_pages_are_for_everyone(
    open_page, hindrances: Callable[[Page], list[str]], address: str, width: int
):
    page = open_page(width=width)
    page.goto(f"/accounts/{address}")
    assert hindrances(page) == []


def test_axe_sees_a_picture_without_words(page: Page, axe: Callable[[Page], list[str]]):
    page.goto("/accounts/login/")
    page.evaluate("document.querySelector('form').outerHTML = '<img src=/static/favicon.svg>'")
    assert [line.split(":")[0] for line in axe(page)] == ["image-alt"]


def test_a_page_that_is_wider_than_its_window_is_said_to_be(
    page: Page, hindrances: Callable[[Page], list[str]]
):
    page.goto("/accounts/login/")
    assert hindrances(page) == []
    page.evaluate("document.querySelector('main').style.width = '1500px'")
    assert [line.split(" pixels wide")[-1] for line in hindrances(page)] == [" in a window of 1280"]


def test_the_policy_of_the_page_blocks_a_script_written_into_it(page: Page, complaints: list[str]):
    page.goto("/accounts/login/")
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert len(complaints) == 1
    complaints.clear()


class Slow(BaseHTTPRequestHandler):
    """A page whose end comes half a second after its beginning."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Slow</title>" + b" " * 4096)
        self.wfile.flush()
        time.sleep(0.5)
        self.wfile.write(b"<main>The end</main>")

    def log_message(self, *said: object) -> None:
        """Nothing: the tests have their own log."""


@pytest.fixture
def slow_page() -> Iterator[str]:
    """Its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_click_ends_when_the_page_it_led_to_has_been_read(page: Page, slow_page: str):
    page.goto("/accounts/login/")
    page.evaluate("to => { document.querySelector('main').innerHTML = `<a href=${to}>On</a>` }", slow_page)
    page.get_by_role("link", name="On").click()
    assert page.get_by_text("The end").is_visible()
