"""Plain builders: each makes one thing through the services, with defaults that a test overrides."""

import itertools
import uuid
from datetime import UTC, date, datetime, timedelta

from civicpolicy.models import User
from comments.content import Delivery, Submission
from comments.services import consulting, dockets, entering, moderating, parties, receiving
from policies.dates import PartialDate
from policies.models import InstrumentKind, Membership, Municipality, Role, Section
from policies.queries import sections_of
from policies.services import (
    acts,
    casting,
    codifying,
    drafting,
    freezing,
    instruments,
    meetings,
    municipalities,
    outlining,
    replacing,
    voting,
)
from policies.text.outline import SectionText
from policies.text.replacing import Search

PASSWORD = "correct horse battery"
_numbers = itertools.count(1)


def user(name="Marisol Vega", **fields):
    fields.setdefault("email", f"person{next(_numbers)}@city.example")
    return User.objects.create_user(name=name, password=PASSWORD, **fields)


def clerk_of(city, role=Role.CLERK):
    """A person with a role in a city; the same one each time."""
    known = Membership.objects.filter(municipality=city, role=role).select_related("user").first()
    if known:
        return known.user
    person = user(name=f"{role.label} of {city.name}")
    municipalities.join(municipality=city, user=person, role=role)
    return person


def city(slug=None, **fields):
    number = next(_numbers)
    fields.setdefault("name", f"City of Elm Fork {number}")
    fields.setdefault("state", "Wyoming")
    fields.setdefault("time_zone", "America/Denver")
    fields.setdefault("receipt_prefix", "EF")
    by = fields.pop("by", None) or user()
    made = municipalities.create_municipality(by=by, slug=slug or f"elm-fork-{number}", **fields)
    return Municipality.objects.with_profile().get(pk=made.pk)


def demonstration(slug=None, at=None, **fields):
    """A city with a clock of its own; it stands at an instant when one is given."""
    made = city(slug, is_demonstration=True, **fields)
    if at is not None:
        municipalities.set_clock(municipality=made, stands_at=at)
    return made


SECTIONS = (
    SectionText("section", "2.52.010", "Purpose", "(a) This chapter sets rules.\n(b) It binds all."),
    SectionText("section", "2.52.020", "Gifts", "No gift over fifty dollars ($50.00) is taken."),
)


def keyed(sections):
    """The same sections, each with a key."""
    return tuple(
        SectionText(s.level, s.label, s.heading, s.text, s.key or str(uuid.uuid4())) for s in sections
    )


def policy(in_city, slug=None, **fields):
    fields.setdefault("title", "Code of ethics")
    by = fields.pop("by", None) or clerk_of(in_city)
    return drafting.create_policy(
        by=by, municipality=in_city, slug=slug or f"policy-{next(_numbers)}", **fields
    )


def draft(of_policy, sections=SECTIONS, **fields):
    by = fields.pop("by", None) or clerk_of(of_policy.municipality)
    return drafting.draft_version(by=by, policy=of_policy, sections=sections, **fields)


def law(of_policy, sections=SECTIONS, effective=None, **fields):
    """A text already in force since a day in 2011."""
    return acts.enter_text_in_force(
        by=clerk_of(of_policy.municipality),
        policy=of_policy,
        sections=sections,
        effective=effective or PartialDate.on(date(2011, 3, 1)),
        **fields,
    )


def replaced(draft, words, other, reason=""):
    """Replace words all over a draft; returns the newest entry of its history."""
    search = Search(words, other, False, True)
    seen = replacing.sign_of([row.as_text() for row in sections_of(draft)], search)
    replacing.replace_words(by=draft.created_by, version=draft, seen=seen, search=search, reason=reason)
    return Section.history.filter(version_id=draft.pk).latest("history_id").pk


def codified(draft, *reasons, **fields):
    """A draft of the law entered as its codified text; a reason is (section key, kind, words)."""
    rows = sections_of(draft)
    fields.setdefault("authority", "Section 9 of Ordinance 24-9")
    fields.setdefault("on", PartialDate.on(date(2021, 2, 1)))
    fields.setdefault("seen", outlining.state_of_text(rows))
    return codifying.enter_codified(
        by=clerk_of(draft.municipality),
        draft=draft,
        reasons={str(key): codifying.Logged(kind, words) for key, kind, words in reasons},
        **fields,
    )


def instrument(in_city, slug=None, **fields):
    fields.setdefault("kind", InstrumentKind.ORDINANCE)
    fields.setdefault("title", "Amending the code of ethics")
    fields.setdefault("bill_number", f"24-{next(_numbers)}")
    return instruments.create_instrument(
        by=clerk_of(in_city), municipality=in_city, slug=slug or f"matter-{next(_numbers)}", **fields
    )


def edition(of_instrument, *amendments, published=True, frozen=True, **fields):
    """An edition; an amendment is (policy, proposed version, base version)."""
    by = clerk_of(of_instrument.municipality)
    drafts = [
        instruments.AmendmentDraft(each[0], each[1], each[2] if len(each) > 2 else None)
        for each in amendments
    ]
    made = instruments.draft_edition(by=by, instrument=of_instrument, amendments=drafts, **fields)
    if frozen or published:
        freezing.freeze_edition(by=by, edition=made)
    if published:
        freezing.publish_edition(by=by, edition=made)
    return made


