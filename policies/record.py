"""What the database itself keeps of policies: freezings, acts, publications, sources, the clock."""

from policies import guards
from policies.codification_guards import codifications
from policies.guards import refusing, refusing_when
from policies.recording import Declarations, Guard

FROZEN = "A frozen text cannot be changed. Make a new version."
HISTORIES = (
    "policies_historicalagendaitem",
    "policies_historicalamendment",
    "policies_historicalcityword",
    "policies_historicalclause",
    "policies_historicaledition",
    "policies_historicalinstruction",
    "policies_historicalinstrument",
    "policies_historicaljurisdictionprofile",
    "policies_historicalmeeting",
    "policies_historicalpolicy",
    "policies_historicalsection",
    "policies_historicalversion",
)
IN_ONE_CITY = (
    "policies_cityword",
    "policies_clause",
    "policies_jurisdictionprofile",
    "policies_membership",
    "policies_meeting",
)
KEPT_IN_CITY = "A row stays in its city."
PARENTS = {
    "policies_version": [
        ("policy_id", "policies_policy"),
        ("base_id", "policies_version"),
        ("previous_id", "policies_version"),
    ],
    "policies_section": [("version_id", "policies_version")],
    "policies_edition": [("instrument_id", "policies_instrument")],
    "policies_amendment": [
        ("edition_id", "policies_edition"),
        ("policy_id", "policies_policy"),
        ("base_id", "policies_version"),
        ("proposed_id", "policies_version"),
    ],
    "policies_instruction": [("amendment_id", "policies_amendment")],
    "policies_freezing": [("version_id", "policies_version"), ("edition_id", "policies_edition")],
    "policies_publication": [("version_id", "policies_version"), ("edition_id", "policies_edition")],
    "policies_act": [
        ("instrument_id", "policies_instrument"),
        ("edition_id", "policies_edition"),
        ("corrects_id", "policies_act"),
        ("roll_call_id", "policies_rollcall"),
    ],
    "policies_motion": [
        ("edition_id", "policies_edition"),
        ("meeting_id", "policies_meeting"),
        ("agenda_item_id", "policies_agendaitem"),
    ],
    "policies_rollcall": [("motion_id", "policies_motion"), ("corrects_id", "policies_rollcall")],
    "policies_vote": [("roll_call_id", "policies_rollcall")],
    "policies_source": [("version_id", "policies_version"), ("edition_id", "policies_edition")],
    "policies_sourceruling": [("source_id", "policies_source")],
    "policies_agendaitem": [("meeting_id", "policies_meeting"), ("edition_id", "policies_edition")],
    "policies_draftingnote": [("policy_id", "policies_policy"), ("settles_id", "policies_draftingnote")],
}


DRAFTED: dict[str, list[tuple[str, ...]]] = {
    "policies_municipality": [("slug",)],
    "policies_policy": [("municipality_id", "slug")],
    "policies_instrument": [("municipality_id", "slug")],
    "policies_meeting": [("municipality_id", "date", "number")],
    "policies_agendaitem": [("meeting_id", "position")],
    "policies_version": [("policy_id", "number")],
    "policies_section": [("version_id", "position"), ("version_id", "key")],
    "policies_edition": [("instrument_id", "number")],
    "policies_amendment": [("edition_id", "policy_id")],
    "policies_instruction": [("amendment_id", "position")],
}
"""Tables whose rows are edited, with their unique keys: a frozen row must not be pushed out by a draft's."""

HELD_BY_A_FREEZING = ("policies_section", "policies_amendment", "policies_instruction")
"""Tables whose frozen rows no other guard against TRUNCATE would protect by way of a foreign key."""


def lock_key(column: str) -> str:
    """An identifier as the second key of an advisory lock, which is an int4."""
    return f"({column} % 2147483647)::int"


def shared_lock(namespace: int, column: str) -> str:
    """Wait for a freezing that is under way; others who edit do not wait for each other."""
    return f"PERFORM pg_advisory_xact_lock_shared({namespace}, {lock_key(column)});"


def while_draft(table: str, owner: str, row_owner: str, namespace: int) -> tuple[Guard, ...]:
    """Rows of a text can be written only while it is a draft.

    ``owner`` is the column of policies_freezing; ``row_owner`` is SQL with {row} for the identifier of the
    text the row belongs to. The lock makes an edit that is under way finish before the freezing, or see it.
    """

    def guard(event: str, row: str) -> Guard:
        text = row_owner.format(row=row)
        frozen = f"EXISTS (SELECT 1 FROM policies_freezing f WHERE f.{owner} = {text})"
        name, locks = f"{table}_draft_{event.lower()}", [shared_lock(namespace, text)]
        return refusing_when(name, table, f"BEFORE {event}", frozen, FROZEN, locks=locks, returns=row)

    events = (("UPDATE", "NEW"), ("DELETE", "OLD"))
    own = row_owner == "{row}.id"
    return tuple(guard(event, row) for event, row in (events if own else (("INSERT", "NEW"), *events)))


