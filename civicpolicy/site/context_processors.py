"""What the frame of every page shows: how many calls are open, and where in the menu the page stands."""

from typing import Any

from django.http import HttpRequest

from civicpolicy.site.moment import city_deadlines, city_now

PAGES = {"home": "home", "meetings": "meetings"}
NAMESPACES = {"site": "policies", "policies": "policies", "comments": "dockets", "worksession": "meetings"}
"""Which word of the menu a page stands under, by the name of its address, else by its app."""


def menu(request: HttpRequest) -> dict[str, Any]:
    """``open_dockets``, ``city_now`` and ``menu_current`` on pages of a city; nothing elsewhere."""
    if getattr(request, "municipality", None) is None:
        return {}
    return {
        "open_dockets": sum(deadline.is_open for deadline in city_deadlines(request)),  # type: ignore[arg-type]
        "city_now": city_now(request),  # type: ignore[arg-type]
        "menu_current": menu_current(request),
    }


def menu_current(request: HttpRequest) -> str:
    """``home``, ``policies``, ``dockets``, ``meetings``, or "" outside the menu."""
    match = request.resolver_match
    if match is None:
        return ""
    return PAGES.get(match.url_name or "", NAMESPACES.get(match.namespace, ""))
