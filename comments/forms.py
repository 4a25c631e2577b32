"""The comment form: what a person types becomes one submission, or sentences that say what is wrong."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.http import QueryDict

from comments import content, keys
from comments.content import Submission, Target
from comments.models import Capacity, Docket, Position
from comments.services import receiving
from comments.subjects import Subject
from policies.fields import NO_NUL, choice_field, line_field
from policies.models import Municipality
from policies.refusals import Refused
from policies.text.digest import canonical

QUICK_SECONDS = 5
MOST_LETTERS = 200_000
"""Longer words are refused before anything is done with them."""

PART = "part-"
LONGEST_PART = 60
UNKNOWN_FORM = "This form could not be recognised, so nothing was sent. Preview your words again."
NOT_A_SUBJECT = "Something you chose is not part of this call for comment. Look at what is chosen now."
EMAIL_WRONG = "Enter an e-mail address like name@example.com"
WEB_ADDRESSES = ("http://", "https://", "www.")
LONGEST_EMAIL = 254
validate_email = EmailValidator(EMAIL_WRONG)

_REVERSING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


class AskedFor(forms.CharField):
    """A field that the page does not call optional, though it may stay empty where something else is said."""

    def validate(self, value: object) -> None:
        """Emptiness is judged with the whole form."""


class CommentForm(forms.Form):
    """One comment. ``chosen`` are the subjects it is about; each section has a field for a part of it."""

    use_required_attribute = False

    key = forms.Field(widget=forms.HiddenInput, required=False)
    homepage = forms.Field(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    position = choice_field(
        "2. Where do you stand?",
        "Choose a position from the list",
        choices=Position.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    words = AskedFor(
        label="3. Your comment",
        help_text="Say what you would keep, change or drop, and why. "
        f"Up to {content.LONGEST_WORDS:,} characters.",
        widget=forms.Textarea(attrs={"rows": 7}),
        strip=False,
        error_messages=NO_NUL,
    )
    name = line_field(
        "4. Your name",
        120,
        help_text="Shown with your comment.",
        required=False,
        error_messages={"max_length": "A name can have up to 120 characters"},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.CharField(
        label="5. E-mail",
        help_text="Never shown. For the clerk only.",
        required=False,
        error_messages={"null_characters_not_allowed": EMAIL_WRONG},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    capacity = choice_field(
        "6. I write as",
        "Choose as what you write from the list",
        "Choose as what you write",
        initial=Capacity.RESIDENT,
    )

    def __init__(
        self, data: QueryDict | None = None, *, docket: Docket, chosen: Sequence[Subject] = (), **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.docket = docket
        self.chosen = chosen
        self.fields["capacity"].choices = capacity_choices(docket.municipality)  # type: ignore[attr-defined]
        self.fields.update({part_name(one): part_field(one) for one in chosen if len(one.parts) > 1})

    def clean_key(self) -> uuid.UUID | None:
        """The idempotency key of this showing of the form."""
        try:
            return keys.read_key(self.docket, str(self.cleaned_data["key"]))
        except keys.UnknownKey:
            self.add_error(None, UNKNOWN_FORM)
            return None

    def clean_words(self) -> str:
        """The words in their one canonical form, not too many of them."""
        typed = self.cleaned_data["words"]
        words = canonical(typed) if len(typed) <= MOST_LETTERS else typed
        over = len(words) - content.LONGEST_WORDS
        if over > 0:
            raise forms.ValidationError(
                f"Your comment has {len(words):,} characters and can have {content.LONGEST_WORDS:,}:"
                f" take out {over:,}"
            )
        return "" if content.says_nothing(words) else words

    def clean_name(self) -> str:
        """One line that cannot turn around the letters beside it."""
        return one_line(self.cleaned_data["name"])

    def clean_email(self) -> str:
        """An address by which a letter arrives: no quoted names, no numbers of machines."""
        email: str = self.cleaned_data["email"]
        if email and (len(email) > LONGEST_EMAIL or any(letter in email for letter in '"[]')):
            raise forms.ValidationError(EMAIL_WRONG)
        if email:
            validate_email(email)
        return email

    def clean(self) -> None:
        """What no docket can take is said here in the words of the service."""
        if "words" not in self.cleaned_data:
            return
        try:
            receiving.check(self.submission)
        except Refused as refusal:
            self.add_error("words", str(refusal).rstrip("."))

    @property
    def submission(self) -> Submission:
        """What would be sent."""
        known = self.cleaned_data
        fields = ("words", "position", "capacity", "name", "email")
        targets = [
            Target(one.edition.pk, one.section.key if one.section else None, known.get(part_name(one), ""))
            for one in self.chosen
        ]
        return Submission(**{name: known.get(name, "") for name in fields}, targets=tuple(targets))

    @property
    def looks_automatic(self) -> bool:
        """True when a trap for programs was tripped; a person may trip it too and is only asked again.

        The traps: a field that people do not see, and a web address sent sooner than anyone can type one.
        """
        if self.data.get("homepage"):
            return True
        words = self.cleaned_data["words"].lower()
        linked = any(address in words for address in WEB_ADDRESSES)
        return linked and keys.is_younger(self.data["key"], QUICK_SECONDS)

    def refuse(self, refusal: Refused) -> None:
        """Say why the service kept nothing. A key that was used for other words is none any more."""
        if isinstance(refusal, receiving.SentBefore):
            self.cleaned_data["key"] = None
        self.add_error(None, str(refusal))

    def mend_key(self) -> None:
        """Give the form a key of its own where the one it came with is unknown, or was used already."""
        if self.cleaned_data.get("key") is not None:
            return
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["key"] = keys.new_key(self.docket)
        self.data = data


def part_name(subject: Subject) -> str:
    """Name of the field that chooses a provision in a section."""
    return f"{PART}{subject.key}"


def part_field(subject: Subject) -> forms.ChoiceField:
    """Which provision of a chosen section is meant, if not all of it."""
    parts = [("/".join(part.path), _opening(part.path, part.text)) for part in subject.parts]
    return choice_field(
        f"Which part of {subject.label or subject.heading}?",
        "Choose a part of the section from the list",
        choices=[("", "The whole section"), *parts],
        required=False,
    )


def _opening(path: Sequence[str], text: str) -> str:
    """``(a)(1) food or drink …``."""
    place = "".join(part if part[:1] == "¶" else f"({part})" for part in path)
    return f"{place} {text[:LONGEST_PART]}{'…' if len(text) > LONGEST_PART else ''}"


def capacity_choices(city: Municipality) -> list[tuple[str, str]]:
    """As what a person may write, in the person's own words."""
    return [
        (Capacity.RESIDENT, f"A resident of {city.short_name}"),
        (Capacity.BUSINESS, "A business owner"),
        (Capacity.EMPLOYEE, "An employee of the city"),
        (Capacity.OFFICIAL, "An elected or appointed official"),
        (Capacity.ORGANIZATION, "An organization"),
        (Capacity.OTHER, "Somebody else"),
    ]


def one_line(typed: str) -> str:
    """A name without line breaks and without marks that reverse what stands beside it; "" if blank."""
    letters = (letter for letter in typed if unicodedata.bidirectional(letter) not in _REVERSING)
    plain = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in letters)
    name = " ".join(canonical(plain).split())
    return "" if content.says_nothing(name) else name
