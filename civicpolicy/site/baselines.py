"""What a text is compared with: how an address names it, and how a page says it."""

from __future__ import annotations

from dataclasses import dataclass

from policies import telling
from policies.models import Edition, InstrumentKind, Version
from policies.queries import PolicyStanding

BASE, INTRODUCED, BOTH = "base", "introduced", "both"


@dataclass(frozen=True, slots=True)
class Baseline:
    """One text to compare with: how an address names it, how the page says it. No version: nothing before.

    ``since``: a second text, whose own changes since are shown as a second layer of marks.
    """

    value: str
    words: str
    version: Version | None
    since: Version | None = None


def start_words(record: PolicyStanding, base: int | None) -> str:
    """The text that a change starts from: in force, adopted, repealed, another, or none."""
    if base is None:
        return "Against nothing: a new text"
    in_force = record.version.pk if record.version else record.standing.version
    adopted = [each.effect.version for each in record.coming if not each.is_lapse]
    names: dict[int | None, str] = dict.fromkeys(adopted, "Against the adopted text, not in force yet")
    names[in_force] = "Against the text in force"
    names[telling.repealed_text(record)] = "Against the repealed text"
    return names.get(base, "Against the text it starts from")


def introduced_words(edition: Edition) -> str:
    """``Against the bill as introduced``, ``Against “Substitute 1”``."""
    bill = edition.instrument.kind == InstrumentKind.ORDINANCE
    kind = "bill" if bill else edition.instrument.get_kind_display().lower()
    return (
        f"Against the {kind} {edition.name}"
        if edition.name.startswith("as ")
        else f"Against “{edition.name}”"
    )
