"""What a person should look at in a draft before it goes on: the rules of the text, beside the text."""

from __future__ import annotations

from collections.abc import Sequence

from civicpolicy.desk.findings import Found, Row, of_draft, sorted_out
from civicpolicy.desk.policies.drawing import Draft
from policies.linting.facts import Change
from policies.linting.findings import Finding
from policies.linting.looks import Look
from policies.linting.registry import over_draft
from policies.models import Extent
from policies.services.gathering import blanks_in, elsewhere_of_draft
from policies.text.new_labels import proposed_label
from policies.text.section import SectionText
from policies.text.variables import variables

MOST = 20


def checks(draft: Draft) -> list[Row]:
    """The first of what is worth a look in what changes, blockers first. Three queries at most."""
    return [row for _, row in _found(draft, draft.rows)[:MOST]]


def checks_of_section(draft: Draft, typed: SectionText) -> Found:
    """What was found in one section, with the words that are typed in it."""
    rows = [typed if row.key == typed.key else row for row in draft.rows]
    found = _found(draft, rows, only=typed.key)
    return sorted_out(each for each in found if each[0].place.key == typed.key)


def free_number(rows: Sequence[SectionText], at: int) -> str:
    """A number that would fit a section that has none, "" when its neighbours do not tell one."""
    labels = [row.label for row in rows]
    return "" if labels[at] else proposed_label(labels, at) or ""


def _found(draft: Draft, rows: Sequence[SectionText], only: str | None = None) -> list[tuple[Finding, Row]]:
    """Against the text that the draft is compared with: what that has already is not said again."""
    version, against = draft.version, draft.baseline.version
    if version.is_frozen:
        return []
    words = [part for row in rows for part in (row.heading, row.text)]
    has_brackets = bool(variables(words))
    change = Change(
        policy=version.policy.title,
        sections=rows,
        before=draft.texts[against.pk] if against and draft.may_compare else (),
        is_whole=all(each.extent == Extent.WHOLE for each in (version, against) if each),
        blanks=blanks_in(version, version.policy.municipality, words) if has_brackets else frozenset(),
        is_from_paper=has_brackets and version.sources.exists(),
    )
    looked = Look(change, only=only)
    return of_draft(over_draft(looked, elsewhere_of_draft(looked, version)), version, rows)
