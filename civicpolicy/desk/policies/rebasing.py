"""A draft is brought up to the law: what both changed, a choice for each conflict, a preview, the act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.policies.draft import TAGS
from civicpolicy.desk.policies.drawing import Draft, open_draft
from civicpolicy.desk.policies.finding import DRAFT, to_draft
from civicpolicy.desk.policies.rebase_form import WORDS, RebaseForm, answers_sign, named, title_of
from civicpolicy.site.figures import figures
from civicpolicy.templatetags.desk import desk_address
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.refusals import Overtaken, Refused
from policies.services.rebasing import OVERTAKEN, Rebase, prepare, rebase
from policies.services.settling import HEADING, LABEL, LEVEL, ORDER, Question
from policies.telling import is_pending
from policies.text.redline import Redline, SectionChange, redline
from policies.text.section import SectionText

DONE = "Draft {} is brought up to the law. Look at what the sections of its bill say, where it is in one."
OTHER = "These are not the choices of the preview. Look at it once more, then bring the draft up."


@dataclass(frozen=True, slots=True)
class Side:
    """How one of the three texts has it: a redline, or words where nothing is marked."""

    title: str
    change: SectionChange | None
    words: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the page: its three texts side by side, and its fields."""

    title: str
    sides: Sequence[Side]
    choice: BoundField
    words: BoundField | None


@dataclass(frozen=True, slots=True)
class Step:
    """A section that the law changed: what it did to it, and what becomes of that in the draft."""

    name: str
    tag: str
    outcome: str


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_up(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """``confirm`` writes what the last preview showed; any other button shows it."""
    draft = open_draft(request, slug, number)
    try:
        plan = prepare(draft.version, draft.standing)
    except Refused as refusal:
        return _cannot(draft, str(refusal))
    if request.method != "POST":
        text = plan.text({}) if not plan.questions else None
        return _page(draft, plan, RebaseForm(plan=plan), text)
    form = RebaseForm(readable(request.POST), plan=plan)
    if request.POST.get("seen") != plan.sign:
        return _page(draft, plan, form, notice=f"{OVERTAKEN} This is how they stand now.", status=409)
    if not form.is_valid():
        return _page(draft, plan, form, status=422)
    return _judged(draft, plan, form)


def _judged(draft: Draft, plan: Rebase, form: RebaseForm) -> HttpResponse:
    """The preview of valid answers, or the act when they were previewed."""
    request, answers = draft.request, form.answers
    asked = "confirm" in request.POST
    if asked and request.POST.get("previewed") == answers_sign(answers):
        try:
            why = form.cleaned_data["reason"]
            rebase(by=request.user, version=draft.version, seen=plan.sign, answers=answers, reason=why)
            messages.success(request, DONE.format(draft.version.number))
            return to_draft(draft.version)
        except Overtaken as refusal:
            return _page(draft, plan, form, notice=f"{refusal} Open this page once more.", status=409)
        except Refused as refusal:
            form.add_error(None, str(refusal).rstrip("."))
            return _page(draft, plan, form, status=422)
    try:
        return _page(draft, plan, form, plan.text(answers), notice=OTHER if asked else "")
    except Refused as refusal:
        form.add_error(None, str(refusal).rstrip("."))
        return _page(draft, plan, form, status=422)


def _page(
    draft: Draft,
    plan: Rebase,
    form: RebaseForm,
    text: Sequence[SectionText] | None = None,
    *,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    drawn = {
        "by_law": redline(plan.base_text, plan.law_text),
        "by_draft": redline(plan.base_text, plan.draft_text),
        "preview": redline(plan.law_text, text) if text is not None else None,
    }
    answers = form.answers if form.is_bound and form.is_valid() else {}
    context: dict[str, Any] = _about(draft) | drawn
    context |= {
        "plan": plan,
        "form": form,
        "notice": notice,
        "asked": [_asked(each, form) for each in plan.questions],
        "steps": list(_steps(plan, drawn["by_law"], drawn["by_draft"])),
        "figures": figures(drawn["preview"]) if drawn["preview"] else [],
        "previewed": answers_sign(answers) if text is not None else "",
        "left_over": form.left_over if form.is_bound else [],
    }
    return render(draft.request, "desk/policies/rebase.html", context, status=status)


def _cannot(draft: Draft, refusal: str) -> HttpResponse:
    """Why it cannot be done, and what can: for a frozen text, a new text of its bill."""
    city = draft.request.municipality.slug
    bills = [each.edition for each in draft.standing.amendments if each.proposed_id == draft.version.pk]
    pending = {each.edition.instrument_id for each in draft.standing.amendments if is_pending(each)}
    context = _about(draft) | {
        "refusal": refusal,
        "bills": [
            (str(each.instrument), desk_address("edition-new", city, each.instrument.slug))
            for each in bills
            if draft.version.is_frozen and each.instrument_id in pending
        ],
    }
    status = 409 if draft.request.method == "POST" else 200
    return render(draft.request, "desk/policies/rebase_not.html", context, status=status)


def _about(draft: Draft) -> dict[str, Any]:
    version = draft.version
    return {
        "draft": draft,
        "version": version,
        "policy": version.policy,
        "is_frozen": version.is_frozen,
        "style": draft.request.municipality.profile.redline_style,
    }


def _steps(plan: Rebase, by_law: Redline | None, by_draft: Redline | None) -> Iterator[Step]:
    """Every section that the law changed since, in its order."""
    asked = {side.key for each in plan.questions for side in (each.base, each.law) if side}
    own = {each.section.key for each in (by_draft.sections if by_draft else ()) if each.kind != "same"}
    for each in by_law.sections if by_law else ():
        if each.kind == "same":
            continue
        outcome = "Both changes are kept" if each.section.key in own else "Comes into the draft by itself"
        if each.section.key in asked:
            outcome = "Waits for your decision below"
        yield Step(named(each.section), TAGS[each.kind], outcome)


def _asked(question: Question, form: RebaseForm) -> Asked:
    name = question.name
    words = form[name + WORDS] if name + WORDS in form.fields else None
    sides = list(_sides(question)) if question.kind != ORDER else []
    return Asked(title_of(question), sides, form[name], words)


def _sides(question: Question) -> Iterator[Side]:
    """The text as it was when the draft was begun, the law now, the draft."""
    titles = ("When the draft was begun", "The law now", "The draft")
    rows = (question.base, question.law, question.draft)
    for number, (title, row) in enumerate(zip(titles, rows, strict=True)):
        prefix = f"{question.name}-{number}"
        if question.kind in (LABEL, HEADING, LEVEL):
            yield Side(title, None, str(getattr(row, question.kind) or "none"), prefix)
        elif row is None and (number == 0 or question.base is None):
            yield Side(title, None, "It did not stand there.", prefix)
        else:
            yield Side(title, _drawn(question.base if number else row, row), "", prefix)


def _drawn(old: SectionText | None, new: SectionText | None) -> SectionChange:
    return redline([old] if old else [], [new] if new else []).sections[0]
