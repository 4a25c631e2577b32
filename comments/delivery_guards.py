"""The guard of entered comments: a delivery is whole, in the past, and never of a comment sent here."""

from dataclasses import dataclass

from policies import guards
from policies.recording import Guard

TABLE = "comments_comment"
CHANNELS = ("web", "mail", "email", "phone", "meeting")
SENT_HERE = "A comment sent on this site carries no delivery."
WHOLE = "An entered comment says when it was delivered, what proves it, and who entered it."
RULES = (
    (f"NEW.channel NOT IN {CHANNELS}", "That is not a way in which a comment comes."),
    (
        "NEW.channel = 'web' AND"
        " (NEW.delivered_at IS NOT NULL OR NEW.entered_by_id IS NOT NULL OR NEW.evidence <> '')",
        SENT_HERE,
    ),
    (
        "NEW.channel <> 'web' AND"
        " (NEW.delivered_at IS NULL OR NEW.entered_by_id IS NULL OR trim(NEW.evidence) = '')",
        WHOLE,
    ),
    (
        "NEW.channel <> 'web' AND NEW.content_format < 2",
        "The proof of an entered comment holds how and when it came.",
    ),
)
"""(condition that refuses, sentence)."""

NO_INSTANT = "A delivery has a time of the calendar, to the second."
TO_COME = "Nothing was delivered in the future."


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition over NEW and the period change ``c``, in both dialects."""

    sqlite: str
    postgresql: str


_ANY_OR_FIRST = "NEW.delivered_at IS NULL OR c.number = 1 OR c.recorded_at <="
JUDGES = Condition(f"{_ANY_OR_FIRST} NEW.delivered_at || '.000'", f"{_ANY_OR_FIRST} NEW.delivered_at")
"""Changes of which the last one judges. SQLite compares text: a stamp has a fraction, a delivery has none."""


def delivered() -> Guard:
    """How a comment came, checked before the docket's lock is asked for: what is past now is past then."""
    unsound = f"{guards.sqlite_unsound('NEW.delivered_at')} OR length(NEW.delivered_at) <> 19"
    no_instant = (
        f"NEW.delivered_at IS NOT NULL AND ({unsound} OR NEW.delivered_at < '1900')",
        NO_INSTANT,
        "NEW.delivered_at <> date_trunc('second', NEW.delivered_at) OR NEW.delivered_at < '1900-01-01'",
    )
    to_come = (
        f"NEW.delivered_at > {guards.sqlite_now('NEW.municipality_id')}",
        TO_COME,
        "NEW.delivered_at > civicpolicy_now(NEW.municipality_id)",
    )
    return guards.refusing(f"{TABLE}_delivered", TABLE, (*RULES, no_instant, to_come))
