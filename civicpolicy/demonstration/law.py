"""The city's law is entered: instruments with their editions, texts and acts, through the services only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from civicpolicy.demonstration import papers
from civicpolicy.models import User
from policies.models import Edition, Instrument, Municipality, Policy, Version
from policies.services.acts import record_act
from policies.services.drafting import create_policy, draft_version
from policies.services.freezing import freeze_edition, publish_edition
from policies.services.instruments import (
    AmendmentDraft,
    InstructionDraft,
    create_instrument,
    draft_edition,
)
from policies.text.outline import SectionText

FACTS = (
    "kind",
    "adoption_path",
    "title",
    "bill_number",
    "ordinance_number",
    "sponsors",
    "summary",
)
CLAUSES = ("long_title", "enacting_clause", "effective_clause", "effective_rule", "effective_days")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the clerk of the papers works: the city, who acts, and the day of loading."""

    municipality: Municipality
    clerk: User
    drafter: User
    today: date

    def paper(self, name: str) -> dict[str, Any]:
        """One instrument of the papers."""
        return papers.told("instruments.json", self.today)[name]


def published_on(desk: Desk, name: str) -> date:
    """The day on which an instrument of the papers was published. Raises ValueError when they do not say."""
    for act in desk.paper(name)["acts"]:
        day = papers.partial_date(act["date"], desk.today).earliest
        if act["kind"] == "published" and day is not None:
            return day
    raise ValueError(f"The papers do not say when {name!r} was published.")


def open_policy(desk: Desk, which: str) -> Policy:
    """A policy of the papers, still without a text."""
    facts = papers.told("city.json", desk.today)["policies"][which]
    return create_policy(by=desk.clerk, municipality=desk.municipality, **facts)


def enter_code(desk: Desk) -> Version:
    """The code of ethics as enacted in 2011 and amended in 2016: two instruments, two texts."""
    code = open_policy(desk, "code")
    keys = papers.code_keys("repealed")
    amended = keyed(papers.sections("code_of_ethics_repealed.txt"), keys)
    (gifts,) = keyed(papers.sections("gifts_2011.txt"), keys)
    enacted = [gifts if section.key == gifts.key else section for section in amended]
    first = draft_version(by=desk.clerk, policy=code, sections=enacted)
    enter(desk, "enacting_2011", code, first, name="as enacted", keys=keys)
    second = draft_version(by=desk.clerk, policy=code, sections=amended, base=first, previous=first)
    enter(desk, "amending_2016", code, second, name="as enacted", keys=keys)
    return second


def repeal_code(desk: Desk, base: Version) -> Edition:
    """Last year's ordinance ends the code and puts nothing in its place."""
    return enter(desk, "repealing", base.policy, None, base=base, name="as enacted")


def propose_code(desk: Desk, base: Version) -> Edition:
    """The bill: the repealed code, restored with amendments, compared with the text that was repealed."""
    keys = papers.code_keys("restored")
    restored = keyed(papers.sections("code_of_ethics_restored.txt"), keys)
    text = draft_version(by=desk.drafter, policy=base.policy, sections=restored, base=base)
    return enter(desk, "bill", base.policy, text, keys={**papers.code_keys("repealed"), **keys})


def propose_policy(desk: Desk) -> Edition:
    """The resolution: a social media policy where there was none."""
    policy = open_policy(desk, "policy")
    text = draft_version(by=desk.drafter, policy=policy, sections=papers.sections("social_media_policy.txt"))
    return enter(desk, "policy", policy, text)


def enter(
    desk: Desk,
    paper: str,
    policy: Policy,
    proposed: Version | None,
    *,
    base: Version | None = None,
    keys: dict[str, UUID] | None = None,
    **edition: Any,
) -> Edition:
    """An instrument of the papers with one edition, frozen and published, and all its acts."""
    told = desk.paper(paper)
    instrument = create_instrument(
        by=desk.clerk,
        municipality=desk.municipality,
        slug=told["slug"],
        **{fact: told[fact] for fact in FACTS},
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
        recitals="\n\n".join(told["recitals"]),
        **{clause: told[clause] for clause in CLAUSES},
        **edition,
    )
    freeze_edition(by=desk.clerk, edition=text)
    publish_edition(by=desk.clerk, edition=text)
    record_acts(desk, instrument, text, told["acts"])
    return text


def record_acts(desk: Desk, instrument: Instrument, edition: Edition, acts: Iterable[dict[str, Any]]) -> None:
    """What the papers say happened, each with its date as far as it is known."""
    for act in acts:
        facts = {key: value for key, value in act.items() if key not in ("kind", "date")}
        on = papers.partial_date(act["date"], desk.today)
        record_act(by=desk.clerk, instrument=instrument, kind=act["kind"], on=on, edition=edition, **facts)


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
                target_key=str(keys[target]) if target else None,
                after=before["target"] if before and each["operation"] == "add" else "",
                caption=each["caption"],
                raw=each["raw"],
            )
        )
    return drafts


def keyed(sections: Iterable[SectionText], keys: dict[str, UUID]) -> list[SectionText]:
    """The sections with the identities that the papers give them."""
    return [replace(section, key=str(keys[section.label or ""])) for section in sections]
