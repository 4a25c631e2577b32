"""What a person types to record an act: what happened, when, by whom, and where that can be looked up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from civicpolicy.desk.bills.finding import is_public
from policies import lifecycle
from policies.dates import PartialDate
from policies.fields import area_field, choice_field, day_field, line_field
from policies.models import Act, ActKind, AdoptionPath, Edition, Instrument
from policies.queries import ENACTING, enacted_edition, facts

K = ActKind
COUNCIL = (
    (
        "On its way",
        (K.REQUESTED, K.REVIEWED, K.APPROVED_AS_TO_FORM, K.INTRODUCED, K.READ, K.REFERRED, K.POSTPONED),
    ),
    (
        "Decided by the council",
        (K.PASSED, K.PRESIDING_SIGNED, K.ADOPTED, K.FAILED, K.WITHDRAWN, K.OVERRIDDEN),
    ),
    ("By the mayor", (K.APPROVED, K.VETOED, K.RETURNED_UNSIGNED)),
    ("Afterwards", (K.ATTESTED, K.PUBLISHED, K.CODIFIED)),
)
EXECUTIVE = (
    ("On its way", (K.REQUESTED, K.REVIEWED, K.APPROVED_AS_TO_FORM, K.POSTPONED)),
    ("Decided by the executive", (K.AUTHORISED, K.WITHDRAWN)),
    ("Afterwards", (K.ATTESTED, K.PUBLISHED, K.CODIFIED)),
)
WITH_VOTE = frozenset({K.PASSED, K.ADOPTED, K.FAILED, K.OVERRIDDEN, K.READ, K.POSTPONED, K.REFERRED})
BY_A_PERSON = frozenset({K.AUTHORISED, K.SIGNED, K.PRESIDING_SIGNED})
SIGNING = {K.AUTHORISED: "Signed by the executive (authorized)"}
"""An executive makes a thing law by signing it, so both are one act here."""

NEEDED = {
    AdoptionPath.COUNCIL: "Body, office or person. Needed only for the signature of the presiding officer.",
    AdoptionPath.EXECUTIVE: "Office and person: “Mayor Ana Ruiz”. Needed for the signature of the executive.",
}
NO_EDITION = ""


class ActForm(forms.Form):
    """One act on a bill. What the council does may have a vote; what an executive does has none."""

    use_required_attribute = False

    kind = choice_field("What happened", "Choose what happened from the list", "Choose what happened")
    when = day_field(
        "When",
        200,
        required=False,
        help_text="8/27/2019, August 2019 or 2019. Other words are kept; the day then counts as not known.",
    )
    edition = choice_field("Which text", "Choose a text of this bill from the list", required=False)
    by_whom = line_field("By whom", 200, required=False)
    vote = line_field("Vote", 100, required=False, help_text="As it was recorded: “6 to 1”.")
    evidence = area_field(
        "Where it can be looked up",
        2,
        2000,
        required=False,
        help_text="Minutes, signature block, newspaper: what a reader would ask for.",
    )
    note = area_field(
        "Note",
        2,
        2000,
        required=False,
        help_text="Readings are counted as they are recorded. Where one before it is missing here, begin with"
        " “second reading” or whichever it was.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, data: Any = None, *, bill: Instrument, today: date, known: str = "", **options: Any
    ) -> None:
        """``known``: the kind of an act that is corrected; it can be kept, whatever the path of the bill."""
        super().__init__(data, **options)
        self.bill, self.today = bill, today
        groups = EXECUTIVE if bill.adoption_path == AdoptionPath.EXECUTIVE else COUNCIL
        kinds = [
            (name, [(each.value, SIGNING.get(each, each.label)) for each in rows]) for name, rows in groups
        ]
        listed = {each for _, rows in groups for each in rows}
        other = [(known, ActKind(known).label)] if known and known not in listed else []
        other += [(K.NOT_SO.value, K.NOT_SO.label)] if known else []
        self.fields["kind"].choices = [("", "Choose"), *kinds, *other]  # type: ignore[attr-defined]
        self.editions = {str(each.pk): each for each in bill.editions.all() if is_public(each)}
        texts = [(key, each.name) for key, each in reversed(self.editions.items())]
        self.fields["edition"].choices = [*texts, (NO_EDITION, "No text of it")]  # type: ignore[attr-defined]
        self.fields["edition"].initial = _at_hand(bill, list(self.editions.values()))
        by_whom = self.fields["by_whom"]
        by_whom.help_text = NEEDED[AdoptionPath(bill.adoption_path)]
        by_whom.is_needed_for_some = True  # type: ignore[attr-defined]
        if bill.adoption_path == AdoptionPath.EXECUTIVE:
            del self.fields["vote"]
            self.fields["note"].help_text = ""

    def clean_when(self) -> str:
        """An act has happened: no day that is still to come."""
        words: str = self.cleaned_data["when"]
        on = PartialDate.parse(words)
        if on.earliest is not None and on.earliest > self.today:
            raise forms.ValidationError("That day is still to come: an act is recorded once it has happened")
        return words

    def clean(self) -> None:
        """What becomes law is a public text; an executive act names the person; only a body votes."""
        kind = self.cleaned_data.get("kind")
        if kind in ENACTING and "edition" not in self.errors and not self.cleaned_data.get("edition"):
            said = "Choose the text that it concerns" if self.editions else "Freeze and publish a text first"
            self.add_error("edition", said)
        if kind in BY_A_PERSON and not self.cleaned_data.get("by_whom"):
            self.add_error("by_whom", "Say by whom: office and person")
        if self.cleaned_data.get("vote") and kind and kind not in WITH_VOTE:
            self.add_error("vote", "Nobody votes on that: leave the vote empty")

    @property
    def on(self) -> PartialDate:
        """The date of a valid form, as far as it is known."""
        return PartialDate.parse(self.cleaned_data["when"])

    @property
    def chosen(self) -> Edition | None:
        """The text that the act concerns."""
        return self.editions.get(self.cleaned_data["edition"])

    @property
    def facts(self) -> dict[str, Any]:
        """The other facts of a valid form, as the service takes them."""
        names = ("by_whom", "vote", "evidence", "note")
        return {
            name: self.cleaned_data[name].replace("\r\n", "\n") for name in names if name in self.cleaned_data
        }

    def unsaved(self, corrects: Act | None) -> Act:
        """The act as it would stand in the record."""
        act = Act(
            municipality=self.bill.municipality,
            instrument=self.bill,
            edition=self.chosen,
            kind=self.cleaned_data["kind"],
            corrects=corrects,
            **self.facts,
        )
        act.date = self.on
        return act


def _at_hand(bill: Instrument, public: Sequence[Edition]) -> str:
    """The text that the next act is about: the one that was passed, where one was, else the last one."""
    acts = list(bill.acts.all())
    passed = None if lifecycle.ended(facts(acts)) else enacted_edition(acts)
    last = public[-1].pk if public else NO_EDITION
    return str(passed if any(each.pk == passed for each in public) else last)


def act_shown(act: Act) -> dict[str, Any]:
    """An act as its form shows it, to be corrected."""
    on = act.date
    words = (on.raw or ("" if on.says_nothing else str(on))) if on else ""
    shown = {name: getattr(act, name) for name in ("kind", "by_whom", "vote", "evidence", "note")}
    return shown | {"when": words, "edition": str(act.edition_id or NO_EDITION)}
