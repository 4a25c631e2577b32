"""What the sections of the bill itself say of one policy: proposed from the redline, put right by hand."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.bills.changes import first_number
from civicpolicy.desk.bills.finding import DRAFT, find_draft, to_edition
from comments.posting import readable
from policies import redlines
from policies.decorators import CityRequest, requires
from policies.fields import area_field, line_field
from policies.models import Amendment, Edition, Operation
from policies.refusals import Overtaken
from policies.services import composing
from policies.services.instruments import InstructionDraft

BLANK, MOST = 1, 200


class StepForm(forms.Form):
    """One section of the bill."""

    use_required_attribute = False

    number = line_field("Section of the bill", 30, required=False)
    operation = forms.ChoiceField(
        label="What it does", choices=[("", "Nothing"), *Operation.choices], required=False
    )
    target = line_field("Section of the policy", 120, required=False)
    after = line_field("Stands after", 60, required=False)
    caption = line_field("Caption", 300, required=False)
    raw = area_field("Its words", 2, 4000, required=False)

    def clean(self) -> None:
        """A row with words says what it does."""
        typed = [name for name in ("target", "after", "caption", "raw") if self.cleaned_data.get(name)]
        if typed and not self.cleaned_data.get("operation"):
            self.add_error("operation", "Choose what this section does, or empty its other fields")


StepForms = forms.formset_factory(StepForm, extra=BLANK, max_num=MOST, absolute_max=MOST)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def steps(request: CityRequest, slug: str, number: int, amendment: int) -> HttpResponse:
    """Put right what the bill's sections say; ``?propose=anew`` fills in what the redline proposes."""
    found = find_draft(request, slug, number)
    rows = composing.amendments_of(found)
    row = next((each for each in rows if each.pk == amendment), None)
    row = row or get_object_or_404(Amendment, edition=found, pk=amendment)
    if request.method != "POST":
        anew = request.GET.get("propose") == "anew"
        drafts = composing.proposed_steps(row, first_number(rows, row)) if anew else _stored(row)
        forms_shown = StepForms(initial=[_initial(each) for each in drafts], prefix="step")
        return _page(request, found, row, forms_shown, anew=anew)
    typed = StepForms(readable(request.POST), prefix="step")
    if not typed.is_valid():
        return _page(request, found, row, typed, status=422)
    try:
        seen = request.POST.get("seen", "")
        composing.set_steps(by=request.user, amendment=row, seen=seen, steps=_drafts(row, typed))
    except Overtaken as refusal:
        return _page(request, found, row, typed, refusal=f"{refusal} What stands now is below.", status=409)
    messages.success(request, "What the sections of the bill say is saved.")
    return to_edition(found)


def _stored(row: Amendment) -> list[InstructionDraft]:
    return [
        InstructionDraft(**{name: getattr(step, name) for name in composing.STEPS})
        for step in row.instructions.all()
    ]


def _initial(each: InstructionDraft) -> dict[str, Any]:
    return {name: getattr(each, name) for name in composing.STEPS}


def _drafts(row: Amendment, typed: Any) -> list[InstructionDraft]:
    """The rows that say something, each with the identity of the section it names."""
    keys = _keys(row)
    rows = [form.cleaned_data for form in typed if form.cleaned_data.get("operation")]
    return [
        InstructionDraft(
            target_key=str(keys[each["target"]]) if each["target"] in keys else None,
            **{name: each[name].replace("\r\n", "\n") for name in composing.STEPS},
        )
        for each in rows
    ]


def _keys(row: Amendment) -> dict[str, uuid.UUID]:
    """The sections of both texts by label or heading; the proposed text wins."""
    texts = redlines.section_texts([row.base, row.proposed])
    found = {}
    for side in (row.base_id, row.proposed_id):
        for text in texts.get(side or 0, ()):
            if text.key:
                found[text.label or text.heading] = uuid.UUID(text.key)
    return found


def _page(
    request: CityRequest,
    found: Edition,
    row: Amendment,
    typed: Any,
    *,
    anew: bool = False,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "edition": found,
        "bill": found.instrument,
        "amendment": row,
        "forms": typed,
        "anew": anew,
        "refusal": refusal,
        "stands": list(row.instructions.order_by("position")) if refusal else [],
        "seen": composing.state_of_steps(row),
        "errors": [
            (form[field].id_for_label, at, sentence)
            for at, form in enumerate(typed, start=1)
            for field, sentences in (form.errors.items() if typed.is_bound else ())
            if field in form.fields
            for sentence in sentences
        ],
    }
    return render(request, "desk/bills/steps.html", context, status=status)
