"""A draft of the law becomes its codified text: a kind and a reason for each section, a preview, the act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.deciding import about
from civicpolicy.desk.policies.decision_form import named
from civicpolicy.desk.policies.drawing import Draft, open_draft
from civicpolicy.desk.policies.finding import KEEP
from civicpolicy.desk.policies.in_force import QUICKER
from civicpolicy.site.moment import city_today
from comments.posting import readable
from policies import redlines
from policies.codified import Change
from policies.dates import PartialDate
from policies.decorators import CityRequest, requires
from policies.fields import choice_field, line_field
from policies.models import EditorialKind
from policies.refusals import Refused
from policies.services.codifying import (
    LONGEST_AUTHORITY,
    LONGEST_REASON,
    OVERTAKEN,
    Logged,
    check_draft,
    editorial_changes,
    enter_codified,
)
from policies.services.outlining import state_of_text
from policies.text.redline import SectionChange

MOST = 240
"""So many sections fit in one form, of up to 500 fields: each section has two."""

TOO_MANY = (
    f"More than {MOST} sections differ, and each needs a reason of its own: this page cannot take them."
)


class CodifyForm(forms.Form):
    """Under what the editor acted and when, and a kind and a reason for each section that changed."""

    use_required_attribute = False

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)
    authority = line_field(
        "Clause or law under which the editor may change words",
        LONGEST_AUTHORITY,
        help_text="The codification clause of the ordinance, or a section of the code or of state law.",
        error_messages={"required": "Say under which clause or law the editor may change words"},
    )
    when = line_field(
        "Codified on",
        200,
        required=False,
        help_text="2/1/2021, February 2021 or 2021. Other words are kept; the day then counts as not known.",
    )

    def __init__(
        self, data: Any = None, *, changes: Sequence[SectionChange], today: date, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.changes, self.today = changes, today
        for each in changes:
            name, key = named(each.section), each.section.key
            self.fields[f"kind-{key}"] = _kind(name)
            self.fields[f"reason-{key}"] = _reason(name)

    def clean_when(self) -> str:
        """What is codified is codified already: no day that is still to come."""
        words: str = self.cleaned_data["when"]
        if (PartialDate.parse(words).earliest or self.today) > self.today:
            raise forms.ValidationError("That day is still to come: enter the text once it is codified")
        return words

    @property
    def asked(self) -> list[tuple[SectionChange, forms.BoundField, forms.BoundField]]:
        """Each section that changed, with its two fields."""
        return [
            (each, self[f"kind-{each.section.key}"], self[f"reason-{each.section.key}"])
            for each in self.changes
        ]

    @property
    def reasons(self) -> Mapping[str, Logged]:
        """What a valid form says of each section, by its key."""
        typed = self.cleaned_data
        keys = [str(each.section.key) for each in self.changes]
        return {key: Logged(typed[f"kind-{key}"], typed[f"reason-{key}"]) for key in keys}

    @property
    def on(self) -> PartialDate:
        """The day of a valid form, as far as it is known."""
        return PartialDate.parse(self.cleaned_data["when"])


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def codify(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """Form, then what residents will read, then the act; a sentence where it cannot be done."""
    draft = open_draft(request, slug, number)
    try:
        adopted = check_draft(draft.version, draft.standing)
        texts = redlines.section_texts([adopted, draft.version])
        changes = editorial_changes(texts[adopted.pk], texts[draft.version.pk])
    except Refused as refusal:
        return _page(draft, None, refusal=str(refusal), status=409 if request.method == "POST" else 200)
    if len(changes) > MOST:
        return _page(draft, None, refusal=TOO_MANY, status=409 if request.method == "POST" else 200)
    known: dict[str, Any] = {"changes": changes, "today": city_today(request)}
    sign = state_of_text(texts[draft.version.pk])
    if request.method != "POST":
        return _page(draft, CodifyForm(initial={"seen": sign, "authority": _clause(draft)}, **known))
    data = readable(request.POST)
    if "change" in data:
        return _page(draft, CodifyForm(initial=data.dict(), **known))
    form = CodifyForm(data, **known)
    if data.get("seen") != sign:
        form = CodifyForm({**data.dict(), "seen": sign}, **known)
        form.add_error(None, f"{OVERTAKEN} This is how it stands now")
        return _page(draft, form, status=409)
    return _judged(draft, form)


def _judged(draft: Draft, form: CodifyForm) -> HttpResponse:
    """The preview of a valid form, or the act when it was previewed."""
    request = draft.request
    if not form.is_valid():
        return _page(draft, form, status=422)
    if "confirm" not in request.POST:
        return _preview(draft, form)
    typed = form.cleaned_data
    try:
        made = enter_codified(
            by=request.user,
            draft=draft.version,
            authority=typed["authority"],
            reasons=form.reasons,
            on=form.on,
            seen=typed["seen"],
        )
    except (Refused, IntegrityError) as refusal:
        form.add_error(None, str(refusal).rstrip(".") if isinstance(refusal, Refused) else QUICKER)
        return _page(draft, form, status=422 if type(refusal) is Refused else 409)
    messages.success(request, f"{made} is published. What is in force stays version {made.adopted.number}.")
    return see_other(reverse("site:policy", args=[request.municipality.slug, draft.version.policy.slug]))


def _page(draft: Draft, form: CodifyForm | None, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = about(draft) | {"form": form, "refusal": refusal, "adopted": draft.version.base}
    return render(draft.request, "desk/policies/codify.html", context, status=status)


def _preview(draft: Draft, form: CodifyForm) -> HttpResponse:
    """What residents will read, and every field once more."""
    kinds = dict(EditorialKind.choices)
    logged = [(named(each.section), *form.reasons[str(each.section.key)]) for each in form.changes]
    context = about(draft) | {
        "adopted": draft.version.base,
        "authority": form.cleaned_data["authority"],
        "on": form.on,
        "changes": [Change(name, kinds[kind], reason) for name, kind, reason in logged],
        "fields": [(name, form.data.get(name, "")) for name in form.fields],
    }
    return render(draft.request, "desk/policies/codify_preview.html", context)


def _clause(draft: Draft) -> str:
    """The clause of the instrument that made the law, where it has one."""
    began = draft.standing.began_by
    if began is None or not began.edition.codification_clause:
        return ""
    return f"Codification clause of {began.edition.instrument.designation}"[:LONGEST_AUTHORITY]


def _kind(name: str) -> forms.ChoiceField:
    missing = f"Choose what kind of change it is in {name}"
    choices = [("", "Choose"), *EditorialKind.choices]
    return choice_field(f"Kind of change in {name}", missing, choices=choices)


def _reason(name: str) -> forms.CharField:
    missing = {"required": f"Say why {name} reads otherwise in the code"}
    return line_field(f"Why {name} reads otherwise", LONGEST_REASON, error_messages=missing)
