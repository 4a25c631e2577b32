"""The printed instrument: one text of a bill, with its marks or clean, as a page and as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from civicpolicy.site.asked import chosen_style
from civicpolicy.site.bill import Change, changes_in
from civicpolicy.site.files import PLAIN
from policies.dates import PartialDate
from policies.decorators import CityRequest, public
from policies.lifecycle import enacted
from policies.linting.facts import Step
from policies.local_law import SetOutUnit
from policies.models import Act, Edition, Instruction, Municipality, Operation
from policies.naming import Name, called_then, names_in
from policies.printout.forms import form_of
from policies.printout.lines import plain_text
from policies.printout.parts import Composition, Deed, Part, compose
from policies.printout.signing import Signed
from policies.queries import counted_acts, enacted_edition, facts
from policies.readings import Names, act_name, reading_names
from policies.redlines import COARSE


@dataclass(frozen=True, slots=True)
class Printed:
    """One copy: the edition, its parts, its marks, what stands in the footer; clean or with marks.

    notes: what a reader has to know of it that is no part of it.
    """

    edition: Edition
    parts: Sequence[Part]
    style: str
    is_clean: bool
    footer: str
    notes: Sequence[str]


@public
@require_safe
def printed(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """One published text of a bill as it is printed; ``?copy=clean`` as adopted, without marks."""
    found = copy_of(request, published_edition(request, slug, number))
    return render(request, "site/printed.html", {"printed": found, "bill": found.edition.instrument})


@public
@require_safe
def printed_text(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """The same parts as plain text in pages."""
    found = copy_of(request, published_edition(request, slug, number))
    words = plain_text(found.parts, found.style, found.footer, is_clean=found.is_clean)
    return HttpResponse(words, content_type=PLAIN)


def published_edition(request: CityRequest, slug: str, number: int) -> Edition:
    """A published text of an instrument. Raises Http404."""
    rows = Edition.objects.published().filter(municipality=request.municipality, instrument__slug=slug)
    return get_object_or_404(rows.select_related("instrument", "freezing"), number=number)


def copy_of(request: CityRequest, edition: Edition) -> Printed:
    """An edition composed as a reader asks for it, in six queries and one more for what is not cached."""
    copy = request.GET.get("copy", "")
    if copy not in ("", "clean"):
        raise Http404("There is no such copy.")
    edition.municipality = request.municipality
    changes = changes_in(edition)
    acts = list(edition.instrument.acts.order_by("pk"))
    is_clean = copy == "clean"
    parts = compose(composed(edition, changes, acts), is_clean=is_clean)
    named = edition.instrument.designation
    return Printed(edition, parts, chosen_style(request), is_clean, named, list(_notes(changes)))


def _notes(changes: Sequence[Change]) -> Iterator[str]:
    for each in changes:
        title = called_then(each.amendment)
        if each.redline is None:
            yield f"{title}: the marks of the paper’s redline did not survive. The text stands as read."
        elif each.redline.is_coarse:
            yield f"{title}: {COARSE}"


def composed(edition: Edition, changes: Sequence[Change], acts: Sequence[Act]) -> Composition:
    """An edition as the values that the composer takes; its city with the profile."""
    city, instrument = edition.municipality, edition.instrument
    form = form_of(instrument.kind, city.profile.instrument_forms)
    counted = counted_acts(acts)
    called = reading_names(acts)
    became_law = enacted_edition(counted) == edition.pk
    names = names_in(edition, [each.amendment.policy for each in changes])
    return Composition(
        city=_name(city),
        form=form,
        deeds=[_deed(each, names[each.amendment.policy_id]) for each in changes],
        bill_number=instrument.bill_number,
        number=instrument.ordinance_number,
        sponsors=instrument.sponsors,
        text_name=_text_name(edition, became_law=became_law and enacted(facts(acts))),
        long_title=edition.long_title,
        recitals=edition.recitals,
        enacting=edition.enacting_clause,
        further=edition.further_clauses,
        severability=edition.severability_clause,
        repealer=edition.repealer_clause,
        codification=edition.codification_clause,
        effective=edition.effective_clause,
        signature_lines=edition.signature_lines or form.signatures,
        signed=[_signed(each, called) for each in counted if became_law or each.edition_id == edition.pk],
        unit=edition.set_out or city.profile.set_out_unit or SetOutUnit.SECTION,
    )


def _name(city: Municipality) -> str:
    return f"{city.name}, {city.state}" if city.state else city.name


def _text_name(edition: Edition, *, became_law: bool) -> str:
    """``As introduced``; of a draft, and of the text that became law, that too."""
    name = f"{edition.name[:1].upper()}{edition.name[1:]}"
    if not edition.is_frozen:
        return f"Draft, {edition.name}"
    said = any(word in name.lower() for word in ("enacted", "adopted", "passed"))
    return f"{name}; the text that became law" if became_law and not said else name


def _deed(change: Change, name: Name) -> Deed:
    amendment = change.amendment
    rows = list(amendment.instructions.all())
    return Deed(
        name=name.citation if any(each.isdigit() for each in name.citation) else name.title,
        names=name.ever,
        steps=[_step(each) for each in rows],
        redline=change.redline,
        sections=change.as_read,
        has_base=amendment.base_id is not None,
        restores=any(each.operation == Operation.RESTORE for each in rows),
        repeals=change.is_repeal,
    )


def _step(row: Instruction) -> Step:
    key = str(row.target_key) if row.target_key else None
    return Step(row.operation, row.number, row.target, key, row.after, row.caption, row.raw)


def _signed(act: Act, called: Names) -> Signed:
    return Signed(act.kind, act_name(act, called), _day(act.date), act.by_whom)


def _day(on: PartialDate | None) -> str:
    """As a signature is dated, without the weekday; "" for a day that nobody knows."""
    if on is None or on.says_nothing:
        return ""
    return (
        f"{on.earliest:%B} {on.earliest.day}, {on.earliest.year}" if on.is_known and on.earliest else str(on)
    )
