"""What a section of a bill does to which section of a policy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policies.exchange.parts import Instruction
from policies.text.enumerators import in_roman, roman
from policies.text.labels import Label, read_label

_OPERATIONS = (
    ("renumber", r"\b(?:renumber|redesignat|recodif|relabel)\w*"),
    (
        "amend",
        r"\brepeal\w*\s+(?:in\s+(?:its|their)\s+entirety\s+)?and\s+(?:is\s+|are\s+)?(?:hereby\s+)?"
        r"(?:replac|re-?enact|amend|substitut)\w*",
    ),
    ("amend", r"\bdelet\w*\s+in\s+(?:its|their)\s+entirety\s+and\s+(?:the\s+following|replac|insert)"),
    ("restore", r"\b(?:restor|reinstat|reviv|re-?enact|re-?establish)(?:ed|es|ing)?\b"),
    (
        "add",
        r"\bby\s+(?:the\s+addition\s+of|adding|inserting|enacting|creating)\b[^.;:]{0,60}\bnew\b"
        r"|\bby\s+(?:the\s+addition\s+of|adding)\b(?![^.;:]{0,30}\b(?:words?|phrase|following\s+sentence)\b)"
        r"|\bnew\s+(?:section|chapter|article|division|subsection|paragraph|part|title)\b"
        r"|\b(?:is|are)\s+(?:hereby\s+)?(?:added|created|established|inserted|enacted)\b|\bNEW SECTION\b",
    ),
    ("amend", r"\b(?:amend|revis|modif)\w*|\bchanged\s+to\s+read\b|\bto\s+read\s+as\s+follows\b"),
    ("repeal", r"\b(?:repeal|rescind|delet|abolish)(?:ed|s)?\b|\bof\s+no\s+further\s+(?:force|effect)\b"),
    ("adopt", r"\b(?:adopt|approv)(?:ed|s)\b"),
)
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _OPERATIONS)
_KEYWORD = re.compile(
    r"\b(?:(?:Sub)?(?:Sect[il1]ons?|divisions?)|Secs?\.|Chapters?|Articles?|Titles?|Parts?)\s+|§{1,2}\s?",
    re.IGNORECASE,
)
_ALIAS = re.compile(
    r"\b(?:Article|Chapter|Title)\s+(?P<outer>\d{1,3}|[IVXLC]{1,7})\s*(?:\([^()]{1,120}\))?\s*,?\s*"
    r"Sect[il1]on\s+(?P<inner>\d{1,3}[A-Z]?)(?![\d.-]*\d)",
    re.IGNORECASE,
)
_ALIAS_OF = re.compile(
    r"\bSect[il1]on\s+(?P<inner>\d{1,3}[A-Z]?)\s*(?:\([^()]{1,120}\))?\s*,?\s*(?:of|in)\s+"
    r"(?:Article|Chapter|Title)\s+(?P<outer>\d{1,3}|[IVXLC]{1,7})\b(?![.\d-]*\d)",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:new\s+(?:(?:sub)?section|chapter|article|division|part)|numbered(?:\s+as)?|designated(?:\s+as)?|known\s+as)"
    r"[,:]?\s+(?:to\s+be\s+(?:numbered|designated|known\s+as)(?:\s+as)?\s+)?"
    r"(?:(?:sub)?sections?\s+|secs?\.\s+|chapters?\s+|articles?\s+|§\s?)?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:following|after)\s+(?:Sect[il1]on\s+|Sec\.\s+|§\s?|Chapter\s+)", re.IGNORECASE)
_CAPTION = re.compile(
    r"\s*,?\s*(?:\((?P<round>[^()]{3,160})\)|(?:entitled|titled|captioned)?,?\s*[“\"](?P<quoted>[^”\"]{3,160})[”\"])"
)
_APPOSED = re.compile(r",\s([A-Z][\w’' -]{2,80}?),\s(?:is|are|of)\b")
_NAMED = re.compile(
    r"\b((?:(?!The\b)[A-Z][\w’'-]+\s+(?:(?:and|of|for|on)\s+)?){0,6}"
    r"(?:Policy|Policies|Code|Plan|Manual|Handbook|Rules)(?:\s+of\s+(?:Ethics|Conduct))?)\b"
)
_ORDINANCE = re.compile(
    r"\b((?:Ordinance|Resolution)\s+(?:No\.?\s*)?[A-Z]{0,2}-?\d[\w.-]{0,14}\w)\b", re.IGNORECASE
)
_AND = re.compile(
    r"\s*(?:,\s*and\b|,|;|\band\b|&)\s*(?:Sect[il1]ons?\s+|Secs?\.\s+|§{1,2}\s?)?", re.IGNORECASE
)
_LETTER = re.compile(r"\s([A-Z])(?=,|\s(?:is|are|to|which|entitled|shall|after|following|of|as)\b)")
_PATH = re.compile(r"(?:\(\w{1,4}\)){1,5}")
_MOST_TARGETS = 60


@dataclass(frozen=True, slots=True)
class _Target:
    value: str
    printed: str
    end: int


def operation_of(lead: str) -> str | None:
    """The operation in an amending sentence, None when it changes nothing."""
    return next((name for name, pattern in _COMPILED if pattern.search(lead)), None)


def read_instructions(number: str, lead: str, set_out: list[str]) -> list[Instruction]:
    """The instructions of one bill section, one for each section that it changes.

    ``set_out`` holds the labels of the sections printed in full below the sentence.
    """
    operation = operation_of(lead)
    if not operation:
        return []
    raw = " ".join(lead.split())
    targets = _targets(raw, operation, set_out)
    if operation == "renumber":
        targets, becomes = targets[:1], targets[1].value if len(targets) > 1 else None
    else:
        becomes = None
    after = _label_after(_AFTER, raw)
    return [
        Instruction(
            number=number,
            operation=operation,
            target=target.value or None,
            caption=_caption(raw, target),
            raw=raw,
            printed=target.printed,
            after=after.value if after and operation == "add" else None,
            becomes=becomes,
        )
        for target in targets or [_Target("", "", 0)]
    ]


def _targets(raw: str, operation: str, set_out: list[str]) -> list[_Target]:
    if operation == "add" and (new := _label_after(_NEW, raw)):
        return [_Target(new.value, new.printed, new.end), *_listed(raw, new.end)]
    for pattern in (_ALIAS, _ALIAS_OF):
        if match := pattern.search(raw):
            return [_Target(_alias(match, set_out), match.group(), match.end())]
    found = [_listed_from(raw, match.end()) for match in _KEYWORD.finditer(raw)]
    targets = [target for group in found for target in group]
    targets = list({target.value: target for target in reversed(targets)}.values())[::-1]
    inner = [target for target in targets if target.value in set_out]
    if inner and operation != "renumber":
        return inner[:_MOST_TARGETS]
    if operation == "add" and len(set_out) == 1:
        return [_Target(set_out[0], set_out[0], 0)]
    if operation in ("renumber", "repeal"):
        return targets[:_MOST_TARGETS]
    first = next((group for group in found if group), [])
    return first[:_MOST_TARGETS]


def _alias(match: re.Match[str], set_out: list[str]) -> str:
    """Section 11 of Article 3 is 3-11, or whatever label with these numbers is set out below."""
    outer, inner = match.group("outer"), match.group("inner").upper()
    plain = str(roman(outer.lower())) if roman(outer.lower()) else outer
    wanted = {(plain.lstrip("0"), inner.lstrip("0")), (outer.upper(), inner.lstrip("0"))}
    if plain.isdigit():
        wanted.add((in_roman(int(plain)).upper(), inner.lstrip("0")))
    for label in set_out:
        parts = [part.lstrip("0").upper() for part in re.split(r"[-.:]", label)]
        if len(parts) == 2 and (parts[0], parts[1]) in wanted:
            return label
    return f"{plain}-{inner}"


def _listed_from(raw: str, start: int) -> list[_Target]:
    label = read_label(raw, start)
    if not label:
        return []
    return [_with_path(raw, label), *_listed(raw, _with_path(raw, label).end)]


def _listed(raw: str, start: int) -> list[_Target]:
    """Further labels in a list: "2-101, 2-102 and 2-105"."""
    found: list[_Target] = []
    while (
        (joint := _AND.match(raw, start))
        and (label := read_label(raw, joint.end()))
        and label.value[0].isdigit()
    ):
        target = _with_path(raw, label)
        found.append(target)
        start = target.end
    return found


def _with_path(raw: str, label: Label) -> _Target:
    path = _PATH.match(raw, label.end)
    if not path:
        return _Target(label.value, label.printed, label.end)
    return _Target(label.value + path.group(), label.printed + path.group(), path.end())


def _label_after(pattern: re.Pattern[str], raw: str) -> Label | None:
    for match in pattern.finditer(raw):
        if label := read_label(raw, match.end()):
            return _with_letter(raw, label)
    return None


def _with_letter(raw: str, label: Label) -> Label:
    """3-11 B is added: a capital by itself between a number and the sentence belongs to the number."""
    letter = _LETTER.match(raw, label.end) if label.value[-1].isdigit() else None
    if not letter:
        return label
    return Label(label.value + letter.group(1), label.printed + letter.group(), letter.end())


def _caption(raw: str, target: _Target) -> str:
    """The caption given with the target: "(Social Media)", entitled "Gifts"; else the name of a policy."""
    if target.end and (match := _CAPTION.match(raw, target.end)):
        return (match.group("round") or match.group("quoted")).strip(" .,")
    if target.end and (match := _APPOSED.match(raw, target.end)):
        return match.group(1)
    entitled = re.search(r"\b(?:entitled|titled|captioned)\s*,?\s*[“\"]([^”\"]{3,160})[”\"]", raw)
    if entitled:
        return entitled.group(1).strip(" .,")
    named = None if target.value else _ORDINANCE.search(raw) or _NAMED.search(raw)
    return named.group(1) if named else ""
