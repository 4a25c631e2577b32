"""Tags of every page: pictures out of the sprite, dates in the city's words."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django import template
from django.forms import BaseForm, BoundField
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


@register.simple_tag
def position_icon(position: str) -> SafeString:
    """The sign of where a person stands, or nothing for any other value; a word always stands beside it."""
    name = f"position-{position}"
    return icon(name, "icon icon-position") if name in symbols() else SafeString("")


@dataclass(frozen=True, slots=True)
class FormError:
    """One thing to put right, and where: empty when it is about the whole form."""

    sentence: str
    href: str = ""


@register.inclusion_tag("_error_summary.html")
def error_summary(form: BaseForm, deadline: str = "") -> dict[str, object]:
    """What stands in the way of a bound form; nothing when all is well. ``deadline``: its sentence."""
    errors = [FormError(str(sentence)) for sentence in form.non_field_errors()]
    for field in form:
        errors += [FormError(str(sentence), place_of(field)) for sentence in field.errors]
    return {"errors": errors, "deadline": deadline}


def place_of(field: BoundField) -> str:
    """Address of the first control of a field; a group of radio buttons has none of its own."""
    return f"#{field.id_for_label or f'{field.auto_id}_0'}"


@register.filter
def error_words(sentence: str) -> str:
    """A sentence after "Error: ", beginning small."""
    return f"{sentence[:1].lower()}{sentence[1:]}"
