"""Law that is not this city's: how references to it begin, and how they end."""

import re

FOREIGN_SIGNS = r"""
    (?P<federal>(?<![\w.])[0-9]{1,2}\s(?:U\.?\s?S\.?\s?C\.?(?:\s?A\.)?|C\.?\s?F\.?\s?R\.?)\s
        (?:§{1,2}\s?|[Pp]art\s|[Ss]ec\.\s)?(?=[0-9]))
    |(?P<lettered>(?<![\w.])[A-Z]\.\s?[A-Z]\.[A-Z. ]{0,10}\s?
        (?:c\.\s?[0-9]{1,3}[A-Z]?,?\s?)?(?:§{1,2}\s?)?(?=[0-9]))
    |(?P<named>(?<![\w.])(?:[A-Z][a-z]{1,6}\.?\s(?:Rev\.\s)?)?
        (?:RCW|RSMo|ORC|NRS|KRS|ORS|HRS|CRS|MCA|WAC|Stat\.|Rev\.\sCode|Gov't\sCode)(?:\sAnn\.)?,?\s(?:§{1,2}\s?)?(?=[0-9]))
    |(?P<enacted>(?<!\w)(?:(?:Ord\.|Ordinance|Res\.|Resolution|Code|Laws)(?:\sNos?\.)?\s[\w-]{1,20}(?:,\sp\.\s[0-9]{1,5})?,
        |(?:[Pp]rior|[0-9]{4})\s[Cc]ode)\s§{1,2}\s?(?=[0-9]))
"""
"""For a verbose pattern: 42 U.S.C. § 1983, 28 CFR 35.201; O.C.G.A. § 36-34-1, M.G.L. c. 40A § 9; Minn. Stat.
§ 13D.065, RCW 34.05.395; in history notes Ord. No. 776, § 1, Code 2004, § 1-1, Prior code § 1.05.060."""

_WORD = re.compile(r"\S+")
_OF = re.compile(r"\sof\s")
_NAME = re.compile(r",?\s(?:RSMo|RCW|ORC|[A-Z]\.[A-Z]\.[A-Z. ]{0,8})(?!\w)")
_LAST_WORDS = frozenset(("Statutes", "Stat", "Constitution", "Laws"))
_LAST_PAIRS = frozenset(
    ("Revised Code", "Official Code", "States Code", "Government Code", "Federal Regulations", "General Law")
)
_JOINING_WORDS = frozenset(("the", "of", "and"))


def end_of_foreign_law(text: str, at: int) -> int:
    """Where words end that make a number law elsewhere ("of the Revised Statutes", ", RSMo"); 0 if none."""
    name = _NAME.match(text, at)
    if name:
        return name.end()
    of = _OF.match(text, at)
    before = ""
    for word in _WORD.finditer(text, of.end(), of.end() + 80) if of else ():
        bare = word.group().rstrip(".,;:")
        if bare in _LAST_WORDS or f"{before} {bare}" in _LAST_PAIRS:
            return word.start() + len(bare)
        if bare not in _JOINING_WORDS and not (bare == word.group() and bare[:1].isupper()):
            return 0
        before = bare
    return 0
