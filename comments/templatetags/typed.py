"""What was typed into the comment form, for a page that had to refuse it before the form could see it."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import RequestContext

from comments.posting import readable

register = template.Library()

BUTTONS = frozenset({"csrfmiddlewaretoken", "preview", "send", "change", "add", "remove"})


@register.inclusion_tag("comments/comment/_typed.html", takes_context=True)
def typed_again(context: RequestContext) -> dict[str, Any]:
    """The words and a button that brings the form back with all fields; nothing for any other form."""
    request: HttpRequest = context["request"]
    match = request.resolver_match
    if match is None or match.view_name != "comments:comment-form":
        return {}
    typed = readable(request.POST)
    fields = [(name, value) for name in typed if name not in BUTTONS for value in typed.getlist(name)]
    return {
        "fields": fields,
        "words": typed.get("words", ""),
        "action": request.path,
        "csrf_token": context.get("csrf_token"),
    }
