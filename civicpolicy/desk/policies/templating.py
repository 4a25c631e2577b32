"""A draft begins from a template: its variables filled in, the text seen, then begun."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import SeeOther, see_other
from civicpolicy.desk.policies.finding import DRAFT, find_policy, to_draft
from civicpolicy.desk.policies.variable_form import VariableForm
from civicpolicy.site.moment import city_today
from comments.posting import readable
from policies import queries
from policies.decorators import CityRequest, requires
from policies.exchange import library
from policies.models import Policy
from policies.services.templating import city_values, filled_sections, start_from_template
from policies.text.variables import variables


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def from_template(request: CityRequest, slug: str, template: str) -> HttpResponse:
    """``begin`` begins the draft; any other button shows the text once more. Raises Http404."""
    found = find_policy(request, slug)
    chosen = library.templates(library.POLICIES).get(template)
    if chosen is None:
        raise Http404("No such template.")
    form = VariableForm(
        readable(request.POST) if request.method == "POST" else None,
        names=variables(chosen.texts),
        known=city_values(request.municipality),
    )
    if form.is_valid() and "begin" in request.POST:
        law = queries.in_force(found, city_today(request)).version
        draft = start_from_template(
            by=request.user, policy=found, template=chosen, values=form.values, law=law
        )
        messages.success(request, f"Draft {draft.number} is begun. Only staff see it.")
        return to_draft(draft)
    sections = filled_sections(chosen, form.values)
    context = {
        "policy": found,
        "template": chosen,
        "form": form,
        "sections": sections,
        "left": variables(f"{each.heading}\n{each.text}" for each in sections),
    }
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "desk/policies/template.html", context, status=status)


def to_template(policy: Policy, template: str) -> SeeOther:
    """To the page that fills in a template for a policy."""
    return see_other(reverse("desk:draft-template", args=[policy.municipality.slug, policy.slug, template]))
