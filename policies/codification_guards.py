"""What the database keeps of codified texts: both texts of one policy, as many changes as were logged."""

from policies import guards
from policies.guards import refusing, refusing_when
from policies.recording import Guard

TABLE, CHANGES = "policies_codification", "policies_editorialchange"


def codifications() -> tuple[Guard, ...]:
    """A codification ties two published texts of one policy, and gets no editorial change later."""
    public = (
        "SELECT 1 FROM policies_version a JOIN policies_version c ON c.policy_id = a.policy_id"
        " JOIN policies_publication p ON p.version_id = a.id JOIN policies_publication q"
        " ON q.version_id = c.id WHERE a.id = NEW.adopted_id AND c.id = NEW.codified_id AND a.id <> c.id"
    )
    undated_lite, undated_pg = guards.undated("date")
    rules = (
        (f"NOT EXISTS ({public})", "A codified text and the adopted one are published texts of one policy."),
        (undated_lite, "The date of a codification must be one of the calendar.", undated_pg),
    )
    most = f"(SELECT c.changes FROM {TABLE} c WHERE c.id = NEW.codification_id)"
    known = f"(SELECT COUNT(*) FROM {CHANGES} e WHERE e.codification_id = NEW.codification_id)"
    sentence = "A codification has as many editorial changes as it says."
    one_city = guards.one_city
    return (
        *one_city(TABLE, [("adopted_id", "policies_version"), ("codified_id", "policies_version")]),
        refusing(f"{TABLE}_sound", TABLE, rules),
        *guards.stamped(TABLE, "recorded_at", ("adopted_id",), ("codified_id",)),
        *one_city(CHANGES, [("codification_id", TABLE)]),
        refusing_when(f"{CHANGES}_counted", CHANGES, "BEFORE INSERT", f"{known} >= {most}", sentence),
        *guards.append_only(CHANGES, ("codification_id", "section_key")),
    )
