"""What the clerk types of a comment that did not come on the site."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms

from civicpolicy.desk.dockets.forms import LATEST, day_field, hour_field
from comments import content, period
from comments.content import Delivery
from comments.forms import CommentForm
from comments.models import Capacity, Channel
from comments.period import HourNeeded
from comments.services import entering, receiving
from comments.services.receiving import NothingSaid
from policies.fields import area_field, choice_field
from policies.refusals import Refused

FIRST_DAY = date(1900, 1, 2)
NOTHING = "Type the words, or choose the position they take"


class EntryForm(CommentForm):
    """One comment from paper, e-mail, a call or a meeting: how, when and from whom it came, and its words."""

    channel = choice_field(
        "How it came",
        "Choose from the list how it came",
        "Say how it came",
        choices=[(each.value, each.label) for each in Channel if each != Channel.WEB],
        widget=forms.RadioSelect,
    )
    delivered_day = day_field("Day of delivery")
    delivered_hour = hour_field("Hour of delivery")
    evidence = area_field(
        "What proves when it was delivered",
        2,
        content.LONGEST_EVIDENCE,
        help_text="A postmark, a stamp of the counter, an e-mail header, minutes, and where it is filed."
        " Whoever has the receipt reads this: leave private data out.",
        error_messages={"required": "Say what proves when it was delivered"},
    )
    field_order = (
        "channel",
        "delivered_day",
        "delivered_hour",
        "evidence",
        "name",
        "email",
        "capacity",
        "position",
        "words",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["homepage"]
        self.delivery: Delivery | None = None
        for name, label, hint in WORDING:
            self.fields[name].label, self.fields[name].help_text = label, hint
        self.fields["capacity"].initial = Capacity.OTHER
        for name in ("name", "email"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean(self) -> None:
        """What cannot be entered is said here, most of it in the words of the service."""
        self._check_words()
        day, hour = self.cleaned_data.get("delivered_day"), self.cleaned_data.get("delivered_hour")
        if day is None or hour is None:
            return
        if not FIRST_DAY <= day < LATEST:
            self.add_error("delivered_day", "Look at the year of the delivery again")
            return
        try:
            self._check_delivery(period.local_instant(day, hour, self.docket.municipality.zone))
        except HourNeeded as error:
            self.add_error("delivered_hour", str(error))

    def _check_words(self) -> None:
        if "words" not in self.cleaned_data:
            return
        try:
            receiving.check(self.submission)
        except NothingSaid:
            self.add_error("words", NOTHING)
        except Refused as refusal:
            self.add_error("words", str(refusal).rstrip("."))

    def _check_delivery(self, at: datetime) -> None:
        known = self.cleaned_data
        if not known.get("channel") or not known.get("evidence"):
            return
        delivery = Delivery(known["channel"], at, known["evidence"])
        try:
            entering.check_delivery(self.docket, delivery)
        except Refused as refusal:
            field = "evidence" if content.says_nothing(delivery.evidence) else "delivered_day"
            self.add_error(field, str(refusal).rstrip("."))
        else:
            self.delivery = delivery


WORDING = (
    ("position", "Where it stands", ""),
    (
        "words",
        "The words",
        "As they are, mistakes too. From a call or a meeting: what was said, as it was said."
        f" Up to {content.LONGEST_WORDS:,} characters.",
    ),
    ("name", "From whom", "Shown with the comment. Empty when the sender gave no name."),
    ("email", "E-mail of the sender", "Never shown. For the clerk only."),
    ("capacity", "The sender writes as", "As the sender says. When nothing is said: somebody else."),
)
"""Field, label and hint where the desk asks in other words than the site."""
