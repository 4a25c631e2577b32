"""What a reader asks of the page that compares two texts, and the addresses that ask for something else."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from policies.decorators import CityRequest
from policies.text.changes import Redline
from policies.text.spans import Place, SpanError, change_at, read_span
from policies.text.styles import STYLES, offered

MODES = {"inline": "inline", "side": "side-by-side", "words": "in-words", "lines": "lines", "clean": "clean"}
MODE_NAMES = {"inline": "Inline", "side": "Side by side", "words": "In words", "lines": "Numbered lines"}
TEXTS = {"changes": "Changes only", "all": "All text"}
COPIES = {"lines": "Redline copy", "clean": "Clean copy"}

Choices = list[tuple[str, str, bool]]
"""Address, words, whether it is what is shown: as ``_segments.html`` takes them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One way to show a comparison.

    view: inline, side, words, lines (numbered) or clean. style: the name of marks. text: "all", or "changes",
    which folds away what stays. only: the kind of change that is listed, "" for all. at: where a link has
    led, as it was written (see ``policies.text.spans``).
    """

    address: str
    view: str
    style: str
    text: str
    only: str
    at: str

    @property
    def mode(self) -> str:
        """The view as the tags of ``redline`` call it."""
        return MODES[self.view]

    @property
    def has_folds(self) -> bool:
        """Whether there is all text and changes only: not in numbered lines, which are all there."""
        return self.view not in COPIES

    @property
    def links_to_changes(self) -> str:
        """The address of one change, up to its span: in everybody's own marks, so that it lasts."""
        return f"{self.address}?at="

    @property
    def whole(self) -> str:
        """The same with all text."""
        return self.href(text="all")

    @property
    def one_kind(self) -> str:
        """The same with one kind of change listed, up to that kind."""
        return f"{self.href(only='')}&only="

    @property
    def views(self) -> Choices:
        """Every view."""
        here = "lines" if self.view == "clean" else self.view
        return [(self.href(view=view), name, view == here) for view, name in MODE_NAMES.items()]

    @property
    def texts(self) -> Choices:
        """Changes only, or all text."""
        shown = TEXTS if self.has_folds else {}
        return [(self.href(text=text), name, text == self.text) for text, name in shown.items()]

    @property
    def copies(self) -> Choices:
        """The two copies of a bill in numbered lines, redline and clean."""
        shown = COPIES if self.view in COPIES else {}
        return [(self.href(view=view), name, view == self.view) for view, name in shown.items()]

    def styles(self, own: str) -> Choices:
        """The marks that a reader is offered: ``own`` are the city's."""
        return [(self.href(style=style), name, style == self.style) for style, name in offered(own)]

    def href(self, **other: str) -> str:
        """The address of this, or of this with something else."""
        asked = {"view": self.view, "style": self.style, "text": self.text, "only": self.only} | other
        usual = {"text": "changes", "only": ""}
        return f"{self.address}?{urlencode({k: v for k, v in asked.items() if usual.get(k) != v})}"


def asked(request: CityRequest, address: str) -> Asked:
    """What a request asks for; what it does not, or cannot, ask for is as usual."""

    def chosen(name: str, among: dict[str, str]) -> str:
        value = request.GET.get(name, "")
        return value if value in among else next(iter(among))

    kinds = request.GET.get("only", "")
    only = kinds if kinds.isascii() and kinds.isalpha() and len(kinds) < 20 else ""
    view, text = chosen("view", MODES), chosen("text", TEXTS)
    return Asked(address, view, chosen_style(request), text, only, request.GET.get("at", ""))


def chosen_style(request: CityRequest) -> str:
    """The marks asked for, else the city's own."""
    style = request.GET.get("style", "")
    return style if style in STYLES else request.municipality.profile.redline_style


def found(redline: Redline | None, at: str) -> Place | None:
    """Where a link leads in a redline; None when there is no link, or it leads nowhere."""
    if redline is None or not at:
        return None
    try:
        return change_at(redline, read_span(at))
    except SpanError:
        return None
