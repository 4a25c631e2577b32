"""The guard of period changes: comments/period.py's rules in both dialects, by the database's clock."""

from comments.period import LONGEST, Kind
from policies import guards, record
from policies.guards import exception
from policies.recording import Guard

WHOLE_MINUTE = "A period closes on a whole minute."
WHOLE_SECOND = "A period opens on a whole second."
TOO_LONG = "A period cannot be longer than two years."
UNSTAMPED = "The database sets the time of a record."

_RULES = (
    (f"NEW.kind NOT IN {tuple(kind.value for kind in Kind)}", "That is not a change of a period."),
    ("last_number IS NULL AND NEW.kind <> 'opened'", "This docket has not been opened yet."),
    ("last_number IS NOT NULL AND NEW.kind = 'opened'", "This docket has been opened already."),
    ("NEW.number <> COALESCE(last_number, 0) + 1", "Period changes are numbered in order."),
    ("NEW.kind = 'reopened' AND NOT is_over", "This period is still open: extend it instead."),
    (
        "NEW.kind IN ('extended', 'shortened', 'cancelled') AND is_over",
        "This period has closed: reopen it instead.",
    ),
    (
        "NEW.kind IN ('extended', 'shortened') AND NEW.opens_at <> last_opens_at",
        "Extending or shortening leaves the opening as it was.",
    ),
    (
        "NEW.kind = 'cancelled' AND (NEW.opens_at <> last_opens_at OR NEW.closes_at <> last_closes_at)",
        "Cancelling leaves the period as it was.",
    ),
    (
        "NEW.kind = 'extended' AND NEW.closes_at <= last_closes_at",
        "An extension must close later than the period does now.",
    ),
    (
        "NEW.kind = 'shortened' AND NEW.closes_at >= last_closes_at",
        "A shortening must close earlier than the period does now.",
    ),
    ("NEW.kind <> 'cancelled' AND NEW.opens_at >= NEW.closes_at", "A period must close after it opens."),
    ("NEW.kind <> 'cancelled' AND NEW.closes_at <= this_now", "The closing time has already passed."),
)
"""(condition that refuses, sentence): over NEW, the last change and the city's now."""

_NO_ITEMS = (
    "NOT EXISTS (SELECT 1 FROM comments_docketitem i WHERE i.docket_id = NEW.docket_id)",
    "A docket is opened over at least one instrument.",
)


def period_changes() -> tuple[Guard, ...]:
    """A change waits for comments under way, is stamped, and must follow from the last one."""
    table = "comments_periodchange"
    return (
        Guard(
            name="comments_periodchange_follows",
            table=table,
            timing="BEFORE INSERT",
            sqlite=_sqlite(),
            postgresql=_postgresql(),
        ),
        Guard(
            name="comments_periodchange_stamp",
            table=table,
            timing="AFTER INSERT",
            sqlite=guards.sqlite_stamp(table, "recorded_at"),
        ),
        Guard(
            name="comments_periodchange_kept",
            table=table,
            timing="BEFORE UPDATE",
            sqlite=guards.refuse("A recorded period cannot be changed."),
            sqlite_when="OLD.recorded_at IS NOT NULL",
            postgresql=guards.body(exception("A recorded period cannot be changed."), returns="OLD"),
        ),
        guards.never(table, "DELETE", "A recorded period cannot be removed."),
        guards.no_truncate(table),
        guards.no_replacing(table, ("docket_id", "number")),
    )


def _postgresql() -> str:
    checks = " ".join(guards.exception_if(condition, said) for condition, said in (*_RULES, _NO_ITEMS))
    too_long = f"NEW.closes_at - NEW.opens_at > interval '{LONGEST.days} days'"
    return f"""
DECLARE last_number integer; last_opens_at timestamptz; last_closes_at timestamptz; last_kind text;
  is_over boolean; this_now timestamptz;
BEGIN
  {guards.exception_if("NEW.recorded_at IS NOT NULL", UNSTAMPED)}
  {guards.exception_if("NEW.closes_at <> date_trunc('minute', NEW.closes_at)", WHOLE_MINUTE)}
  {guards.exception_if("NEW.opens_at <> date_trunc('second', NEW.opens_at)", WHOLE_SECOND)}
  PERFORM pg_advisory_xact_lock({guards.DOCKET_LOCKS}, {record.lock_key("NEW.docket_id")});
  this_now := civicpolicy_now(NEW.municipality_id);
  SELECT number, opens_at, closes_at, kind INTO last_number, last_opens_at, last_closes_at, last_kind
    FROM comments_periodchange WHERE docket_id = NEW.docket_id ORDER BY number DESC LIMIT 1;
  is_over := last_number IS NOT NULL AND (last_kind = 'cancelled' OR this_now >= last_closes_at);
  {checks}
  {guards.exception_if(f"NEW.kind <> 'cancelled' AND {too_long}", TOO_LONG)}
  NEW.recorded_at := this_now;
  RETURN NEW;
END"""


def _sqlite() -> str:
    """One SELECT over the last change; times are text of whole seconds in one form, so text compares."""
    source = (
        f"(SELECT {guards.sqlite_now('NEW.municipality_id')} AS this_now, last.*,"
        " (last.last_number IS NOT NULL AND (last.last_kind = 'cancelled'"
        f" OR {guards.sqlite_now('NEW.municipality_id')} >= last.last_closes_at)) AS is_over"
        " FROM (SELECT 1) LEFT JOIN (SELECT c.number AS last_number, c.opens_at AS last_opens_at,"
        " c.closes_at AS last_closes_at, c.kind AS last_kind FROM comments_periodchange c"
        " WHERE c.docket_id = NEW.docket_id ORDER BY c.number DESC LIMIT 1) last)"
    )
    checks = " ".join(
        f"SELECT RAISE(ABORT, '{said}') FROM {source} WHERE {condition};" for condition, said in _RULES
    )
    opens, closes = guards.sqlite_unsound("NEW.opens_at"), guards.sqlite_unsound("NEW.closes_at")
    seconds = "strftime('%s', NEW.closes_at) - strftime('%s', NEW.opens_at)"
    too_long = f"NEW.kind <> 'cancelled' AND {seconds} > {int(LONGEST.total_seconds())}"
    return " ".join(
        (
            guards.refuse_if("NEW.recorded_at IS NOT NULL", UNSTAMPED),
            guards.refuse_if(f"{closes} OR substr(NEW.closes_at, 18) <> '00'", WHOLE_MINUTE),
            guards.refuse_if(f"{opens} OR length(NEW.opens_at) <> 19", WHOLE_SECOND),
            checks,
            guards.refuse_if(too_long, TOO_LONG),
            guards.refuse_if(*_NO_ITEMS),
        )
    )
