"""A world with something on every page: the demonstration's cities, and one city with work on every desk."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from civicpolicy.demonstration.load import load
from civicpolicy.models import User
from comments.content import Target
from comments.services import consulting, dockets, moderating
from policies.dates import PartialDate
from policies.exchange import read
from policies.models import Municipality, Role
from policies.queries import sections_of
from policies.services import acts, clauses, composing, importing, instruments, municipalities, noting
from policies.services.ruling import entries
from policies.text.outline import SectionText
from tests import make

STORIES_SHOWN = ("lindengate", "tamarack-ferry")
"""Of the demonstration those with states that the city here does not have: by the mayor, marks lost."""

NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PAPER = (
    "Section 1. Gifts.\nNo offlcer takes a present.The mayor,however, may say so in each case.\n\n"
    "Section 2. Records.\nThe clerk keeps evcry record for ten years.\n"
)


@dataclass
class World:
    """What the addresses need, by the name of the part in the address."""

    city: Municipality
    empty: Municipality
    clerk: User
    made: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.made[name]


def build() -> World:
    """All of it, through the services."""
    for slug in STORIES_SHOWN:
        load(slug)
    city = make.demonstration(
        "whole-world",
        at=NOW - 30 * DAY,
        name="City of Whole World",
        clerk_email="clerk@world.example",
        clerk_phone="307-555-0131",
        address="1 Main Street",
    )
    empty = make.city("empty-world", name="City of Empty World")
    clerk = make.clerk_of(city)
    municipalities.join(municipality=empty, user=clerk, role=Role.CLERK)
    made = people(city) | texts(city)
    at(city, NOW - 20 * DAY)
    made |= calls(city, made["edition"])
    made |= in_confidence(city)
    made |= work(city, made) | meetings(city, made["edition"]) | paper(city) | behind_the_law(city)
    made |= in_the_code(city)
    return World(city, empty, clerk, made)


def at(city, instant):
    municipalities.set_clock(municipality=city, stands_at=instant)


def people(city):
    invited = User.objects.create_user("invited@world.example", name="Ben Ito")
    other = make.user("Noor Haddad")
    join = municipalities.join
    return {
        "invited": join(municipality=city, user=invited, role=Role.DRAFTER),
        "other": join(municipality=city, user=other, role=Role.ATTORNEY),
    }


def texts(city):
    """A policy in force, and a public bill that changes it."""
    code = make.policy(city, "code-of-ethics", citation="Chapter 2.52")
    law = make.law(code, make.keyed(make.SECTIONS))
    first, second = (row.as_text() for row in sections_of(law))
    lower = SectionText("section", second.label, "Gifts", "No gift over $25 is taken.", second.key)
    proposed = make.draft(code, [first, lower], base=law)
    bill = make.instrument(city, "bill-26-31", bill_number="26-31")
    edition = make.edition(bill, (code, proposed, law))
    introduced = acts.record_act(
        by=make.clerk_of(city),
        instrument=bill,
        kind="introduced",
        on=PartialDate.on(date(2026, 10, 20)),
        by_whom="City Council",
    )
    consulting.record_consultation(
        by=make.clerk_of(city),
        instrument=bill,
        party="Fire Fighters, Local 904",
        outcome="agreed",
        ended=PartialDate.on(date(2026, 10, 1)),
    )
    voted = make.vote(edition, motive="amend", on=PartialDate.on(date(2026, 10, 20)), words="Strike $30.")
    found = {"code": code, "law": law, "proposed": proposed, "edition": edition}
    return found | {"act": introduced, "roll_call": voted}


def calls(city, edition):
    """A call that is open, one for each other state, and comments of every kind."""
    by = make.clerk_of(city)
    shared = {"opens_at": NOW - 20 * DAY, "title": "A lower limit on gifts"}
    summary = "Fifty dollars become twenty-five."
    opened = make.docket(city, edition, number="open", closes_at=NOW + 5 * DAY, summary=summary, **shared)
    over = make.docket(city, edition, number="over", closes_at=NOW - 10 * DAY, **shared)
    off = make.docket(city, edition, number="cancelled", closes_at=NOW + 5 * DAY, **shared)
    make.docket(city, edition, number="draft", opened=False)
    make.docket(city, edition, number="coming", opens_at=NOW + DAY, closes_at=NOW + 9 * DAY)
    key = str(edition.amendments.get().proposed.sections.get(position=2).key)
    on_gifts = {"targets": (Target(edition.pk, key),), "name": "Dana Whitfield", "position": "for"}
    said = make.comment(opened, "Twenty-five dollars are enough.", **on_gifts)
    kept_back = make.comment(opened, "He lives at 12 Elm Street.")
    make.withheld(kept_back)
    back = make.comment(opened, "Buy my honey.")
    make.withheld(back, ground="advertising")
    moderating.restore(by=by, comment=back, note="It was a figure of speech.")
    at(city, NOW - 9 * DAY)
    late = make.comment(over, "I was away.")
    dockets.extend_period(by=by, docket=opened, closes_at=NOW + 8 * DAY, reason="The print was late.")
    dockets.cancel_period(by=by, docket=off, reason="The bill was withdrawn.")
    at(city, NOW)
    letter = make.entered(opened, "By letter: keep the register.", at=NOW - 2 * DAY, name="Eli Stone")
    return {"docket": opened, "said": said, "withheld": kept_back, "late": late, "entered": letter}


def in_confidence(city):
    """A closed consultation with two parties, one of which has written."""
    closed = make.closed(city, number="closed")
    party, other = make.party(closed), make.party(closed, name="Police Officers, Lodge 7")
    by = make.clerk_of(city)
    dockets.open_period(by=by, docket=closed, opens_at=NOW, closes_at=NOW + 5 * DAY)
    letter = make.comment(closed, "We ask for notice first.", party=party)
    return {"party": party, "other_party": other, "letter": letter}


def work(city, made):
    """What is not public yet: a draft with a history, a bill with it, one that is frozen."""
    by, code, law = make.clerk_of(city), made["code"], made["law"]
    draft = make.draft(code, [row.as_text() for row in sections_of(law)], base=law)
    loose = make.draft(code, [row.as_text() for row in sections_of(law)], base=law)
    make.replaced(loose, "is", "IS")
    section = sections_of(draft)[1]
    section.text = "No gift over thirty dollars ($30.00) is taken."
    section.save()
    begun = instruments.begin_bill(by=by, municipality=city, kind="ordinance", title="Once more")
    bill = begun.editions.get()
    composing.put_in(by=by, edition=bill, draft=draft)
    frozen = make.edition(
        make.instrument(city, "frozen-bill"), (code, make.draft(code, make.SECTIONS)), published=False
    )
    noting.write_note(by=by, version=draft, words="Ask the attorney.", key=section.key)
    own = clauses.add_clause(by=by, municipality=city, name="Fees", kind="rules", words="[city] asks no fee.")
    new = make.policy(city, "social-media", title="Social media policy")
    typed = make.policy(city, "gifts", title="Gifts")
    first = make.draft(typed)
    return {
        "draft": draft,
        "loose": loose,
        "section": section,
        "clause": own,
        "bill": bill,
        "frozen": frozen,
        "new": new,
        "first": first,
    }


def behind_the_law(city):
    """A draft in a bill and a frozen one, whose law changed in the same sections since they were begun."""
    code = make.policy(city, "conduct", title="Code of conduct")
    law = make.law(code, make.keyed(make.SECTIONS))
    first, second = (row.as_text() for row in sections_of(law))
    texts = [[first, replace(second, heading=name, text=f"No gift {name} is taken.")] for name in "ABC"]
    draft, frozen, new = (make.draft(code, text, base=law) for text in texts)
    begun = instruments.begin_bill(by=None, municipality=city, kind="ordinance", title="Conduct")
    composing.put_in(by=None, edition=begun.editions.get(), draft=draft)
    make.edition(make.instrument(city, "frozen-conduct"), (code, frozen, law), published=False)
    bill = make.instrument(city, "conduct-now", ordinance_number="26-7")
    edition = make.edition(bill, (code, new, law), effective_rule="adoption")
    acts.adopt(by=make.clerk_of(city), edition=edition, on=PartialDate.on(date(2026, 11, 2)))
    return {"behind": draft, "behind_bill": begun, "behind_frozen": frozen}


def in_the_code(city):
    """A law with its codified text, and a draft of another that is to be one."""
    found = {}
    for slug in ("parking", "noise"):
        law = make.law(make.policy(city, slug, title=f"Rules on {slug}"), make.keyed(make.SECTIONS))
        first, second = (row.as_text() for row in sections_of(law))
        found[slug] = make.draft(law.policy, [replace(first, heading="Purposes"), second], base=law)
    law, text = found["parking"].base, found["parking"]
    made = make.codified(text, (first_key(text), "heading", "Plural, as in other chapters."))
    first, second = (row.as_text() for row in sections_of(law))
    better, best = (make.draft(law.policy, [replace(first, heading=each), second], base=law) for each in "AB")
    last = make.codified(
        better, (first.key, "heading", "Short."), corrects=made.pk, because="The index has another word."
    )
    return {"replaced": text, "in_code": last.codified, "to_codify": found["noise"], "to_correct": best}


def first_key(version):
    return sections_of(version)[0].key


def meetings(city, edition):
    """One in preparation, one in an hour, one that was."""
    coming = make.meeting(city, edition, starts_at=NOW + 7 * DAY, published=False)
    soon = make.meeting(city, edition, starts_at=NOW + timedelta(hours=1))
    make.meeting(city, edition, starts_at=NOW - 5 * DAY)
    return {"coming": coming, "soon": soon}


def paper(city):
    """A scanned page at the desk, unruled."""
    data = PAPER.encode()
    by = make.clerk_of(city)
    kept = importing.save_reading(
        by=by, municipality=city, reading=read(data), data=data, name="scan.txt", publish=False
    )
    misread = next(each for each in entries(kept.source) if each.text.startswith("evcry"))
    return {"source": kept.source, "span": misread.span}
