"""A comment that came by letter, e-mail, phone or at a meeting is entered, and judged by its delivery."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from comments import content
from comments.content import Delivery, Submission
from comments.models import Channel, Comment, Docket
from comments.services import receiving
from policies.queries import now
from policies.refusals import Refused

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)


class DeliveryRefused(Refused):
    """A delivery that is not whole, or lies in the future."""


def enter_comment(
    *, by: Any, docket: Docket, submission: Submission, delivery: Delivery, key: uuid.UUID
) -> Comment:
    """Keep what came off the site, and return it with the verdict that the database gave its delivery.

    It is judged as if it had come on the site at ``delivery.delivered_at``, to the second: by the last change
    of the period recorded at or before that instant, or by the first one when there was none yet.
    ``key`` belongs to one showing of the form, as for ``receive_comment``.

    Raises DeliveryRefused, NothingSaid, TooLong, NotInDocket, SentBefore.
    """
    whole = replace(delivery, delivered_at=delivery.delivered_at.replace(microsecond=0))
    check_delivery(docket, whole)
    return receiving.keep(docket=docket, submission=replace(submission, delivery=whole), key=key, by=by)


def check_delivery(docket: Docket, delivery: Delivery) -> None:
    """Refuse a delivery that no docket can take. Raises DeliveryRefused."""
    if delivery.channel not in Channel.values or delivery.channel == Channel.WEB:
        raise DeliveryRefused("Say how it came: by letter, by e-mail, by phone or at a meeting.")
    if content.says_nothing(delivery.evidence):
        raise DeliveryRefused("Say what proves when it was delivered: a postmark, an e-mail header, minutes.")
    if len(delivery.evidence) > content.LONGEST_EVIDENCE:
        raise DeliveryRefused(f"The proof can have up to {content.LONGEST_EVIDENCE:,} characters.")
    if delivery.delivered_at > now(docket.municipality):
        raise DeliveryRefused("It cannot have been delivered in the future.")
    if delivery.delivered_at < EARLIEST:
        raise DeliveryRefused("Look at the year of the delivery again.")
    if not docket.changes.exists():
        raise DeliveryRefused(
            "Record first when this call opens: then what came before it can be entered too."
        )
