"""Tags of every page: pictures out of the sprite, dates in the city's words."""

import re
from functools import lru_cache
from pathlib import Path

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

SPRITE = Path(__file__).resolve().parents[2] / "static" / "icons.svg"
SYMBOL = re.compile(r'<symbol id="([\w-]+)" viewBox="([\d ]+)">(.*?)</symbol>')


@lru_cache(maxsize=1)
def symbols() -> dict[str, tuple[str, str]]:
    """View box and drawing of every symbol in the sprite, by name."""
    found = SYMBOL.findall(SPRITE.read_text())
    return {name: (box, drawing) for name, box, drawing in found}


@register.simple_tag
def icon(name: str, css_class: str = "icon") -> SafeString:
    """A picture from static/icons.svg, drawn in the page itself: no request, and it prints.

    It is hidden from screen readers: words always stand beside it. Raises KeyError for an unknown name.
    """
    box, drawing = symbols()[name]
    return format_html(
        '<svg class="{}" viewBox="{}" aria-hidden="true" focusable="false">{}</svg>',
        css_class,
        box,
        mark_safe(drawing),  # noqa: S308 our own file
    )
