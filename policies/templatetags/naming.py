"""What a policy was called when a text of it was frozen, where lists and pages name that text."""

from django import template

from policies.models import Amendment, Version
from policies.naming import called_then

register = template.Library()


@register.filter
def then_title(text: Version | Amendment) -> str:
    """``Code of ethics``, as the policy was called when this was frozen."""
    return called_then(text)


@register.filter
def now_called(text: Version | Amendment) -> str:
    """`` (now called “Ethics policy”)`` behind the title of then; "" where it is still called so."""
    now = text.policy.title
    return f" (now called “{now}”)" if called_then(text) != now else ""


@register.filter
def was_called(text: Version | Amendment) -> str:
    """``The policy was then called “Code of ethics”.`` on pages that lead by today's name; else ""."""
    then = called_then(text)
    return f"The policy was then called “{then}”." if then != text.policy.title else ""
