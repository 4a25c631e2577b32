"""Comments that may be the same as one that somebody is about to enter."""

from __future__ import annotations

from django.db.models import Q
from rapidfuzz.fuzz import ratio

from comments.content import Submission
from comments.models import Comment, Docket
from comments.queries import for_reading
from policies.text.digest import canonical

LIKE = 80
"""Share of letters, in hundredths, from which the words of one name are held to be the same words."""

MOST = 50
"""No more candidates than these are looked at: the latest ones."""


def doubles(docket: Docket, submission: Submission) -> list[Comment]:
    """Comments with the same words, or with the same name and nearly the same words; the latest first."""
    words, name = canonical(submission.words), submission.name
    alike = Q(content__words=words) if words else Q(pk=None)
    named = Q(contact__name__iexact=name) if name else Q(pk=None)
    rows = for_reading(docket.comments.filter(alike | named)).order_by("-received_at", "-pk")[:MOST]
    return [row for row in rows if _is_like(row.content.words, words)]


def _is_like(one: str, other: str) -> bool:
    return ratio(one.casefold(), other.casefold(), score_cutoff=LIKE) >= LIKE
