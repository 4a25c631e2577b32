"""What the database itself keeps of comments: the window that judges, the instant of receipt, the words.

On time means ``opens_at <= received_at < closes_at``, both read by the database after the docket's lock is
held: a comment takes the lock shared, a period change takes it alone, so no comment is judged by a window
that a change stamped before it has replaced. On SQLite the writer lock of the immediate transaction does
the same.

A comment that staff enter is judged as if it had come on the site at the instant of its delivery: by the
last change recorded at or before ``delivered_at``. So a letter delivered in time is on time whenever it is
typed, and no later change can make it late, or early, or on time. One delivered before anything was recorded
is judged by the first change: a call announced on paper is often recorded after it began.
"""

from comments.consultation_guards import consultations
from comments.delivery_guards import JUDGES, delivered
from comments.moderation_guards import moderation
from comments.party_guards import CLOSED, parties
from comments.period_guards import period_changes
from policies import guards, record
from policies.guards import body, exception, refusing, refusing_when
from policies.recording import Declarations, Guard

PARENTS = {
    "comments_docketitem": [("docket_id", "comments_docket"), ("edition_id", "policies_edition")],
    "comments_periodchange": [("docket_id", "comments_docket")],
    "comments_comment": [
        ("docket_id", "comments_docket"),
        ("judged_by_id", "comments_periodchange"),
        ("party_id", "comments_docketparty"),
    ],
    "comments_docketparty": [("docket_id", "comments_docket"), ("withdraws_id", "comments_docketparty")],
    "comments_commenttarget": [("comment_id", "comments_comment"), ("edition_id", "policies_edition")],
    "comments_commentcontent": [("comment_id", "comments_comment")],
    "comments_commentcontact": [("comment_id", "comments_comment")],
    "comments_moderationentry": [("comment_id", "comments_comment")],
    "comments_consultation": [
        ("instrument_id", "policies_instrument"),
        ("corrects_id", "comments_consultation"),
    ],
}
DOCKET_KEY = record.lock_key("NEW.docket_id")
UNSTAMPED = "NEW.received_at IS NOT NULL OR NEW.verdict <> '' OR NEW.judged_by_id IS NOT NULL"
JUDGED_BY_DATABASE = "The database sets when a comment was received and how it is judged."
KEPT = "A received comment cannot be changed or removed."

RECEIVE_POSTGRESQL = f"""
DECLARE judge record; judged_at timestamptz;
BEGIN
  IF {UNSTAMPED} THEN {exception(JUDGED_BY_DATABASE)} END IF;
  PERFORM pg_advisory_xact_lock_shared({guards.DOCKET_LOCKS}, {DOCKET_KEY});
  NEW.received_at := civicpolicy_now(NEW.municipality_id);
  judged_at := COALESCE(NEW.delivered_at, NEW.received_at);
  SELECT c.id, c.kind, c.opens_at, c.closes_at INTO judge FROM comments_periodchange c
    WHERE c.docket_id = NEW.docket_id AND ({JUDGES.postgresql}) ORDER BY c.number DESC LIMIT 1;
  NEW.judged_by_id := judge.id;
  NEW.verdict := CASE
    WHEN judge.id IS NULL THEN 'early'
    WHEN judge.kind = 'cancelled' THEN 'late'
    WHEN judged_at < judge.opens_at THEN 'early'
    WHEN judged_at < judge.closes_at THEN 'on_time'
    ELSE 'late' END;
  RETURN NEW;
END"""

LAST_CHANGE = (
    f"FROM comments_periodchange c WHERE c.docket_id = NEW.docket_id AND ({JUDGES.sqlite})"
    " ORDER BY c.number DESC LIMIT 1"
)
JUDGED_AT = f"COALESCE(NEW.delivered_at, {guards.sqlite_now('NEW.municipality_id')})"
RECEIVE_SQLITE = f"""UPDATE comments_comment SET
  received_at = {guards.sqlite_now("NEW.municipality_id")},
  judged_by_id = (SELECT c.id {LAST_CHANGE}),
  verdict = COALESCE((SELECT CASE
    WHEN c.kind = 'cancelled' THEN 'late'
    WHEN {JUDGED_AT} < c.opens_at THEN 'early'
    WHEN {JUDGED_AT} < c.closes_at THEN 'on_time'
    ELSE 'late' END {LAST_CHANGE}), 'early')
  WHERE id = NEW.id;"""


