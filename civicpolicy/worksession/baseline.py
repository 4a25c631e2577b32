"""What a text before the council is compared with: the law, the edition as introduced, any other text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch

from civicpolicy.site.baselines import BASE, BOTH, INTRODUCED, Baseline, introduced_words, start_words
from policies import lifecycle, redlines
from policies.models import Act, Amendment, Edition, Publication, Version
from policies.naming import title_then
from policies.queries import PolicyStanding, effects_of, is_public


@dataclass(frozen=True, slots=True)
class Choice:
    """What one amendment can be compared with, the law first, and what it is compared with now."""

    amendment: Amendment
    offered: Sequence[Baseline]
    chosen: Baseline

    @property
    def base(self) -> Baseline:
        """The text that the amendment starts from."""
        return self.offered[0]


@dataclass(frozen=True, slots=True)
class Compared:
    """The texts of an edition with their baselines, and the public editions of its instrument up to it."""

    choices: Sequence[Choice]
    editions: Sequence[Edition]


def compared(edition: Edition, against: str, today: date) -> Compared:
    """Every amendment of an edition with its baselines, in two queries. What is not offered is the law."""
    by_policy: dict[int, list[Amendment]] = defaultdict(list)
    for row in _amendments(edition):
        by_policy[row.policy_id].append(row)
    choices = []
    for rows in by_policy.values():
        own = next(row for row in rows if row.edition_id == edition.pk)
        offered = [_base(own, rows, today), *_introduced(own, rows), *_others(own, rows)]
        chosen = next((each for each in offered if each.value == against), offered[0])
        choices.append(Choice(own, offered, chosen))
    editions = {edition.pk: edition} | {
        row.edition_id: row.edition for rows in by_policy.values() for row in rows if _before(row, edition)
    }
    return Compared(sorted(choices, key=lambda each: each.amendment.pk), list(editions.values()))


def _amendments(edition: Edition) -> Iterable[Amendment]:
    """All amendments ever drafted for the policies that this edition changes."""
    published = Publication.objects.filter(edition=OuterRef("edition"))
    acts = Prefetch("edition__instrument__acts", queryset=Act.objects.order_by("pk"))
    return (
        Amendment.objects.filter(policy__amendments__edition=edition)
        .annotate(title_then=title_then("edition__freezing"))
        .select_related("edition__instrument", "policy", "base__freezing", "proposed__freezing")
        .prefetch_related(acts)
        .annotate(is_public=Exists(published))
        .order_by("pk")
    )


def _before(row: Amendment, edition: Edition) -> bool:
    same = row.edition.instrument_id == edition.instrument_id
    return is_public(row) and same and row.edition.number < edition.number


def _base(own: Amendment, rows: Sequence[Amendment], today: date) -> Baseline:
    """The text in force, the repealed one, another that it starts from, or nothing."""
    effects = effects_of(rows)
    standing = lifecycle.in_force([each.effect for each in effects], today)
    record = PolicyStanding(own.policy, today, standing, effects=tuple(effects))
    return Baseline(BASE, start_words(record, own.base_id), own.base)


def _introduced(own: Amendment, rows: Sequence[Amendment]) -> Iterator[Baseline]:
    earlier = sorted((row for row in rows if _before(row, own.edition)), key=lambda row: row.edition.number)
    if earlier and _usable(earlier[0].proposed, own):
        first = earlier[0].proposed
        yield Baseline(INTRODUCED, introduced_words(earlier[0].edition), first)
        yield Baseline(BOTH, "Both layers", own.base, since=first)


def _others(own: Amendment, rows: Sequence[Amendment]) -> list[Baseline]:
    """Every other published text of the policy, each once, by its number."""
    found = {}
    for row in rows:
        text = row.proposed
        if is_public(row) and text and _usable(text, own) and text.number not in found:
            named = f"Version {text.number}, {row.edition.instrument}, {row.edition.name}"
            found[text.number] = Baseline(str(text.number), named, text)
    return [found[number] for number in sorted(found)]


def _usable(text: Version | None, own: Amendment) -> bool:
    """Whether comparing with a text tells anything that comparing with the base does not."""
    other = text is not None and text.pk not in (own.base_id, own.proposed_id)
    return other and own.proposed is not None and redlines.comparable(text, None)
