"""Every address of the project in a real browser: no barrier, nothing cut off, nothing blocked, few requests.

Journeys look once more, on a phone in dark, only at the steps that they alone reach. One world, one window
for everybody and one for the desk. Each page is opened once; then the window becomes a phone's, and the
colours dark and forced, in place. The stories of the demonstration show the same pages with other words, so
these are looked at on a phone alone. What is wrong with any page is said at the end.
"""

from collections.abc import Callable, Iterable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import Page, Route, expect

from civicpolicy.demonstration.addresses import addresses
from civicpolicy.demonstration.load import present
from tests.chromium import AXE_OPTIONS
from tests.journeys import every_address, whole_world
from tests.test_addresses import TABLE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Axe()
PHONE, DESK = 375, 1280
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What can differ between light, dark and forced colours."""

ROOM_RULES = ["target-size", "scrollable-region-focusable", "color-contrast"]
ROOM = {"runOnly": {"type": "rule", "values": ROOM_RULES}}
"""What can differ between a wide window and a narrow one; all the rest is looked for on the phone."""

MOST_REQUESTS = 10
BROKEN = ("400.html", "403.html", "500.html")
"""Pages for what should not happen; they cannot be asked for."""

WITHOUT_AN_ENTRY = """
    desk:person-invite desk:policy-new desk:bill-new desk:meeting-schedule desk:docket-new
    desk:consultation-new desk:import
"""
"""Forms that are refused when they are sent as they are found."""

Findings = dict[str, list[str]]


@pytest.fixture
def world(browser):
    """``browser`` first, so that a skip costs nothing."""
    return whole_world.build()


@pytest.fixture
def visitor(open_page):
    return open_page()


@pytest.fixture
def signed_in(open_page, live_server):
    """A window of somebody."""

    def opened(person) -> Page:
        client = Client()
        client.force_login(person)
        page = open_page()
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        return page

    return opened


@pytest.fixture
def staff(world, signed_in):
    """The clerk's window."""
    return signed_in(world.clerk)


def glance(page: Page) -> list[str]:
    """What is wrong with the page that is open, on a phone."""
    page.evaluate(AXE.axe_script)
    return in_window(page, PHONE, AXE_OPTIONS)


def in_window(page: Page, width: int, options: dict) -> list[str]:
    """What is wrong in a window of this width; axe's script is in the page already."""
    page.set_viewport_size({"width": width, "height": 900})
    across = page.evaluate("document.documentElement.scrollWidth")
    wide = [f"{width}: {across} pixels wide"] if across > width else []
    return wide + barriers(page, f"{width}", options)


def look(page: Page) -> list[str]:
    """On a desk and on a phone, in dark and in forced colours."""
    page.evaluate(AXE.axe_script)
    found = []
    windows = ((DESK, ROOM, {"color_scheme": "dark"}), (PHONE, AXE_OPTIONS, {"forced_colors": "active"}))
    for width, options, other in windows:
        found += in_window(page, width, options)
        page.emulate_media(**other)
        found += barriers(page, f"{width} {other}", AXE_OPTIONS | COLOURS)
        page.emulate_media(color_scheme="light", forced_colors="none")
    return found


def barriers(page: Page, where: str, options: dict) -> list[str]:
    """What axe objects to; its script is in the page already."""
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [f"{where}: {v['id']}: {[node['target'] for node in v['nodes']][:3]}" for v in violations]


def requests(page: Page) -> list[str]:
    """A first view asks for the page, its picture in the tab, and what the page names; all of it here."""
    asked = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    here = page.evaluate("location.origin")
    found = [f"asks elsewhere: {url}" for url in asked if not url.startswith(here)]
    files = {*(url for url in asked if not url.endswith("favicon.svg")), "the page", "favicon.svg"}
    return found + ([f"{len(files)} requests: {sorted(files)}"] if len(files) > MOST_REQUESTS else [])


def look_at(
    page: Page,
    pages: dict[str, str],
    statuses: Iterable[int] = (200,),
    see: Callable[[Page], list[str]] = look,
) -> Findings:
    """Open every page; what is wrong with it, by its name."""
    found = {}
    for name, path in pages.items():
        answer = page.goto(path)
        if answer is None or answer.status not in statuses:
            found[name] = [f"answered {answer and answer.status}"]
        else:
            found[name] = requests(page) + see(page)
    return found


