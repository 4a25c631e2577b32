"""A gallery of every part of the look, with invented data, written as plain pages that a browser can open.

``python -m tests.look.gallery FOLDER`` writes them for a person to look at.
"""

from pathlib import Path
from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory

CITY = SimpleNamespace(
    slug="juniper-bend",
    name="City of Juniper Bend",
    state="Wyoming",
    is_demonstration=False,
    profile=SimpleNamespace(
        accent="#1f5b4b",
        clerk_office="Office of the City Clerk",
        clerk_email="clerk@juniperbend.example",
        clerk_phone="307-555-0144, weekdays 8 a.m. to 5 p.m.",
        address="140 Cottonwood Street, Juniper Bend, Wyoming",
    ),
)
PAGES = Path(__file__).parent / "pages"


def render(source: str, **context: object) -> str:
    """A template given as words, rendered as a page of the invented city."""
    request = RequestFactory().get(f"/{CITY.slug}/")
    request.user = AnonymousUser()
    request.municipality = CITY
    return engines["django"].from_string(source).render({"open_dockets": 1, **context}, request)
