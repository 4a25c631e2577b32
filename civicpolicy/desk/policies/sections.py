"""One section of a draft is written, with its redline; split, joined; a second writer loses nothing."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import SeeOther, see_other
from civicpolicy.desk.policies.checks import checks_of_section, free_number
from civicpolicy.desk.policies.drawing import Draft, open_draft, section_redline
from civicpolicy.desk.policies.fields import SectionWords
from civicpolicy.desk.policies.finding import DRAFT, address, find_section
from civicpolicy.desk.policies.notes import rows_of
from civicpolicy.desk.policies.preview import typed_text
from civicpolicy.desk.policies.together import together
from civicpolicy.desk.section_form import as_typed, is_edited, line_number, split_lines
from policies.decorators import CityRequest, requires
from policies.models import Section
from policies.refusals import Refused
from policies.services.noting import open_notes
from policies.services.outlining import (
    ChangedMeanwhile,
    RearrangedMeanwhile,
    correct_section,
    merge_section,
    split_section,
    state_of,
)
from policies.services.restoring import revive_section
from policies.text.redline import SectionChange, redline
from policies.text.section import SectionText


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: CityRequest, slug: str, number: int, key: uuid.UUID) -> HttpResponse:
    """The section in a form beside its redline. ``preview`` draws what was typed and saves nothing."""
    draft = open_draft(request, slug, number)
    if request.method != "POST" or draft.version.is_frozen:
        row = draft.section(key)
        status = 409 if request.method == "POST" else 200
        return page(draft, row, SectionWords(initial=as_typed(row)), seen=state_of(row), status=status)
    form = SectionWords(request.POST)
    seen = request.POST.get("seen", "")
    if "revive" in request.POST and form.is_valid():
        return _revived(request, draft, key, form)
    if not form.is_valid() or "preview" in request.POST:
        return _again(draft, key, form, seen, 200 if form.is_valid() else 422)
    if "together" in request.POST:
        return _together(draft, key, form)
    try:
        return _done(request, draft, key, form, seen)
    except ChangedMeanwhile as refusal:
        return _overtaken(draft, key, form, refusal)
    except Refused as refusal:
        form.add_error(None, str(refusal).rstrip("."))
        return _again(draft, key, form, seen, 409 if isinstance(refusal, RearrangedMeanwhile) else 422)


def _again(draft: Draft, key: uuid.UUID, form: SectionWords, seen: str, status: int) -> HttpResponse:
    """The form with what was typed, also when the section is gone by now."""
    row = draft.version.sections.filter(key=key).first()
    if row is None:
        return page(draft, None, form, seen="", status=409, overtaken="gone")
    return page(draft, row, form, seen=seen, status=status)


def _done(request: CityRequest, draft: Draft, key: uuid.UUID, form: SectionWords, seen: str) -> SeeOther:
    """Do what the pressed button says; Enter in a field saves."""
    typed = form.cleaned_data
    who = {"by": request.user, "version": draft.version, "key": key, "seen": seen, "reason": typed["reason"]}
    if {"merge", "split"} & set(request.POST):
        if is_edited(find_section(draft.version, key), form):
            raise Refused("You changed the section: save your words first, then split or join it.")
        who["outline"] = request.POST.get("outline", "")
    if "merge" in request.POST:
        row = merge_section(**who)
        messages.success(request, f"Joined to the section before: {row}.")
    elif "split" in request.POST:
        row = split_section(**who, line=line_number(request.POST.get("line", "")))
        messages.success(
            request, f"A new section begins at that line: {row}. Give it a number and a heading."
        )
    else:
        row = correct_section(**who, typed=typed_text(typed, key))
        brings = request.POST.get("then") == "clause"
        if state_of(row) != seen:
            messages.success(request, f"{row} was saved.")
        elif not brings:
            messages.success(request, "Nothing was changed.")
        if brings:
            return see_other(address(draft.version, "section-clause", row.key))
    return see_other(f"{address(draft.version, 'section', row.key)}{draft.query}")


def _revived(request: CityRequest, draft: Draft, key: uuid.UUID, form: SectionWords) -> HttpResponse:
    """The words of a section that somebody took out meanwhile stand in the draft again."""
    typed = form.cleaned_data
    try:
        row = revive_section(
            by=request.user,
            version=draft.version,
            key=key,
            typed=typed_text(typed, key),
            reason=typed["reason"],
        )
        messages.success(request, f"{row} stands in the draft again, with your words.")
        return see_other(f"{address(draft.version, 'section', row.key)}{draft.query}")
    except ChangedMeanwhile as refusal:
        return _overtaken(draft, key, form, refusal)
    except Refused as refusal:
        form.add_error(None, str(refusal).rstrip("."))
        return page(draft, None, form, seen="", status=422, overtaken="gone")


def _overtaken(draft: Draft, key: uuid.UUID, form: SectionWords, refusal: ChangedMeanwhile) -> HttpResponse:
    """What stands now, with what the typed words would change in it, over the form that keeps them."""
    row = refusal.current
    if row is None:
        return page(draft, None, form, seen="", status=409, overtaken="gone")
    mine, theirs, was = typed_text(form.cleaned_data, key), row.as_text(), _began_with(draft)
    return page(
        draft,
        row,
        form,
        seen=state_of(row),
        was=was,
        status=409,
        overtaken="changed",
        between=redline([theirs], [mine]).sections[0],
        can_join=together(draft.version, key, was, mine, theirs) is not None,
    )


def _together(draft: Draft, key: uuid.UUID, form: SectionWords) -> HttpResponse:
    """The changes of both writers in the form, to be looked at; nothing is saved."""
    row = draft.version.sections.filter(key=key).first()
    if row is None:
        return page(draft, None, form, seen="", status=409, overtaken="gone")
    mine, theirs, was = typed_text(form.cleaned_data, key), row.as_text(), _began_with(draft)
    both = together(draft.version, key, was, mine, theirs)
    if both is None:
        return _overtaken(draft, key, form, ChangedMeanwhile("", row))
    typed = {"level": both.level, "label": both.label or "", "heading": both.heading, "text": both.text}
    return page(
        draft,
        row,
        SectionWords(typed | {"reason": form.cleaned_data["reason"]}),
        seen=state_of(row),
        was=was,
        overtaken="together",
        between=redline([theirs], [both]).sections[0],
    )


def _began_with(draft: Draft) -> str:
    """The sign of the section that the person had before them when they began to type."""
    typed = draft.request.POST
    return typed.get("was") or typed.get("seen", "")


def page(
    draft: Draft,
    row: Section | None,
    form: SectionWords,
    *,
    seen: str,
    status: int = 200,
    was: str = "",
    overtaken: str = "",
    between: SectionChange | None = None,
    can_join: bool = False,
) -> HttpResponse:
    """The form, what was typed in it drawn against the baseline, and the way to the other sections."""
    keys = [each.key for each in draft.rows]
    at = keys.index(str(row.key)) if row and str(row.key) in keys else 0
    city = draft.request.municipality
    context: dict[str, Any] = {
        "draft": draft,
        "version": draft.version,
        "policy": draft.version.policy,
        "is_frozen": draft.version.is_frozen,
        "section": row,
        "form": form,
        "seen": seen,
        "was": was,
        "can_join": can_join,
        "overtaken": overtaken,
        "between": between,
        "style": city.profile.redline_style,
        "change": _drawn(draft, row, form),
        "found": checks_of_section(draft, _as_it_stands(row, form)) if row else None,
        "notes": rows_of(list(open_notes(draft.version, row.key)), {}, city) if row else [],
        "lines": split_lines(row),
        "free_number": free_number(draft.rows, at) if row and draft.rows else "",
        "before": draft.rows[at - 1] if row and at > 0 else None,
        "after": draft.rows[at + 1] if row and at + 1 < len(keys) else None,
    }
    return render(draft.request, "desk/policies/section.html", context, status=status)


def _as_it_stands(row: Section, form: SectionWords) -> SectionText:
    """The section as the form holds it; as it is kept when the form cannot be read."""
    return typed_text(form.cleaned_data, row.key) if form.is_bound and form.is_valid() else row.as_text()


def _drawn(draft: Draft, row: Section | None, form: SectionWords) -> SectionChange | None:
    """The redline of what the form holds; of the section as it stands when the form cannot be read."""
    if row is None or not draft.may_compare:
        return None
    if form.is_bound and form.is_valid():
        return section_redline(draft.baseline.version, _as_it_stands(row, form))
    return next((each for each in draft.changes if each.new and each.new.key == str(row.key)), None)
