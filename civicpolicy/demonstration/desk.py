"""Where the clerk of a story works: the city, its papers, its people, its calendar and its clock."""

from dataclasses import dataclass
from datetime import date, datetime

from civicpolicy.demonstration.days import Days
from civicpolicy.demonstration.papers import Papers
from civicpolicy.models import User
from policies.models import Municipality, Role
from policies.services.municipalities import set_clock


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a story needs to be told."""

    papers: Papers
    days: Days
    municipality: Municipality
    people: dict[str, User]

    @property
    def clerk(self) -> User:
        """Who keeps the record."""
        return self.people[Role.CLERK]

    @property
    def drafter(self) -> User:
        """Who writes the texts: the clerk, where nobody else does."""
        return self.people.get(Role.DRAFTER, self.clerk)

    def move_to(self, day: date, hour: str) -> datetime:
        """Let the city's clock stand at an hour of a day, which is returned."""
        instant = self.days.at(day, hour)
        set_clock(municipality=self.municipality, stands_at=instant)
        return instant
