"""Finding dockets and receipts as the public may see them. Hidden and not there are one and the same 404."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from comments import parties
from comments.content import read_code
from comments.models import Channel, Comment, Docket
from comments.queries import for_reading, with_changes
from policies.models import Municipality

MOST_LETTERS = 30


def dockets(city: Municipality) -> QuerySet[Docket]:
    """Dockets that everybody may see; neither the clerk's own drafts nor closed consultations."""
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


def consultations(city: Municipality, person: Any) -> QuerySet[Docket]:
    """Closed consultations of which a person is a party, once their period is recorded."""
    own = parties.standing(city).filter(person=person)
    rows = Docket.objects.filter(municipality=city, is_closed=True, pk__in=own.values("docket"))
    return with_changes(rows.opened())


def consultation(city: Municipality, number: str, person: Any) -> Docket:
    """A closed consultation as one of its parties sees it. Raises Http404 for everybody else."""
    if len(number) > MOST_LETTERS or not number.isprintable():
        raise Http404("No such consultation.")
    found = get_object_or_404(consultations(city, person), number=number)
    found.municipality = city
    return found


def own_receipt(docket: Docket, typed: str, person: Any) -> Comment:
    """What a party sent to a closed consultation, by the code of its receipt. Raises Http404."""
    code = read_code(typed)
    if not code.isascii() or not code:
        raise Http404("No such receipt.")
    return get_object_or_404(for_reading(parties.own_comments(docket, person)), code=code)


def receipt(city: Municipality, typed: str) -> Comment:
    """The comment with this receipt code, as people type it. Raises Http404, also for another city's code."""
    code = read_code(typed)
    if not code.isascii() or not code:
        raise Http404("No such receipt.")
    rows = for_reading(Comment.objects.filter(docket__in=dockets(city)).select_related("docket"))
    return get_object_or_404(rows, code=code)


def staff_comment(docket: Docket, number: int, *, entered: bool = False) -> Comment:
    """A comment of a docket with its words, also withheld ones: for the desk. Raises Http404.

    With ``entered`` only one that staff entered.
    """
    rows = docket.comments.exclude(channel=Channel.WEB) if entered else docket.comments.all()
    return get_object_or_404(for_reading(rows), pk=number)
