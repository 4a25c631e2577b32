"""The standard wordings in which a section of a bill amends, adds, repeals, restores or renumbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policies.linting.facts import Step
from policies.local_law import SetOutUnit
from policies.printout.set_out import SetOut
from policies.text.changes import SectionChange
from policies.text.instructing import ADD, ADOPT, AMEND, REENACT, RENUMBER, REPEAL, RESTORE
from policies.text.section import level_word

_OPENING = re.compile(r"\s{0,9}(?i:section|sec\.|§)\s{0,2}([0-9]{1,4}|[IVXL]{1,6})\s?[.:](?:\s{1,9}|$)")
_READ = "to read as follows"
WHOLE = {
    ADOPT: f"{{policy}} is hereby adopted {_READ}:",
    AMEND: f"{{policy}} is hereby amended {_READ}:",
    ADD: f"{{policy}} is hereby added {_READ}:",
    REPEAL: "{policy} is hereby repealed.",
    REENACT: f"{{policy}} is hereby repealed and re-enacted {_READ}:",
    RESTORE: f"{{policy}}, which was repealed, is hereby restored {_READ}:",
    RENUMBER: "The sections of {policy} are hereby renumbered as follows:",
}
"""About a policy as a whole."""

SECTION = {
    ADOPT: f"{{name}} of {{policy}} is hereby adopted {_READ}:",
    AMEND: f"{{name}} of {{policy}} is hereby amended {_READ}:",
    ADD: f"{{policy}} is hereby amended by adding a new {{name}}{{after}}, {_READ}:",
    REPEAL: "{name} of {policy} is hereby repealed.",
    REENACT: f"{{name}} of {{policy}} is hereby repealed and re-enacted {_READ}:",
    RESTORE: f"{{name}} of {{policy}}, which was repealed, is hereby restored {_READ}:",
    RENUMBER: "{name} of {policy} is hereby renumbered as {new}.",
}
"""About one section."""

IN_PART = {
    SetOutUnit.SUBSECTION: "{name} of {policy} is hereby amended, in {parts}, {read}:",
    SetOutUnit.PROVISION: "{name} of {policy} is hereby amended, in the lines set out, {read}:",
}
_NO_TEXT = frozenset({REPEAL, RENUMBER})


@dataclass(frozen=True, slots=True)
class Named:
    """What an instruction is about: the policy as it is cited, and the section, None for the whole policy."""

    policy: str
    change: SectionChange | None


def opened(words: str) -> tuple[str, str]:
    """The number that words bring with them, and the words behind it: "Section 4. This…" is "4", "This…"."""
    found = _OPENING.match(words)
    return (found[1], words[found.end() :]) if found else ("", words.strip())


def wording(step: Step, named: Named, found: SetOut | None) -> str:
    """What one section of a bill says, in the standard wording of its operation."""
    policy = policy_phrase(named.policy)
    if named.change is None:
        return _begun(WHOLE.get(step.operation, WHOLE[AMEND]).format(policy=policy))
    name = _section_phrase(step, named.change)
    if step.operation == AMEND and found is not None and not found.is_whole:
        parts, read = _subsections(found.names), _READ
        by_names = SetOutUnit.SUBSECTION if found.names else SetOutUnit.PROVISION
        return _begun(IN_PART[by_names].format(name=name, policy=policy, parts=parts, read=read))
    words = SECTION.get(step.operation, SECTION[AMEND]).format(
        name=name, policy=policy, after=_after(step), new=_new_name(step, named.change)
    )
    return _begun(words)


def sets_out(operation: str) -> bool:
    """Whether an instruction is followed by the text."""
    return operation not in _NO_TEXT


def policy_phrase(name: str) -> str:
    """``the Code of ethics``; a citation, "Chapter 2.60 of the Municipal Code", stands as it is."""
    return (
        name if any(letter.isdigit() for letter in name) or name.lower().startswith("the ") else f"the {name}"
    )


def _section_phrase(step: Step, change: SectionChange) -> str:
    """``Section 3-11 (Social media)``: its number as the instruction names it, its caption or heading."""
    own = change.section if step.operation == ADD else (change.old or change.section)
    label = own.label or ""
    named = step.target if step.target and step.target != own.heading else label
    heading = own.heading if step.operation == RENUMBER else step.caption or own.heading
    if not named:
        return f"the section “{heading}”"
    level = level_word(own.level, named)
    return f"{level} {named} ({heading})" if heading else f"{level} {named}"


def _after(step: Step) -> str:
    word = "Section " if step.after[:1].isdigit() else ""
    return f", to follow {word}{step.after}" if step.after else ""


def _new_name(step: Step, change: SectionChange) -> str:
    new = change.new.label if change.new else None
    return f"{change.section.level.capitalize()} {new}" if new else "a section without a number"


def _subsections(names: Sequence[str]) -> str:
    *most, last = names or [""]
    said = f"{', '.join(most)} and {last}" if most else last
    return f"subsection{'s' if most else ''} {said}"


def _begun(words: str) -> str:
    """With a capital, whatever stands first."""
    return f"{words[:1].upper()}{words[1:]}"
