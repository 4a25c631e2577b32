"""What the desk calls an instrument and its parts, by its kind: an order of the mayor is no bill."""

from __future__ import annotations

from dataclasses import dataclass

from policies.models import InstrumentKind


@dataclass(frozen=True, slots=True)
class Wording:
    """``noun`` with its article; what its number on the way and those behind it are called."""

    noun: str = "a bill"
    number: str = "Bill number"
    people: str = "Sponsors"


_BY_KIND = {
    InstrumentKind.EXECUTIVE_ORDER: Wording("an order", "Number of the proposed order", "Prepared by"),
    InstrumentKind.ADMINISTRATIVE_POLICY: Wording(
        "an administrative policy", "Number of the proposed policy", "Prepared by"
    ),
}
_OF_A_BILL = Wording()


def wording(kind: str) -> Wording:
    """The words for a kind; those of a bill for what a council makes, and where nothing is chosen yet."""
    return _BY_KIND.get(InstrumentKind(kind), _OF_A_BILL) if kind in InstrumentKind.values else _OF_A_BILL
