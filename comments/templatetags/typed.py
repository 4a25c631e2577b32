"""What was typed into the comment form, for a page that had to refuse it before the form could see it."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import RequestContext

from comments.posting import sent_fields

register = template.Library()

BUTTONS = frozenset({"csrfmiddlewaretoken", "preview", "send", "change", "add", "remove"})


@register.inclusion_tag("_send_again.html", takes_context=True)
def typed_again(context: RequestContext) -> dict[str, Any]:
    """The words and a button that brings the form back with all fields; nothing for any other form."""
    request: HttpRequest = context["request"]
    match = request.resolver_match
    if match is None or match.view_name != "comments:comment-form":
        return {}
    fields = sent_fields(request.POST, BUTTONS)
    return {
        "fields": fields,
        "words": [value for name, value in fields if name == "words" and value],
        "button": "Back to my comment",
        "presses": "change",
        "action": request.path,
        "csrf_token": context.get("csrf_token"),
    }
