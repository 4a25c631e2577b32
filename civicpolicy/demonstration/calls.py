"""Calls for comment, and what people write while the clock moves on."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from civicpolicy.demonstration.desk import Desk
from comments.content import Submission, Target
from comments.models import Comment, Docket
from comments.services.dockets import create_docket, open_period
from comments.services.moderating import withhold
from comments.services.receiving import receive_comment
from policies.models import Edition
from policies.services.municipalities import set_clock

Keys = dict[tuple[int, str], str]
Editions = Mapping[str, Edition]
"""The texts under comment, by the names that the papers give them."""


def open_docket(
    desk: Desk, facts: dict[str, Any], editions: Editions, opens_at: datetime, closes_at: datetime
) -> Docket:
    """One call for comment over these editions, as the papers word it."""
    docket = create_docket(
        by=desk.clerk,
        municipality=desk.municipality,
        number=facts["number"],
        title=facts["title"],
        summary=facts["summary"],
        editions=list(editions.values()),
    )
    open_period(by=desk.clerk, docket=docket, opens_at=opens_at, closes_at=closes_at, reason=facts["call"])
    return docket


def receive(
    desk: Desk, docket: Docket, editions: Editions, begun: datetime, written: Iterable[dict[str, Any]]
) -> list[Comment]:
    """Comments of the papers arrive one after another, each at its minute after ``begun``."""
    keys = section_keys(editions.values())
    received = []
    for one in written:
        set_clock(municipality=docket.municipality, stands_at=begun + timedelta(minutes=one["minutes"]))
        key = uuid5(NAMESPACE_URL, f"{docket.number}/{one.get('after', '')}/{one['minutes']}")
        comment = receive_comment(docket=docket, submission=submission(one, editions, keys), key=key)
        if moderated := one.get("withheld"):
            withhold_later(desk, comment, begun + timedelta(minutes=moderated["minutes"]), moderated)
        received.append(comment)
    return received


def withhold_later(desk: Desk, comment: Comment, when: datetime, moderated: dict[str, Any]) -> None:
    """The clerk reads a comment that names somebody it must not name, and withholds it on a ground."""
    set_clock(municipality=comment.municipality, stands_at=when)
    withhold(by=desk.clerk, comment=comment, ground=moderated["ground"], note=moderated["note"])


def submission(written: dict[str, Any], editions: Editions, keys: Keys) -> Submission:
    """A comment of the papers as the form would send it."""
    targets = tuple(
        target(each, editions[each["instrument"]].pk, keys) for each in written.get("targets", ())
    )
    return Submission(
        words=written["words"],
        position=written.get("position", ""),
        capacity=written.get("capacity", "resident"),
        name=written.get("name", ""),
        email=written.get("email") or "",
        language=written.get("language", "en"),
        targets=targets,
    )


def target(each: dict[str, Any], edition: int, keys: Keys) -> Target:
    """One thing a comment is about: an edition, a section of it, a provision “a/1” of that."""
    label = each.get("section")
    return Target(edition, keys[edition, label] if label else None, "/".join(each.get("provision") or ()))


def section_keys(editions: Iterable[Edition]) -> Keys:
    """The identity of each proposed section, by its edition and its label, or its heading without one."""
    return {
        (edition.pk, section.label or section.heading): str(section.key)
        for edition in editions
        for amendment in edition.amendments.select_related("proposed").prefetch_related("proposed__sections")
        for section in (amendment.proposed.sections.all() if amendment.proposed else ())
    }
