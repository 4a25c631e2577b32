"""What a person types to record a vote: the motion, who presided, the majority, and each member's vote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from civicpolicy.desk.bills.finding import is_public
from policies.dates import PartialDate
from policies.fields import area_field, choice_field, day_field, line_field
from policies.majorities import MAJORITIES, MOTION_WORDS
from policies.models import Edition, Instrument, Meeting, RollCall, Vote
from policies.services.casting import Cast, VoteDraft
from policies.services.voting import rule_of
from policies.voting import CHOICE_WORDS, Choice

MOST_NAMES, MORE_NAMES = 40, 3
MOST_SEATS = 100
BY_LAW = ""


class VoteForm(forms.Form):
    """The motion, when and under whom it was voted on, and what it needed."""

    use_required_attribute = False

    kind = choice_field("What was moved", "Choose the motion from the list", "Choose what was moved")
    edition = choice_field("On which text", "Choose a text of this bill from the list", "Choose the text")
    meeting = choice_field("At which meeting", "Choose a meeting from the list", required=False)
    when = day_field(
        "When",
        200,
        required=False,
        help_text="8/27/2019, August 2019 or 2019. Leave it empty for the day of the meeting.",
    )
    presiding_officer = line_field(
        "Who presided", 120, error_messages={"required": "Say who presided: the minutes name that person"}
    )
    moved_by = line_field("Moved by", 120, required=False)
    seconded_by = line_field("Seconded by", 120, required=False)
    words = area_field("The motion as it was put", 2, 2000, required=False)
    threshold = choice_field("How many had to agree", "Choose a majority from the list", required=False)
    seats = forms.IntegerField(
        label="Members of the council",
        required=False,
        min_value=1,
        max_value=MOST_SEATS,
        help_text="When every seat is taken.",
    )
    vacancies = forms.IntegerField(
        label="Seats that were vacant", required=False, min_value=0, max_value=MOST_SEATS
    )
    evidence = area_field(
        "Where it can be looked up", 2, 2000, required=False, help_text="Minutes, journal, recording."
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=50)

    def __init__(
        self, data: Any = None, *, bill: Instrument, meetings: Sequence[Meeting], today: date, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.bill, self.today = bill, today
        self.editions = {str(each.pk): each for each in bill.editions.all() if is_public(each)}
        self.meetings = {str(each.pk): each for each in meetings}
        texts = [(key, each.name) for key, each in reversed(self.editions.items())]
        motions = [(each.value, words.capitalize()) for each, words in MOTION_WORDS.items()]
        majorities = [(key, each.words.capitalize()) for key, each in MAJORITIES.items()]
        self._choose("kind", [("", "Choose"), *motions])
        self._choose("edition", texts)
        self._choose("meeting", [("", "Not recorded here"), *((k, str(v)) for k, v in self.meetings.items())])
        self._choose("threshold", [(BY_LAW, "What the law asks for, as the next page says"), *majorities])
        if texts:
            self.fields["edition"].initial = texts[0][0]

    def _choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def clean_when(self) -> str:
        """A vote has been taken: no day that is still to come."""
        words: str = self.cleaned_data["when"]
        on = PartialDate.parse(words)
        if on.earliest is not None and on.earliest > self.today:
            raise forms.ValidationError("That day is still to come: a vote is recorded once it was taken")
        return words

    @property
    def chosen(self) -> Edition:
        """The text that was voted on, of a valid form."""
        return self.editions[self.cleaned_data["edition"]]

    def draft(self, votes: Sequence[Cast]) -> VoteDraft:
        """The vote of a valid form, as the service takes it."""
        told = self.cleaned_data
        rule = rule_of(self.bill.municipality, self.bill, told["kind"])
        threshold = told["threshold"] or rule.majority
        meeting = self.meetings.get(told["meeting"])
        on = PartialDate.parse(told["when"])
        return VoteDraft(
            motive=told["kind"],
            on=PartialDate.on(meeting.date) if meeting and not told["when"] else on,
            presiding_officer=told["presiding_officer"],
            threshold=threshold,
            votes=votes,
            words=told["words"].replace("\r\n", "\n"),
            moved_by=told["moved_by"],
            seconded_by=told["seconded_by"],
            meeting=meeting,
            source=rule.source if threshold == rule.majority else "",
            seats=told["seats"],
            vacancies=told["vacancies"] or 0,
            evidence=told["evidence"].replace("\r\n", "\n"),
        )


class NameForm(forms.Form):
    """One line of the roll."""

    use_required_attribute = False

    name = line_field("Member", 120, required=False)
    seat = line_field("Seat", 120, required=False)
    choice = forms.ChoiceField(
        label="Vote",
        choices=[(each.value, words) for each, words in CHOICE_WORDS.items()],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "Choose how the member voted"},
    )
    reason = line_field("Why recused", 300, required=False)

    def clean(self) -> None:
        """A line with a name has a vote, and a vote has a name; a recused member had a reason."""
        name, choice = self.cleaned_data.get("name"), self.cleaned_data.get("choice")
        if name and not choice and "choice" not in self.errors:
            self.add_error("choice", f"Say how {name} voted, or empty this line")
        if choice and not name:
            self.add_error("name", "Say whose vote this is")
        if choice == Choice.RECUSED and not self.cleaned_data.get("reason"):
            self.add_error("reason", "Say why this member was recused: the record keeps the reason")


NameForms = forms.formset_factory(NameForm, extra=0, max_num=MOST_NAMES, absolute_max=MOST_NAMES)


def names_shown(rows: Iterable[dict[str, str]], more: int = 0) -> Any:
    """The roll with lines that are filled in, and some empty ones."""
    lines = [*rows, *({} for _ in range(more))][:MOST_NAMES]
    return NameForms(initial=lines, prefix="roll")


def names_typed(data: QueryDict) -> list[dict[str, str]]:
    """The lines of the roll as they were typed, valid or not."""
    total = data.get("roll-TOTAL_FORMS", "")
    count = min(int(total), MOST_NAMES) if total.isdecimal() else 0
    return [{name: data.get(f"roll-{at}-{name}", "") for name in NameForm.base_fields} for at in range(count)]


def cast(names: Any) -> list[Cast]:
    """The votes of a valid roll; empty lines are left out."""
    rows = [form.cleaned_data for form in names if form.cleaned_data.get("name")]
    return [Cast(each["name"], each["seat"], each["choice"], each["reason"]) for each in rows]


def vote_shown(call: RollCall) -> dict[str, Any]:
    """A vote as its form shows it, to be corrected."""
    motion, on = call.motion, call.date
    same = {
        name: getattr(call, name)
        for name in ("presiding_officer", "threshold", "seats", "vacancies", "evidence")
    }
    moved = {name: getattr(motion, name) for name in ("kind", "words", "moved_by", "seconded_by")}
    words = (on.raw or ("" if on.says_nothing else str(on))) if on else ""
    places = {"edition": str(motion.edition_id), "meeting": str(motion.meeting_id or ""), "when": words}
    return same | moved | places


def roll_shown(votes: Iterable[Vote]) -> list[dict[str, str]]:
    """The roll of a vote as its form shows it."""
    return [
        {"name": each.name, "seat": each.seat, "choice": each.choice, "reason": each.reason} for each in votes
    ]