def drafts() -> tuple[Guard, ...]:
    """Versions, editions and all that hangs on them."""
    of_amendment = "(SELECT a.edition_id FROM policies_amendment a WHERE a.id = {row}.amendment_id)"
    return (
        *while_draft("policies_version", "version_id", "{row}.id", guards.VERSION_LOCKS),
        *while_draft("policies_section", "version_id", "{row}.version_id", guards.VERSION_LOCKS),
        *while_draft("policies_edition", "edition_id", "{row}.id", guards.EDITION_LOCKS),
        *while_draft("policies_amendment", "edition_id", "{row}.edition_id", guards.EDITION_LOCKS),
        *while_draft("policies_instruction", "edition_id", of_amendment, guards.EDITION_LOCKS),
        guards.fixed("policies_section", ["version_id"], "A section stays in its version."),
        guards.fixed("policies_amendment", ["edition_id"], "An amendment stays in its edition."),
        guards.fixed("policies_instruction", ["amendment_id"], "An instruction stays in its amendment."),
        guards.fixed("policies_version", ["policy_id", "number"], "A version keeps its policy and number."),
        guards.fixed("policies_edition", ["instrument_id", "number"], "An edition keeps its number."),
    )


def freezing() -> tuple[Guard, ...]:
    """A freezing waits for edits under way; an edition is frozen only after the versions it proposes."""
    loose = (
        "EXISTS (SELECT 1 FROM policies_amendment a WHERE a.edition_id = NEW.edition_id"
        " AND a.proposed_id IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM policies_freezing f WHERE f.version_id = a.proposed_id))"
    )
    sentence = "An edition is frozen only after the versions it proposes."
    lock = "IF NEW.{0} IS NOT NULL THEN PERFORM pg_advisory_xact_lock({1}, {2}); END IF;"
    locks = (
        lock.format("version_id", guards.VERSION_LOCKS, lock_key("NEW.version_id")),
        lock.format("edition_id", guards.EDITION_LOCKS, lock_key("NEW.edition_id")),
    )
    table = "policies_freezing"
    return (
        refusing_when(f"{table}_lock", table, "BEFORE INSERT", loose, sentence, locks=locks),
        *guards.stamped(table, "frozen_at", ("version_id",), ("edition_id",)),
    )


def publication() -> tuple[Guard, ...]:
    """Frozen is not published, and nothing is published that is not frozen."""
    loose = (
        "NOT EXISTS (SELECT 1 FROM policies_freezing f"
        " WHERE f.version_id = NEW.version_id OR f.edition_id = NEW.edition_id)"
    )
    table, sentence = "policies_publication", "Only a frozen text can be published."
    return (
        refusing_when(f"{table}_frozen", table, "BEFORE INSERT", loose, sentence),
        *guards.stamped(table, "published_at", ("version_id",), ("edition_id",)),
    )


def acts() -> tuple[Guard, ...]:
    """An act is about one instrument and its own edition, and dated so that it can be read for ever."""

    def of_another(column: str, table: str) -> str:
        same = f"t.id = NEW.{column} AND t.instrument_id = NEW.instrument_id"
        return f"NEW.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {table} t WHERE {same})"

    elsewhere = (
        f"({of_another('edition_id', 'policies_edition')}) OR ({of_another('corrects_id', 'policies_act')})"
    )
    voted = _instrument_of("NEW.roll_call_id")
    other_vote = f"NEW.roll_call_id IS NOT NULL AND {voted} <> NEW.instrument_id"
    undated_lite, undated_pg = guards.undated("date")
    rules = (
        (elsewhere, "An act is about one instrument, its edition and its acts."),
        (other_vote, "The vote that carried an act is a vote on its instrument."),
        (undated_lite, "The date of an act must be one of the calendar.", undated_pg),
    )
    return (
        refusing("policies_act_sound", "policies_act", rules),
        *guards.stamped("policies_act", "recorded_at", ("corrects_id",)),
    )


def _instrument_of(roll_call: str) -> str:
    """SQL for the instrument over which the roll was called."""
    return (
        "(SELECT e.instrument_id FROM policies_rollcall r JOIN policies_motion m ON m.id = r.motion_id"
        f" JOIN policies_edition e ON e.id = m.edition_id WHERE r.id = {roll_call})"
    )


