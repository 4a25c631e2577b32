"""Who works here; inviting a person, handing over the link, taking a role away."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.people import invitations
from civicpolicy.desk.people.forms import InvitationForm
from policies.decorators import CityRequest, requires, site_of
from policies.models import Membership
from policies.refusals import Refused
from policies.rules import STAFF
from policies.services.municipalities import leave

SET_UP = "policies.set_up_city"


@requires("policies.use_desk")
@require_safe
def people(request: CityRequest) -> HttpResponse:
    """Everybody with a role in this city, by name."""
    rows = request.municipality.memberships.select_related("user").order_by("user__name", "user_id", "role")
    context = {
        "people": [(user, list(held)) for user, held in groupby(rows, key=lambda row: row.user)],
        "may_set_up": request.user.has_perm(SET_UP, request.municipality),
    }
    return render(request, "desk/people/list.html", context)


@requires(SET_UP)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: CityRequest) -> HttpResponse:
    """Give a person a role; one who is new gets a letter with the way in, or a link to hand over."""
    form, membership = InvitationForm(request.POST or None), None
    if form.is_valid():
        try:
            membership = invitations.invite(municipality=request.municipality, **form.facts)
        except Refused as refusal:
            form.add_error("email", str(refusal))
    if membership is None:
        return render(
            request, "desk/people/invite.html", {"form": form}, status=422 if form.is_bound else 200
        )
    who = f"{membership.user} is {membership.get_role_display()} now."
    if invitations.send_letter(membership, site_of(request)):
        messages.success(request, f"{who} A letter went to {membership.user.email}.")
    else:
        messages.success(request, f"{who} No letter was sent.")
    if invitations.may_see_link(membership):
        return see_other(reverse("desk:person-invitation", args=[request.municipality.slug, membership.pk]))
    return _to_people(request)


@requires(SET_UP)
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: CityRequest, membership: int) -> HttpResponse:
    """The link with which an invited person sets a password, to be handed over or sent once more."""
    row = _membership(request, membership)
    if not invitations.may_see_link(row):
        raise Http404("No such invitation.")
    if request.method == "POST":
        sent = invitations.send_letter(row, site_of(request))
        if sent:
            messages.success(request, f"A letter went to {row.user.email}.")
        else:
            messages.warning(request, "The letter could not be sent. Hand over the link yourself.")
        return see_other(request.path)
    context = {
        "membership": row,
        "link": f"{site_of(request)}{invitations.password_path(row.user)}",
        "has_mail": invitations.has_mail(),
    }
    return render(request, "desk/people/invitation.html", context)


@requires(SET_UP)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: CityRequest, membership: int) -> HttpResponse:
    """Take a role away, after one more look. Whoever takes their own last role is at the public page."""
    row = _membership(request, membership)
    blocker = ""
    if request.method == "POST":
        try:
            leave(membership=row)
            messages.success(request, f"{row.user} is no longer {row.get_role_display()}.")
            return _to_people(request)
        except Refused as refusal:
            blocker = str(refusal)
    context = {"membership": row, "blocker": blocker, "own": row.user_id == request.user.pk}
    return render(request, "desk/people/remove.html", context, status=409 if blocker else 200)


def _membership(request: CityRequest, number: int) -> Membership:
    rows = Membership.objects.select_related("user", "municipality__profile")
    return get_object_or_404(rows, municipality=request.municipality, pk=number)


def _to_people(request: CityRequest) -> HttpResponse:
    """The list, or the public home for a person who is not of the desk any more."""
    left = request.municipality.memberships.filter(user_id=request.user.pk or 0, role__in=STAFF)
    page = "desk:people" if left.exists() else "site:home"
    return see_other(reverse(page, args=[request.municipality.slug]))
