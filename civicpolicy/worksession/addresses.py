"""Links of the work session: each keeps what is chosen and changes one thing."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from civicpolicy.worksession.baseline import BASE
from civicpolicy.worksession.table import Table
from civicpolicy.worksession.voices import WHOLE, Show
from policies.models import Municipality

USUAL = {"show": Show.ALL, "against": BASE, "view": "page"}
"""What need not be said in an address, because the page is so without it."""

TEXT = "#the-text"
"""Where the keyboard goes on after a step to another section."""


class Addresses:
    """The page with something else chosen. A number in a list and an opened group are left behind."""

    def __init__(self, city: Municipality, table: Table, opened: str = "", **chosen: str) -> None:
        self.path = reverse("worksession:page", args=[city.slug, table.meeting.address])
        self.chosen = {"item": str(table.item.position), "section": table.place, **chosen}
        self.table = table
        self.opened = opened

    def to(self, **other: str) -> str:
        """The page with something else chosen."""
        return f"{self.path}?{urlencode(self._kept(self.chosen | other))}"

    def _kept(self, chosen: dict[str, str]) -> dict[str, str]:
        return {name: value for name, value in chosen.items() if value and USUAL.get(name) != value}

    @property
    def rail(self) -> str:
        """Address of a section, as the rail fills it in."""
        return self.to(section="KEY").replace("KEY", "{key}") + TEXT

    @property
    def whole(self) -> str:
        """The whole of the instrument."""
        return self.to(section=WHOLE) + TEXT

    @property
    def before(self) -> str:
        """The place before, or ""."""
        return self.to(section=self.table.before) + TEXT if self.table.before else ""

    @property
    def after(self) -> str:
        """The place after, or ""."""
        return self.to(section=self.table.after) + TEXT if self.table.after else ""

    @property
    def since(self) -> str:
        """Only what was received since."""
        return self.to(show=Show.SINCE)

    @property
    def page(self) -> str:
        """The usual view of the same place."""
        return self.to(view="")

    @property
    def wall(self) -> str:
        """The view for the wall of the room."""
        return self.to(view="wall")

    @property
    def packet(self) -> str:
        """The whole item on paper."""
        return self.to(view="packet", section="")

    @property
    def group(self) -> str:
        """One group of comments whole, as the page fills it in."""
        return self.to(open="GROUP").replace("GROUP", "")

    @property
    def query(self) -> str:
        """What the pager keeps, behind its own parameter."""
        return f"&{urlencode(self._kept(self.chosen | {'open': self.opened}))}"
