"""Finding dockets and receipts as the public may see them. Hidden and not there are one and the same 404."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from comments.content import read_code
from comments.models import Channel, Comment, Docket
from comments.queries import for_reading, with_changes
from policies.models import Municipality

MOST_LETTERS = 30


def dockets(city: Municipality) -> QuerySet[Docket]:
    """Dockets whose period is recorded; before that a docket is the clerk's own draft."""
    return Docket.objects.filter(municipality=city).public()


def docket(city: Municipality, number: str) -> Docket:
    """A docket that the public may see, with its period changes. Raises Http404."""
    if len(number) > MOST_LETTERS or not number.isprintable():
        raise Http404("No such docket.")
    found = get_object_or_404(with_changes(dockets(city)), number=number)
    found.municipality = city
    return found


def staff_docket(city: Municipality, number: str) -> Docket:
    """A docket of the city, also one whose period nobody has recorded yet: for the desk. Raises Http404."""
    if len(number) > MOST_LETTERS or not number.isprintable():
        raise Http404("No such docket.")
    found = get_object_or_404(with_changes(Docket.objects.filter(municipality=city)), number=number)
    found.municipality = city
    return found


def receipt(city: Municipality, typed: str) -> Comment:
    """The comment with this receipt code, as people type it. Raises Http404, also for another city's code."""
    code = read_code(typed)
    if not code.isascii() or not code:
        raise Http404("No such receipt.")
    rows = for_reading(Comment.objects.filter(municipality=city).select_related("docket"))
    return get_object_or_404(rows, code=code)


def staff_comment(docket: Docket, number: int, *, entered: bool = False) -> Comment:
    """A comment of a docket with its words, also withheld ones: for the desk. Raises Http404.

    With ``entered`` only one that staff entered.
    """
    rows = docket.comments.exclude(channel=Channel.WEB) if entered else docket.comments.all()
    return get_object_or_404(for_reading(rows), pk=number)
