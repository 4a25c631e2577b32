"""Every kind of page of the demonstration in a real browser: no barrier, nothing cut off, nothing blocked."""

import pytest

from civicpolicy.demonstration.addresses import addresses
from civicpolicy.demonstration.load import load
from policies.models import Municipality

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MORE = ("/", "/{city}/policies/", "/{city}/matters/", "/{city}/dockets/", "/{city}/meetings/")


@pytest.fixture
def pages(browser):
    """Addresses of the demonstration by what they show; ``browser`` first, so that a skip costs nothing."""
    load("alder-draw")
    city = Municipality.objects.with_profile().get()
    found = addresses(city)
    found |= {path: path.format(city=city.slug) for path in MORE}
    found["side by side"] = f"{found['compare']}?view=side"
    found["in words"] = f"{found['compare']}?view=words"
    found["the whole"] = f"{found['work_session']}?section=whole"
    found["comments"] = f"{found['docket']}comments/"
    return found


@pytest.mark.parametrize("width", [1280, 375])
def test_no_page_has_a_barrier_or_is_wider_than_the_screen(pages, open_page, axe, width):
    page = open_page(width=width)
    found = {}
    for name, path in pages.items():
        assert page.goto(path).status == 200, name
        violations = axe(page)
        across = page.evaluate("document.documentElement.scrollWidth")
        if violations or across > width:
            found[name] = (violations, across)
    assert found == {}


def test_without_javascript_every_page_says_the_same(pages, open_page):
    with_it, without = open_page(), open_page(javascript=False)
    for name, path in pages.items():
        texts = []
        for page in (with_it, without):
            assert page.goto(path).status == 200, name
            texts.append(page.locator("main h1").first.inner_text())
        assert texts[0] == texts[1] != "", name


def test_every_first_view_takes_few_requests_and_none_elsewhere(pages, open_page, live_server):
    for name, path in pages.items():
        page = open_page()
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(path)
        assert [url for url in asked if not url.startswith(live_server.url)] == [], name
        assert len(asked) <= 13, (name, asked)
