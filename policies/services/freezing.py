"""A draft becomes part of the record, and what is in the record is made public."""

import json
from typing import Any

from django.db import connection, transaction

from policies import guards, recording
from policies.models import Amendment, Edition, Freezing, Publication, Version
from policies.papers import is_bill_aside, set_aside
from policies.queries import sections_of
from policies.refusals import Frozen, NotFrozen, NothingToFreeze, Overtaken, Refused
from policies.services.checking import check
from policies.services.composing import hold_draft
from policies.text.digest import chain_digest, text_digest

GENESIS = "0" * 64
"""What the first record of a chain is chained to."""

BILL_ASIDE = "The paper of this bill was set aside as a mistake: take it up again first."


@transaction.atomic
def freeze_version(*, by: Any, version: Version) -> Freezing:
    """Make a text unchangeable and take its digests. Raises Frozen, NothingToFreeze, and Refused for the
    text of a paper that was set aside.

    The lock is taken before the text is read, so that an edit under way is either in it or refused.
    """
    recording.hold(connection, guards.VERSION_LOCKS, version.pk)
    version.refresh_from_db()
    if Freezing.objects.filter(version=version).exists():
        raise Frozen("This text is frozen already.")
    if set_aside().filter(version=version).exists():
        raise Refused("The paper of this text was set aside as a mistake: take it up again first.")
    sections = sections_of(version)
    if not sections:
        raise NothingToFreeze("A text without a single section cannot be frozen.")
    digest = text_digest(section.as_text() for section in sections)
    parts = (version.policy.slug, str(version.number), digest, *(str(section.key) for section in sections))
    return _freeze(by, digest, chain_digest(_previous(version), *parts), version=version)


@transaction.atomic
def freeze_edition(*, by: Any, edition: Edition) -> Freezing:
    """Freeze an edition and every version it proposes. Raises Frozen, NothingToFreeze, and Refused while
    the paper that the bill was read from is set aside. One that changes no policy says something itself.
    """
    recording.hold(connection, guards.EDITION_LOCKS, edition.pk)
    edition.refresh_from_db()
    if Freezing.objects.filter(edition=edition).exists():
        raise Frozen("This edition is frozen already.")
    if is_bill_aside(edition):
        raise Refused(BILL_ASIDE)
    amendments = list(edition.amendments.select_related("proposed__policy").order_by("pk"))
    if not amendments and not edition.further_clauses.strip():
        raise NothingToFreeze("An edition that changes no policy and says nothing itself cannot be frozen.")
    records = [_frozen(by, each.proposed).record_digest if each.proposed else GENESIS for each in amendments]
    words = _words(edition)
    digest = chain_digest(GENESIS, json.dumps(words), *records)
    return _freeze(by, digest, chain_digest(digest, *_doings(edition)), edition=edition)


@transaction.atomic
def freeze_as_seen(*, by: Any, edition: Edition, seen: str) -> Freezing:
    """Freeze an edition that a person looked at; ``seen`` is the sign of its check.

    Every text in it is held first, so that no word changes between the look and the act; texts before their
    edition, as everywhere, so that two who freeze the same never wait for each other. Raises Frozen,
    Overtaken when anything differs from what was seen, and Refused with the first thing in the way.
    """
    texts = edition.amendments.exclude(proposed=None).values_list("proposed", flat=True)
    for number in sorted(each for each in texts if each):
        recording.hold(connection, guards.VERSION_LOCKS, number)
    row = hold_draft(edition)
    found = check(row)
    if found.sign != seen:
        raise Overtaken("Something of this edition changed after you opened the page.")
    if found.blockers:
        raise Refused(found.blockers[0])
    return freeze_edition(by=by, edition=row)


def publish_version(*, by: Any, version: Version) -> Publication:
    """Make a frozen text public; doing it twice changes nothing. Raises NotFrozen."""
    return _publish(by, "text", version=version)


@transaction.atomic
def publish_edition(*, by: Any, edition: Edition) -> Publication:
    """Make a frozen edition public, with every text it proposes or changes.

    Raises NotFrozen, and Refused while the paper that the bill was read from is set aside.
    """
    if is_bill_aside(edition):
        raise Refused(BILL_ASIDE)
    publication = _publish(by, "edition", edition=edition)
    for amendment in edition.amendments.select_related("proposed", "base"):
        for version in (amendment.base, amendment.proposed):
            if version is not None:
                _publish(by, "text", version=version)
    return publication


def _words(edition: Edition) -> list[str]:
    """The words around the changes; those that an edition once had no room for count where there are any."""
    later = [
        edition.further_clauses,
        edition.severability_clause,
        edition.repealer_clause,
        edition.codification_clause,
        edition.signature_lines,
        edition.set_out,
    ]
    first = [edition.long_title, edition.recitals, edition.enacting_clause, edition.effective_clause]
    return [*first, *(later if any(later) else [])]


def _freeze(by: Any, digest: str, record: str, **frozen: Any) -> Freezing:
    owner = frozen.get("version") or frozen["edition"]
    row = Freezing.objects.create(
        municipality_id=owner.municipality_id,
        text_digest=digest,
        record_digest=record,
        frozen_by=by,
        **frozen,
    )
    row.refresh_from_db()
    return row


def _frozen(by: Any, version: Version) -> Freezing:
    return Freezing.objects.filter(version=version).first() or freeze_version(by=by, version=version)


def _previous(version: Version) -> str:
    before = (
        Freezing.objects.filter(version_id__in=[version.previous_id, version.base_id]).order_by("-pk").first()
    )
    return before.record_digest if before else GENESIS


def _doings(edition: Edition) -> list[str]:
    """What an edition does to which policy, against which text and from when: what its words leave out."""
    rows = edition.amendments.order_by("pk").select_related("policy", "base").prefetch_related("instructions")
    several = [edition.effective_events] if edition.effective_events else []
    rule = json.dumps([edition.name, edition.effective_rule, edition.effective_days, *several])
    return [rule, *(json.dumps([*_effect(row), *_steps(row)]) for row in rows)]


def _effect(row: Amendment) -> list[Any]:
    date = [str(row.date_earliest), str(row.date_latest), row.date_precision, row.date_raw]
    end = [str(row.in_force_through), row.restores_before] if row.in_force_through else []
    return [row.policy.slug, row.base.number if row.base else None, *date, *end]


def _steps(row: Amendment) -> list[list[str]]:
    return [
        [each.number, each.operation, each.target, str(each.target_key), each.after, each.caption, each.raw]
        for each in row.instructions.all()
    ]


def _publish(by: Any, what: str, **published: Any) -> Publication:
    known = Publication.objects.filter(**published).first()
    if known:
        return known
    if not Freezing.objects.filter(**published).exists():
        raise NotFrozen(f"This {what} is not frozen: freeze it before it is published.")
    owner = published.get("version") or published["edition"]
    row = Publication.objects.create(municipality_id=owner.municipality_id, published_by=by, **published)
    row.refresh_from_db()
    return row
