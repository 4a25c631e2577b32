"""What a new city does first, in order, until it has done it: profile, people, first policy, first docket."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.html import format_html
from django.utils.safestring import SafeString

from civicpolicy.site.steps import DONE, NOW, TO_COME, Step
from civicpolicy.templatetags.desk import desk_address
from policies.models import Act, ActKind, JurisdictionProfile, Membership, Municipality, Publication


@dataclass(frozen=True, slots=True)
class _Errand:
    title: str
    why: str
    is_done: bool
    link: str
    pages: tuple[str, ...]


def checklist(city: Municipality, *, has_docket: bool) -> list[Step]:
    """The steps of setting up, empty once all are done. One query.

    A city whose executive makes its policies may never call for comment.
    """
    errands = _errands(city, has_docket)
    waiting = [each for each in errands if not each.is_done]
    if not waiting:
        return []
    return [_step(city, each, is_next=each is waiting[0]) for each in errands]


def _errands(city: Municipality, has_docket: bool) -> tuple[_Errand, ...]:
    mine = JurisdictionProfile.objects.filter(municipality=city)
    published = Publication.objects.filter(municipality=city, version__isnull=False)
    people = Membership.objects.filter(municipality=OuterRef("municipality"))
    others = people.exclude(user=OuterRef("first_user"))
    first = people.order_by("pk").values("user")[:1]
    orders = Act.objects.filter(municipality=city, kind=ActKind.AUTHORISED)
    found = mine.annotate(first_user=first, has_text=Exists(published), has_order=Exists(orders))
    facts = found.annotate(has_others=Exists(others)).values_list("has_text", "has_others", "has_order")
    has_text, has_others, has_order = facts.get()
    return (
        _Errand(
            "Profile of the city",
            "Time zone, enacting clause, and the e-mail under which residents reach the clerk.",
            bool(city.profile.clerk_email),
            "Fill in the profile",
            ("profile",),
        ),
        _Errand(
            "People",
            "The clerk, the attorney and the council members who work with you.",
            has_others,
            "Invite a person",
            ("person-invite",),
        ),
        _Errand(
            "First policy in force",
            "The text as it is law today, so that a change can be shown against it.",
            has_text,
            "Enter or import a text",
            ("import", "policies"),
        ),
        _Errand(
            "First docket",
            "A call for comment over a published bill.",
            has_docket or has_order,
            "Open a call for comment",
            ("dockets",),
        ),
    )


def _step(city: Municipality, errand: _Errand, *, is_next: bool) -> Step:
    state = DONE if errand.is_done else NOW if is_next else TO_COME
    return Step(state, errand.title, errand.why if errand.is_done else _with_link(city, errand), tag="Next")


def _with_link(city: Municipality, errand: _Errand) -> SafeString | str:
    """Why, and the way there: the first page of the errand that this installation has."""
    ways = [way for way in (desk_address(page, city.slug) for page in errand.pages) if way]
    if not ways:
        return errand.why
    return format_html('{} <a href="{}">{}</a>', errand.why, ways[0], errand.link)
