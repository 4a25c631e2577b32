"""A clause of the library becomes a clause of a bill: chosen, filled in, seen as a redline, saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.bills.finding import DRAFT, edition_address, find_draft
from civicpolicy.desk.policies.bringing_in import choice_form
from civicpolicy.desk.policies.variable_form import VariableForm
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.models import ClauseKind, Edition
from policies.refusals import Overtaken, Refused
from policies.services import composing
from policies.services.clauses import LibraryClause, in_use
from policies.services.outlining import state_of
from policies.services.templating import city_values, clauses_as_they_stand
from policies.text.digest import canonical
from policies.text.redline import redline
from policies.text.section import SectionText
from policies.text.variables import filled, variables

FIELDS = {
    ClauseKind.ENACTING: ("enacting_clause", "Enacting clause"),
    ClauseKind.EFFECTIVE: ("effective_clause", "Words about the effective date"),
    ClauseKind.REPEALER: ("repealer_clause", "Repeal of what conflicts with it"),
    ClauseKind.SEVERABILITY: ("severability_clause", "Severability"),
    ClauseKind.CODIFICATION: ("codification_clause", "Codification"),
}
FURTHER = ("further_clauses", "Further sections")


@dataclass(frozen=True, slots=True)
class Bringing:
    """A clause on its way into a bill: the field, what stands in it, and what would."""

    edition: Edition
    clause: LibraryClause
    form: VariableForm

    @property
    def field(self) -> tuple[str, str]:
        """The clause of the bill that it becomes, and what that is called."""
        return FIELDS.get(ClauseKind(self.clause.kind), FURTHER)

    @property
    def old(self) -> SectionText:
        """What stands there."""
        return SectionText("section", None, self.field[1], canonical(getattr(self.edition, self.field[0])))

    @property
    def new(self) -> SectionText:
        """What would: a further section comes behind the others, any other in the place of its like."""
        words = canonical(filled(self.clause.words, self.form.values))
        before = self.old.text if self.field == FURTHER else ""
        return SectionText("section", None, self.field[1], f"{before}\n\n{words}" if before else words)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """``?clause=`` names the clause; ``confirm`` saves what the preview showed."""
    found = find_draft(request, slug, number)
    offered = {each.key: each for each in in_use(request.municipality)}
    asked = request.GET.get("clause", "")
    if asked not in offered:
        context = {"edition": found, "bill": found.instrument, "form": choice_form(offered, asked)}
        return render(request, "desk/bills/clause_choose.html", context, status=422 if asked else 200)
    clause = offered[asked]
    form = VariableForm(
        readable(request.POST) if request.method == "POST" else None,
        names=variables([clause.words]),
        known=city_values(request.municipality),
    )
    bringing = Bringing(found, clause, form)
    if not form.is_valid() or "confirm" not in request.POST:
        return _page(request, bringing, status=422 if form.is_bound and form.errors else 200)
    return _brought(request, bringing)


def _brought(request: CityRequest, bringing: Bringing) -> HttpResponse:
    """Save it, if it is what the last preview showed."""
    found = bringing.edition
    if request.POST.get("previewed") != state_of(bringing.new):
        return _page(request, bringing, notice="This is not what you last saw: look once more.")
    _, day = clauses_as_they_stand(found)
    words: dict[str, Any] = {bringing.field[0]: bringing.new.text}
    try:
        seen = request.POST.get("seen", "")
        composing.change_clauses(by=request.user, edition=found, seen=seen, day=day, **words)
    except Overtaken as refusal:
        return _page(request, bringing, notice=f"{refusal} This is how they stand now.", status=409)
    except Refused as refusal:
        bringing.form.add_error(None, str(refusal).rstrip("."))
        return _page(request, bringing, status=422)
    messages.success(request, f"“{bringing.clause.name}” stands in the bill now.")
    return see_other(edition_address(found, "edition-clauses"))


def _page(request: CityRequest, bringing: Bringing, *, notice: str = "", status: int = 200) -> HttpResponse:
    found = bringing.edition
    seen, _ = clauses_as_they_stand(found)
    context = {
        "edition": found,
        "bill": found.instrument,
        "form": bringing.form,
        "clause": bringing.clause,
        "notice": notice,
        "seen": seen,
        "previewed": state_of(bringing.new),
        "left": variables([bringing.new.text]),
        "change": redline([bringing.old], [bringing.new]).sections[0],
        "style": request.municipality.profile.redline_style,
        "is_day": bringing.field[0] == "effective_clause",
    }
    return render(request, "desk/bills/clause.html", context, status=status)
