"""Two texts are put together at the desk: what both changed, a choice for each, a preview, the act."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import render

from civicpolicy.desk.policies.decision_form import WORDS, DecisionForm, Names, answers_sign, named, title_of
from civicpolicy.desk.policies.draft import TAGS
from civicpolicy.desk.policies.drawing import Draft
from civicpolicy.desk.policies.finding import to_draft
from civicpolicy.site.figures import figures
from comments.posting import readable
from policies.refusals import Overtaken, Refused
from policies.services.putting_together import Plan
from policies.services.settling import HEADING, LABEL, LEVEL, ORDER, Answer, Question
from policies.text.redline import Redline, SectionChange, redline
from policies.text.section import SectionText

OTHER = "These are not the choices of the preview. Look at it once more, then confirm it."


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
    """A section that the other text changed: what it did to it, and what becomes of that in the draft."""

    name: str
    tag: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One page of deciding: the plan, what its texts are called, and what confirming it does.

    ``act`` takes the answers and the reason; ``against`` is what the preview is compared with.
    """

    draft: Draft
    plan: Plan
    names: Names
    template: str
    against: Sequence[SectionText]
    act: Callable[[Mapping[str, Answer], str], object]
    done: str
    overtaken: str


def decide(page: Decision) -> HttpResponse:
    """``confirm`` writes what the last preview showed; any other button shows it."""
    request, plan = page.draft.request, page.plan
    if request.method != "POST":
        text = plan.text({}) if not plan.questions else None
        return _page(page, DecisionForm(plan=plan, names=page.names), text)
    form = DecisionForm(readable(request.POST), plan=plan, names=page.names)
    if request.POST.get("seen") != plan.sign:
        return _page(page, form, notice=f"{page.overtaken} This is how they stand now.", status=409)
    if not form.is_valid():
        return _page(page, form, status=422)
    return _judged(page, form)


def about(draft: Draft) -> dict[str, Any]:
    """What every such page says of the draft."""
    version = draft.version
    return {
        "draft": draft,
        "version": version,
        "policy": version.policy,
        "is_frozen": version.is_frozen,
        "style": draft.request.municipality.profile.redline_style,
    }


def _judged(page: Decision, form: DecisionForm) -> HttpResponse:
    """The preview of valid answers, or the act when they were previewed."""
    request, answers = page.draft.request, form.answers
    asked = "confirm" in request.POST
    if asked and request.POST.get("previewed") == answers_sign(answers):
        try:
            page.act(answers, form.cleaned_data["reason"])
            messages.success(request, page.done)
            return to_draft(page.draft.version)
        except Overtaken as refusal:
            return _page(page, form, notice=f"{refusal} Open this page once more.", status=409)
        except Refused as refusal:
            form.add_error(None, str(refusal).rstrip("."))
            return _page(page, form, status=422)
    try:
        return _page(page, form, page.plan.text(answers), notice=OTHER if asked else "")
    except Refused as refusal:
        form.add_error(None, str(refusal).rstrip("."))
        return _page(page, form, status=422)


def _page(
    page: Decision,
    form: DecisionForm,
    text: Sequence[SectionText] | None = None,
    *,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    plan = page.plan
    drawn = {
        "by_them": redline(plan.base_text, plan.their_text),
        "by_draft": redline(plan.base_text, plan.draft_text),
        "preview": redline(page.against, text) if text is not None else None,
    }
    answers = form.answers if form.is_bound and form.is_valid() else {}
    context: dict[str, Any] = about(page.draft) | drawn
    context |= {
        "plan": plan,
        "names": page.names,
        "form": form,
        "notice": notice,
        "asked": [_asked(each, form) for each in plan.questions],
        "steps": list(_steps(plan, drawn["by_them"], drawn["by_draft"])),
        "figures": figures(drawn["preview"]) if drawn["preview"] else [],
        "previewed": answers_sign(answers) if text is not None else "",
        "left_over": form.left_over if form.is_bound else [],
    }
    return render(page.draft.request, page.template, context, status=status)


def _steps(plan: Plan, by_them: Redline | None, by_draft: Redline | None) -> Iterator[Step]:
    """Every section that the other text changed, in its order."""
    asked = {side.key for each in plan.questions for side in (each.base, each.law) if side}
    own = {each.section.key for each in (by_draft.sections if by_draft else ()) if each.kind != "same"}
    for each in by_them.sections if by_them else ():
        if each.kind == "same":
            continue
        outcome = "Both changes are kept" if each.section.key in own else "Comes into the draft by itself"
        if each.section.key in asked:
            outcome = "Waits for your decision below"
        yield Step(named(each.section), TAGS[each.kind], outcome)


def _asked(question: Question, form: DecisionForm) -> Asked:
    name = question.name
    words = form[name + WORDS] if name + WORDS in form.fields else None
    sides = list(_sides(question, form.names)) if question.kind != ORDER else []
    return Asked(title_of(question), sides, form[name], words)


def _sides(question: Question, names: Names) -> Iterator[Side]:
    """The text that both began from, where they did, the other text, the draft."""
    rows = (question.base, question.law, question.draft)
    for number, (title, row) in enumerate(zip(names.titles, rows, strict=True)):
        prefix = f"{question.name}-{number}"
        if names.apart and number == 0:
            continue
        if question.kind in (LABEL, HEADING, LEVEL):
            yield Side(title, None, str(getattr(row, question.kind) or "none"), prefix)
        elif row is None and (number == 0 or question.base is None):
            yield Side(title, None, "It did not stand there.", prefix)
        else:
            before = question.law if names.apart else question.base if number else row
            yield Side(title, _drawn(before, row), "", prefix)


def _drawn(old: SectionText | None, new: SectionText | None) -> SectionChange:
    return redline([old] if old else [], [new] if new else []).sections[0]
