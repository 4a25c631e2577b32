"""A policy is opened, and a draft of its text begun."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.finding import DRAFT, find_policy, to_draft
from civicpolicy.desk.policies.forms import EMPTY, LAW, TEMPLATE, VERSION, WORDS, PolicyForm, StartForm
from civicpolicy.desk.policies.listing import MOST_TEXTS, all_texts, text_rows
from civicpolicy.desk.policies.templating import to_template
from civicpolicy.site.moment import city_today
from policies import queries
from policies.decorators import CityRequest, requires
from policies.exchange import library
from policies.models import Policy, Version
from policies.queries import PolicyStanding
from policies.refusals import Refused
from policies.services.drafting import create_policy
from policies.services.importing import free_slug
from policies.services.starting import start_empty, start_from_version, start_from_words


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: CityRequest) -> HttpResponse:
    """Open a policy; its first draft comes next."""
    city = request.municipality
    template = library.templates(library.POLICIES).get(request.GET.get("template", ""))
    facts = {"title": template.title, "kind": template.facts["kind"]} if template else {}
    form = PolicyForm(request.POST or None, initial=facts)
    if form.is_valid() and city.policies.filter(title__iexact=form.cleaned_data["title"]).exists():
        form.add_error("title", "A policy has that title already: give this one another")
    elif form.is_valid():
        try:
            slug = free_slug(slugify(form.cleaned_data["title"])[:70] or "policy", city.policies)
            made = create_policy(by=request.user, municipality=city, slug=slug, **form.cleaned_data)
            messages.success(request, f"“{made.title}” is opened. Now say what its first draft begins with.")
            if template is not None:
                return to_template(made, template.name)
            return see_other(reverse("desk:draft-start", args=[city.slug, made.slug]))
        except Refused as refusal:
            form.add_error("title", str(refusal))
    context = {
        "form": form,
        "template": template,
        "templates": library.templates(library.POLICIES).values(),
    }
    return render(request, "desk/policies/new.html", context, status=422 if form.is_bound else 200)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: CityRequest, slug: str) -> HttpResponse:
    """Begin a draft. ``?from=3`` proposes a copy of version 3."""
    found = find_policy(request, slug)
    standing = queries.in_force(found, city_today(request))
    known, names = _known(found, standing)
    law = standing.version
    form = StartForm(
        request.POST or None,
        texts=names,
        in_force=f"version {law.number}" if law else "",
        initial=_proposed(request, known, law),
    )
    if form.is_valid() and form.cleaned_data["how"] == TEMPLATE:
        return to_template(found, form.cleaned_data["template"])
    if form.is_valid():
        try:
            draft = _begun(request, form, known, standing)
            messages.success(request, f"Draft {draft.number} is begun. Only staff see it.")
            return to_draft(draft)
        except Refused as refusal:
            form.add_error("words", str(refusal).rstrip("."))
    context = {"policy": found, "form": form}
    return render(request, "desk/policies/start.html", context, status=422 if form.is_bound else 200)


def _known(of: Policy, standing: PolicyStanding) -> tuple[dict[str, Version], list[tuple[str, str]]]:
    """Every text that can be copied, by its number in words, and the words of the choice."""
    rows = list(all_texts(of).select_related("base")[:MOST_TEXTS])
    names = [(str(row.number), f"Draft {row.number}") for row in rows if not row.is_frozen]
    for text in text_rows(standing, rows):
        said = f" ({text.status.tag.lower()})" if text.status.tag else ""
        names.append((str(text.version.number), f"{text.label}{said}"))
    return {str(row.number): row for row in rows}, names


def _proposed(request: CityRequest, known: dict[str, Version], law: Version | None) -> dict[str, str]:
    asked = request.GET.get("from", "")
    if asked in known:
        return {"how": VERSION, "version": asked}
    return {"how": LAW} if law else {"how": "" if known else WORDS}


def _begun(
    request: CityRequest, form: StartForm, known: dict[str, Version], standing: PolicyStanding
) -> Version:
    """The draft, as the form says."""
    typed, law, policy = form.cleaned_data, standing.version, standing.policy
    if typed["how"] == EMPTY:
        return start_empty(by=request.user, policy=policy, law=law)
    if typed["how"] == WORDS:
        return start_from_words(by=request.user, policy=policy, words=typed["words"], law=law)
    source = law if typed["how"] == LAW and law else known[typed["version"]]
    return start_from_version(by=request.user, version=source, standing=standing)
