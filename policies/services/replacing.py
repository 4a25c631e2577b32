"""Words are replaced across a draft: seen place by place first, then done at once, with one reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from policies.history import LONGEST_REASON
from policies.models import Section, Version
from policies.refusals import Overtaken, Refused
from policies.services.outlining import hold_draft, state_of, state_of_text, write
from policies.services.starting import LONGEST_HEADING, LONGEST_TEXT
from policies.text.digest import canonical
from policies.text.replacing import Place, Search, places, replaced
from policies.text.section import SectionText

MOST_PLACES = 2_000
OVERTAKEN = "Somebody else changed the draft while you looked at this page."
HEADING, TEXT = "heading", "text"


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a section, under a name that no other place has; another one once the section changes."""

    name: str
    part: str
    place: Place


@dataclass(frozen=True, slots=True)
class InSection:
    """A section in which the words stand: every place, and the section with the chosen ones replaced."""

    old: SectionText
    new: SectionText
    found: tuple[Found, ...]


def find_in(
    sections: Sequence[SectionText], search: Search, leaving: Collection[str] = ()
) -> list[InSection]:
    """Every section with the words in its heading or text; ``leaving``: names of places that stay.

    Raises Refused for too many places, and where a heading or a section would become too long.
    """
    found = []
    total = 0
    for each in sections:
        here = tuple(_found(each, search))
        total += len(here)
        if total > MOST_PLACES:
            raise Refused(
                f"These words stand at more than {MOST_PLACES:,} places. "
                "Look for longer words, or for whole words only."
            )
        if here:
            found.append(InSection(each, _with_others(each, search, here, leaving), here))
    return found


def sign_of(sections: Sequence[SectionText], search: Search) -> str:
    """A sign of the whole text, of what is sought in it, and of what comes in its place."""
    said = [
        state_of_text(sections),
        search.words,
        search.other,
        str(search.whole_words),
        str(search.match_case),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def sentence_of(search: Search) -> str:
    """What is done, as the history says it: Replaced “present” by “gift”."""
    return f"Replaced “{search.words}” by “{search.other}”" if search.other else f"Took out “{search.words}”"


@transaction.atomic
def replace_words(
    *, by: Any, version: Version, seen: str, search: Search, leaving: Collection[str] = (), reason: str = ""
) -> list[InSection]:
    """Replace the words wherever they stand in a draft, but for the places named in ``leaving``.

    ``seen`` is the ``sign_of`` what the person looked at. Every section that changes has one entry in the
    history, all with the same reason. Gives the sections that changed. Raises Frozen, Overtaken, and Refused
    for what ``find_in`` refuses and when nothing would change.
    """
    hold_draft(version)
    rows = {str(row.key): row for row in version.sections.order_by("position")}
    texts = [row.as_text() for row in rows.values()]
    if sign_of(texts, search) != seen:
        raise Overtaken(f"{OVERTAKEN} Nothing was replaced.")
    changed = [each for each in find_in(texts, search, leaving) if each.old != each.new]
    if not changed:
        raise Refused("Nothing would change: every place is left as it is.")
    for each in changed:
        write(rows[each.old.key or ""], each.new)
    write_as_one(by, [rows[each.old.key or ""] for each in changed], reason.strip() or sentence_of(search))
    return changed


def write_as_one(by: Any, rows: Sequence[Section], why: str) -> None:
    """Save headings and texts of sections of a draft as one change.

    Their entries in the history have one instant, by which they are known to belong together; no other change
    of a draft writes two entries of one instant.
    """
    bulk_update_with_history(
        rows,
        Section,
        [HEADING, TEXT],
        batch_size=200,
        default_user=by,
        default_change_reason=why[:LONGEST_REASON],
        default_date=timezone.now(),
    )


def _found(section: SectionText, search: Search) -> Iterator[Found]:
    state = state_of(section)[:8]
    for part in (HEADING, TEXT):
        for place in places(getattr(section, part), search, MOST_PLACES + 1):
            yield Found(f"{section.key}.{state}.{part}.{place.start}", part, place)


def _with_others(
    section: SectionText, search: Search, found: Sequence[Found], leaving: Collection[str]
) -> SectionText:
    """The section as it would be kept."""
    taken = [each for each in found if each.name not in leaving]
    parts = {
        part: replaced(
            getattr(section, part), [each.place for each in taken if each.part == part], search.other
        )
        for part in (HEADING, TEXT)
    }
    heading, text = section.heading, section.text
    if parts[HEADING] != heading:
        heading = " ".join(canonical(parts[HEADING]).split())
    if parts[TEXT] != text:
        text = canonical(parts[TEXT])
    if len(heading) > LONGEST_HEADING or len(text) > LONGEST_TEXT:
        named = " ".join(part for part in (section.label, section.heading) if part) or "a section"
        raise Refused(f"{named} would become too long: replace fewer words, or by shorter ones.")
    return replace(section, heading=heading, text=text)
