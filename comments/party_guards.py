"""The guards of closed consultations: parties belong to closed dockets, and only they write there."""

from policies import guards
from policies.recording import Guard

TABLE = "comments_docketparty"
CLOSED = "EXISTS (SELECT 1 FROM comments_docket d WHERE d.id = NEW.docket_id AND d.is_closed)"
_STANDS = (
    f"SELECT 1 FROM {TABLE} p WHERE p.id = NEW.party_id AND p.docket_id = NEW.docket_id"
    f" AND p.withdraws_id IS NULL AND NOT EXISTS (SELECT 1 FROM {TABLE} w WHERE w.withdraws_id = p.id)"
)
_WITHDRAWN = (
    f"SELECT 1 FROM {TABLE} p WHERE p.id = NEW.withdraws_id AND p.docket_id = NEW.docket_id"
    " AND p.person_id = NEW.person_id AND p.withdraws_id IS NULL"
)
_PARTIES = (
    (f"NOT {CLOSED}", "Only a closed consultation has parties."),
    ("trim(NEW.name) = ''", "A party has a name."),
    (
        f"NEW.withdraws_id IS NOT NULL AND NOT EXISTS ({_WITHDRAWN})",
        "Only a person who was named can be withdrawn.",
    ),
)
_COMMENTS = (
    (
        f"NEW.channel = 'web' AND NEW.party_id IS NULL AND {CLOSED}",
        "Only its parties write to a closed consultation.",
    ),
    (
        f"NEW.party_id IS NOT NULL AND NOT EXISTS ({_STANDS})",
        "That person is no party to this consultation.",
    ),
)
"""(condition that refuses, sentence)."""


def parties() -> tuple[Guard, ...]:
    """A party is named, stamped and kept; a comment on a closed docket names the party that sent it."""
    return (
        guards.refusing(f"{TABLE}_sound", TABLE, _PARTIES),
        *guards.stamped(TABLE, "recorded_at", ("withdraws_id",)),
        guards.refusing("comments_comment_party", "comments_comment", _COMMENTS),
    )
