"""Where a new city begins: the local law that cities of one kind share. Each choice can be changed later.

Enacting clauses: Wyoming Statutes 15-1-115; Revised Statutes of Missouri 77.080 for third-class cities. A
charter city of Minnesota finds its own in its charter, so none is given. Marks of a redline: those of a
city of the same state, where its rule is known (policies/text/styles.py).
"""

from dataclasses import dataclass
from typing import Any

from policies.text.styles import USUAL


@dataclass(frozen=True, slots=True)
class Preset:
    """What one kind of city shares; empty where it must be said for each city. ``clause`` may name {city}."""

    words: str
    state: str = ""
    time_zone: str = ""
    clause: str = ""
    style: str = USUAL

    def profile(self, name: str) -> dict[str, Any]:
        """Local law for a city of this name, as the profile holds it."""
        return {
            "redline_style": self.style,
            "enacting_clause": self.clause.format(city=name),
            "clerk_office": "Office of the City Clerk",
        }


PRESETS = {
    "wyoming-city": Preset(
        "A city of Wyoming",
        "Wyoming",
        "America/Denver",
        "Be it ordained by the governing body of the {city}:",
    ),
    "missouri-third-class": Preset(
        "A third-class city of Missouri",
        "Missouri",
        "America/Chicago",
        "Be it ordained by the council of the {city}, as follows:",
        style="jefferson-city-mo",
    ),
    "minnesota-charter": Preset(
        "A charter city of Minnesota", "Minnesota", "America/Chicago", style="ramsey-mn"
    ),
    "pennsylvania-city": Preset(
        "A city of Pennsylvania", "Pennsylvania", "America/New_York", style="pennsylvania-city"
    ),
    "plain": Preset("Any other city: state and time zone are said"),
}
