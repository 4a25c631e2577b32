"""What a receipt says: the verdict, the facts, and what happens next, as far as it is true today."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from comments import content, period
from comments.calls import Call, session_names
from comments.models import Action, Channel, Comment, Position
from comments.pages.cards import capacity_words, late_by
from comments.period import Kind, State, Verdict
from comments.queries import fingerprint, is_withheld, withheld_words
from policies.models import Meeting, MeetingKind

Step = dict[str, Any]


def verdict_words(comment: Comment) -> str:
    """``Received, on time``; ``Delivered, late by 41 seconds`` of what did not come on the site."""
    came = "Delivered" if comment.delivered_at else "Received"
    if comment.verdict == Verdict.ON_TIME:
        return f"{came}, on time"
    return f"{came}, late by {late_by(comment)}" if late_by(comment) else f"{came}, early"


def facts(comment: Comment, call: Call) -> list[tuple[str, str]]:
    """Name and value of each fact; the e-mail address itself is shown to nobody."""
    about = call.subjects.words(comment.targets.all(), with_edition=True) or ["the whole call for comment"]
    rows = [
        *_times(comment, call),
        ("Deadline", deadline_words(comment, call)),
        ("About", f"Docket {call.docket.number}: {'; '.join(about)}"),
        ("Position", Position(comment.position).label if comment.position else "None given"),
        ("From", "Withheld with the words" if is_withheld(comment) else sender(comment, call)),
        ("Fingerprint", _fingerprint(comment)),
    ]
    if comment.contact.email:
        rows.insert(-1, ("E-mail", "An address was given. Only the clerk sees it."))
    return rows


def _times(comment: Comment, call: Call) -> list[tuple[str, str]]:
    """When it was received; of what staff entered also how and when it came, and what proves that."""
    received = period.exact_words(comment.received_at, call.city.zone) if comment.received_at else ""
    if comment.delivered_at is None:
        return [("Received", received)]
    return [
        (Channel(comment.channel).label, _delivered(comment, call)),
        ("Proof", comment.evidence),
        ("Entered", f"{received}, by {comment.entered_by}"),
    ]


def _delivered(comment: Comment, call: Call) -> str:
    """``Delivered Friday, August 30, 2019, 4:10 p.m. Mountain Time``."""
    zone = call.city.zone
    return f"Delivered {period.instant_words(comment.delivered_at, zone)}" if comment.delivered_at else ""


def deadline_words(comment: Comment, call: Call) -> str:
    """The deadline that judged, as it stood then, and the verdict."""
    judge = comment.judged_by
    if judge is None:
        return "None was set when it came. Early"
    if judge.kind == Kind.CANCELLED:
        return "The call had been cancelled. Late"
    closing = period.closing_words(judge.closes_at, call.city.zone)
    said = {Verdict.ON_TIME: "On time", Verdict.LATE: f"Late by {late_by(comment)}"}
    early = f"Early: comments open {period.instant_words(judge.opens_at, call.city.zone)}"
    return format_html("{}. <strong>{}</strong>", closing, said.get(Verdict(comment.verdict), early))


def _fingerprint(comment: Comment) -> str:
    """In two lines of eight groups, as people compare it."""
    whole = fingerprint(comment)
    halves = (content.grouped(half) for half in (whole[:32], whole[32:]))
    return format_html('<span class="mono">{}<br>{}</span>', *halves)


def sender(comment: Comment, call: Call) -> str:
    """``Dana Whitfield, resident of Juniper Bend``."""
    capacity = capacity_words(comment.capacity, call.city)
    return f"{comment.contact.name or 'Name withheld'}, {capacity[:1].lower()}{capacity[1:]}"


def closed_facts(comment: Comment, call: Call) -> list[tuple[str, str]]:
    """The facts of a receipt of a closed consultation: also as which party it was sent."""
    rows = facts(comment, call)
    if comment.party:
        rows.insert(-1, ("Party", comment.party.name))
    return rows


def next_steps(comment: Comment, call: Call) -> list[Step]:
    """Received and shown, the close, and the meetings, in the order of time."""
    if comment.received_at is None:
        raise ValueError("This comment was not read back from the database yet.")
    own = [(comment.received_at, _received(comment, call)), (comment.received_at, _shown(comment, call))]
    steps = sorted([*own, *_close(call), *_meetings(call)], key=lambda one: one[0])
    return [step for _, step in steps]


def _received(comment: Comment, call: Call) -> Step:
    assert comment.received_at is not None, "checked where the steps are put together"
    text = f"{period.instant_words(comment.received_at, call.city.zone)}."
    held = [
        session
        for session in call.sessions
        if session.kind == MeetingKind.WORK_SESSION and session.as_of <= comment.received_at
    ]
    if held:
        text += " The council had already met in work session: there it is shown as “received since”."
    if comment.delivered_at:
        came = f"{Channel(comment.channel).label}. {_delivered(comment, call)}."
        return {"state": "done", "title": "Entered in the record", "text": f"{came} Entered {text}"}
    return {"state": "done", "title": "Received", "text": text}


def _shown(comment: Comment, call: Call) -> Step:
    if is_withheld(comment):
        text = f"{withheld_words(comment)} Its number and the ground are shown in place of the words."
        return {"state": "now", "title": "Withheld", "text": text}
    if call.is_reviewed_first and comment.__dict__["moderated"] not in (Action.SHOWN, Action.RESTORED):
        text = "First the clerk looks for private data, such as a phone number. It is counted already."
        return {"state": "now", "title": "The clerk looks at it", "text": text}
    address = reverse("comments:comments", kwargs={"city": call.city.slug, "number": call.docket.number})
    text = format_html('Anyone can read it among the <a href="{}">published comments</a>.', address)
    state = "now" if call.deadline.is_open else "done"
    return {"state": state, "title": "Shown with the others", "text": text}


def _close(call: Call) -> list[tuple[datetime, Step]]:
    last = call.deadline.last
    if last is None:
        return []
    if last.kind == Kind.CANCELLED:
        cancelled = {"state": "done", "title": "The call was cancelled", "text": call.why}
        return [(last.recorded_at or call.now, cancelled)]
    is_over = call.deadline.state == State.CLOSED
    step = {
        "state": "done" if is_over else "to_come",
        "title": "The period closed" if is_over else "The period closes",
        "text": f"{call.deadline.closing_words}.",
    }
    return [(last.closes_at, step)]


def _meetings(call: Call) -> list[tuple[datetime, Step]]:
    coming = [session for session in call.sessions if session.starts_at > call.now]
    return [
        (
            session.starts_at,
            {
                "state": "to_come",
                "title": session_names(session)[0],
                "text": _agenda(session, call),
            },
        )
        for session in coming
    ]


def _agenda(session: Meeting, call: Call) -> str:
    """``Bill 26-31, first reading. Tuesday, …. Planned.``: the items about this call, and when."""
    about = {matter.edition.instrument_id for matter in call.subjects.matters}
    titles = [
        item.title for item in session.items.all() if item.edition and item.edition.instrument_id in about
    ]
    when = period.instant_words(session.starts_at, call.city.zone)
    return f"{'; '.join(titles)}. {when}. Planned."
