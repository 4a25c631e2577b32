"""Where the style of every page stands."""

from django import template

from civicpolicy import look

register = template.Library()


@register.simple_tag
def look_address() -> str:
    """The address of the style sheets of every page, as one file."""
    return look.address()