def bill(in_city, proposed=None, **fields):
    """A published bill that changes a policy in force; returns its edition."""
    code = policy(in_city)
    base = law(code, keyed(SECTIONS))
    texts = [s.as_text() for s in base.sections.order_by("position")]
    changed = proposed or [
        texts[0],
        SectionText("section", texts[1].label, "Gifts", "No gift over $25 is taken.", texts[1].key),
    ]
    return edition(
        instrument(in_city),
        (code, draft(code, changed, base=base), base),
        **{"name": "as introduced", **fields},
    )


COUNCIL = ("Ana Ruiz", "Ben Ito", "Cora Lind", "Dee Park", "Eli Stone", "Fay Moss", "Gus Hale")


def roll(*choices):
    """A roll on which these members of the council voted so."""
    return tuple(casting.Cast(name, "", choice) for name, choice in zip(COUNCIL, choices, strict=False))


def vote(edition, *choices, corrects=None, seen=None, **fields):
    """A vote on a published text, of a council of seven, that carried 5 to 2 if nothing else is said."""
    fields.setdefault("motive", "pass")
    fields.setdefault("on", PartialDate.on(date(2026, 11, 17)))
    fields.setdefault("presiding_officer", "Mayor Ida Bell")
    fields.setdefault("threshold", "majority_members")
    fields.setdefault("votes", roll(*(choices or ["aye"] * 5 + ["nay"] * 2)))
    fields.setdefault("seats", 7)
    by = clerk_of(edition.municipality)
    draft = casting.VoteDraft(**fields)
    return voting.record_vote(by=by, edition=edition, draft=draft, corrects=corrects, seen=seen)


def docket(in_city, *editions, number=None, opens_at=None, closes_at=None, opened=True, **fields):
    """A docket that opened a minute ago and closes in a day, over a bill of its own if none is given."""
    by = clerk_of(in_city)
    fields.setdefault("title", "Code of ethics and social media policy")
    made = dockets.create_docket(
        by=by,
        municipality=in_city,
        number=number or f"2026-{next(_numbers):02d}",
        editions=editions or [bill(in_city)],
        **fields,
    )
    if opened:
        start = datetime.now(UTC).replace(second=0, microsecond=0)
        dockets.open_period(
            by=by,
            docket=made,
            opens_at=opens_at or start - timedelta(minutes=1),
            closes_at=closes_at or start + timedelta(days=1),
        )
    return made


def closed(in_city, *editions, **fields):
    """A closed consultation, not opened yet unless asked for, over a bill of its own if none is given."""
    return docket(in_city, *editions, **{"is_closed": True, "opened": False, **fields})


def party(on_docket, name="Fire Fighters, Local 904", person=None):
    """A reviewer of the city who is named to a closed consultation."""
    city = on_docket.municipality
    person = person or user(name=f"Of {name}")
    municipalities.join(municipality=city, user=person, role=Role.REVIEWER)
    return parties.name_party(by=clerk_of(city), docket=on_docket, name=name, person=person)


def comment(on_docket, words="Please keep the register.", key=None, party=None, **fields):
    return receiving.receive_comment(
        docket=on_docket,
        submission=Submission(words=words, **fields),
        key=key or uuid.uuid4(),
        party=party,
    )


def entered(on_docket, words="Keep it, please.", *, at, channel="mail", key=None, **fields):
    """A comment that the clerk typed from a letter which was delivered at an instant."""
    evidence = fields.pop("evidence", "Envelope stamped at the counter, no. 12")
    return entering.enter_comment(
        by=fields.pop("by", None) or clerk_of(on_docket.municipality),
        docket=on_docket,
        submission=Submission(words=words, **fields),
        delivery=Delivery(channel, at, evidence),
        key=key or uuid.uuid4(),
    )


def withheld(comment, ground="private_data", note="It names a child."):
    """Withhold a comment; returns the entry."""
    return moderating.withhold(
        by=clerk_of(comment.docket.municipality), comment=comment, ground=ground, note=note
    )


def consultation(over, party="Fire Fighters, Local 904", **fields):
    """A consultation on an instrument that ended on a day nobody knows."""
    fields.setdefault("by", clerk_of(over.municipality))
    fields.setdefault("outcome", "agreed")
    fields.setdefault("ended", PartialDate.unknown())
    return consulting.record_consultation(instrument=over, party=party, **fields)


def meeting(in_city, *editions, starts_at=None, kind="work_session", published=True):
    by = clerk_of(in_city)
    made = meetings.schedule_meeting(
        by=by, municipality=in_city, kind=kind, starts_at=starts_at or datetime.now(UTC) + timedelta(hours=1)
    )
    for each in editions:
        meetings.add_agenda_item(by=by, meeting=made, title=str(each), edition=each)
    return meetings.publish_agenda(by=by, meeting=made) if published else made
