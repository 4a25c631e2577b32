"""The desk's pages of parties: name a person to a closed consultation, withdraw one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.parties.forms import PartyForm
from comments import access, parties
from comments.models import Docket
from comments.posting import readable
from comments.services import parties as services
from policies.decorators import CityRequest, requires
from policies.refusals import Refused

KEEP = "policies.keep_record"


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def new(request: CityRequest, number: str) -> HttpResponse:
    """Name a reviewer as a party: from then on this person reads the consultation and writes to it."""
    docket = _docket(request, number)
    if request.method != "POST":
        return render(request, "desk/parties/new.html", {"docket": docket, "form": PartyForm(docket=docket)})
    form = PartyForm(readable(request.POST), docket=docket)
    if form.is_valid():
        person = form.people[form.cleaned_data["person"]]
        try:
            made = services.name_party(
                by=request.user, docket=docket, name=form.cleaned_data["name"], person=person
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{person} can now read this consultation, for {made.name}.")
            return _to_docket(docket)
    return render(request, "desk/parties/new.html", {"docket": docket, "form": form}, status=422)


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def withdraw(request: CityRequest, number: str, party: int) -> HttpResponse:
    """Withdraw a person, after one more look."""
    docket = _docket(request, number)
    found = get_object_or_404(parties.standing(request.municipality), docket=docket, pk=party)
    if request.method != "POST":
        return render(request, "desk/parties/withdraw.html", {"docket": docket, "party": found})
    try:
        services.withdraw_party(by=request.user, party=found)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"{found.person} no longer sees this consultation.")
    return _to_docket(docket)


def _docket(request: CityRequest, number: str) -> Docket:
    docket = access.staff_docket(request.municipality, number)
    if not docket.is_closed:
        raise Http404("No such consultation.")
    return docket


def _to_docket(docket: Docket) -> HttpResponse:
    return see_other(reverse("desk:docket", args=[docket.municipality.slug, docket.number]))
