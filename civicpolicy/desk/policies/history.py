"""Who changed what in a draft, when and why; an earlier state of a section made the text again."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.fields import reason_field
from civicpolicy.desk.policies.finding import DRAFT, FROZEN, address, find, to_draft
from civicpolicy.desk.policies.preview import LONGEST_LIVE
from civicpolicy.desk.trail import who
from comments.period import instant_words
from policies.decorators import CityRequest, requires
from policies.history import BEGUN
from policies.models import Municipality, Section, Version
from policies.refusals import Refused
from policies.services.outlining import ChangedMeanwhile
from policies.services.restoring import restore_section, state_or_gone
from policies.text.redline import SectionChange, redline
from policies.text.section import SectionText

A_PAGE = 20
ADDED, CHANGED, REMOVED = "+", "~", "-"


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one section: what was done, by whom, when, why, and the words.

    ``undo`` is the entry of the history that holds the section as it was before, 0 when there is none to
    bring back; ``is_here`` tells whether the section still stands in the draft. ``entry`` is its own;
    ``sections`` tells how many sections a change over several of them changed, 0 but for its first step here.
    """

    entry: int

    key: uuid.UUID
    name: str
    did: str
    who: str
    when: str
    why: str
    change: SectionChange | None
    undo: int
    is_here: bool
    sections: int


class RestoreForm(forms.Form):
    """Why an earlier state comes back."""

    reason = reason_field()


@requires(DRAFT)
@require_safe
def history(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """Every change since the draft was begun, newest first. ``?section=`` the key of one section."""
    version = find(request, slug, number)
    asked = request.GET.get("section", "")
    rows = entries(version, asked)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    here = {str(key) for key in version.sections.values_list("key", flat=True)}
    shown = list(page)
    context = {
        "version": version,
        "policy": version.policy,
        "is_frozen": version.is_frozen,
        "page": page,
        "steps": _steps(shown, here, request.municipality),
        "query": f"&section={asked}" if asked else "",
        "of_one": _name(shown[0]) if asked and shown else "",
        "begun": instant_words(version.created_at, request.municipality.zone),
        "style": request.municipality.profile.redline_style,
    }
    return render(request, "desk/policies/history.html", context)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: CityRequest, slug: str, number: int, key: uuid.UUID, entry: int) -> HttpResponse:
    """What an entry of the history would change in the text of today, then the act."""
    version = find(request, slug, number)
    then = Section.history.filter(version_id=version.pk, key=key, history_id=entry).first()
    if then is None:
        raise Http404("No such entry.")
    if version.is_frozen:
        messages.warning(request, FROZEN)
        return to_draft(version)
    form, overtaken = RestoreForm(request.POST or None), ""
    if form.is_valid():
        try:
            row = restore_section(
                by=request.user,
                version=version,
                key=key,
                entry=entry,
                seen=request.POST.get("seen", ""),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, f"{row} reads again as it did.")
            return see_other(address(version, "section", row.key))
        except ChangedMeanwhile as refusal:
            overtaken = str(refusal)
        except Refused as refusal:
            form.add_error(None, str(refusal).rstrip("."))
    now = version.sections.filter(key=key).first()
    context = {
        "version": version,
        "policy": version.policy,
        "is_frozen": False,
        "name": _name(then),
        "when": instant_words(then.history_date, request.municipality.zone),
        "form": form,
        "seen": state_or_gone(now),
        "is_here": now is not None,
        "overtaken": overtaken,
        "change": _drawn(now.as_text() if now else None, _text(then)),
        "style": request.municipality.profile.redline_style,
    }
    status = 409 if overtaken else 422 if form.is_bound else 200
    return render(request, "desk/policies/restore.html", context, status=status)


def entries(version: Version, key: str = "") -> QuerySet[Any]:
    """Entries of the history of a draft, newest first, each with the one before it of the same section.

    What the draft began with is no change. A key that is none gives no entries.
    """
    rows = Section.history.filter(version_id=version.pk)
    if key:
        try:
            rows = rows.filter(key=uuid.UUID(key))
        except ValueError:
            return rows.none()
    earlier = Section.history.filter(
        version_id=version.pk, key=OuterRef("key"), history_id__lt=OuterRef("history_id")
    ).order_by("-history_id")
    rows = rows.exclude(history_type=ADDED, history_change_reason=BEGUN).select_related("history_user")
    return rows.annotate(before=Subquery(earlier.values("history_id")[:1])).order_by("-history_id")


def _steps(rows: Sequence[Any], here: set[str], city: Municipality) -> list[Step]:
    """What each entry changed, with one query for all entries before them."""
    earlier = Section.history.filter(history_id__in=[row.before for row in rows if row.before])
    known = {row.history_id: row for row in earlier}
    together = sections_together(rows)
    return [
        _step(row, known.get(row.before), str(row.key) in here, city, together.pop(row.history_date, 0))
        for row in rows
    ]


def sections_together(rows: Sequence[Any]) -> dict[datetime, int]:
    """How many sections were changed at once at the instants of these entries of one draft, where several."""
    changed = [row for row in rows if row.history_type == CHANGED]
    found = Section.history.filter(
        version_id__in={row.version_id for row in changed},
        history_type=CHANGED,
        history_date__in={row.history_date for row in changed},
    )
    counts = found.order_by().values_list("history_date").annotate(many=Count("pk"))
    return {at: many for at, many in counts if many > 1}


def _step(row: Any, before: Any | None, is_here: bool, city: Municipality, sections: int) -> Step:
    was = before if before is not None and before.history_type != REMOVED else None
    did, change = _deed(row, was)
    return Step(
        entry=row.history_id,
        key=row.key,
        name=_name(row),
        did=did,
        who=who(row),
        when=instant_words(row.history_date, city.zone),
        why=row.history_change_reason or "",
        change=change,
        undo=row.history_id if row.history_type == REMOVED else was.history_id if was and change else 0,
        is_here=is_here,
        sections=sections,
    )


def _deed(row: Any, was: Any | None) -> tuple[str, SectionChange | None]:
    """What was done, and its redline; None where no word changed."""
    if row.history_type == REMOVED:
        return "Taken out", _drawn(_text(row), None)
    if was is None:
        return "Added" if row.before is None else "Put back", _drawn(None, _text(row))
    if _text(row) == _text(was):
        return "Moved" if row.position != was.position else "Saved without a change", None
    return "Changed", _drawn(_text(was), _text(row))


def _drawn(old: SectionText | None, new: SectionText | None) -> SectionChange | None:
    """The redline of one section; None for one that is too long to be drawn in a list."""
    if max(len(text.text) for text in (old, new) if text) > LONGEST_LIVE:
        return None
    return redline([old] if old else [], [new] if new else []).sections[0]


def _text(row: Any) -> SectionText:
    return SectionText(row.level, row.label, row.heading, row.text, str(row.key))


def _name(row: Any) -> str:
    return " ".join(part for part in (row.label, row.heading) if part) or "A section without a heading"
