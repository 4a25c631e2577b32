"""The sponsors of a bill, each with a title where the paper gives one."""

from __future__ import annotations

import re

_TITLE_WORDS = """
council president pro tem, mayor pro tem, council vice president, council president, vice mayor,
deputy mayor, council member, council woman, councilmember, councilwoman, councilman, councilperson,
councilor, councillor, alderwoman, alderman, alderperson, ald., commissioner, supervisor, selectman,
selectwoman, trustee, president, chairman, chairwoman, chair, mayor, freeholder, representative,
delegate, assemblymember, cm, mr., mrs., ms., dr.
"""
_TITLES = tuple(" ".join(title.split()) for title in _TITLE_WORDS.split(","))
_PLURALS = {
    "council members": "Council Member",
    "councilmembers": "Councilmember",
    "councilmen": "Councilman",
    "councilwomen": "Councilwoman",
    "aldermen": "Alderman",
    "commissioners": "Commissioner",
    "trustees": "Trustee",
    "supervisors": "Supervisor",
    "councilors": "Councilor",
    "alderpersons": "Alderperson",
    "selectmen": "Selectman",
    "councilpersons": "Councilperson",
}
_NUMERALS = ("II", "III", "IV")
_SPLIT = re.compile(r"\s*(?:;|,|&|\band\b|\bAND\b)\s*")
_BELONGS = re.compile(
    r"(?:Jr|Sr|II|III|IV|Ward|District|Seat|Place|At[- ]Large|by request|PhD|Esq)\b.*", re.I
)


def read_sponsors(words: str) -> tuple[str, ...]:
    """``COUNCILWOMAN Carroll`` is ``Councilwoman Carroll``; a title in the plural goes to each name."""
    found: list[str] = []
    title = ""
    words = " ".join(words.split()).strip(" ,;:_")
    for part in _SPLIT.split(words if words.endswith(("Jr.", "JR.", "Sr.", "SR.")) else words.rstrip(".")):
        if not part.strip(" .:_"):
            continue
        plain = part.strip(" ,:")
        if found and (_BELONGS.fullmatch(plain) or plain.lower() in _TITLES):
            found[-1] += f", {_cased(plain)}"
            continue
        plural = next((each for each in _PLURALS if plain.lower().startswith(each)), None)
        if plural:
            title, plain = _PLURALS[plural], plain[len(plural) :].strip(" :")
        named = _with_title(plain)
        if named:
            found.append(named if _titled(plain) or not title else f"{title} {named}")
    return tuple(found)


def _titled(words: str) -> bool:
    return any(words.lower().startswith(f"{title} ") for title in _TITLES)


def _with_title(words: str) -> str:
    for title in _TITLES:
        if words.lower().startswith(f"{title} "):
            return f"{title.title()} {_cased(words[len(title) :].strip())}".replace(" Pro Tem", " Pro Tem")
    return _cased(words)


def _cased(words: str) -> str:
    """Names printed in capitals get capitals and small letters; others stay as printed."""
    shouted = words.isupper()
    return " ".join(
        _name(word) if word.isupper() and (shouted or len(word) > 2) and word not in _NUMERALS else word
        for word in words.split()
    )


def _name(word: str) -> str:
    cased = "-".join(part.capitalize() for part in word.split("-"))
    cased = re.sub(r"'(\w)", lambda match: "'" + match.group(1).upper(), cased)
    return f"Mc{cased[2:].capitalize()}" if cased.startswith("Mc") and len(cased) > 4 else cased
