"""A draft falls behind when the law it was made from changes: by whom, and where both changed the same."""

from __future__ import annotations

from collections.abc import Sequence

from policies import redlines
from policies.models import Version
from policies.queries import PolicyEffect, PolicyStanding
from policies.readiness import law_moved
from policies.telling import on_day
from policies.text.pairing import pair_sections
from policies.text.section import SectionText


def law_now(base: int | None, standing: PolicyStanding) -> int | None:
    """The text that is the law in the place of the one a draft was made from; None while none is.

    Nothing is said where no text is in force, where nobody knows which, and of a draft made from nothing.
    """
    number = standing.standing.version
    return number if base is not None and number != base else None


def changes_since(base: int | None, standing: PolicyStanding) -> Sequence[PolicyEffect]:
    """What happened to the law after a text of it, first to last; of a text that never was law, the last."""
    coming = standing.coming
    past = [each for each in standing.effects if each not in coming]
    places = [place for place, each in enumerate(past) if each.effect.version == base]
    return past[places[-1] + 1 :] if places else past[-1:]


def deeds(base: int | None, standing: PolicyStanding) -> str:
    """``Ordinance 24-9 took effect on Monday, March 3, 2025``; several, with a semicolon between them."""
    return "; ".join(_deed(each) for each in changes_since(base, standing))


def _deed(each: PolicyEffect) -> str:
    did = "took effect" if each.effect.version else "repealed it, with effect"
    when = on_day(each.effect.on)
    when = f"on {when}" if each.effect.on.is_known else when
    return f"{each.edition.instrument.designation} {did} {when}"


def told(rows: Sequence[tuple[Version, PolicyStanding]]) -> list[str]:
    """What is said of each draft whose law has changed, "" of any other; one query, if any."""
    laws = [law_now(version.base_id, standing) for version, standing in rows]
    sides = [
        Version(pk=number)
        for (version, _), law in zip(rows, laws, strict=True)
        if law
        for number in (version.base_id, law, version.pk)
    ]
    texts = redlines.section_texts(sides)
    return [
        _told(version, standing, both_changed(*(texts[pk] for pk in (version.base_id or 0, law, version.pk))))
        if law
        else ""
        for (version, standing), law in zip(rows, laws, strict=True)
    ]


def _told(version: Version, standing: PolicyStanding, both: int) -> str:
    words = law_moved(deeds(version.base_id, standing), both)
    return f"{words[:1].upper()}{words[1:]}."


def both_changed(
    base: Sequence[SectionText], law: Sequence[SectionText], draft: Sequence[SectionText]
) -> int:
    """How many sections of the text a draft was made from both the law and the draft have changed since."""
    return len(_changed(base, law) & _changed(base, draft))


def _changed(old: Sequence[SectionText], new: Sequence[SectionText]) -> set[int]:
    """Places of sections that were amended, renamed or taken out."""
    found = dict(pair_sections(old, new))
    return {place for place, each in enumerate(old) if place not in found or _differ(each, new[found[place]])}


def _differ(one: SectionText, other: SectionText) -> bool:
    names = ("level", "label", "heading", "text")
    return any(getattr(one, name) != getattr(other, name) for name in names)
