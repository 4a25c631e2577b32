"""Two published texts of one policy side by side: which, why these, how much differs, who may comment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404

from civicpolicy.site.calls import calls_over, calls_over_matters
from civicpolicy.site.figures import figures
from civicpolicy.site.moment import city_deadlines, city_today
from comments.period import State
from comments.queries import Deadline, section_counts
from policies import access, queries, redlines, telling
from policies.decorators import CityRequest
from policies.models import Policy
from policies.naming import called_then
from policies.queries import PolicyStanding
from policies.telling import VersionRecord, on_day
from policies.text.redline import Redline


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a page or a file about two texts needs. Without a redline the texts are never compared."""

    standing: PolicyStanding
    texts: Mapping[int, VersionRecord]
    old: VersionRecord
    new: VersionRecord
    redline: Redline | None

    @property
    def policy(self) -> Policy:
        """Whose texts they are."""
        return self.standing.policy

    @property
    def is_same(self) -> bool:
        """True when one text was chosen twice."""
        return self.old.version.pk == self.new.version.pk

    @property
    def is_turned(self) -> bool:
        """True when the later text stands first."""
        return self.old.version.number > self.new.version.number

    @property
    def starts_from_old(self) -> bool:
        """True when the new text was written from the old one."""
        return self.new.version.base_id == self.old.version.pk

    @property
    def title(self) -> str:
        """``Code of ethics: what would change``."""
        what = "two texts compared"
        if self.starts_from_old and self.new.is_proposed:
            what = "what would change"
        elif self.starts_from_old and self.new.effect:
            what = "what changed"
        return f"{called_then(self.new.version)}: {what}"

    @property
    def names(self) -> str:
        """What the policy was called in these texts, where that was not always the same, or is not today."""
        old, new, now = called_then(self.old.version), called_then(self.new.version), self.policy.title
        if old == new:
            return (
                f"So the policy was called in both texts. Today it is called “{now}”." if new != now else ""
            )
        told = f"In version {self.old.version.number} the policy was called “{old}”"
        told += f", in version {self.new.version.number} “{new}”."
        return told if now in (old, new) else f"{told} Today it is called “{now}”."

    @property
    def why(self) -> str:
        """Why the one is compared with the other; nothing where there is no redline."""
        if self.redline is None:
            return ""
        if self.starts_from_old and self.new.is_proposed:
            return _why_proposed(self)
        if self.starts_from_old and self.new.effect:
            name = self.new.name or "A later act"
            return f"{name} changed this text. The redline is against {self.old.label}."
        if self.is_turned:
            return (
                f"The later text stands first: marked is what leads back from {self.old.label} "
                f"to {self.new.label}."
            )
        return f"Marked is what leads from {self.old.label} to {self.new.label}."

    @property
    def figures(self) -> list[tuple[str, str]]:
        """Counts with their words; none when the texts are not compared."""
        return figures(self.redline) if self.redline else []

    @property
    def coarse(self) -> str:
        """What is to be said where more is marked than had to be; nothing elsewhere."""
        return redlines.COARSE if self.redline and self.redline.is_coarse else ""

    @property
    def has_moved(self) -> bool:
        """True when a section or a provision moved, so that the legend says how that is drawn."""
        if self.redline is None:
            return False
        return self.redline.words_moved > 0 or any(one.kind == "moved" for one in self.redline.sections)


def comparison(request: CityRequest, slug: str, old: int, new: int) -> Comparison:
    """Two published texts of a policy by their numbers. Raises Http404."""
    found = access.policy(request.municipality, slug)
    versions = access.versions(request.municipality).filter(policy=found).order_by("number")
    standing = queries.in_force(found, city_today(request))
    texts = telling.version_records(standing, versions)
    if old not in texts or new not in texts:
        raise Http404("No such text.")
    pair = texts[old].version, texts[new].version
    drawn = redlines.between(*pair) if old != new and redlines.comparable(*pair) else None
    return Comparison(standing, texts, texts[old], texts[new], drawn)


@dataclass(frozen=True, slots=True)
class Voices:
    """The call for comment over the newer text, if there is one, and its comments by section key.

    ``is_about_another`` when it asks about another text of the same bill, which was amended since, or before.
    """

    deadline: Deadline | None = None
    counts: Mapping[str, int] | None = None
    is_about_another: bool = False

    @property
    def may_write(self) -> bool:
        """True from the opening on; after the close a comment is kept and marked late."""
        return self.deadline is not None and self.deadline.state not in (State.NO_PERIOD, State.NOT_YET)


def voices(request: CityRequest, text: VersionRecord) -> Voices:
    """Who spoke about a text, in three queries: by the call that is open over it, else by the last one.

    Where nobody was asked about this text, by the call over another text of its bill while that is pending.
    """
    over = calls_over(city_deadlines(request), [each.edition_id for each in text.amendments])
    is_about_another = not over and text.is_proposed
    if is_about_another:
        bills = [each.edition.instrument_id for each in text.amendments]
        over = calls_over_matters(city_deadlines(request), bills)
    if not over:
        return Voices()
    counts = section_counts([over[0].docket])
    return Voices(over[0], {str(key): number for key, number in counts.items()}, is_about_another)


def _why_proposed(pair: Comparison) -> str:
    bill = pair.new.amendments[-1].edition.instrument.designation
    ended = pair.standing.ended_by
    if ended is not None and telling.repealed_text(pair.standing) == pair.old.version.pk:
        repealed = on_day(ended.effect.on)
        return (
            f"{bill} would restore this text, which was repealed {repealed}. Nothing has been in force "
            "since then. The redline is against the repealed text."
        )
    if pair.standing.version is not None and pair.standing.version.pk == pair.old.version.pk:
        return f"{bill} would change the text in force. The redline is against the law as it stands."
    return f"{bill} would change this text. The redline is against {pair.old.label}."
