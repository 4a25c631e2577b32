"""A call for comment is opened, extended, shortened, cancelled, reopened: each a recorded change."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from comments import period
from comments.models import Docket, DocketItem, PeriodChange
from comments.period import Kind, Window
from policies import guards, recording
from policies.history import save_as
from policies.models import Edition, Municipality
from policies.queries import now
from policies.refusals import Duplicate, NotFrozen, Refused


class PeriodRefused(Refused):
    """A change of a period that does not follow from what is recorded."""


@transaction.atomic
def create_docket(
    *,
    by: Any,
    municipality: Municipality,
    number: str,
    title: str,
    editions: Sequence[Edition],
    summary: str = "",
    is_closed: bool = False,
) -> Docket:
    """One call for comment over these editions; nobody sees it before its period is recorded.

    With ``is_closed`` it is a consultation that only its parties and staff ever see, over frozen editions.
    Raises Duplicate for a number in use, NotFrozen for an edition that is not public, Refused without any.
    """
    if municipality.dockets.filter(number=number).exists():
        raise Duplicate(f"This city already has a docket {number}.")
    if not editions:
        raise Refused("A docket is opened over at least one instrument.")
    _check_editions(municipality, editions, is_closed)
    docket = Docket(
        municipality=municipality,
        number=number,
        title=title,
        summary=summary,
        is_closed=is_closed,
        created_by=by,
    )
    save_as(by, docket)
    for position, edition in enumerate(editions, start=1):
        DocketItem.objects.create(
            municipality=municipality, docket=docket, position=position, edition=edition
        )
    return docket


def _check_editions(municipality: Municipality, editions: Sequence[Edition], is_closed: bool) -> None:
    """What everybody is asked about is published; what parties are asked about is frozen."""
    own = Edition.objects.filter(municipality=municipality)
    known = set(own.published().values_list("pk", flat=True))
    if is_closed:
        known |= set(own.filter(freezing__isnull=False).values_list("pk", flat=True))
    if any(edition.pk not in known for edition in editions):
        if is_closed:
            raise NotFrozen("Parties are asked about a fixed text: freeze it first.")
        raise NotFrozen("Only a published edition can be opened for comment: publish it first.")


def open_period(
    *,
    by: Any,
    docket: Docket,
    opens_at: datetime,
    closes_at: datetime,
    reason: str = "",
    seen: int | None = None,
) -> PeriodChange:
    """Record the first window. Raises PeriodRefused.

    ``seen``, here and below, is the number of the last change that the person saw, 0 before the first: when
    somebody recorded another one meanwhile, nothing is recorded. None does not look.
    """
    return _change(by, docket, Kind.OPENED, closes_at, reason, opens_at, seen)


def extend_period(
    *, by: Any, docket: Docket, closes_at: datetime, reason: str, seen: int | None = None
) -> PeriodChange:
    """Close later than now recorded; only before the close. Raises PeriodRefused."""
    return _change(by, docket, Kind.EXTENDED, closes_at, reason, None, seen)


def shorten_period(
    *, by: Any, docket: Docket, closes_at: datetime, reason: str, seen: int | None = None
) -> PeriodChange:
    """Close sooner, never in the past; what was received keeps its verdict. Raises PeriodRefused."""
    return _change(by, docket, Kind.SHORTENED, closes_at, reason, None, seen)


def cancel_period(*, by: Any, docket: Docket, reason: str, seen: int | None = None) -> PeriodChange:
    """End the call; what comes afterwards is kept and labelled late. Raises PeriodRefused."""
    return _change(by, docket, Kind.CANCELLED, None, reason, None, seen)


def reopen_period(
    *,
    by: Any,
    docket: Docket,
    closes_at: datetime,
    reason: str,
    opens_at: datetime | None = None,
    seen: int | None = None,
) -> PeriodChange:
    """A second window after the close. Raises PeriodRefused."""
    opening = opens_at or now(docket.municipality).replace(microsecond=0)
    return _change(by, docket, Kind.REOPENED, closes_at, reason, opening, seen)


def plan(
    *,
    docket: Docket,
    kind: str,
    closes_at: datetime | None = None,
    opens_at: datetime | None = None,
    reason: str = "",
) -> Window:
    """The window that a change would record now, for a preview; nothing is stored. Raises PeriodRefused."""
    if kind != Kind.OPENED and not reason.strip():
        raise PeriodRefused("Say why: the reason is published with the change.")
    last = docket.changes.order_by("-number").first()
    window = _window(kind, last, opens_at, closes_at)
    refusals = period.refusals(last.window if last else None, window, now(docket.municipality))
    if refusals:
        raise PeriodRefused(" ".join(refusals))
    return window


@transaction.atomic
def _change(
    by: Any,
    docket: Docket,
    kind: str,
    closes_at: datetime | None,
    reason: str,
    opens_at: datetime | None,
    seen: int | None,
) -> PeriodChange:
    """Take the docket's lock, look at the last window and the clock, and record the new window."""
    recording.hold(connection, guards.DOCKET_LOCKS, docket.pk)
    window = plan(docket=docket, kind=kind, closes_at=closes_at, opens_at=opens_at, reason=reason)
    if seen is not None and window.number != seen + 1:
        raise PeriodRefused("Somebody changed this period while you were writing: look at it as it is now.")
    return _record(by, docket, window, reason.strip())


def _window(
    kind: str, last: PeriodChange | None, opens_at: datetime | None, closes_at: datetime | None
) -> Window:
    opening = opens_at or (last.opens_at if last else None)
    closing = closes_at or (last.closes_at if last else None)
    if opening is None or closing is None:
        raise PeriodRefused("This docket has not been opened yet.")
    return Window((last.number if last else 0) + 1, kind, opening, closing)


def _record(by: Any, docket: Docket, window: Window, reason: str) -> PeriodChange:
    zone = docket.municipality.zone
    try:
        with transaction.atomic():
            change = PeriodChange.objects.create(
                municipality=docket.municipality,
                docket=docket,
                number=window.number,
                kind=window.kind,
                opens_at=window.opens_at,
                closes_at=window.closes_at,
                zone=zone.key,
                words=period.through_words(window.closes_at, zone),
                reason=reason,
                changed_by=by,
            )
    except IntegrityError as error:
        raise PeriodRefused(recording.sentence(error)) from None
    change.refresh_from_db()
    return change
