"""The style sheets of every page as one file, named by its own fingerprint: one request, kept for ever."""

import hashlib
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from policies.decorators import public

SHEETS = ("tokens", "base", "frame", "layout", "components", "period", "forms", "marks")
"""In the order in which they count."""

A_YEAR = 31_536_000


def style() -> bytes:
    """All of them, one after another. Read once; while somebody works on them, anew each time."""
    return _read() if settings.DEBUG else _kept()


def _read() -> bytes:
    folder = settings.BASE_DIR / "static"
    return b"\n".join((folder / f"{name}.css").read_bytes() for name in SHEETS)


_kept = lru_cache(maxsize=1)(_read)


def fingerprint() -> str:
    """Names what the file holds: another look has another address."""
    return hashlib.sha256(style()).hexdigest()[:12]


def address() -> str:
    """Where pages find it."""
    return reverse("look", args=[fingerprint()])


@public
@require_safe
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def look(request: HttpRequest, asked: str) -> HttpResponse:
    """The style of every page, under its own fingerprint and no other."""
    if asked != fingerprint():
        raise Http404("No such style sheet.")
    return HttpResponse(style(), content_type="text/css; charset=utf-8")
