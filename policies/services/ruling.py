"""A person rules on words that a scanner misread; the draft changes with the ruling, and never otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from policies import guards, recording
from policies.history import save_as
from policies.models import Marks, RulingKind, Section, Source, SourceRuling, Version
from policies.queries import sections_of
from policies.refusals import Frozen, Refused
from policies.text.account import Entry, Ruled, entries_of
from policies.text.digest import canonical
from policies.text.ledger import Span
from policies.text.tracing import Spot, Tracer, replaced

MOST_AT_ONCE = 200
LONGEST_WORDS = 500
ALLOWED = {
    "queued": (RulingKind.KEPT, RulingKind.CORRECTED, RulingKind.DROPPED, RulingKind.SETTLED),
    "dropped": (RulingKind.RESTORED,),
}


class RuledMeanwhile(Refused):
    """Somebody else ruled on the same words since the page was shown."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A ruling and what it did: the section it changed, None when it changed no text."""

    ruling: SourceRuling
    section: Section | None = None


@dataclass(frozen=True, slots=True)
class _Change:
    entry: Entry
    kind: str
    words: str
    reason: str = ""


def entries(source: Source, *, rulings: Iterable[SourceRuling] | None = None) -> tuple[Entry, ...]:
    """The account of a source as it stands: each span with the last ruling on it."""
    rows = source.rulings.order_by("pk") if rulings is None else rulings
    ruled = {
        (row.start, row.end): Ruled(row.pk, row.kind, row.words)
        for row in rows
        if row.start is not None and row.end is not None
    }
    return entries_of(source.ledger, source.text, ruled)


@transaction.atomic
def rule(
    *, by: Any, source: Source, span: Span, kind: str, words: str = "", reason: str = "", seen: int = 0
) -> Outcome:
    """Rule on one span; ``seen`` is the number of the ruling that the person had before them, 0 for none.

    Raises RuledMeanwhile, Frozen, and Refused for words that cannot be ruled on so.
    """
    _hold(source)
    entry = _entry(source, span, seen)
    if kind not in ALLOWED.get(entry.state, ()):
        raise Refused("These words cannot be ruled on in that way.")
    words = " ".join(canonical(words[: LONGEST_WORDS * 2]).split())
    if kind == RulingKind.CORRECTED and not words:
        raise Refused("Type the words that should stand here, or leave the words out with a reason.")
    if len(words) > LONGEST_WORDS:
        raise Refused(f"That is more than {LONGEST_WORDS} characters: correct the section itself instead.")
    if kind == RulingKind.DROPPED and not reason.strip():
        raise Refused("Say why these words are left out.")
    standing = {
        RulingKind.CORRECTED: words,
        RulingKind.DROPPED: "",
        RulingKind.SETTLED: entry.standing,
    }.get(RulingKind(kind), entry.text)
    return _carry_out(by, source, [_Change(entry, kind, standing, reason.strip()[:300])])[0]


@transaction.atomic
def withdraw(*, by: Any, source: Source, span: Span, seen: int) -> Outcome:
    """Undo the ruling on a span: the words stand again as they were read. Raises as ``rule``."""
    _hold(source)
    entry = _entry(source, span, seen)
    if entry.ruled is None:
        raise Refused("There is no ruling on these words to undo.")
    return _carry_out(by, source, [_Change(entry, RulingKind.WITHDRAWN, entry.as_read)])[0]


@transaction.atomic
def take_spaces(*, by: Any, source: Source, spans: Sequence[Span]) -> list[Outcome]:
    """Take the proposed space at each of these places. Raises RuledMeanwhile when one no longer waits."""
    _hold(source)
    wanted = set(spans[:MOST_AT_ONCE])
    chosen = [each for each in entries(source) if each.span in wanted]
    if not chosen or not all(each.misses_space for each in chosen) or len(chosen) != len(wanted):
        raise RuledMeanwhile("Somebody ruled on some of these words meanwhile. Look at what is left.")
    return _carry_out(
        by, source, [_Change(each, RulingKind.CORRECTED, each.candidates[0]) for each in chosen]
    )


