"""What the clerk types to make a call for comment and to change its period."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from comments import period
from comments.models import Docket
from comments.period import HourNeeded, Kind
from comments.services import dockets
from policies import lifecycle
from policies.fields import area_field, line_field
from policies.models import Edition, Instrument, Municipality
from policies.models.instrument import EditionQuerySet
from policies.queries import facts, now, today
from policies.refusals import Refused

NOW, AT = "now", "at"
LATEST = date(2200, 1, 1)
LONGEST_SUMMARY = 2000
BEGINS_THE_DAY = "12:00 a.m. is the first instant of that day. For the end of a day choose 11:59 p.m."
PLAIN_NUMBER = RegexValidator(
    r"^(?=.*[0-9])[0-9A-Za-z][0-9A-Za-z.-]*$", "Write a number like 2026-07: letters, digits, dots and dashes"
)
ENDED = IS_LAW, IS_NO_LAW = " (law already)", " (did not become law)"
"""What is said behind a text that is before the council no more; it stands last in the list."""

_DAY = {"required": "Choose the day", "invalid": "Choose a day that the calendar has"}
_HOUR = {"required": "Choose the hour", "invalid": "Choose an hour like 5:00 p.m."}


def day_field(label: str, **options: Any) -> forms.DateField:
    """A day of the calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=_DAY, **options)


def hour_field(label: str, **options: Any) -> forms.TimeField:
    """An hour of the day."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, error_messages=_HOUR, **options)


class DocketForm(forms.Form):
    """A new call for comment over published editions of one city."""

    use_required_attribute = False

    number = line_field(
        "Number",
        30,
        help_text="Part of its address, and printed with it.",
        validators=[PLAIN_NUMBER],
        error_messages={"required": "Give it a number"},
    )
    title = line_field("Title", 200, error_messages={"required": "Say what the call is about"})
    summary = area_field(
        "In plain words",
        4,
        LONGEST_SUMMARY,
        help_text="What would change, for residents. Marked “not law”.",
        required=False,
    )
    editions = forms.MultipleChoiceField(
        label="What residents comment on",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one published text",
            "invalid_choice": "Choose from the list: something chosen is not a published text of this city",
        },
    )

    def __init__(self, *args: Any, city: Municipality, bill: str = "", **options: Any) -> None:
        """``bill``: the slug of the one it is opened on; one without a text to ask about changes nothing."""
        super().__init__(*args, **options)
        self.city = city
        rows = self.texts().filter(municipality=city).select_related("instrument")
        rows = rows.prefetch_related("instrument__acts").order_by("-instrument_id", "number")
        self.published = {str(row.pk): row for row in rows if not _is_mistake(row.instrument)}
        self.fields["number"].initial = next_number(city)
        self._begin_with([row for row in self.published.values() if row.instrument.slug == bill])
        proposed = self.fields["editions"].initial or ()
        words = {key: _choice_words(row) for key, row in self.published.items()}
        choices = sorted(words.items(), key=lambda each: (each[0] not in proposed, each[1].endswith(ENDED)))
        self.fields["editions"].choices = choices  # type: ignore[attr-defined]

    def _begin_with(self, texts: list[Edition]) -> None:
        """Propose the last of these texts of one bill, which stands first then, and the bill's own words."""
        for last in texts[-1:]:
            self.fields["editions"].initial = [str(last.pk)]
            self.fields["title"].initial = last.instrument.title
            self.fields["summary"].initial = last.instrument.summary[:LONGEST_SUMMARY]

    @staticmethod
    def texts() -> EditionQuerySet:
        """What can be asked about."""
        return Edition.objects.published()

    @property
    def chosen(self) -> list[Edition]:
        """The editions of a valid form."""
        return [self.published[key] for key in self.cleaned_data["editions"]]


def _choice_words(row: Edition) -> str:
    """``Bill 7, as introduced: On gifts``, and that the council has nothing to decide about it any more."""
    bill = row.instrument
    known = facts(bill.acts.all())
    end = IS_LAW if lifecycle.enacted(known) else IS_NO_LAW if lifecycle.ended(known) else ""
    return f"{bill.title if bill.is_unrecorded else f'{row}: {bill.title}'}{end}"


def _is_mistake(bill: Instrument) -> bool:
    """True of what was put on file as law by an act that did not happen."""
    return bill.is_unrecorded and not lifecycle.enacted(facts(bill.acts.all()))


