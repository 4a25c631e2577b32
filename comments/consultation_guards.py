"""The guards of recorded consultations: one instrument and its corrections, dates that can be read."""

from policies import guards
from policies.recording import Guard

TABLE = "comments_consultation"
OUTCOMES = ("agreed", "with_changes", "objected", "no_position", "no_answer", "unknown", "mistake")
_SAME = f"SELECT 1 FROM {TABLE} t WHERE t.id = NEW.corrects_id AND t.instrument_id = NEW.instrument_id"
RULES = (
    (f"NEW.outcome NOT IN {OUTCOMES}", "That is not an outcome of a consultation."),
    ("trim(NEW.party) = ''", "A consultation names the party."),
    (
        "NEW.outcome = 'mistake' AND NEW.corrects_id IS NULL",
        "Only a correction says that a consultation was recorded by mistake.",
    ),
    (
        f"NEW.corrects_id IS NOT NULL AND NOT EXISTS ({_SAME})",
        "A correction is about the same instrument.",
    ),
)
"""(condition that refuses, sentence)."""

UNDATED = "The dates of a consultation must be of the calendar."


def consultations() -> tuple[Guard, ...]:
    """A consultation is sound, stamped, and then kept."""
    lite, pg = zip(*(guards.undated(prefix) for prefix in ("date", "began")), strict=True)
    undated = (" OR ".join(lite), UNDATED, " OR ".join(pg))
    return (
        guards.refusing(f"{TABLE}_sound", TABLE, (*RULES, undated)),
        *guards.stamped(TABLE, "recorded_at", ("corrects_id",)),
    )
