"""Tags of drafting: several redlines of sections on one page."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from policies.templatetags.redline import redline_section, redline_text
from policies.text.changes import Redline, SectionChange

register = template.Library()


@register.simple_tag
def redline_apart(section: SectionChange, style: str, prefix: str, level: int = 3) -> SafeString:
    """One section of a redline beside others: its places on the page, and links to them, begin with a prefix.

    No word of a text can be taken for a place: in words, every quotation mark is escaped.
    """
    return _apart(redline_section(section, style, level=level), prefix)


@register.simple_tag
def redline_text_apart(redline: Redline, style: str, prefix: str, level: int = 3) -> SafeString:
    """A whole redline beside others, its places and links like those of ``redline_apart``."""
    return _apart(redline_text(redline, style=style, level=level), prefix)


def _apart(html: str, prefix: str) -> SafeString:
    name = escape(prefix)
    html = html.replace(' id="', f' id="{name}-').replace(' href="#', f' href="#{name}-')
    return mark_safe(html)  # noqa: S308 escaped where it was made
