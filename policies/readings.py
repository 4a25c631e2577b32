"""What each reading of a bill is called, “Second reading”: by its place in the record, never stored.

What a note says goes before the count, since a paper knows which reading it was even where an earlier one is
not on record; later readings count on from there. So an introduction whose note says that it was the first
reading is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from policies.lifecycle import ENDINGS
from policies.models import Act, ActKind
from policies.queries import counted_acts

ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_DIGITS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th")
_PLACES = {word.casefold(): at for words in (ORDINALS, _DIGITS) for at, word in enumerate(words, start=1)}
_IN_A_NOTE = re.compile(
    rf"\W{{0,3}}(?:(?:on|its|the|introduced|and|read|for|passed) ){{0,4}}({'|'.join(_PLACES)}|final)"
    r"(?: and final)? (?:reading|time)\b",
    re.IGNORECASE,
)
_OVER = ENDINGS | {ActKind.VETOED}

Names = Mapping[int | None, str]


def reading_names(acts: Iterable[Act]) -> Names:
    """The name of each reading that counts, by the number of its act; None for one that is not saved yet.

    Readings stand in the order of their days, one without a day behind what was recorded before it. A bill
    that had ended and was introduced again is read for the first time again.
    """
    found: dict[int | None, str] = {}
    count, is_over = 0, False
    for act in _in_order(list(acts)):
        said = _IN_A_NOTE.match(act.note[:100])
        place = _PLACES.get(said[1].casefold()) if said else None
        is_over = is_over or act.kind in _OVER
        if act.kind == ActKind.INTRODUCED and is_over:
            count, is_over = 0, False
        if act.kind == ActKind.READ:
            count = place or count + 1
            found[act.pk] = "Final reading" if said and not place else _called(count)
        elif act.kind == ActKind.INTRODUCED and place:
            count = place
    return found


def act_name(act: Act, names: Names) -> str:
    """What an act is called: ``Second reading``, ``Passed``. ``names``: those of all readings of its bill."""
    return names.get(act.pk) or act.get_kind_display()


def name_among(act: Act, acts: Iterable[Act]) -> str:
    """The same for one act, saved or not, beside the acts on record of its bill."""
    rows = [each for each in acts if each.pk != act.pk]
    return act_name(act, reading_names([*rows, act]))


def _called(count: int) -> str:
    return f"{ORDINALS[count - 1]} reading" if count <= len(ORDINALS) else f"Reading {count}"


def _in_order(acts: list[Act]) -> list[Act]:
    """The acts that count by their days; what corrects another without a day stands where that one stood."""
    corrects = {act.pk: act.corrects_id for act in acts}
    last, rows = date.min, []
    for act in sorted(counted_acts(acts), key=lambda each: _recorded(each, corrects)):
        on = act.date
        last = on.earliest if on is not None and on.earliest is not None else last
        rows.append((last, act))
    return [act for _, act in sorted(rows, key=lambda each: each[0])]


def _recorded(act: Act, corrects: Mapping[int, int | None]) -> tuple[bool, int]:
    """Where it stands in the order of recording: the number of the first act in its line of corrections."""
    number = act.corrects_id or act.pk
    for _ in corrects:
        number = corrects.get(number) or number
    return number is None, number or 0
