"""Checks at start: every address of ours declares who may call it."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.urls import URLPattern, URLResolver, get_resolver

OURS = ("civicpolicy.", "policies.", "comments.")


def every_view_is_declared(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """A view of ours without ``@public`` or ``@requires`` is an error."""
    return [
        Error(f"{name} is routed without @public or @requires.", id="policies.E001")
        for name, callback in _views(get_resolver().url_patterns)
        if name.startswith(OURS) and not hasattr(callback, "access_rule")
    ]


def _views(patterns: list[Any]) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield f"{pattern.callback.__module__}.{pattern.callback.__qualname__}", pattern.callback
