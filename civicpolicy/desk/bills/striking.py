"""A recorded vote did not happen: why is typed, what goes with it is seen, and it is struck."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.bills.finding import KEEP, bill_address
from civicpolicy.desk.bills.outcome import Outcome, outcome
from civicpolicy.desk.bills.votes import counted_vote, voted_on
from civicpolicy.site.moment import city_today
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.fields import area_field
from policies.models import Act, ActKind, Instrument
from policies.queries import counted_acts
from policies.readings import name_among
from policies.refusals import Overtaken, Refused
from policies.services.reasons import LONGEST_REASON
from policies.services.striking import strike_vote
from policies.services.voting import last_entry


class StrikeForm(forms.Form):
    """Why it did not happen, and what was recorded last when the person looked."""

    use_required_attribute = False

    reason = area_field(
        "Why it did not happen",
        3,
        LONGEST_REASON,
        help_text="Residents read it beside the vote: “Recorded on the wrong bill.”",
        error_messages={"required": "Say why it did not happen"},
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def strike(request: CityRequest, slug: str, call: int) -> HttpResponse:
    """The vote, the act that goes with it, and the question why."""
    found = voted_on(request, slug)
    wrong = counted_vote(request, found, call)
    if wrong is None:
        return see_other(bill_address(found, "votes"))
    form = StrikeForm(readable(request.POST) if request.method == "POST" else None)
    form.fields["seen"].initial = last_entry(found)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        typed = form.cleaned_data
        try:
            strike_vote(by=request.user, call=wrong.call, reason=typed["reason"], seen=typed["seen"])
            messages.success(request, "The vote is struck. It stays in the record, with your reason.")
            return see_other(bill_address(found, "votes"))
        except Overtaken as refusal:
            form = StrikeForm({"reason": typed["reason"], "seen": last_entry(found)})
            form.add_error(None, str(refusal))
            status = 409
        except Refused as refusal:
            form.add_error(None, str(refusal))
    act = next((each for each in counted_acts(found.acts.all()) if each.roll_call_id == call), None)
    context = {
        "bill": found,
        "wrong": wrong,
        "form": form,
        "act": act,
        "act_name": name_among(act, found.acts.all()) if act else "",
        "outcome": _outcome(request, found, act),
    }
    return render(request, "desk/bills/strike.html", context, status=status)


def _outcome(request: CityRequest, found: Instrument, act: Act | None) -> Outcome | None:
    """What the law is without the act that came of the vote."""
    if act is None:
        return None
    gone = Act(instrument=found, kind=ActKind.NOT_SO, corrects=act)
    gone.date = act.date
    return outcome(found, gone, city_today(request))
