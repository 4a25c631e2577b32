"""What the clerk types to call a meeting and to draw up its agenda."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import QuerySet

from comments.period import HourNeeded, local_instant, zone_name
from policies.fields import choice_field, line_field
from policies.models import Edition, Meeting, MeetingKind, Municipality

FIRST, LAST = date(1900, 1, 1), date(2200, 1, 1)
NO_SUCH_DAY = "Choose a day that the calendar has"
HOURS = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I %p"]


class HourField(forms.TimeField):
    """An hour, also as people write it: ``6:00 p.m.``."""

    def to_python(self, value: Any) -> Any:
        """The hour; raises ValidationError for what is none."""
        typed = value.replace(".", "").upper() if isinstance(value, str) else value
        return super().to_python(typed)


class MeetingForm(forms.Form):
    """A meeting: what kind, when in the city's own time, where."""

    use_required_attribute = False

    kind = choice_field(
        "Kind of meeting",
        "Choose the kind of meeting from the list",
        "Choose the kind of meeting",
        choices=MeetingKind.choices,
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label="Day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Choose the day", "invalid": NO_SUCH_DAY},
    )
    hour = HourField(
        label="Hour",
        input_formats=HOURS,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Choose the hour", "invalid": "Write the hour like 6:00 p.m."},
    )
    place = line_field(
        "Place",
        200,
        required=False,
        error_messages={"max_length": "A place can have up to 200 characters"},
    )
    note = line_field(
        "Note",
        300,
        help_text="Shown to residents under the meeting: how to take part, where to park.",
        required=False,
        error_messages={"max_length": "A note can have up to 300 characters"},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, city: Municipality, meeting: Meeting | None = None, **options: Any
    ) -> None:
        if meeting is not None:
            options.setdefault("initial", _as_typed(meeting, city))
        super().__init__(*args, **options)
        self.city = city
        self.fields["hour"].help_text = f"{zone_name(city.zone)}."
        self.starts_at: datetime | None = None

    def clean(self) -> None:
        """The instant in the city's zone, if its clocks have that hour once."""
        day, hour = self.cleaned_data.get("day"), self.cleaned_data.get("hour")
        if day is None or hour is None:
            return
        if not FIRST < day < LAST:
            self.add_error("day", NO_SUCH_DAY)
            return
        try:
            self.starts_at = local_instant(day, hour, self.city.zone)
        except HourNeeded as error:
            self.add_error("hour", str(error))

    @property
    def facts(self) -> dict[str, Any]:
        """What a valid form says of the meeting, as the services take it."""
        words = {name: self.cleaned_data[name] for name in ("kind", "place", "note")}
        return {**words, "starts_at": self.starts_at}


def _as_typed(meeting: Meeting, city: Municipality) -> dict[str, Any]:
    local = meeting.starts_at.astimezone(city.zone)
    return {
        "kind": meeting.kind,
        "day": local.date(),
        "hour": local.time(),
        "place": meeting.place,
        "note": meeting.note,
        "seen": meeting.history.latest().pk,
    }


class TextChoice(forms.ModelChoiceField):
    """One of the published texts, by its number, edition and title."""

    def label_from_instance(self, row: Any) -> str:
        """``Bill 24-7, as introduced: Amending the code of ethics``."""
        named = f"{row.instrument.designation}, {row.name}"
        return named if row.instrument.title in named else f"{named}: {row.instrument.title}"


class ItemForm(forms.Form):
    """An item of an agenda: a published text, or words alone."""

    use_required_attribute = False

    edition = TextChoice(
        label="Text before the council",
        help_text="Texts stand here once they are published.",
        queryset=Edition.objects.none(),
        required=False,
        empty_label="No text: an item of words alone",
        error_messages={"invalid_choice": "Choose a text from the list"},
    )
    title = line_field(
        "Title on the agenda",
        200,
        help_text="Left empty, the item is called as its text.",
        required=False,
        error_messages={"max_length": "A title can have up to 200 characters"},
    )

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["edition"].queryset = choosable(meeting)  # type: ignore[attr-defined]

    def clean(self) -> None:
        """A text or a title: one of them is needed."""
        if self.errors or self.cleaned_data["edition"] or self.cleaned_data["title"]:
            return
        self.add_error("title", "Give the item a title, or choose a text")

    @property
    def item_title(self) -> str:
        """The title as typed, else that of the text."""
        edition = self.cleaned_data["edition"]
        return self.cleaned_data["title"] or str(edition.instrument.title)[:200]


def choosable(meeting: Meeting) -> QuerySet[Edition]:
    """Published texts of the city that do not stand on this agenda yet, newest matter first."""
    return (
        Edition.objects.published()
        .filter(municipality=meeting.municipality)
        .exclude(agenda_items__meeting=meeting)
        .select_related("instrument")
        .order_by("-instrument_id", "-number")
    )
