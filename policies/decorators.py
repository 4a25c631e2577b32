"""Every view declares who may call it: ``@public`` or ``@requires("policies.keep_record")``.

The decorator finds the municipality of the address and hands it over as ``request.municipality`` (None on
pages of no city). A view without a declaration cannot be routed: ``policies.checks`` refuses to start.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render, resolve_url
from django.views.decorators.cache import never_cache

from policies import access
from policies.models import Municipality

P = ParamSpec("P")
PUBLIC = "public"


class CityRequest(HttpRequest):
    """A request on a page of one city."""

    municipality: Municipality


View = Callable[Concatenate[CityRequest, P], HttpResponseBase]
RoutedView = Callable[..., HttpResponseBase]


def public(view: View[P]) -> RoutedView:
    """Anyone may call this view."""
    return _declared(view, PUBLIC)


def requires(permission: str) -> Callable[[View[P]], RoutedView]:
    """Only people with this right in the city of the address; for others the page is not there.

    No browser and no proxy keeps such a page.
    """

    def declare(view: View[P]) -> RoutedView:
        @wraps(view)
        def allowed(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.has_perm(permission, request.municipality):
                raise Http404("No such page.")
            return view(request, *args, **kwargs)

        return _declared(never_cache(_signed_in(allowed)), permission)

    return declare


def _signed_in(view: RoutedView) -> RoutedView:
    """Others sign in first; a form that somebody sends whose time has run out comes back with its words."""
    to_sign_in = login_required(view)

    @wraps(view)
    def sent(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST" or request.user.is_authenticated:
            return to_sign_in(request, *args, **kwargs)
        return render(request, "signed_out.html", {"sign_in": _door(request)}, status=403)

    return sent


def site_of(request: HttpRequest) -> str:
    """The address of this installation as the browser has it, without a slash at its end."""
    return f"{request.scheme}://{request.get_host()}"


def _door(request: HttpRequest) -> str:
    """The page to sign in on, and from there the page of the form; its own address may take forms only."""
    came_from = request.headers.get("Referer", "")
    door = resolve_url(settings.LOGIN_URL)
    if not came_from.startswith(f"{site_of(request)}/"):
        return door
    return f"{door}?{urlencode({'next': urlsplit(came_from).path})}"


def _declared(view: Any, declaration: str) -> RoutedView:
    @wraps(view)
    def routed(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        slug = kwargs.pop("city", None)
        request.municipality = access.municipality(slug) if slug is not None else None
        return view(request, *args, **kwargs)

    routed.access_rule = declaration  # type: ignore[attr-defined]
    return routed
