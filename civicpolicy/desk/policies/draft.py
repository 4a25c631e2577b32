"""The page of a draft: its outline with what changes in each section, or the whole redline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from civicpolicy.desk.policies.checks import checks
from civicpolicy.desk.policies.drawing import Draft, open_draft
from civicpolicy.desk.policies.finding import DRAFT, KEEP, address
from civicpolicy.desk.policies.touching import draft_rows
from civicpolicy.site.figures import figures
from policies.decorators import CityRequest, requires
from policies.services import behind
from policies.services.codifying import what_stands_in_the_way
from policies.templatetags.rail import bar, bar_step, bar_words
from policies.text.section import SectionText, nesting

OUTLINE, REDLINE = "outline", "redline"
DEEPEST = 4
TAGS = {
    "same": "",
    "amended": "Amended",
    "inserted": "New",
    "deleted": "Taken out",
    "renumbered": "Renumbered",
    "moved": "Moved",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A section in the outline: what changes in it, and whether it still stands there."""

    section: SectionText
    kind: str
    bar: SafeString | str
    words: str
    depth: int
    addresses: Mapping[str, str]
    is_here: bool
    is_first: bool = False
    is_last: bool = False
    can_return: bool = False

    @property
    def tag(self) -> str:
        """``Amended``; "" for a section that does not change."""
        return TAGS[self.kind]

    @property
    def href(self) -> dict[str, str]:
        """Addresses of its pages, by their names."""
        return {
            name: pattern.replace("{key}", self.section.key or "") for name, pattern in self.addresses.items()
        }

    @property
    def name(self) -> str:
        """Its number and heading."""
        called = " ".join(part for part in (self.section.label, self.section.heading) if part)
        return called or f"{self.section.level.capitalize()} without a heading"


@requires(DRAFT)
@require_safe
def draft(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """``?view=redline`` shows the words; ``?against=`` what they are compared with."""
    shown = open_draft(request, slug, number)
    view = REDLINE if request.GET.get("view") == REDLINE else OUTLINE
    here = address(shown.version)
    joined = shown.query + ("&" if shown.query else "?")
    is_codified = shown.version.__dict__["base_is_codified"]
    context = {
        "draft": shown,
        "version": shown.version,
        "policy": shown.version.policy,
        "is_frozen": shown.version.is_frozen,
        "may_keep": request.user.has_perm(KEEP, request.municipality),
        "may_codify": not what_stands_in_the_way(shown.version, shown.standing, is_codified=is_codified),
        "is_codified": is_codified,
        "view": view,
        "lines": list(lines(shown)) if view == OUTLINE else [],
        "figures": figures(shown.redline) if shown.redline else [],
        "has_moved": any(each.kind == "moved" for each in shown.changes),
        "checks": checks(shown),
        "open_notes": shown.version.__dict__["open_notes"],
        "behind": behind.told([(shown.version, shown.standing)])[0] if not shown.version.is_frozen else None,
        "row": draft_rows([shown.version], request.municipality, shown.standing.amendments)[0],
        "views": [
            (f"{here}{shown.query}", "Outline", view == OUTLINE),
            (f"{here}{joined}view=redline", "Redline", view == REDLINE),
        ],
    }
    return render(request, "desk/policies/draft.html", context)


def lines(shown: Draft) -> Iterator[Line]:
    """Every section of the draft, and those that were taken out, in reading order."""
    if shown.redline is None:
        yield from _plain(shown)
        return
    depths = nesting(tuple(each.section.level for each in shown.changes))
    step = bar_step(shown.changes)
    last = len(shown.rows) - 1
    addresses = _addresses(shown)
    against = shown.baseline.version
    of_base = against is not None and against.pk == shown.version.base_id
    for change, depth in zip(shown.changes, depths, strict=True):
        yield Line(
            change.section,
            change.kind,
            bar(change, step),
            bar_words(change),
            min(depth, DEEPEST),
            addresses,
            is_here=change.new is not None,
            is_first=change.new_place == 0,
            is_last=change.new_place == last,
            can_return=change.new is None and of_base,
        )


def _plain(shown: Draft) -> Iterator[Line]:
    """The sections of a text that is compared with nothing."""
    depths = nesting(tuple(row.level for row in shown.rows))
    last, addresses = len(shown.rows) - 1, _addresses(shown)
    for at, (row, depth) in enumerate(zip(shown.rows, depths, strict=True)):
        ends = {"is_first": at == 0, "is_last": at == last}
        yield Line(row, "same", "", "", min(depth, DEEPEST), addresses, is_here=True, **ends)


def _addresses(shown: Draft) -> dict[str, str]:
    """Patterns of the addresses of a section: made once, not once a line."""
    add = address(shown.version, "section-add")
    return {
        "section": shown.pattern("section") + shown.query,
        "move": shown.pattern("section-move"),
        "move_to": shown.pattern("section-move") + shown.query,
        "before": f"{add}?before={{key}}",
        "after": f"{add}?after={{key}}",
        "take_out": shown.pattern("section-take-out") + shown.query,
        "put_back": shown.pattern("section-put-back"),
    }
