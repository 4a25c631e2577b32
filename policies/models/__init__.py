"""Facts about one row each; what happens to them stands in the services."""

from policies.models.codification import Codification, EditorialChange, EditorialKind
from policies.models.drafting import CityWord, Clause, ClauseKind, DraftingNote
from policies.models.instrument import (
    UNRECORDED,
    AdoptionPath,
    Amendment,
    Edition,
    Instruction,
    Instrument,
    InstrumentKind,
    Operation,
)
from policies.models.meeting import AgendaItem, Meeting, MeetingKind
from policies.models.municipality import (
    RESERVED_SLUGS,
    ClockReading,
    JurisdictionProfile,
    Membership,
    Municipality,
    Role,
)
from policies.models.policy import Extent, Marks, Policy, PolicyKind, Section, Version
from policies.models.record import Act, ActKind, Freezing, Publication, RulingKind, Source, SourceRuling
from policies.models.voting import Motion, RollCall, Vote

__all__ = [
    "RESERVED_SLUGS",
    "UNRECORDED",
    "Act",
    "ActKind",
    "AdoptionPath",
    "AgendaItem",
    "Amendment",
    "CityWord",
    "Clause",
    "ClauseKind",
    "ClockReading",
    "Codification",
    "DraftingNote",
    "Edition",
    "EditorialChange",
    "EditorialKind",
    "Extent",
    "Freezing",
    "Instruction",
    "Instrument",
    "InstrumentKind",
    "JurisdictionProfile",
    "Marks",
    "Meeting",
    "MeetingKind",
    "Membership",
    "Motion",
    "Municipality",
    "Operation",
    "Policy",
    "PolicyKind",
    "Publication",
    "Role",
    "RollCall",
    "RulingKind",
    "Section",
    "Source",
    "SourceRuling",
    "Version",
    "Vote",
]
