"""Tags of the clerk's desk: its menu, and the way to it from the public pages."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse

from policies.models import Role
from policies.rules import roles_of

register = template.Library()

AREAS = (
    ("policies", "Policies"),
    ("bills", "Bills"),
    ("dockets", "Dockets"),
    ("meetings", "Meetings"),
    ("import", "Import"),
)
"""The words of the menu. An area stands in it once it has a page."""


@dataclass(frozen=True, slots=True)
class Item:
    """One word of the menu; the current one is where the page stands."""

    word: str
    href: str
    current: bool


def desk_address(name: str, city: str, *rest: Any) -> str:
    """The address of a page of the desk, or "" when there is none."""
    try:
        return reverse(f"desk:{name}", args=[city, *rest])
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def desk_menu(context: template.Context) -> list[Item]:
    """The areas of the desk, in the order of the work."""
    request = context["request"]
    found = [(word, desk_address(name, request.municipality.slug)) for name, word in AREAS]
    return [Item(word, href, request.path.startswith(href)) for word, href in found if href]


@register.simple_tag(takes_context=True)
def desk_way(context: template.Context, name: str = "home", *rest: Any) -> str:
    """Address of this city's desk, or of a page of it, for its staff; "" for everybody else."""
    request: Any = context.get("request")
    city = getattr(request, "municipality", None)
    if city is None or not request.user.has_perm("policies.use_desk", city):
        return ""
    return desk_address(name, city.slug, *rest)


@register.simple_tag(takes_context=True)
def desk_role(context: template.Context) -> str:
    """What the person who is signed in is here: ``City clerk``, ``City clerk, Drafter``."""
    request = context["request"]
    held = roles_of(request.user, request.municipality)
    return ", ".join(role.label for role in Role if role in held)


@register.simple_tag(takes_context=True)
def desk_page(context: template.Context, name: str) -> str:
    """Address of a page of this city's desk, "" when there is none."""
    return desk_address(name, context["request"].municipality.slug)
