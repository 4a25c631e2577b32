"""The docket over both instruments, and what residents write while the clock moves on."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from civicpolicy.demonstration.days import Days
from civicpolicy.demonstration.law import Desk
from comments.content import Submission, Target
from comments.models import Comment, Docket
from comments.services.dockets import create_docket, open_period
from comments.services.receiving import receive_comment
from policies.models import Edition
from policies.services.municipalities import set_clock

Keys = dict[tuple[int, str], str]


def open_docket(desk: Desk, days: Days, facts: dict[str, Any], editions: Iterable[Edition]) -> Docket:
    """One call for comment over these editions, open from now through the last day of the story."""
    docket = create_docket(
        by=desk.clerk,
        municipality=desk.municipality,
        number=facts["number"],
        title=facts["title"],
        summary=facts["summary"],
        editions=list(editions),
    )
    opens_at = days.at(days.opening, facts["opens"])
    open_period(by=desk.clerk, docket=docket, opens_at=opens_at, closes_at=days.close(), reason=facts["call"])
    return docket


def receive(
    docket: Docket, editions: tuple[Edition, Edition], begun: datetime, written: Iterable[dict[str, Any]]
) -> list[Comment]:
    """Comments of the papers arrive one after another, each at its minute after ``begun``."""
    named = dict(zip(("bill", "policy"), editions, strict=True))
    keys = section_keys(editions)
    received = []
    for one in written:
        set_clock(municipality=docket.municipality, stands_at=begun + timedelta(minutes=one["minutes"]))
        key = uuid5(NAMESPACE_URL, f"{docket.number}/{one['after']}/{one['minutes']}")
        received.append(receive_comment(docket=docket, submission=submission(one, named, keys), key=key))
    return received


def submission(written: dict[str, Any], editions: dict[str, Edition], keys: Keys) -> Submission:
    """A comment of the papers as the form would send it."""
    targets = tuple(target(each, editions[each["instrument"]].pk, keys) for each in written["targets"])
    return Submission(
        words=written["words"],
        position=written["position"],
        capacity=written["capacity"],
        name=written["name"],
        email=written["email"] or "",
        language=written["language"],
        targets=targets,
    )


def target(each: dict[str, Any], edition: int, keys: Keys) -> Target:
    """One thing a comment is about: an edition, a section of it, a provision “a/1” of that."""
    label = each["section"]
    return Target(edition, keys[edition, label] if label else None, "/".join(each["provision"] or ()))


def section_keys(editions: Iterable[Edition]) -> Keys:
    """The identity of each proposed section, by its edition and its label."""
    return {
        (edition.pk, section.label or ""): str(section.key)
        for edition in editions
        for amendment in edition.amendments.select_related("proposed").prefetch_related("proposed__sections")
        for section in (amendment.proposed.sections.all() if amendment.proposed else ())
    }
