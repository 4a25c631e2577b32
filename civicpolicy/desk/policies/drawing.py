"""A text at the desk beside the one it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404

from civicpolicy.desk.policies.baselines import Baselines, baselines
from civicpolicy.desk.policies.finding import address, find
from civicpolicy.desk.policies.listing import MOST_TEXTS, all_texts, text_rows
from civicpolicy.site.baselines import BASE, Baseline
from civicpolicy.site.moment import city_today
from policies import queries, redlines
from policies.decorators import CityRequest
from policies.models import Section, Version
from policies.queries import PolicyStanding
from policies.services.outlining import state_of_outline
from policies.text.redline import Redline, SectionChange, redline
from policies.text.section import SectionText

NO_KEY = UUID(int=0)


@dataclass
class Draft:
    """A text of the desk, frozen or not, with all that its pages say of it."""

    request: CityRequest
    version: Version
    against: str

    @cached_property
    def standing(self) -> PolicyStanding:
        """What is in force of its policy today, in four queries."""
        return queries.in_force(self.version.policy, city_today(self.request))

    @cached_property
    def baselines(self) -> Baselines:
        """What it can be compared with, in one query more."""
        rows = list(all_texts(self.version.policy)[:MOST_TEXTS])
        drafts = [row for row in rows if not row.is_frozen]
        return baselines(self.version, self.standing, drafts, text_rows(self.standing, rows), self.against)

    @property
    def baseline(self) -> Baseline:
        """What it is compared with."""
        return self.baselines.chosen

    @cached_property
    def texts(self) -> dict[int, list[SectionText]]:
        """The sections of both texts, in one query."""
        return redlines.section_texts([self.baseline.version, self.version])

    @property
    def rows(self) -> Sequence[SectionText]:
        """Its sections in reading order."""
        return self.texts[self.version.pk]

    def section(self, key: UUID) -> Section:
        """One of its sections, of the rows that are read anyway: not to be saved. Raises Http404."""
        found = next((each for each in self.rows if each.key == str(key)), None)
        if found is None:
            raise Http404("No such section.")
        words = {"level": found.level, "label": found.label, "heading": found.heading, "text": found.text}
        return Section(version=self.version, key=key, **words)

    @property
    def outline(self) -> str:
        """The sign of its outline, which a change of the outline sends back."""
        return state_of_outline(self.rows)

    @property
    def may_compare(self) -> bool:
        """False when the marks of the paper it was read from are lost."""
        return redlines.comparable(self.baseline.version, self.version)

    @cached_property
    def redline(self) -> Redline | None:
        """All that changes; None where texts must not be compared."""
        if not self.may_compare:
            return None
        return redlines.between_each([(self.baseline.version, self.version)], self.texts)[0]

    @property
    def changes(self) -> Sequence[SectionChange]:
        """What changes, section by section; nothing where texts must not be compared."""
        return self.redline.sections if self.redline else ()

    @property
    def query(self) -> str:
        """What an address of its pages keeps: ``?against=2``, or nothing."""
        value = self.baseline.value
        return f"?{urlencode({'against': value})}" if value != BASE else ""

    @property
    def segments(self) -> list[tuple[str, str, bool]]:
        """The choice of baselines, as options of a list: value, words, chosen."""
        return [(each.value, each.words, each == self.baseline) for each in self.baselines.offered]

    @property
    def rail_href(self) -> str:
        """Address of a section, as the rail fills it in."""
        return self.pattern("section") + self.query

    def pattern(self, name: str) -> str:
        """Address of a page of any section of this text, with {key} for its key: made once for all."""
        return address(self.version, name, NO_KEY).replace(str(NO_KEY), "{key}")

    @property
    def redline_number(self) -> int:
        """The number of the text it is compared with; 0 when it is compared with nothing."""
        return self.baseline.version.number if self.baseline.version else 0


def open_draft(request: CityRequest, slug: str, number: int) -> Draft:
    """A text by its number; ``?against=`` or the field of that name says what it is compared with.

    Raises Http404.
    """
    asked = request.POST.get("against") or request.GET.get("against", "")
    return Draft(request, find(request, slug, number), asked)


def other_text(version: Version, number: int) -> Version | None:
    """Another text of the same policy; None for number 0. Raises Http404."""
    if number == 0:
        return None
    row = Version.objects.filter(policy_id=version.policy_id, number=number).first()
    if row is None:
        raise Http404("No such text.")
    return row


def section_redline(old: Version | None, typed: SectionText) -> SectionChange:
    """One section as typed against what it is in another text, by its key, in one query; else it is new."""
    before = old.sections.filter(key=typed.key).first() if old and typed.key else None
    return redline([before.as_text()] if before else [], [typed]).sections[0]