@transaction.atomic
def rule_on_marks(*, by: Any, source: Source, clean: bool, reason: str = "") -> SourceRuling:
    """Say that the words of a draft are clean, or take that back. Raises Frozen; Refused without a doubt."""
    version = _hold(source)
    if source.marks != Marks.UNKNOWN:
        raise Refused("The marks of this paper are not in doubt.")
    version.marks = Marks.NONE if clean else source.marks
    save_as(by, version)
    kind = RulingKind.CLEAN if clean else RulingKind.WITHDRAWN
    return _record(by, source, kind, reason=reason.strip()[:300])


def _hold(source: Source) -> Version:
    """The draft of a source, with nobody else writing in it until the transaction ends. Raises Frozen."""
    if source.version_id is None:
        raise Refused("No text was drawn from this paper.")
    recording.hold(connection, guards.VERSION_LOCKS, source.version_id)
    version = Version.objects.select_related("freezing", "policy").get(pk=source.version_id)
    if version.is_frozen:
        raise Frozen("This text is frozen and cannot be changed. Start a new draft from it.")
    return version


def _entry(source: Source, span: Span, seen: int) -> Entry:
    entry = next((each for each in entries(source) if each.span == span), None)
    if entry is None:
        raise Refused("The source has no such words.")
    last = source.rulings.filter(start=span[0], end=span[1]).order_by("-pk").first()
    if (last.pk if last else 0) != seen:
        raise RuledMeanwhile("Somebody else ruled on these words meanwhile. Look at it before you rule.")
    return entry


def _carry_out(by: Any, source: Source, changes: Sequence[_Change]) -> list[Outcome]:
    """Change the draft, section by section from its end, and record each ruling."""
    moved = [each for each in changes if each.words != each.entry.standing and _is_in_text(each)]
    sections = sections_of(source.version) if moved and source.version else []
    tracer = Tracer(entries(source), [row.as_text() for row in sections]) if moved else None
    spots = {each.entry.span: _spot(tracer, each) for each in moved if tracer}
    for each in sorted(moved, key=lambda one: _order(spots[one.entry.span]), reverse=True):
        _write(sections, spots[each.entry.span], each)
    changed = {spot.section for spot in spots.values()}
    for at in changed:
        save_as(by, sections[at])
    outcomes = []
    for each in changes:
        spot = spots.get(each.entry.span)
        section = sections[spot.section] if spot else None
        start, end = each.entry.span
        row = _record(by, source, each.kind, start, end, each.words, each.reason, section)
        outcomes.append(Outcome(row, section))
    return outcomes


def _is_in_text(change: _Change) -> bool:
    """Whether a change touches the text of a section; words of a field above are ruled on by themselves."""
    return change.entry.in_section or change.entry.state == "dropped"


def _spot(tracer: Tracer, change: _Change) -> Spot:
    spot = tracer.find(change.entry.span)
    if spot and change.entry.state == "dropped" and spot.part == "heading":
        return Spot(spot.section, "text", 0, 0)
    if spot is None and change.entry.state == "dropped":
        raise Refused(
            "These words do not stand beside the text of a section, so they have no place to go back to. "
            "Type them into the section where they belong."
        )
    if spot is None:
        raise Refused(
            f"“{change.entry.text}” and the words around it no longer stand in the draft as they were read. "
            "Correct the section itself, then rule that its correction settled them."
        )
    return spot


def _order(spot: Spot) -> tuple[int, str, int]:
    return spot.section, spot.part, spot.start


def _write(sections: Sequence[Section], spot: Spot, change: _Change) -> None:
    row = sections[spot.section]
    own_line = change.entry.state == "dropped" and spot.part == "text"
    words = " ".join(change.words.split()) if spot.part == "heading" else change.words
    text = canonical(replaced(getattr(row, spot.part), spot, words, own_line=own_line))
    if spot.part == "heading" and len(text) > 500:
        raise Refused("The heading would be longer than 500 characters.")
    setattr(row, spot.part, text)


def _record(
    by: Any,
    source: Source,
    kind: str,
    start: int | None = None,
    end: int | None = None,
    words: str = "",
    reason: str = "",
    section: Section | None = None,
) -> SourceRuling:
    row = SourceRuling.objects.create(
        municipality_id=source.municipality_id,
        source=source,
        start=start,
        end=end,
        kind=kind,
        words=words,
        reason=reason,
        section_key=section.key if section else None,
        ruled_by=by,
    )
    row.refresh_from_db()
    return row
