"""A comment is received: kept whatever the hour, judged by the database, stored once however often posted."""

import secrets
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction

from comments import content, parties
from comments.content import Submission, Target
from comments.models import Comment, CommentContact, CommentContent, CommentTarget, Docket, DocketParty
from policies.models import Amendment
from policies.refusals import Refused
from policies.text.digest import canonical
from policies.text.numbering import find_provision


class NothingSaid(Refused):
    """Neither words nor a position."""


class TooLong(Refused):
    """More words, or more targets, than one comment may have."""


class NotInDocket(Refused):
    """A target that the docket is not about."""


class NotAParty(Refused):
    """Somebody who is no party to a closed consultation."""


class SentBefore(Refused):
    """The same form was sent before with other words."""


def receive_comment(
    *, docket: Docket, submission: Submission, key: uuid.UUID, party: DocketParty | None = None
) -> Comment:
    """Keep a comment and return it with the time and verdict that the database gave it.

    ``key`` belongs to one showing of the form: a retry returns the first receipt, also after the close.
    ``party`` is who writes to a closed consultation.
    Raises NotAParty, NothingSaid, TooLong, NotInDocket; SentBefore when the key came with another comment;
    ValueError for a submission with a delivery, which only staff can enter.
    """
    if submission.delivery is not None:
        raise ValueError("What was sent on the site has no delivery.")
    if not _may_write(docket, party):
        raise NotAParty("Only its parties write to a closed consultation.")
    return keep(docket=docket, submission=submission, key=key, party=party)


def keep(
    *,
    docket: Docket,
    submission: Submission,
    key: uuid.UUID,
    by: Any = None,
    party: DocketParty | None = None,
) -> Comment:
    """Keep a comment, once for its key. ``by`` is who entered it, None for one that was sent on the site.

    Raises NothingSaid, TooLong, NotInDocket, SentBefore.
    """
    check(submission)
    earlier = _sent_before(docket, submission, key, party)
    if earlier is not None:
        return earlier
    _check_targets(docket, submission.targets)
    try:
        with transaction.atomic():
            comment = _store(docket, submission, key, by, party)
    except IntegrityError:
        earlier = _sent_before(docket, submission, key, party)
        if earlier is None:
            raise
        return earlier
    comment.refresh_from_db()
    return comment


def _may_write(docket: Docket, party: DocketParty | None) -> bool:
    """Anybody to a public docket; to a closed one a party that stands."""
    if party is None or not docket.is_closed:
        return party is None and not docket.is_closed
    return parties.standing(docket.municipality).filter(pk=party.pk, docket=docket).exists()


def check(submission: Submission) -> None:
    """Refuse what no docket can take. Raises NothingSaid, TooLong."""
    if content.says_nothing(submission.words) and not submission.position:
        raise NothingSaid("Write your comment, or say which position you take.")
    if len(submission.words) > content.LONGEST_WORDS:
        raise TooLong(f"A comment can have up to {content.LONGEST_WORDS:,} characters; this one has more.")
    if len(submission.targets) > content.MOST_TARGETS:
        raise TooLong(f"A comment can name up to {content.MOST_TARGETS} sections; leave some out.")


def _store(
    docket: Docket, submission: Submission, key: uuid.UUID, by: Any, party: DocketParty | None
) -> Comment:
    city, delivery = docket.municipality, submission.delivery
    salt = secrets.token_hex(32)
    comment = Comment.objects.create(
        municipality=city,
        docket=docket,
        code=content.new_code(city.profile.receipt_prefix, secrets.token_bytes(7)),
        idempotency_key=key,
        position=submission.position,
        capacity=submission.capacity,
        language=submission.language,
        channel=submission.channel,
        delivered_at=delivery.delivered_at if delivery else None,
        evidence=canonical(delivery.evidence) if delivery else "",
        entered_by=by,
        party=party,
        target_count=len(submission.targets),
        content_format=content.FORMAT,
        content_hash=content.content_hash(salt, submission),
    )
    CommentContent.objects.create(
        municipality=city, comment=comment, words=canonical(submission.words), salt=salt
    )
    CommentContact.objects.create(
        municipality=city, comment=comment, name=submission.name, email=submission.email
    )
    CommentTarget.objects.bulk_create(_target_rows(comment, submission.targets))
    return comment


def _target_rows(comment: Comment, targets: Iterable[Target]) -> list[CommentTarget]:
    return [
        CommentTarget(
            municipality_id=comment.municipality_id,
            comment=comment,
            ordinal=ordinal,
            edition_id=target.edition,
            section_key=target.section_key,
            provision=target.provision,
        )
        for ordinal, target in enumerate(targets, start=1)
    ]


def _sent_before(
    docket: Docket, submission: Submission, key: uuid.UUID, party: DocketParty | None
) -> Comment | None:
    earlier = (
        Comment.objects.filter(docket=docket, idempotency_key=key)
        .select_related("content")
        .prefetch_related("targets")
        .first()
    )
    if earlier is None:
        return None
    targets = [
        Target(row.edition_id, str(row.section_key) if row.section_key else None, row.provision)
        for row in earlier.targets.all()
    ]
    same = earlier.channel == submission.channel and earlier.content_hash == content.content_hash(
        earlier.content.salt, submission, earlier.content_format
    )
    same = same and earlier.party_id == (party.pk if party else None)
    if not same or targets != list(submission.targets):
        raise SentBefore(
            "This form was sent before with other words. Open a new form to send another comment."
        )
    return earlier


def _check_targets(docket: Docket, targets: tuple[Target, ...]) -> None:
    """Every target must be an edition of the docket, a section of its texts, a provision of that section."""
    if not targets:
        return
    if len(set(targets)) != len(targets):
        raise NotInDocket("The same section was chosen twice.")
    sections = _commentable(docket)
    for target in targets:
        if target.edition not in sections:
            raise NotInDocket("That instrument is not part of this call for comment.")
        if target.section_key is None:
            if target.provision:
                raise NotInDocket("A provision is named with its section.")
            continue
        texts = sections[target.edition].get(target.section_key)
        if texts is None:
            raise NotInDocket("That section is not part of this call for comment.")
        if target.provision and not any(find_provision(text, target.provision.split("/")) for text in texts):
            raise NotInDocket("There is no such provision in that section.")


def _commentable(docket: Docket) -> dict[int, dict[str, list[str]]]:
    """Texts by edition and section key: of the proposed version and of the one it is compared with."""
    amendments = (
        Amendment.objects.filter(edition__docket_items__docket=docket)
        .select_related("proposed", "base")
        .prefetch_related("proposed__sections", "base__sections")
    )
    found: dict[int, dict[str, list[str]]] = {
        edition: {} for edition in docket.items.values_list("edition_id", flat=True)
    }
    for amendment in amendments:
        for version in (amendment.proposed, amendment.base):
            for section in version.sections.all() if version else ():
                found[amendment.edition_id].setdefault(str(section.key), []).append(section.text)
    return found
