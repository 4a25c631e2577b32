"""Since when an entered text is in force is put right: another day is typed, with the reason."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.bills.finding import KEEP, find_bill, to_bill
from civicpolicy.desk.sources.forms import InForceForm
from civicpolicy.site.moment import city_today
from comments.posting import readable
from policies.dates import PartialDate
from policies.decorators import CityRequest, requires
from policies.fields import area_field
from policies.refusals import Overtaken, Refused
from policies.services.acts import last_act
from policies.services.reasons import LONGEST_REASON
from policies.services.redating import entering_act, put_since_right
from policies.telling import since


class SinceForm(InForceForm):
    """The other day, why, and the last act that the person knew."""

    reason = area_field(
        "Why the day is changed",
        3,
        LONGEST_REASON,
        help_text="Residents read it in the record: “The year was typed wrongly.”",
        error_messages={"required": "Say why the day is changed"},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def put_right(request: CityRequest, slug: str) -> HttpResponse:
    """The day that stands, and the form for another one."""
    found, today = find_bill(request, slug), PartialDate.on(city_today(request))
    entered = entering_act(found, found.acts.all(), found.editions.all())
    if entered is None:
        raise Http404("No such page.")
    data = readable(request.POST) if request.method == "POST" else None
    form = SinceForm(
        data, today=today, initial={"seen": max(each.pk for each in found.acts.all()), "how": "known"}
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        typed = form.cleaned_data
        try:
            put_since_right(
                by=request.user,
                instrument=found,
                effective=form.effective,
                as_of=today,
                reason=typed["reason"],
                seen=typed["seen"],
            )
            messages.success(request, "The day is put right. The one that stood before stays in the record.")
            return to_bill(found)
        except Overtaken as refusal:
            form = SinceForm({**typed, "seen": last_act(found)}, today=today)
            form.add_error(None, str(refusal))
            status = 409
        except Refused as refusal:
            form.add_error(None, str(refusal))
    rows = [(each.policy.title, since(each.date)) for each in entered[1].amendments.all()]
    return render(
        request, "desk/bills/since.html", {"bill": found, "form": form, "rows": rows}, status=status
    )
