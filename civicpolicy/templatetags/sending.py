"""What was typed at the desk, for a page that had to refuse it before any form could see it."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import RequestContext

from comments.posting import sent_fields
from policies.decorators import PUBLIC, site_of

register = template.Library()

PROOF = "csrfmiddlewaretoken"
"""The field by which a form proves that it came from this site; another one is made for the page."""


@register.inclusion_tag("_send_again.html", takes_context=True)
def send_again(context: RequestContext, otherwise: str = "") -> dict[str, Any]:
    """The words that were typed, to be read and copied, and a button that sends all of it once more.

    ``otherwise`` is said where they cannot be shown.

    Only for a page that asks for a right, since others have ways of their own, and only when a page of this
    site sent it: nobody else may put words before a clerk with a button under them.
    """
    request: HttpRequest = context["request"]
    match = request.resolver_match
    rule = getattr(match.func, "access_rule", PUBLIC) if match else PUBLIC
    if rule == PUBLIC or request.method != "POST" or not came_from_here(request):
        return {"otherwise": otherwise}
    fields = sent_fields(request.POST, {PROOF})
    return {
        "fields": fields,
        "words": [value for _, value in fields if len(value.split()) > 1],
        "button": "Send it again",
        "has_files": bool(request.FILES),
        "action": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }


def came_from_here(request: HttpRequest) -> bool:
    """True when the browser says that a page of this site sent the form."""
    here = site_of(request)
    origin = request.headers.get("Origin")
    known = [here, *settings.CSRF_TRUSTED_ORIGINS]
    return origin in known if origin else request.headers.get("Referer", "").startswith(f"{here}/")