def votes() -> tuple[Guard, ...]:
    """A roll call has as many votes as it says, and corrects one over the same instrument."""
    table = "policies_rollcall"
    undated_lite, undated_pg = guards.undated("date")
    own = "(SELECT e.instrument_id FROM policies_motion m JOIN policies_edition e ON e.id = m.edition_id"
    own += " WHERE m.id = NEW.motion_id)"
    rules = (
        (
            f"NEW.corrects_id IS NOT NULL AND {_instrument_of('NEW.corrects_id')} <> {own}",
            "A roll call corrects one over the same instrument.",
        ),
        (undated_lite, "The date of a roll call must be one of the calendar.", undated_pg),
    )
    most = f"(SELECT r.names FROM {table} r WHERE r.id = NEW.roll_call_id)"
    beyond = f"NEW.position NOT BETWEEN 1 AND {most}"
    keys = (("roll_call_id", "position"), ("roll_call_id", "name"))
    return (
        *guards.stamped("policies_motion", "recorded_at"),
        refusing(f"{table}_sound", table, rules),
        *guards.stamped(table, "recorded_at", ("motion_id",), ("corrects_id",)),
        refusing_when(
            "policies_vote_counted",
            "policies_vote",
            "BEFORE INSERT",
            beyond,
            "A roll call has as many votes as it says.",
        ),
        *guards.append_only("policies_vote", *keys),
    )


def notes() -> tuple[Guard, ...]:
    """A note settles only a note on the same text, and not one that settles another itself."""
    table, sentence = "policies_draftingnote", "A note settles an open note on the same text."
    same = "t.id = NEW.settles_id AND t.policy_id = NEW.policy_id AND t.number = NEW.number"
    wrong = (
        f"NEW.settles_id IS NOT NULL AND NOT EXISTS"
        f" (SELECT 1 FROM {table} t WHERE {same} AND t.settles_id IS NULL)"
    )
    return (
        refusing_when(f"{table}_sound", table, "BEFORE INSERT", wrong, sentence),
        *guards.stamped(table, "written_at", ("settles_id",)),
    )


def clock() -> tuple[Guard, ...]:
    """The clock of a demonstration moves forward only, and no other city has one.

    It may begin in the past, but only before anything is on record.
    """
    readings = "policies_clockreading WHERE municipality_id = NEW.municipality_id"
    last = f"(SELECT COALESCE(MAX(number), 0) FROM {readings})"
    begun = "EXISTS (SELECT 1 FROM policies_freezing f WHERE f.municipality_id = NEW.municipality_id)"
    begun = f"({last} > 0 OR {begun})"
    demonstration = "policies_municipality m WHERE m.id = NEW.municipality_id AND m.is_demonstration"
    real = f"NOT EXISTS (SELECT 1 FROM {demonstration})"
    offset = "strftime('%Y-%m-%d %H:%M:%f', 'now', NEW.offset_seconds || ' seconds')"
    unsound = guards.sqlite_unsound(f"COALESCE(NEW.stands_at, {offset}, '')")
    back = (
        f"{begun} AND julianday(COALESCE(NEW.stands_at, {offset}))"
        f" < julianday({guards.sqlite_now('NEW.municipality_id')})"
    )
    back_pg = (
        f"{begun} AND civicpolicy_now(NEW.municipality_id) > COALESCE(NEW.stands_at, clock_timestamp()"
        " + make_interval(secs => NEW.offset_seconds))"
    )
    rules = (
        (real, "Only a city created as a demonstration has a clock of its own."),
        (f"NEW.number <> {last} + 1", "Clock readings are numbered in order."),
        (unsound, "A clock stands at a time of the calendar.", "NOT isfinite(NEW.stands_at)"),
        (back, "The clock of a demonstration moves forward only.", back_pg),
    )
    return (
        refusing("policies_clockreading_forward", "policies_clockreading", rules),
        *guards.stamped("policies_clockreading", "recorded_at", ("municipality_id", "number")),
    )


DECLARATIONS = Declarations(
    routines=(guards.CITY_NOW,),
    guards=(
        *guards.root("policies_municipality", ["is_demonstration"]),
        *guards.root("policies_policy", ["municipality_id", "slug"], "policies_version", "policy_id"),
        *guards.root("policies_instrument", ["municipality_id", "slug"], "policies_edition", "instrument_id"),
        *(guards.fixed(table, ["id", "municipality_id"], KEPT_IN_CITY) for table in IN_ONE_CITY),
        *(guard for table, parents in PARENTS.items() for guard in guards.one_city(table, parents)),
        *(guards.no_replacing(table, *keys) for table, keys in DRAFTED.items()),
        *(guards.no_truncate(table) for table in HELD_BY_A_FREEZING),
        *drafts(),
        *freezing(),
        *publication(),
        *clock(),
        *acts(),
        *votes(),
        *notes(),
        *codifications(),
        *guards.stamped("policies_source", "imported_at"),
        *guards.stamped("policies_sourceruling", "ruled_at"),
        *(guard for table in HISTORIES for guard in guards.append_only(table, primary="history_id")),
    ),
)
