"""A bill before the council, with a docket open over it: what every test of the work session starts from."""

import uuid
from datetime import UTC, datetime, timedelta

from django.urls import reverse

from comments.content import Target
from comments.models import Comment, CommentContact, CommentContent, CommentTarget, Position
from policies.services import municipalities
from tests import make

STARTS = datetime(2019, 8, 27, 22, 30, tzinfo=UTC)


class Session:
    """A bill on the agenda of a work session with a docket open over it."""

    def __init__(self, published=True, proposed=None):
        self.city = make.demonstration(at=STARTS - timedelta(days=10))
        self.edition = make.bill(self.city, proposed=proposed)
        self.docket = make.docket(
            self.city,
            self.edition,
            opens_at=STARTS - timedelta(days=9),
            closes_at=STARTS + timedelta(days=3),
        )
        self.meeting = make.meeting(self.city, self.edition, starts_at=STARTS, published=published)
        amendment = self.edition.amendments.get()
        self.sections = list(amendment.proposed.sections.order_by("position"))

    def at(self, instant):
        municipalities.set_clock(municipality=self.city, stands_at=instant)

    def say(self, words, section=None, provision="", **fields):
        targets = (Target(self.edition.pk, str(section.key), provision),) if section else ()
        return make.comment(self.docket, words, targets=targets, **fields)

    def crowd(self, comments, said="Number {}."):
        """Many comments at once, each on one section: the first half of the sections, in turn."""
        half = self.sections[: max(1, len(self.sections) // 2)]
        owner = {"municipality": self.city}
        rows = [
            Comment(
                **owner,
                docket=self.docket,
                code=f"EF{number:010}",
                idempotency_key=uuid.uuid4(),
                target_count=1,
                content_hash="0" * 64,
                position=Position.values[number % 4],
            )
            for number in range(comments)
        ]
        made = list(enumerate(Comment.objects.bulk_create(rows)))
        CommentContent.objects.bulk_create(
            [CommentContent(**owner, comment=each, words=said.format(n), salt="") for n, each in made]
        )
        CommentContact.objects.bulk_create(
            [CommentContact(**owner, comment=each, name=f"Person {n}") for n, each in made]
        )
        CommentTarget.objects.bulk_create(
            [
                CommentTarget(
                    **owner,
                    comment=each,
                    ordinal=1,
                    edition=self.edition,
                    section_key=half[n % len(half)].key,
                )
                for n, each in made
            ]
        )

    def address(self, **query):
        path = reverse("worksession:page", args=[self.city.slug, self.meeting.address])
        return f"{path}?{'&'.join(f'{name}={value}' for name, value in query.items())}"


def words(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())
