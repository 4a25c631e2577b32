"""The form in which a person decides where two texts say different things."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from civicpolicy.desk.policies.fields import reason_field
from policies.fields import area_field, choice_field
from policies.services.putting_together import Plan
from policies.services.settling import (
    BOTH,
    DRAFT,
    GONE,
    HAND,
    HEADING,
    LABEL,
    LAW,
    LEVEL,
    LONGEST,
    ORDER,
    TEXT,
    TWICE,
    Answer,
    Question,
    Unsettled,
    check_answers,
)
from policies.services.starting import LONGEST_TEXT
from policies.text.section import SectionText

ASKED = {
    TEXT: "What shall {} say?",
    LABEL: "What shall the number of {} be?",
    HEADING: "What shall the heading of {} be?",
    LEVEL: "What shall the level of {} be?",
    GONE: "Shall {} stay?",
    TWICE: "{theirs} and {mine} both added {}. What shall stand?",
    ORDER: "Both moved sections. In which order shall the sections stand?",
}
OFFERED = {
    BOTH: "Keep both, {mine}’s first",
    LAW: "Take {theirs}’s",
    DRAFT: "Keep {mine}’s",
    HAND: "Write it by hand in the field below",
}
ABOUT = {
    TEXT: "the words",
    LABEL: "the number",
    HEADING: "the heading",
    LEVEL: "the level",
    GONE: "whether it stays",
    TWICE: "added by both",
}
WORDS = "-words"


@dataclass(frozen=True, slots=True)
class Names:
    """What the two texts are called in a sentence, and the titles of all three above each question.

    ``apart``: they were not begun from one text, so that the second is marked against the first.
    """

    theirs: str
    mine: str
    titles: tuple[str, str, str]
    apart: bool = False


class DecisionForm(forms.Form):
    """A choice for each question, with a field for words by hand, and the reason for the history."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, plan: Plan, names: Names, **options: Any) -> None:
        self.plan, self.names = plan, names
        super().__init__(_filled_up(data, plan) if data is not None else None, **options)
        for each in plan.questions:
            self.fields[each.name] = _choice(each, names)
            if HAND in each.choices:
                self.fields[each.name + WORDS] = _words(each, names)
        self.fields["reason"] = reason_field()

    def clean(self) -> dict[str, Any]:
        """Every question has an answer that can stand."""
        found = super().clean() or {}
        try:
            check_answers(self.plan.questions, self.answers)
        except Unsettled as refusal:
            for name, sentence in refusal.missing.items():
                self._refuse(name, sentence)
        return found

    def _refuse(self, name: str, sentence: str) -> None:
        by_hand = self.cleaned_data.get(name) == HAND
        place = name + WORDS if by_hand else name
        if not self.errors.get(place):
            self.add_error(place, sentence)

    @property
    def answers(self) -> dict[str, Answer]:
        """What was chosen, by the name of the question."""
        typed = self.cleaned_data
        return {
            each.name: Answer(typed.get(each.name) or "", typed.get(each.name + WORDS) or "")
            for each in self.plan.questions
        }

    @property
    def left_over(self) -> list[str]:
        """Words that were typed for a question that is asked no more: they are shown, not lost."""
        asked = set(self.fields)
        return [
            str(words)
            for name, words in self.data.items()
            if name.endswith(WORDS) and name not in asked and str(words).strip()
        ]


def answers_sign(answers: Mapping[str, Answer]) -> str:
    """A short sign of answers, to notice that they are other ones than those of the preview."""
    said = sorted((name, each.choice, each.words) for name, each in answers.items())
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def named(section: SectionText | None) -> str:
    """``2.60.020 Gifts``; what to call a section in a sentence."""
    parts = (section.label, section.heading) if section else ()
    return " ".join(part for part in parts if part) or "this section"


def title_of(question: Question) -> str:
    """``2.60.020 Gifts, the heading``: there can be several questions about one section."""
    if question.section is None:
        return "All sections, the order"
    return f"{named(question.section)}, {ABOUT[question.kind]}"


def _choice(question: Question, names: Names) -> forms.ChoiceField:
    missing = "Choose what shall stand here"
    about = ASKED[question.kind].format(named(question.section), theirs=names.theirs, mine=names.mine)
    return choice_field(
        about[:1].upper() + about[1:],
        missing,
        choices=[(each, _offer(question, each, names)) for each in question.choices],
        widget=forms.RadioSelect,
    )


def _offer(question: Question, choice: str, names: Names) -> str:
    side = {LAW: question.law, DRAFT: question.draft}.get(choice)
    if question.kind == GONE and choice in (LAW, DRAFT):
        whose = names.theirs if choice == LAW else names.mine
        return f"Keep it as {whose} has it" if side else f"Take it out, as {whose} does"
    return OFFERED[choice].format(theirs=names.theirs, mine=names.mine)


def _words(question: Question, names: Names) -> forms.CharField:
    line = question.kind in LONGEST
    return area_field(
        f"Your words for {title_of(question)}",
        2 if line else 8,
        LONGEST_TEXT,
        required=False,
        strip=False,
        initial=question.filled,
        help_text=(
            f"Filled with the words of both, {names.theirs}’s first. It counts only when you choose it above."
        ),
    )


def _filled_up(data: Any, plan: Plan) -> Any:
    """What was posted, with the words of both for a question that was not asked before."""
    found = data.copy()
    for each in plan.questions:
        if HAND in each.choices:
            found.setdefault(each.name + WORDS, each.filled)
    return found
