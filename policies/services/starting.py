"""A draft begins: with nothing, with pasted text, or as a copy of a text of the policy."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from policies.exchange.applying import with_keys
from policies.models import Policy, Version
from policies.queries import PolicyStanding, sections_of
from policies.refusals import Refused
from policies.services.arranging import MOST_SECTIONS
from policies.services.behind import ahead_of
from policies.services.drafting import draft_version
from policies.text.outline import SectionText, read_outline

LONGEST_HEADING, LONGEST_LABEL, LONGEST_TEXT = 500, 60, 400_000
"""Characters of a heading, of a number, and of the words of one section."""


def start_empty(*, by: Any, policy: Policy, law: Version | None) -> Version:
    """A draft without a section, against the text in force where there is one."""
    return draft_version(by=by, policy=policy, sections=[], base=law)


def start_from_words(*, by: Any, policy: Policy, words: str, law: Version | None) -> Version:
    """A draft of pasted plain text. Raises Refused for no words, and for more sections than a text can have.

    A section with the number, or the heading, of one in force is held to be the same section.
    """
    found = [_fitting(each.section) for each in read_outline(words).sections]
    if not found:
        raise Refused("Paste the text that the draft begins with.")
    if len(found) > MOST_SECTIONS:
        raise Refused(f"A text can have up to {MOST_SECTIONS:,} sections; this one has {len(found):,}.")
    return start_with(by=by, policy=policy, sections=found, law=law)


def start_with(*, by: Any, policy: Policy, sections: Sequence[SectionText], law: Version | None) -> Version:
    """A draft of these sections, each the same as the one in force that has its number or its heading."""
    known = [row.as_text() for row in sections_of(law)] if law else []
    return draft_version(by=by, policy=policy, sections=_each_key_once(with_keys(sections, known)), base=law)


def start_from_version(*, by: Any, version: Version, standing: PolicyStanding) -> Version:
    """A draft that reads like a version of the policy, section for section.

    It is compared with the law in force, and one of the adopted text that is still to come with that text;
    where there is no law, with the text itself if that was law once, else with what that was compared with.
    A codified text is always compared with the text that it codifies.
    """
    if hasattr(version, "codified_from"):
        return _copy_of(by, version, version.codified_from.adopted)
    if version.pk == ahead_of(standing).text:
        return _copy_of(by, version, version)
    was_law = any(each.effect.version == version.pk for each in standing.effects)
    return _copy_of(by, version, standing.version or (version if was_law else version.base))


def _copy_of(by: Any, version: Version, base: Version | None) -> Version:
    return draft_version(
        by=by,
        policy=version.policy,
        sections=[row.as_text() for row in sections_of(version)],
        base=base,
        previous=version if base is None or base.pk != version.pk else None,
        extent=version.extent,
        marks=version.marks,
    )


def _fitting(section: SectionText) -> SectionText:
    """The same words; a heading or a number that is too long for its place stands in the text."""
    words = [section.text]
    if len(section.heading) > LONGEST_HEADING:
        words.insert(0, section.heading)
    if section.label and len(section.label) > LONGEST_LABEL:
        words.insert(0, section.label)
    return replace(
        section,
        label=section.label if section.label and len(section.label) <= LONGEST_LABEL else None,
        heading=section.heading if len(section.heading) <= LONGEST_HEADING else "",
        text="\n".join(part for part in words if part),
    )


def _each_key_once(sections: Sequence[SectionText]) -> list[SectionText]:
    seen: set[str] = set()
    found = []
    for each in sections:
        found.append(replace(each, key=None) if each.key in seen else each)
        seen.add(each.key or "")
    return found
