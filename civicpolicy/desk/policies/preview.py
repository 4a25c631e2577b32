"""The redline of a section while it is written: a piece of a page, drawn from what was typed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from civicpolicy.desk.policies.drawing import other_text, section_redline
from civicpolicy.desk.policies.fields import SectionWords
from civicpolicy.desk.policies.finding import DRAFT, find
from policies import redlines
from policies.decorators import CityRequest, requires
from policies.text.digest import canonical
from policies.text.redline import SectionChange
from policies.text.section import SectionText

LONGEST_LIVE = 60_000
"""Letters of a section that are still drawn while somebody types; a longer one is drawn by the button."""


@requires(DRAFT)
@require_POST
def preview(request: CityRequest, slug: str, number: int, key: uuid.UUID, old: int) -> HttpResponse:
    """The piece for one section against text ``old`` of the policy; 0: against nothing. Saves nothing."""
    version = find(request, slug, number)
    against = other_text(version, old)
    form = SectionWords(request.POST)
    if not form.is_valid():
        return _piece(request, "What is typed cannot be drawn: press “Preview the change” to see why.", 422)
    if len(form.cleaned_data["text"]) > LONGEST_LIVE:
        return _piece(request, "This section is long: press “Preview the change” to see its redline.", 413)
    if not redlines.comparable(against, version):
        return _piece(request, "Marks unknown: this text is compared with nothing.", 409)
    change = section_redline(against, typed_text(form.cleaned_data, key))
    return _piece(request, "", 200, change)


def typed_text(typed: Mapping[str, Any], key: uuid.UUID | None) -> SectionText:
    """What a valid form says, in the form in which it would be kept."""
    return SectionText(
        typed["level"],
        canonical(typed["label"]) or None,
        " ".join(canonical(typed["heading"]).split()),
        canonical(typed["text"]),
        str(key) if key else None,
    )


def _piece(
    request: CityRequest, why_not: str, status: int, change: SectionChange | None = None
) -> HttpResponse:
    """Without the request, which would have the template ask for what the frame of a page shows."""
    style = request.municipality.profile.redline_style
    context = {"change": change, "why_not": why_not, "style": style}
    return HttpResponse(render_to_string("desk/policies/_redline.html", context), status=status)
