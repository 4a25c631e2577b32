"""What cities of one kind share in local law, rule by rule, each with where it stands. Pure data.

A rule is one field of the profile. ``is_read`` says that the statute, charter or bill itself was read for it;
any other rule is general knowledge, which a city checks before it relies on it. Everything can be changed
afterwards at the desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from policies.lifecycle import EffectiveRule
from policies.local_law import Publishing, SetOutUnit
from policies.majorities import Threshold
from policies.text.styles import STYLES, USUAL

CHECK = "General knowledge: check before relying on it."

RULE_WORDS = {
    "redline_style": "How changes are marked",
    "enacting_clause": "Enacting clause",
    "sponsor_required": "A bill names a sponsor",
    "council_size": "Members of the council",
    "readings": "Readings of an ordinance",
    "readings_on_different_days": "Each reading on a day of its own",
    "days_to_passage": "Days from introduction to passage, at least",
    "passage_threshold": "Passed by",
    "suspension_threshold": "Rules suspended, and passed as an emergency, by",
    "override_threshold": "A veto is overridden by",
    "mayor_acts": "What is passed goes to the mayor",
    "presiding_officer_signs": "The presiding officer signs as well",
    "set_out_unit": "A bill sets out",
    "publication": "Published",
    "codifies": "Ordinances are put into a code",
    "effective_rule": "It usually takes effect",
    "effective_days": "So many days after that",
    "effective_clause": "Usual words about the effective date",
}
"""The rules of a profile by their field, as a person reads them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The value of one field of the profile, and the statute, charter or bill in which the rule stands."""

    value: Any
    source: str
    is_read: bool = True

    @property
    def cited(self) -> str:
        """The source, with the warning where it was not read."""
        return self.source if self.is_read else f"{self.source} {CHECK}".strip()


@dataclass(frozen=True, slots=True)
class Preset:
    """One kind of city. Empty where a thing must be said for each city; a clause may name {city}.

    ``is_general_law``: its readings and majorities hold in the state where no charter says otherwise.
    """

    words: str
    state: str = ""
    time_zone: str = ""
    rules: Mapping[str, Rule] = field(default_factory=dict)
    is_general_law: bool = False

    def values(self, name: str) -> dict[str, Any]:
        """What the profile of a city of this name would hold, by field.

        A rule of the day of effect comes without the days and the usual words of the rule before it.
        """
        anew = {"effective_days": 0, "effective_clause": ""} if "effective_rule" in self.rules else {}
        said = anew | {key: rule.value for key, rule in self.rules.items()}
        return {key: _named(value, name) if isinstance(value, str) else value for key, value in said.items()}

    def sources(self) -> dict[str, str]:
        """Where each rule stands, by field."""
        return {key: rule.cited for key, rule in self.rules.items()}

    def profile(self, name: str) -> dict[str, Any]:
        """Local law for a new city of this name, as the profile holds it."""
        usual = {"redline_style": USUAL, "clerk_office": "Office of the City Clerk"}
        return {**usual, **self.values(name), "rule_sources": self.sources()}


def _named(words: str, city: str) -> str:
    """Words with the name of the city, in capitals where all of them are."""
    in_capitals = words.replace("{city}", "").isupper()
    return words.replace("{city}", city.upper() if in_capitals else city)


def _marks(style: str) -> Rule:
    return Rule(style, STYLES[style].source)


WYOMING = "Wyoming Statutes 15-1-115"
WYOMING_VETO = "Wyoming Statutes 15-3-201"
WYOMING_ALL = "Wyoming Statutes 15-1-115 to 15-1-117"
THIRD_CLASS = "Revised Statutes of Missouri 77.080"
VETO = "Revised Statutes of Missouri 77.270"
TWO_READINGS = "Revised Statutes of Missouri 77.080 and 79.130"
JEFFERSON = "Jefferson City, Missouri, Bill 2012-119"
RAMSEY = "Charter of Ramsey, Minnesota, 3.10"
LANCASTER = "Policies of Lancaster, Pennsylvania, as authorized by its mayor"
MAY_DIFFER = f"{THIRD_CLASS}, for cities of the third class; a charter may say otherwise."
MAY_DIFFER_VETO = f"{VETO}, for cities of the third class; a charter may say otherwise."
KLEMM = "Commonwealth ex rel. Bagnoni v. Klemm, 499 Pa. 566 (1982), for cities under the optional charter law"

_MISSOURI = {
    "redline_style": _marks("jefferson-city-mo"),
    "readings": Rule(2, TWO_READINGS),
    "passage_threshold": Rule(Threshold.MAJORITY_MEMBERS, THIRD_CLASS),
    "override_threshold": Rule(Threshold.TWO_THIRDS_MEMBERS, VETO),
    "mayor_acts": Rule(True, THIRD_CLASS),
    "presiding_officer_signs": Rule(True, THIRD_CLASS),
}

PRESETS = {
    "wyoming-city": Preset(
        "A first-class city of Wyoming",
        "Wyoming",
        "America/Denver",
        {
            "enacting_clause": Rule("Be it ordained by the governing body of the {city}:", WYOMING),
            "readings": Rule(3, WYOMING),
            "readings_on_different_days": Rule(True, WYOMING),
            "days_to_passage": Rule(10, WYOMING),
            "passage_threshold": Rule(Threshold.MAJORITY_QUALIFIED, WYOMING),
            "suspension_threshold": Rule(Threshold.THREE_QUARTERS_QUALIFIED, WYOMING),
            "override_threshold": Rule(Threshold.TWO_THIRDS_QUALIFIED, WYOMING_VETO),
            "mayor_acts": Rule(True, WYOMING_ALL),
            "set_out_unit": Rule(SetOutUnit.SECTION, WYOMING_ALL),
            "publication": Rule(Publishing.NEWSPAPER_OR_POSTING, WYOMING_ALL),
            "effective_rule": Rule(EffectiveRule.AFTER_PUBLICATION, "", is_read=False),
            "codifies": Rule(True, "", is_read=False),
        },
        is_general_law=True,
    ),
    "pennsylvania-city": Preset(
        "A mayor-council city of Pennsylvania, with administrative policies",
        "Pennsylvania",
        "America/New_York",
        {
            "redline_style": _marks("pennsylvania-city"),
            "override_threshold": Rule(Threshold.TWO_THIRDS_MEMBERS, KLEMM),
            "effective_rule": Rule(EffectiveRule.GIVEN, LANCASTER),
        },
    ),
    "missouri-charter": Preset(
        "A charter city of Missouri, with two signatures under an ordinance",
        "Missouri",
        "America/Chicago",
        {
            **_MISSOURI,
            "enacting_clause": Rule(
                "BE IT ENACTED BY THE COUNCIL OF THE {city}, MISSOURI, AS FOLLOWS:", JEFFERSON
            ),
            "sponsor_required": Rule(True, f"{JEFFERSON} names one.", is_read=False),
            "readings": Rule(2, MAY_DIFFER, is_read=False),
            "passage_threshold": Rule(Threshold.MAJORITY_MEMBERS, MAY_DIFFER, is_read=False),
            "override_threshold": Rule(Threshold.TWO_THIRDS_MEMBERS, MAY_DIFFER_VETO, is_read=False),
            "mayor_acts": Rule(True, JEFFERSON),
            "presiding_officer_signs": Rule(True, JEFFERSON),
            "set_out_unit": Rule(SetOutUnit.SECTION, JEFFERSON),
            "effective_rule": Rule(EffectiveRule.PASSAGE_AND_APPROVAL, JEFFERSON),
            "effective_clause": Rule(
                "This ordinance shall be in full force and effect from and after the date of its passage "
                "and approval.",
                JEFFERSON,
            ),
        },
    ),
    "missouri-third-class": Preset(
        "A third-class city of Missouri",
        "Missouri",
        "America/Chicago",
        {
            **_MISSOURI,
            "enacting_clause": Rule("Be it ordained by the council of the {city}, as follows:", THIRD_CLASS),
        },
        is_general_law=True,
    ),
    "minnesota-charter": Preset(
        "A charter city of Minnesota, which sets sections out in full",
        "Minnesota",
        "America/Chicago",
        {
            "redline_style": _marks("ramsey-mn"),
            "set_out_unit": Rule(SetOutUnit.SECTION, RAMSEY),
            "passage_threshold": Rule(Threshold.MAJORITY_MEMBERS, RAMSEY),
            "publication": Rule(Publishing.NEWSPAPER, "", is_read=False),
            "codifies": Rule(True, f"{RAMSEY}: the code is looked through every two years"),
        },
    ),
    "plain": Preset("Any other city: state and time zone are said"),
}


READINGS = ("readings", "readings_on_different_days", "days_to_passage")
MAJORITIES = ("passage_threshold", "suspension_threshold", "override_threshold")
GENERAL_LAW: Mapping[str, Mapping[str, Rule]] = {
    each.state: {name: rule for name, rule in each.rules.items() if name in READINGS + MAJORITIES}
    for each in PRESETS.values()
    if each.is_general_law
}
"""What the law of a state asks of an ordinance where no charter says otherwise, by field of the profile.

W.S. 15-1-115: read on three different days, and ten days from introduction to passage, unless three quarters
of the qualified members suspend the rule in an emergency; 15-3-201: two thirds of the qualified members
override a veto. RSMo 77.080 (third class) and 79.130 (fourth class): read two times, which may be at one
meeting; a majority of the members elected; 77.270 and 79.140: two thirds of them override.
"""


TITLE_LAW: Mapping[str, str] = {"Wyoming": WYOMING}
"""By state, the law by which an ordinance has one subject, clearly expressed in its title."""


def in_general_law(state: str, said: Mapping[str, Any]) -> Mapping[str, Rule]:
    """The rules of the general law of a state about which a city's own profile says nothing.

    ``said``: what the profile holds, by field. Readings and days belong together, majorities do as well.
    """
    law = GENERAL_LAW.get(state.strip(), {})
    silent = [
        name for group in (READINGS, MAJORITIES) if not any(said.get(n) for n in group) for name in group
    ]
    return {name: law[name] for name in silent if name in law}