def left_out(world) -> list[str]:
    """Addresses that nobody looks at: a new one stands here until it is in ``every_address``."""
    shown = every_address.public_pages(world) | every_address.party_pages(world)
    shown |= every_address.staff_pages(world)
    named = {name.partition(" ")[0] for name in shown}
    others = {*every_address.NO_PAGE.split(), *every_address.NO_GET.split()}
    accounts = f"{every_address.ACCOUNT_AS_NOBODY} {every_address.ACCOUNT_AS_SOMEBODY}"
    known = {*accounts.split(), "account_reset_password_from_key"}
    return sorted(((named | others) ^ set(TABLE)) | (named & others) | (known ^ every_address.of_accounts()))


def demonstration() -> dict[str, str]:
    """The pages of the stories in the world."""
    found = {f"{city.slug} {name}": path for city in present() for name, path in addresses(city).items()}
    return {name: path for name, path in found.items() if "/desk/" not in path and "sign_in" not in name}


def refused(world, staff: Page) -> Findings:
    """Forms with something to put right."""
    found = {}
    for name in WITHOUT_AN_ENTRY.split():
        staff.goto(every_address.named(world, name)[name])
        staff.locator("main form[method=post] [type=submit]:visible").last.click()
        expect(staff.locator(".error-summary")).to_be_visible()
        found[f"{name} refused"] = look(staff)
    return found


def commenting(world, visitor: Page) -> Findings:
    """A comment without words, its preview, and a form from before the cookies were cleared."""
    visitor.goto(every_address.to(world, "comments:comment-form", number="open"))
    visitor.get_by_role("button", name="Preview my comment").last.click()
    expect(visitor.locator(".error-summary")).to_be_visible()
    found = {"a comment without words": look(visitor)}
    visitor.get_by_label("3. Your comment").fill("Keep it.")
    visitor.get_by_role("button", name="Preview my comment").last.click()
    expect(visitor.get_by_role("heading", name="Preview: this is what will be sent")).to_be_visible()
    found["the preview"] = look(visitor)
    visitor.context.clear_cookies()
    visitor.get_by_role("button", name="Send my comment").click()
    expect(visitor.get_by_role("heading", name="Preview: this is what will be sent")).to_be_hidden()
    found["an old form"] = look(visitor)
    return found


def answering(body: str) -> Callable[[Route], None]:
    """Answers a request with a page that cannot be asked for."""

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="text/html")

    return answer


def broken(visitor: Page) -> Findings:
    """The pages for what should not happen."""
    found = {}
    for name in BROKEN:
        visitor.route(f"**/{name}", answering(render_to_string(name)))
        visitor.goto(f"/{name}")
        found[name] = look(visitor)
    return found


def wrong(found: Findings) -> Findings:
    """The pages with which something is wrong."""
    return {name: several for name, several in found.items() if several}


def test_pages_for_everybody(world, visitor):
    assert left_out(world) == []
    assert wrong(look_at(visitor, every_address.public_pages(world), (200, 404))) == {}


def test_pages_of_the_demonstration(world, visitor):
    assert wrong(look_at(visitor, demonstration(), see=glance)) == {}


def test_pages_of_the_desk(world, staff):
    assert wrong(look_at(staff, every_address.staff_pages(world))) == {}


def test_doors_dead_ends_and_forms_with_something_to_put_right(world, visitor, staff, signed_in):
    found = look_at(visitor, every_address.account_pages(every_address.ACCOUNT_AS_NOBODY))
    found |= look_at(visitor, {"a spoiled link": "/accounts/password/reset/key/1-set-password/"})
    gone = {"no page": "/nothing/", "no page of a city": f"/{world.city.slug}/nothing/"}
    found |= look_at(visitor, gone, (404,)) | broken(visitor) | commenting(world, visitor)
    found |= look_at(staff, every_address.account_pages(every_address.ACCOUNT_AS_SOMEBODY))
    found |= look_at(signed_in(world.party.person), every_address.party_pages(world))
    assert wrong(found | refused(world, staff)) == {}


def test_without_javascript_every_page_of_the_demonstration_says_the_same(world, visitor, open_page):
    without = open_page(javascript=False)
    for name, path in demonstration().items():
        texts = []
        for page in (visitor, without):
            page.goto(path)
            texts.append(page.locator("main h1").first.inner_text())
        assert texts[0] == texts[1] != "", name
