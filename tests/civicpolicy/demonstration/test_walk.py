"""Every city is walked through by its links, as a visitor, as its clerk and as a council member."""

import html
import re
from collections import Counter
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.urls import resolve

from civicpolicy.demonstration.load import STORIES
from policies.models import Role
from tests.civicpolicy.demonstration.conftest import plain

SENSELESS = (
    "{{",
    "{%",
    "since unknown",
    "since date",
    "on date unknown",
    "None.",
    "None,",
    "object at 0x",
    "“”",
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.parametrize("loaded", list(STORIES), indirect=True),
]


def kind_of(path):
    """The pattern of an address and the choices in it, so that one page of each can be opened."""
    parts = urlsplit(path)
    return resolve(parts.path).view_name, tuple(sorted(parse_qs(parts.query)))


def links_of(page, at, city):
    """Where a page leads inside the city, without files that only a browser asks for."""
    found = [
        urljoin(at, html.unescape(href)).split("#")[0]
        for href in re.findall(r'<a [^>]*?href="([^"]+)"', page)
    ]
    return [path for path in found if path.startswith(f"/{city.slug}/")]


def walk(client, city, start, whole):
    """Pages by address: one of each kind. The whole: two of each, and one with each set of choices."""
    pages, opened, todo = {}, Counter(), [start]
    while todo:
        path = todo.pop(0)
        view, choices = kind_of(path)
        if path in pages or opened[view, choices] >= (2 if whole and not choices else 1):
            continue
        if choices and not whole:
            continue
        opened[view, choices] += 1
        answer = client.get(path)
        text = answer.text if "html" in answer.get("Content-Type", "") else ""
        pages[path] = (answer.status_code, text)
        todo += [answer.url] if answer.status_code in (301, 302, 303) else links_of(text, path, city)
    return pages


def troubles(pages):
    """Pages that are not there, fail, or say what makes no sense."""
    found = {path: status for path, (status, _) in pages.items() if status not in (200, 302, 303)}
    for path, (_, text) in pages.items():
        shown = plain(text)
        said = [words for words in SENSELESS if words in shown]
        if said:
            found[path] = said
    return found


def unnamed(shown, city):
    """Pages without a title that names the city, or with another number of main headings than one."""
    titles = {
        path: html.unescape(text.split("<title>")[1].split("</title>")[0]) for path, text in shown.items()
    }
    heads = {path: len(re.findall(r"<h1[ >]", text)) for path, text in shown.items()}
    return [path for path in shown if html.escape(city.name) not in titles[path] or heads[path] != 1]


def lost_places(shown):
    """Links to a place on a page that was opened and has no such place."""
    places = {path: set(re.findall(r' id="([^"]+)"', text)) for path, text in shown.items()}
    leads = [
        urljoin(path, html.unescape(href)).partition("#")
        for path, text in shown.items()
        for href in re.findall(r'<a [^>]*?href="([^"]+)"', text)
    ]
    return [(path, place) for path, _, place in leads if place and place not in places.get(path, {place})]


@pytest.mark.parametrize(
    ("who", "start"), [(None, ""), (Role.CLERK, "desk/"), (Role.COUNCIL_MEMBER, "meetings/")]
)
def test_no_link_of_the_city_leads_to_a_dead_end(loaded, city, client, who, start):
    if who:
        client.force_login(city.memberships.get(role=who).user)
    pages = walk(client, city, f"/{city.slug}/{start}", whole=not who)
    assert troubles(pages) == {}
    assert len(pages) >= 15
    shown = {path: text for path, (status, text) in pages.items() if status == 200 and "<main" in text}
    assert [path for path, text in shown.items() if "ot a real government" not in text] == []
    if who is None:
        assert (unnamed(shown, city), lost_places(shown)) == ([], [])