def receiving() -> tuple[Guard, ...]:
    """A comment is stamped and judged by the database, and then kept as it is."""
    table = "comments_comment"
    keys = (("municipality_id", "code"), ("docket_id", "idempotency_key"))
    return (
        Guard(
            name="comments_comment_receive",
            table=table,
            timing="BEFORE INSERT",
            sqlite=guards.refuse(JUDGED_BY_DATABASE),
            sqlite_when=UNSTAMPED,
            postgresql=RECEIVE_POSTGRESQL,
        ),
        Guard(
            name="comments_comment_receive_after", table=table, timing="AFTER INSERT", sqlite=RECEIVE_SQLITE
        ),
        Guard(
            name="comments_comment_kept",
            table=table,
            timing="BEFORE UPDATE",
            sqlite=guards.refuse(KEPT),
            sqlite_when="OLD.received_at IS NOT NULL",
            postgresql=body(exception(KEPT), returns="OLD"),
        ),
        guards.never(table, "DELETE", KEPT),
        guards.no_truncate(table),
        guards.no_replacing(table, *keys),
    )


def targets() -> tuple[Guard, ...]:
    """No target joins a comment after it was sent: it says itself how many it has."""
    counted = "(SELECT c.target_count FROM comments_comment c WHERE c.id = NEW.comment_id)"
    beyond = f"NEW.ordinal < 1 OR NEW.ordinal > {counted}"
    elsewhere = (
        "NOT EXISTS (SELECT 1 FROM comments_comment c JOIN comments_docketitem i ON i.docket_id = c.docket_id"
        " WHERE c.id = NEW.comment_id AND i.edition_id = NEW.edition_id)"
    )
    rules = (
        (beyond, "A comment says how many targets it has; this would be one more."),
        (elsewhere, "A comment is about an edition of its own docket."),
    )
    return (
        refusing("comments_commenttarget_counted", "comments_commenttarget", rules),
        *guards.append_only("comments_commenttarget", ("comment_id", "ordinal")),
    )


def contact() -> tuple[Guard, ...]:
    """Name and address can be blanked, never changed to something else."""
    table = "comments_commentcontact"
    changed = (
        "OLD.comment_id <> NEW.comment_id OR (NEW.name <> OLD.name AND NEW.name <> '')"
        " OR (NEW.email <> OLD.email AND NEW.email <> '')"
    )
    sentence = "A name can be blanked but not changed."
    return (
        refusing_when(f"{table}_blanked", table, "BEFORE UPDATE", changed, sentence),
        guards.never(table, "DELETE", KEPT),
        guards.no_truncate(table),
        guards.no_replacing(table, ("comment_id",)),
    )


def docket_items() -> tuple[Guard, ...]:
    """What a docket is about is fixed once its period is recorded, and published; of a closed one, frozen."""
    table = "comments_docketitem"
    opened = "EXISTS (SELECT 1 FROM comments_periodchange c WHERE c.docket_id = {row}.docket_id)"
    sentence = "What a docket is about cannot change once its period is recorded."
    frozen = "EXISTS (SELECT 1 FROM policies_freezing f WHERE f.edition_id = NEW.edition_id)"
    loose = (
        "NOT EXISTS (SELECT 1 FROM policies_publication p WHERE p.edition_id = NEW.edition_id)"
        f" AND NOT ({frozen} AND {CLOSED})"
    )
    unpublished = "A docket is about published editions only, a closed one about frozen ones."

    def guard(event: str, row: str) -> Guard:
        condition = opened.format(row=row)
        locks = [record.shared_lock(guards.DOCKET_LOCKS, f"{row}.docket_id")]
        extra = [(loose, unpublished)] if event != "DELETE" else []
        name, rules = f"{table}_fixed_{event.lower()}", [(condition, sentence), *extra]
        return refusing(name, table, rules, timing=f"BEFORE {event}", locks=locks, returns=row)

    return (
        guard("INSERT", "NEW"),
        guard("UPDATE", "OLD"),
        guard("DELETE", "OLD"),
        guards.fixed(table, ["docket_id"], "An item stays in its docket."),
    )


DECLARATIONS = Declarations(
    guards=(
        *(guard for table, parents in PARENTS.items() for guard in guards.one_city(table, parents)),
        *period_changes(),
        delivered(),
        *receiving(),
        *moderation(),
        *consultations(),
        *parties(),
        *targets(),
        *guards.append_only("comments_commentcontent", ("comment_id",)),
        *contact(),
        *docket_items(),
        guards.no_truncate("comments_docketitem"),
        guards.no_replacing("comments_docketitem", ("docket_id", "position"), ("docket_id", "edition_id")),
        *guards.root(
            "comments_docket",
            ["municipality_id", "number", "is_closed"],
            "comments_periodchange",
            "docket_id",
        ),
        guards.no_replacing("comments_docket", ("municipality_id", "number")),
        *guards.append_only("comments_historicaldocket", primary="history_id"),
    )
)
