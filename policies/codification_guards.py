"""What the database keeps of codified texts: both texts of one policy, as many changes as were logged."""

from policies import guards
from policies.guards import refusing, refusing_when
from policies.recording import Guard

TABLE, CHANGES = "policies_codification", "policies_editorialchange"


def codifications() -> tuple[Guard, ...]:
    """A codification ties two published texts of one policy, and gets no editorial change later.

    The first of a text corrects none; any other corrects one of the same text. The first is asked for by
    a rule, since a unique key that is for some rows only does not keep SQLite from replacing a row.
    """
    public = (
        "SELECT 1 FROM policies_version a JOIN policies_version c ON c.policy_id = a.policy_id"
        " JOIN policies_publication p ON p.version_id = a.id JOIN policies_publication q"
        " ON q.version_id = c.id WHERE a.id = NEW.adopted_id AND c.id = NEW.codified_id AND a.id <> c.id"
    )
    undated_lite, undated_pg = guards.undated("date")
    first = (
        f"NEW.corrects_id IS NULL AND EXISTS (SELECT 1 FROM {TABLE} c WHERE c.adopted_id = NEW.adopted_id)"
    )
    same = f"SELECT 1 FROM {TABLE} c WHERE c.id = NEW.corrects_id AND c.adopted_id = NEW.adopted_id"
    elsewhere = f"NEW.corrects_id IS NOT NULL AND NOT EXISTS ({same})"
    rules = (
        (first, "A text that is codified already gets another codified text only as a correction."),
        (elsewhere, "A codification corrects one of the same adopted text."),
        (f"NOT EXISTS ({public})", "A codified text and the adopted one are published texts of one policy."),
        (undated_lite, "The date of a codification must be one of the calendar.", undated_pg),
    )
    most = f"(SELECT c.changes FROM {TABLE} c WHERE c.id = NEW.codification_id)"
    known = f"(SELECT COUNT(*) FROM {CHANGES} e WHERE e.codification_id = NEW.codification_id)"
    sentence = "A codification has as many editorial changes as it says."
    one_city = guards.one_city
    texts = [("adopted_id", "policies_version"), ("codified_id", "policies_version")]
    parents = [*texts, ("corrects_id", TABLE)]
    return (
        *one_city(TABLE, parents),
        refusing(f"{TABLE}_sound", TABLE, rules),
        *guards.stamped(TABLE, "recorded_at", ("codified_id",), ("corrects_id",)),
        *one_city(CHANGES, [("codification_id", TABLE)]),
        refusing_when(f"{CHANGES}_counted", CHANGES, "BEFORE INSERT", f"{known} >= {most}", sentence),
        *guards.append_only(CHANGES, ("codification_id", "section_key")),
    )
