"""A city's law is entered: instruments with their editions, texts and acts, through the services only."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from civicpolicy.demonstration.desk import Desk
from policies.dates import PartialDate
from policies.models import Edition, Instrument, Policy, Version
from policies.services.acts import record_act
from policies.services.casting import Cast, VoteDraft
from policies.services.drafting import create_policy
from policies.services.freezing import freeze_edition, publish_edition
from policies.services.instruments import (
    AmendmentDraft,
    InstructionDraft,
    create_instrument,
    draft_edition,
)
from policies.services.voting import record_vote, rule_of

FACTS = (
    "kind",
    "adoption_path",
    "title",
    "bill_number",
    "ordinance_number",
    "ordinance_number_raw",
    "file_number",
    "sponsors",
    "summary",
)
CLAUSES = ("long_title", "enacting_clause", "effective_clause", "effective_rule", "effective_days")


def paper(desk: Desk, name: str) -> dict[str, Any]:
    """One instrument of the papers."""
    found: dict[str, Any] = desk.papers.told("instruments.json")[name]
    return found


def day_of(desk: Desk, name: str, kind: str) -> date:
    """The day of the first act of a kind on an instrument. Raises ValueError when the papers do not say."""
    for act in paper(desk, name)["acts"]:
        day = desk.papers.date(act["date"]).earliest
        if act["kind"] == kind and day is not None:
            return day
    raise ValueError(f"The papers do not say when {name!r} was {kind}.")


def open_policy(desk: Desk, which: str) -> Policy:
    """A policy of the papers, still without a text."""
    facts = desk.papers.facts["policies"][which]
    return create_policy(by=desk.clerk, municipality=desk.municipality, **facts)


def enter(desk: Desk, name: str, policy: Policy, proposed: Version | None, **options: Any) -> Edition:
    """An instrument of the papers, ``put_forward`` with the same options, and all its acts."""
    text = put_forward(desk, name, policy, proposed, **options)
    record_acts(desk, name, text)
    return text


def put_forward(
    desk: Desk,
    name: str,
    policy: Policy,
    proposed: Version | None,
    *,
    base: Version | None = None,
    keys: dict[str, UUID] | None = None,
    edition: str = "as introduced",
) -> Edition:
    """An instrument of the papers with one edition, frozen and published; nothing has happened to it yet."""
    told = paper(desk, name)
    instrument = create_instrument(
        by=desk.clerk,
        municipality=desk.municipality,
        slug=told["slug"],
        **{fact: told[fact] for fact in FACTS if fact in told},
    )
    amendment = AmendmentDraft(
        policy,
        proposed,
        base or (proposed.base if proposed else None),
        instructions=instructions(told["instructions"], keys or {}),
    )
    text = draft_edition(
        by=desk.clerk,
        instrument=instrument,
        amendments=[amendment],
        name=edition,
        recitals="\n\n".join(told.get("recitals", ())),
        **{clause: told[clause] for clause in CLAUSES if clause in told},
    )
    freeze_edition(by=desk.clerk, edition=text)
    publish_edition(by=desk.clerk, edition=text)
    return text


def record_acts(desk: Desk, name: str, edition: Edition, kinds: Iterable[str] = ()) -> None:
    """What the papers say happened, each with its date as far as it is known. ``kinds`` chooses some."""
    wanted = set(kinds)
    instrument: Instrument = edition.instrument
    for act in paper(desk, name)["acts"]:
        if wanted and act["kind"] not in wanted:
            continue
        facts = {key: value for key, value in act.items() if key not in ("kind", "date")}
        on = desk.papers.date(act["date"])
        if "roll" in act:
            record_roll(desk, edition, on, act["roll"])
            continue
        record_act(by=desk.clerk, instrument=instrument, kind=act["kind"], on=on, edition=edition, **facts)


def record_roll(desk: Desk, edition: Edition, on: PartialDate, told: dict[str, Any]) -> None:
    """A vote of the whole council by name, with the act it came to; who is not among the nays said aye."""
    council = desk.papers.facts["council"]
    rule = rule_of(desk.municipality, edition.instrument, told["motive"])
    votes = [
        Cast(each["name"], each["ward"] or each["role"], "nay" if each["name"] in told["nays"] else "aye")
        for each in council
    ]
    moved = {name: told[name] for name in ("motive", "presiding_officer", "moved_by", "seconded_by")}
    draft = VoteDraft(
        on=on, threshold=rule.majority, source=rule.source, votes=votes, seats=len(council), **moved
    )
    record_vote(by=desk.clerk, edition=edition, draft=draft)


def instructions(written: Sequence[dict[str, Any]], keys: dict[str, UUID]) -> list[InstructionDraft]:
    """The bill's own sections; a new section stands after the one that the instruction before it names."""
    drafts = []
    for before, each in zip([None, *written], written, strict=False):
        target = each["target"] or ""
        drafts.append(
            InstructionDraft(
                operation=each["operation"],
                number=each["number"],
                target=target,
                target_key=str(keys[target]) if target in keys else None,
                after=before["target"] if before and each["operation"] == "add" else "",
                caption=each["caption"],
                raw=each["raw"],
            )
        )
    return drafts
