"""The guards of moderation: entries follow one another, a withholding has one of the fixed grounds."""

from policies import guards
from policies.recording import Guard

TABLE = "comments_moderationentry"
GROUNDS = (
    "private_data",
    "true_threat",
    "obscene",
    "harassment",
    "advertising",
    "harmful_link",
    "copyright",
    "flood",
    "impersonation",
)
_LAST = f"FROM {TABLE} e WHERE e.comment_id = NEW.comment_id ORDER BY e.number DESC LIMIT 1"
_ACTION = f"COALESCE((SELECT e.action {_LAST}), '')"
_NUMBER = f"COALESCE((SELECT e.number {_LAST}), 0)"

RULES = (
    ("NEW.action NOT IN ('withheld', 'restored', 'shown')", "That is not an act of moderation."),
    (f"NEW.number <> {_NUMBER} + 1", "Moderation entries are numbered in order."),
    (
        f"NEW.action = 'withheld' AND NEW.ground NOT IN {GROUNDS}",
        "A comment is withheld on one of the fixed grounds.",
    ),
    ("NEW.action <> 'withheld' AND NEW.ground <> ''", "Only a withholding has a ground."),
    (f"NEW.action = 'withheld' AND {_ACTION} = 'withheld'", "This comment is withheld already."),
    (f"NEW.action = 'restored' AND {_ACTION} <> 'withheld'", "This comment is not withheld."),
    (f"NEW.action = 'shown' AND {_ACTION} <> ''", "This comment was looked at before."),
)
"""(condition that refuses, sentence)."""


def moderation() -> tuple[Guard, ...]:
    """An entry must follow from the last one of its comment; then it is stamped and kept."""
    return (
        guards.refusing(f"{TABLE}_follows", TABLE, RULES),
        *guards.stamped(TABLE, "recorded_at", ("comment_id", "number")),
    )
