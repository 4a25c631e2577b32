"""Where a new city begins: the local law that cities of one kind share. Each choice can be changed later.

Enacting clauses: Wyoming Statutes 15-1-115; Revised Statutes of Missouri 77.080 for third-class cities. A
charter city of Minnesota finds its own in its charter, so none is given.
"""

from dataclasses import dataclass
from typing import Any

STRIKE_UNDERLINE = "strike-underline"


@dataclass(frozen=True, slots=True)
class Preset:
    """What one kind of city shares; empty where it must be said for each city. ``clause`` may name {city}."""

    words: str
    state: str = ""
    time_zone: str = ""
    clause: str = ""

    def profile(self, name: str) -> dict[str, Any]:
        """Local law for a city of this name, as the profile holds it."""
        return {
            "redline_style": STRIKE_UNDERLINE,
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
    ),
    "minnesota-charter": Preset("A charter city of Minnesota", "Minnesota", "America/Chicago"),
    "plain": Preset("Any other city: state and time zone are said"),
}
