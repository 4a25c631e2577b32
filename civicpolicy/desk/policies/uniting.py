"""Another text of the policy is put into a draft: chosen, seen beside it, decided, done."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.policies.deciding import Decision, about, decide
from civicpolicy.desk.policies.decision_form import Names
from civicpolicy.desk.policies.drawing import Draft, open_draft
from civicpolicy.desk.policies.finding import DRAFT, FROZEN, to_draft
from civicpolicy.desk.policies.listing import MOST_TEXTS, all_texts
from policies import redlines
from policies.decorators import CityRequest, requires
from policies.fields import choice_field
from policies.models import Version
from policies.refusals import Refused
from policies.services.uniting import OVERTAKEN, Union, prepare, unite

NOT_HERE = "Choose a text from the list"


class ChooseForm(forms.Form):
    """Which text is put in."""

    use_required_attribute = False

    other = choice_field("Which text", NOT_HERE)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def put_together(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """``other`` is the number of the text that is put in; without it, a choice."""
    draft = open_draft(request, slug, number)
    if draft.version.is_frozen:
        messages.warning(request, FROZEN)
        return to_draft(draft.version)
    offered = _offered(draft)
    asked = request.POST.get("other") or request.GET.get("other", "")
    if asked not in offered:
        return _choice(draft, offered, asked)
    try:
        plan = prepare(draft.version, offered[asked])
    except Refused as refusal:
        return _choice(draft, offered, asked, str(refusal))
    return decide(_decision(draft, plan))


def _offered(draft: Draft) -> dict[str, Version]:
    """Every text made from the same text of the law, by its number."""
    version = draft.version
    rows = all_texts(version.policy).filter(base=version.base_id).exclude(pk=version.pk)
    return {str(row.number): row for row in rows[:MOST_TEXTS] if redlines.comparable(None, row)}


def _choice(draft: Draft, offered: dict[str, Version], asked: str, refusal: str = "") -> HttpResponse:
    form = ChooseForm({"other": asked} if asked else None)
    choices = [(number, _called(row)) for number, row in offered.items()]
    form.fields["other"].choices = choices  # type: ignore[attr-defined]
    context = about(draft) | {"form": form, "choices": choices, "refusal": refusal}
    status = 200 if not asked else 422 if draft.request.method == "GET" or not refusal else 409
    return render(draft.request, "desk/policies/unite_choose.html", context, status=status)


def _decision(draft: Draft, plan: Union) -> Decision:
    called = _called(plan.other)
    begun = "What both began from" if draft.version.base_id else "What both have in common"
    return Decision(
        draft,
        plan,
        Names(called, "this draft", (begun, called[:1].upper() + called[1:], "This draft")),
        "desk/policies/unite.html",
        plan.draft_text,
        lambda answers, reason: unite(
            by=draft.request.user,
            version=draft.version,
            other=plan.other,
            seen=plan.sign,
            answers=answers,
            reason=reason,
        ),
        f"What {called} changed stands in this draft now.",
        OVERTAKEN,
    )


def _called(row: Version) -> str:
    return f"{'version' if row.is_frozen else 'draft'} {row.number}"