class ClosedDocketForm(DocketForm):
    """A new closed consultation over frozen editions, published or not."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["editions"].label = "What the parties are asked about"
        self.fields["editions"].error_messages |= {"required": "Choose at least one frozen text"}
        self.fields["summary"].help_text = "What would change, for the parties. Marked “not law”."

    @staticmethod
    def texts() -> EditionQuerySet:
        """What can be asked about."""
        return Edition.objects.filter(freezing__isnull=False)


def next_number(city: Municipality) -> str:
    """``2026-08`` after ``2026-07``: the year in the city, and one more than the highest of that year."""
    year = today(city).year
    known = city.dockets.filter(number__startswith=f"{year}-").values_list("number", flat=True)
    counted = [int(tail) for tail in (number[5:] for number in known) if tail.isascii() and tail.isdigit()]
    return f"{year}-{max(counted, default=0) + 1:02d}"


class PeriodForm(forms.Form):
    """One change of a period. What is not asked for this kind of change has no field."""

    use_required_attribute = False

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    opens = forms.ChoiceField(
        label="Opens",
        choices=[(NOW, "As soon as I confirm"), (AT, "At this day and hour")],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    opens_day = day_field("Opening day", required=False)
    opens_hour = hour_field("Opening hour", required=False)
    closes_day = day_field("Last day")
    closes_hour = hour_field("Closing hour", help_text="For the end of the day choose 11:59 p.m.")
    reason = area_field(
        "Reason",
        3,
        1000,
        help_text="Published with the change, word for word.",
        error_messages={"required": "Say why: the reason is published with the change"},
    )

    def __init__(self, *args: Any, docket: Docket, kind: Kind, last: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.docket, self.kind = docket, kind
        self.opens_at: datetime | None = None
        self.closes_at: datetime | None = None
        self.fields["seen"].initial = last
        if kind == Kind.OPENED:
            self.fields["reason"].required = False
        if kind not in (Kind.OPENED, Kind.REOPENED):
            for name in ("opens", "opens_day", "opens_hour"):
                del self.fields[name]
        if kind == Kind.CANCELLED:
            for name in ("closes_day", "closes_hour"):
                del self.fields[name]

    def clean_closes_hour(self) -> time:
        """Midnight is refused: half of those who type it mean the other end of the day."""
        hour: time = self.cleaned_data["closes_hour"]
        if (hour.hour, hour.minute) == (0, 0):
            raise forms.ValidationError(BEGINS_THE_DAY)
        return hour

    def clean(self) -> None:
        """Days and hours as instants; then the rules of the period, in their own sentences."""
        self._read_opening()
        self._read_closing()
        if self.errors:
            return
        try:
            self.window = dockets.plan(
                docket=self.docket,
                kind=self.kind,
                opens_at=self.opens_at,
                closes_at=self.closes_at,
                reason=self.cleaned_data.get("reason", ""),
            )
        except Refused as refusal:
            self.add_error(None, str(refusal))

    def _read_opening(self) -> None:
        if "opens" not in self.fields:
            return
        if self.cleaned_data.get("opens") != AT:
            self.opens_at = now(self.docket.municipality).replace(second=0, microsecond=0)
            return
        day, hour = self.cleaned_data.get("opens_day"), self.cleaned_data.get("opens_hour")
        for name, value, sentence in (("opens_day", day, "day"), ("opens_hour", hour, "hour")):
            if value is None and name not in self.errors:
                self.add_error(name, f"Choose the {sentence} on which it opens")
        if day and hour is not None:
            self.opens_at = self._instant("opens", day, hour)

    def _read_closing(self) -> None:
        day, hour = self.cleaned_data.get("closes_day"), self.cleaned_data.get("closes_hour")
        if day and hour is not None:
            self.closes_at = self._instant("closes", day, hour)

    def _instant(self, name: str, day: date, hour: time) -> datetime | None:
        """The instant of a day and an hour; None, with an error on the field, when there is none."""
        reading = period.closing_instant if name == "closes" else period.local_instant
        if not date(1900, 1, 1) < day < LATEST - timedelta(days=1):
            self.add_error(f"{name}_day", _DAY["invalid"])
            return None
        try:
            return reading(day, hour, self.docket.municipality.zone)
        except HourNeeded as error:
            self.add_error(f"{name}_hour", str(error))
            return None
