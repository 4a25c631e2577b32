"""From a draft of a policy to a bill: one that is in work, or a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.bills.finding import DRAFT, to_edition
from civicpolicy.desk.bills.forms import draft_name
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.models import Edition, Version
from policies.refusals import Refused
from policies.services import composing

NEW = "new"
PUT_IN = "{} stands in the bill. What its sections say is proposed below."


class IntoBillForm(forms.Form):
    """The bill that a draft is put into."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, draft: Version, **options: Any) -> None:
        super().__init__(data, **options)
        rows = Edition.objects.filter(municipality_id=draft.municipality_id, freezing__isnull=True)
        rows = rows.exclude(amendments__policy=draft.policy_id).select_related("instrument").order_by("-pk")
        self.editions = {str(row.pk): row for row in rows}
        choices = [(key, f"{row}: {row.instrument.title}") for key, row in self.editions.items()]
        self.fields["bill"] = forms.ChoiceField(
            label="Which bill",
            choices=[*choices, (NEW, "A new bill")],
            initial=next(iter(self.editions), NEW),
            widget=forms.RadioSelect,
            error_messages={
                "required": "Choose a bill",
                "invalid_choice": "That bill is not in work any more: choose from the list",
            },
        )


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def into_bill(request: CityRequest, policy: str, number: int) -> HttpResponse:
    """Choose the bill that puts a draft before those who can make it law."""
    rows = Version.objects.filter(municipality=request.municipality, freezing__isnull=True)
    draft = get_object_or_404(rows.select_related("policy"), policy__slug=policy, number=number)
    stands = draft.proposed_by.select_related("edition__instrument").first()
    if stands is not None and request.method == "POST":
        raise Http404("No such page.")
    form = IntoBillForm(readable(request.POST) if request.method == "POST" else None, draft=draft)
    if form.is_valid():
        chosen = form.editions.get(form.cleaned_data["bill"])
        if chosen is None:
            return see_other(f"{reverse('desk:bill-new', args=[request.municipality.slug])}?draft={draft.pk}")
        chosen.instrument.municipality = request.municipality
        if put_into(request, chosen, draft):
            return to_edition(chosen)
        form.add_error("bill", "That bill cannot take this draft any more: choose another one")
    context = {"draft": draft_name(draft), "stands": stands, "form": form}
    return render(request, "desk/bills/into_bill.html", context, status=422 if form.is_bound else 200)


def named_draft(request: CityRequest, number: str) -> Version | None:
    """The draft that an address names, while it stands in no bill."""
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    rows = Version.objects.filter(municipality=request.municipality, freezing__isnull=True)
    return rows.filter(proposed_by__isnull=True).select_related("policy").filter(pk=int(number)).first()


def put_into(request: CityRequest, edition: Edition, draft: Version) -> bool:
    """Put a draft into an edition and say so; when that is refused, say why and give False."""
    try:
        composing.put_in(by=request.user, edition=edition, draft=draft)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return False
    messages.success(request, PUT_IN.format(draft_name(draft)))
    return True
