"""In at the door, as a person comes in: journeys that are about something else begin here."""

from django.urls import reverse
from playwright.sync_api import Page

from tests.make import PASSWORD


def sign_in(page: Page, person, path: str) -> Page:
    """Sign in, and wait for the page that was asked for."""
    page.goto(reverse("account_login", query={"next": path}))
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "login" not in url)
    return page
