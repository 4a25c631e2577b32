"""Tags of drafting: several redlines of sections on one page."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from policies.templatetags.redline import redline_section
from policies.text.changes import SectionChange

register = template.Library()


@register.simple_tag
def redline_apart(section: SectionChange, style: str, prefix: str, level: int = 3) -> SafeString:
    """One section of a redline beside others: its places on the page, and links to them, begin with a prefix.

    No word of a text can be taken for a place: in words, every quotation mark is escaped.
    """
    html = str(redline_section(section, style, level=level))
    name = escape(prefix)
    html = html.replace(' id="', f' id="{name}-').replace(' href="#', f' href="#{name}-')
    return mark_safe(html)  # noqa: S308 escaped where it was made
