"""The work session page: one item, one place in it, and what people said about that place."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from civicpolicy.site.agenda import happenings, meeting_words
from civicpolicy.site.calls import calls_over
from civicpolicy.site.moment import city_deadlines
from civicpolicy.worksession import voices
from civicpolicy.worksession.table import Table, lay
from civicpolicy.worksession.voices import WHOLE, Show
from comments.period import instant_words
from comments.queries import Deadline
from policies import access
from policies.decorators import CityRequest, public
from policies.models import AgendaItem, Meeting, Publication

UNPUBLISHED = "policies.see_unpublished_agenda"
SHOWN = ((Show.SESSION, "At the session"), (Show.ALL, "All so far"), (Show.SINCE, "Only since"))


@public
def page(request: CityRequest, meeting: str) -> HttpResponse:
    """``?item=`` on the agenda, ``?section=`` key or "whole", ``?show=`` session, all or since, ``?page=``.

    Public once the agenda is published; before that for staff and council of the city, and 404 to others.
    """
    city = request.municipality
    session = access.meeting(city, meeting, unpublished=request.user.is_authenticated)
    if session.agenda_published_at is None and not request.user.has_perm(UNPUBLISHED, city):
        raise Http404("No such meeting.")
    table = lay(session, _items(session), request.GET.get("item", ""), request.GET.get("section", ""))
    show = request.GET.get("show", Show.ALL)
    show = show if show in tuple(Show) else Show.ALL
    return render(request, "worksession/page.html", _context(request, table, show))


def _items(meeting: Meeting) -> list[AgendaItem]:
    published = Publication.objects.filter(edition=OuterRef("edition"))
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("position")
    return list(rows.select_related("edition__instrument").annotate(edition_is_public=Exists(published)))


def _context(request: CityRequest, table: Table, show: str) -> dict[str, object]:
    city, as_of = request.municipality, table.meeting.as_of
    deadlines = calls_over(city_deadlines(request), [table.edition.pk])
    tally = voices.tally(table.edition, table.place, show, as_of)
    said = voices.said(
        city,
        table.edition,
        table.place,
        show=show,
        as_of=as_of,
        count=tally.here,
        page=request.GET.get("page", "1"),
    )
    address = _Addresses(request, table, show)
    plain = table.text.plain(table.place) if table.text else None
    return {
        "table": table,
        "meeting_words": meeting_words(table.meeting, city),
        "as_of_words": instant_words(as_of, city.zone),
        "as_of_recorded": table.meeting.called_to_order_at is not None,
        "deadline": deadlines[0] if deadlines else None,
        "events": _events(table, deadlines[0] if deadlines else None),
        "tally": tally,
        "counts": voices.by_section(table.edition, show, as_of),
        "said": said,
        "change": table.text.change(table.place) if table.text else None,
        "plain": plain,
        "plain_rows": [plain] if plain else [],
        "style": city.profile.redline_style,
        "whole": WHOLE,
        "address": address,
        "segments": [(address.to(show=value), words, value == show) for value, words in SHOWN],
        "item_segments": [
            (address.to(item=str(item.position), section=""), item.title, item == table.item)
            for item in table.items
        ],
    }


def _events(table: Table, deadline: Deadline | None) -> list[tuple[object, str, str]]:
    if deadline is None or deadline.last is None:
        return []
    table.meeting.__dict__.setdefault("_prefetched_objects_cache", {})["items"] = list(table.items)
    last = deadline.last
    return list(happenings([table.meeting], [table.edition.pk], last.opens_at, last.closes_at))


class _Addresses:
    """Links of the page: each keeps what is chosen and changes one thing."""

    def __init__(self, request: CityRequest, table: Table, show: str) -> None:
        self.path = reverse("worksession:page", args=[request.municipality.slug, table.meeting.address])
        self.chosen = {"item": str(table.item.position), "section": table.place, "show": show}
        self.table = table

    def to(self, **other: str) -> str:
        """The page with something else chosen; its number in the list starts anew."""
        kept = {name: value for name, value in (self.chosen | other).items() if value}
        return f"{self.path}?{urlencode(kept)}"

    @property
    def rail(self) -> str:
        """Address of a section, as the rail fills it in."""
        return self.to(section="KEY").replace("KEY", "{key}")

    @property
    def whole(self) -> str:
        """The whole of the instrument."""
        return self.to(section=WHOLE)

    @property
    def before(self) -> str:
        """The place before, or ""."""
        return self.to(section=self.table.before) if self.table.before else ""

    @property
    def after(self) -> str:
        """The place after, or ""."""
        return self.to(section=self.table.after) if self.table.after else ""

    @property
    def since(self) -> str:
        """Only what was received since, on the whole as well."""
        return self.to(show=Show.SINCE)

    @property
    def query(self) -> str:
        """What the pager keeps, behind its own parameter."""
        return f"&{urlencode(self.chosen)}"
