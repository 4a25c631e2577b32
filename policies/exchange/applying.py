"""A text with a bill's instructions carried out on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policies.exchange.parts import Instruction, ReadSection
from policies.text.labels import sort_key
from policies.text.section import SectionText


def with_keys(sections: Sequence[SectionText], base: Sequence[SectionText]) -> list[SectionText]:
    """The sections with the keys of those of the same number, or the same heading, in the base."""
    known = {section.label: section.key for section in base if section.label}
    headed = {section.heading: section.key for section in base if section.heading and not section.label}
    return [
        replace(one, key=known.get(one.label) if one.label else headed.get(one.heading)) for one in sections
    ]


def carried_out(
    base: Sequence[SectionText], instructions: Sequence[Instruction], set_out: Sequence[ReadSection]
) -> list[SectionText] | None:
    """The base as it would read; None unless every instruction finds its section there.

    Amend replaces a section, add puts it in its place by number, repeal leaves it out, renumber gives it
    its new number. Instructions on a part of a section, and on whole chapters, are left to a person.
    """
    text = list(base)
    for one in instructions:
        following = _after(text, one, set_out)
        if following is None:
            return None
        text = following
    return text if instructions else None


def _after(
    text: list[SectionText], instruction: Instruction, set_out: Sequence[ReadSection]
) -> list[SectionText] | None:
    at = next((at for at, each in enumerate(text) if each.label and each.label == instruction.target), None)
    new = next((each.section for each in set_out if each.section.label == instruction.target), None)
    if instruction.operation == "add" and new and at is None:
        return _inserted(text, new)
    if at is None:
        return None
    if instruction.operation == "amend" and new:
        return [*text[:at], replace(new, key=text[at].key), *text[at + 1 :]]
    if instruction.operation == "repeal":
        return [*text[:at], *text[at + 1 :]]
    if instruction.operation == "renumber" and instruction.becomes:
        return [*text[:at], replace(text[at], label=instruction.becomes), *text[at + 1 :]]
    return None


def _inserted(text: list[SectionText], new: SectionText) -> list[SectionText]:
    """A new section behind the last one with a smaller number."""
    key = sort_key(new.label or "")
    places = [at for at, each in enumerate(text) if each.label and sort_key(each.label) < key]
    at = places[-1] + 1 if places else 0
    return [*text[:at], new, *text[at:]]
