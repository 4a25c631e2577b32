"""A clause of the library is brought into a section of a draft: chosen, filled in, seen, done."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.fields import reason_field
from civicpolicy.desk.policies.finding import DRAFT, FROZEN, address, find, find_section, to_draft
from civicpolicy.desk.policies.variable_form import VariableForm
from civicpolicy.desk.section_form import line_number, split_lines
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.fields import choice_field
from policies.models import Section, Version
from policies.refusals import Refused
from policies.services.clauses import LibraryClause, in_use
from policies.services.outlining import ChangedMeanwhile, correct_section, state_of
from policies.services.starting import LONGEST_TEXT
from policies.services.templating import city_values
from policies.text.digest import canonical
from policies.text.inserting import inserted
from policies.text.redline import redline
from policies.text.section import SectionText
from policies.text.variables import filled, variables

END, BEGINNING = "end", "0"


class ClauseChoice(forms.Form):
    """Which clause."""

    use_required_attribute = False

    clause = choice_field("Clause", "Choose a clause from the list")


class PlaceForm(VariableForm):
    """Where it goes, what its variables are, and why."""

    reason = reason_field()


@dataclass(frozen=True, slots=True)
class Bringing:
    """A clause on its way into a section, as the form says."""

    row: Section
    clause: LibraryClause
    form: PlaceForm

    @property
    def new(self) -> SectionText:
        """The section with the clause in it."""
        words = filled(self.clause.words, self.form.values)
        place = self.form["place"].value() or END
        after = len(self.row.text.split("\n")) if place == END else line_number(str(place))
        return replace(self.row.as_text(), text=canonical(inserted(self.row.text, words, after)))


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: CityRequest, slug: str, number: int, key: uuid.UUID) -> HttpResponse:
    """``?clause=`` names the clause; ``confirm`` saves what the preview showed."""
    version = find(request, slug, number)
    if version.is_frozen:
        messages.warning(request, FROZEN)
        return to_draft(version)
    row = find_section(version, key)
    offered = {each.key: each for each in in_use(request.municipality)}
    asked = request.GET.get("clause", "")
    if asked not in offered:
        context = _about(version, row) | {"form": choice_form(offered, asked)}
        status = 422 if asked else 200
        return render(request, "desk/policies/clause_choose.html", context, status=status)
    clause = offered[asked]
    form = PlaceForm(
        readable(request.POST) if request.method == "POST" else None,
        names=variables([clause.words]),
        known=city_values(request.municipality),
    )
    _offer_places(form, row)
    bringing = Bringing(row, clause, form)
    if not form.is_valid() or "confirm" not in request.POST:
        return _page(request, version, bringing, status=422 if form.is_bound and form.errors else 200)
    return _brought(request, version, bringing)


def _brought(request: CityRequest, version: Version, bringing: Bringing) -> HttpResponse:
    """Save it, if it is what the last preview showed."""
    form, row, new = bringing.form, bringing.row, bringing.new
    if request.POST.get("previewed") != state_of(new):
        return _page(request, version, bringing, notice="This is not what you last saw: look once more.")
    if len(new.text) > LONGEST_TEXT:
        form.add_error(None, f"A section can have up to {LONGEST_TEXT:,} characters")
        return _page(request, version, bringing, status=422)
    why = form.cleaned_data["reason"] or f"Brought in the clause “{bringing.clause.name}”"
    try:
        seen = request.POST.get("seen", "")
        made = correct_section(
            by=request.user, version=version, key=row.key, seen=seen, typed=new, reason=why
        )
    except ChangedMeanwhile:
        notice = "Somebody else changed this section meanwhile. This is how it stands now: look once more."
        return _page(request, version, bringing, notice=notice, status=409)
    except Refused as refusal:
        form.add_error(None, str(refusal).rstrip("."))
        return _page(request, version, bringing, status=422)
    messages.success(request, f"“{bringing.clause.name}” stands in {made} now.")
    return see_other(address(version, "section", row.key))


def _offer_places(form: PlaceForm, row: Section) -> None:
    places = [(END, "At the end"), (BEGINNING, "At the beginning")]
    places += [(str(at), f"After “{line}”") for at, line in split_lines(row)]
    form.fields["place"] = choice_field("Place", "Choose a place from the list", choices=places, initial=END)
    form.order_fields(["place", *form.by_field, "reason"])


def choice_form(offered: Mapping[str, LibraryClause], asked: str) -> ClauseChoice:
    """The clauses as one list: the city's own first, then by kind. ``asked``: what was chosen so far."""
    form = ClauseChoice({"clause": asked} if asked else None)
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in offered.values():
        groups.setdefault("Our own" if each.own else each.kind_words, []).append((each.key, each.name))
    form.fields["clause"].choices = list(groups.items())  # type: ignore[attr-defined]
    return form


def _page(
    request: CityRequest, version: Version, bringing: Bringing, *, notice: str = "", status: int = 200
) -> HttpResponse:
    old, new = bringing.row.as_text(), bringing.new
    context = _about(version, bringing.row) | {
        "form": bringing.form,
        "clause": bringing.clause,
        "notice": notice,
        "seen": state_of(bringing.row),
        "previewed": state_of(new),
        "left": variables([filled(bringing.clause.words, bringing.form.values)]),
        "change": redline([old], [new]).sections[0],
        "style": request.municipality.profile.redline_style,
    }
    return render(request, "desk/policies/clause.html", context, status=status)


def _about(version: Version, row: Section) -> dict[str, object]:
    return {"version": version, "policy": version.policy, "is_frozen": False, "section": row}
