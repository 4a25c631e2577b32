"""Numbers are reserved in a draft for sections to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.policies.arranging import BEGINNING, after_of, place_field
from civicpolicy.desk.policies.drawing import Draft, open_draft
from civicpolicy.desk.policies.fields import reason_field
from civicpolicy.desk.policies.finding import DRAFT, FROZEN, to_draft
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.fields import line_field
from policies.refusals import Refused
from policies.services.outlining import RearrangedMeanwhile
from policies.services.reserving import borne_elsewhere, reserve_numbers
from policies.text.new_labels import proposed_label
from policies.text.section import SectionText


class ReserveForm(forms.Form):
    """The first and the last number, their place, and why."""

    use_required_attribute = False

    first = line_field("First number", 30, error_messages={"required": "Write the first number"})
    last = line_field("Last number", 30, error_messages={"required": "Write the last number"})
    reason = reason_field()

    def __init__(self, *args: Any, rows: Sequence[SectionText], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"] = place_field(rows)
        self.order_fields(["first", "last", "place", "reason"])


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def reserve(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """The last place is proposed, with the next free number."""
    draft = open_draft(request, slug, number)
    if draft.version.is_frozen:
        messages.warning(request, FROZEN)
        return to_draft(draft.version)
    data = readable(request.POST) if request.method == "POST" else None
    form = ReserveForm(data, rows=draft.rows, initial=_proposed(draft))
    status = 422 if form.is_bound else 200
    if form.is_valid():
        typed = form.cleaned_data
        try:
            row = reserve_numbers(
                by=request.user,
                version=draft.version,
                outline=request.POST.get("outline", ""),
                after=after_of(typed["place"]),
                first=typed["first"],
                last=typed["last"],
                reason=typed["reason"],
            )
            messages.success(request, f"{row.label} is reserved. A new section can take a number out of it.")
            if other := borne_elsewhere(draft.version, row.label or ""):
                messages.warning(request, f"{other[0]} is a number in the {other[1]} too: can both have it?")
            return to_draft(draft.version, f"#s-{row.key}")
        except Refused as refusal:
            form.add_error(None, str(refusal).rstrip("."))
            status = 409 if isinstance(refusal, RearrangedMeanwhile) else 422
    context = {"draft": draft, "version": draft.version, "policy": draft.version.policy, "is_frozen": False}
    return render(request, "desk/policies/reserve.html", context | {"form": form}, status=status)


def _proposed(draft: Draft) -> dict[str, str]:
    labels = [row.label for row in draft.rows]
    place = (draft.rows[-1].key or "") if draft.rows else BEGINNING
    return {"place": place, "first": proposed_label(labels, len(labels)) or ""}
