"""The work session: one item and what people said about it, as a page, on the wall, or as a packet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from civicpolicy.site.agenda import happenings, meeting_words
from civicpolicy.site.calls import call_over
from civicpolicy.site.moment import city_deadlines, city_now, city_today
from civicpolicy.worksession import voices
from civicpolicy.worksession.addresses import Addresses
from civicpolicy.worksession.baseline import Choice
from civicpolicy.worksession.hearing import hear
from civicpolicy.worksession.packet import packet
from civicpolicy.worksession.standing import standing
from civicpolicy.worksession.table import Table, lay
from civicpolicy.worksession.voices import WHOLE, Council, Show, Tally
from comments.decisions import Course, decided_words
from comments.period import instant_words
from comments.queries import Deadline
from policies import access
from policies.decorators import CityRequest, public
from policies.models import AgendaItem, Meeting, Publication
from policies.text.styles import STYLES, offered
from policies.votes import Counted, roll_calls

UNPUBLISHED = "policies.see_unpublished_agenda"
SHOWN = {Show.SESSION: "At the session", Show.ALL: "All so far", Show.SINCE: "Only since"}
WORDS = "words"
MARKS = {**{name: style.words for name, style in STYLES.items()}, WORDS: "In words"}
VIEWS = ("page", "wall", "packet")


@public
@require_safe
def page(request: CityRequest, meeting: str) -> HttpResponse:
    """``?item=`` on the agenda; ``?section=`` key or "whole"; ``?show=`` session, all or since;
    ``?against=`` base, introduced or the number of a version; ``?style=`` a city's marks, or words;
    ``?view=`` wall or packet; ``?open=`` a group of comments, ``?page=`` in it.

    Public once the agenda is published; before that for staff and council of the city, and 404 to others.
    """
    seat = Seat(request, _meeting(request, meeting))
    view = _one_of(request, "view", VIEWS, "page")
    context = {"seat": seat, "table": seat.table, "address": seat.address, **_frame(seat)}
    if view == "packet":
        context |= _packet(seat)
    else:
        context |= _place(seat, first=2 if view == "wall" else 3)
    return render(request, f"worksession/{view}.html", context)


def _one_of(request: CityRequest, name: str, known: Iterable[str], usual: str) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in tuple(known) else usual


def _meeting(request: CityRequest, address: str) -> Meeting:
    city = request.municipality
    session = access.meeting(city, address, unpublished=request.user.is_authenticated)
    if session.agenda_published_at is None and not request.user.has_perm(UNPUBLISHED, city):
        raise Http404("No such meeting.")
    return session


def _items(meeting: Meeting) -> list[AgendaItem]:
    published = Publication.objects.filter(edition=OuterRef("edition"))
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("position")
    return list(rows.select_related("edition__instrument").annotate(edition_is_public=Exists(published)))


@dataclass
class Seat:
    """What one reader of the session has chosen, and what follows from it."""

    request: CityRequest
    meeting: Meeting

    @cached_property
    def table(self) -> Table:
        """The item, its texts and the place. Raises Http404."""
        asked = self.request.GET
        names = ("item", "section", "against")
        item, section, against = (asked.get(name, "") for name in names)
        return lay(self.meeting, _items(self.meeting), item, section, against, city_today(self.request))

    @cached_property
    def show(self) -> str:
        """Which comments."""
        return _one_of(self.request, "show", tuple(Show), Show.ALL)

    @cached_property
    def marks(self) -> str:
        """Which marks: the city's own, unless others are asked for."""
        return _one_of(self.request, "style", MARKS, self.request.municipality.profile.redline_style)

    @property
    def marks_name(self) -> str:
        """The marks, as people say it."""
        words = MARKS[self.marks]
        return words.lower() if self.marks == WORDS or not STYLES[self.marks].source else f"as in {words}"

    @property
    def is_other_baseline(self) -> bool:
        """True when the text is compared with one that few ask for."""
        text = self.table.compared
        return text is not None and text.against.value.isdigit()

    @property
    def style(self) -> str:
        """The marks of the redline tags; in words, in those of the city."""
        return self.request.municipality.profile.redline_style if self.marks == WORDS else self.marks

    @property
    def mode(self) -> str:
        """The mode of the redline tags."""
        return "in-words" if self.marks == WORDS else "inline"

    @cached_property
    def council(self) -> Council:
        """Whose comments count."""
        return Council(self.request.municipality, self.table.edition, self.table.editions, self.meeting.as_of)

    @cached_property
    def address(self) -> Addresses:
        """Links that keep all this."""
        city = self.request.municipality
        return Addresses(
            city,
            self.table,
            show=self.show,
            against=self.request.GET.get("against", ""),
            style=self.marks if self.marks != city.profile.redline_style else "",
            view=_one_of(self.request, "view", VIEWS, ""),
            opened=self.request.GET.get("open", ""),
        )

    @cached_property
    def tally(self) -> Tally:
        """How many comments before and since, and by section."""
        return voices.tally(self.council, self.show)

    @cached_property
    def votes(self) -> list[Counted]:
        """Every vote over the instrument, of whatever meeting."""
        return roll_calls(self.table.edition.instrument)

    @property
    def last_vote(self) -> Counted | None:
        """The last vote that counts."""
        return next((each for each in reversed(self.votes) if each.counts), None)

    @property
    def standing(self) -> str:
        """How far the instrument is, in words."""
        changes = [text.amendment for text in self.table.texts]
        local, today = self.request.municipality.profile, city_today(self.request)
        return standing(self.table.edition, self.table.acts, changes, local, today)

    @cached_property
    def call(self) -> tuple[Deadline | None, Course]:
        """The call for comment over these editions, the open one, else the last; how far its bills are."""
        return call_over(city_deadlines(self.request), self.council.numbers)

    @property
    def deadline(self) -> Deadline | None:
        """The deadline of that call."""
        return self.call[0]

    @property
    def decided(self) -> tuple[str, str]:
        """Of that call, its heading and what was decided about its bills; empty for no call."""
        deadline, course = self.call
        return (course.heading, decided_words(course, deadline)) if deadline else ("", "")


def _frame(seat: Seat) -> dict[str, object]:
    """What every view shows around the text."""
    city, table, address = seat.request.municipality, seat.table, seat.address
    choice = table.compared.choice if table.compared and table.compared.redline else None
    now = city_now(seat.request)
    return {
        "meeting_words": meeting_words(seat.meeting, city),
        "city_now_words": instant_words(now, city.zone),
        "as_of_words": instant_words(min(seat.meeting.as_of, now), city.zone),
        "is_ahead": now < seat.meeting.as_of,
        "as_of_recorded": seat.meeting.called_to_order_at is not None,
        "shown_words": SHOWN[Show(seat.show)],
        "deadline": seat.deadline,
        "decided": seat.decided,
        "events": _events(seat),
        "tally": seat.tally,
        "counts": seat.tally.by_section,
        "whole": WHOLE,
        "segments": [(address.to(show=value), words, value == seat.show) for value, words in SHOWN.items()],
        "item_segments": [
            (address.to(item=str(item.position), section="", against=""), item.title, item == table.item)
            for item in table.items
        ],
        "baselines": _segments(address, choice, few=False),
        "few_baselines": _segments(address, choice, few=True),
        "styles": [
            (address.to(style=value), words, value == seat.marks)
            for value, words in [*offered(city.profile.redline_style), (WORDS, MARKS[WORDS])]
            if choice
        ],
    }


def _segments(address: Addresses, choice: Choice | None, *, few: bool) -> list[tuple[str, str, bool]]:
    """Links to what the text can be compared with; the texts that ``few`` ask for are the numbered ones."""
    baselines = [each for each in choice.offered if each.value.isdigit() == few] if choice else []
    return [(address.to(against=one.value), one.words, one == choice.chosen) for one in baselines if choice]


def _place(seat: Seat, first: int) -> dict[str, object]:
    """The place being read and what was said about it."""
    table, city = seat.table, seat.request.municipality
    text = table.text
    plain = text.plain(table.place) if text else None
    asked = seat.request.GET
    return {
        "change": text.change(table.place) if text else None,
        "is_apart": text.is_apart(table.place) if text else False,
        "layered": text.layered(table.place) if text else None,
        "plain": plain,
        "plain_rows": [plain] if plain else [],
        "heard": hear(
            voices.on_places(seat.council, [table.place], seat.show).get(table.place, []),
            city.zone,
            opened=asked.get("open", ""),
            page=asked.get("page", "1"),
            first=first,
        ),
    }


def _packet(seat: Seat) -> dict[str, object]:
    page = seat.request.GET.get("page", "1")
    return {"packet": packet(seat.table, seat.council, seat.tally.by_section, seat.show, page)}


def _events(seat: Seat) -> list[tuple[object, str, str]]:
    if seat.deadline is None or seat.deadline.last is None:
        return []
    meeting, last = seat.meeting, seat.deadline.last
    meeting.__dict__.setdefault("_prefetched_objects_cache", {})["items"] = list(seat.table.items)
    return list(happenings([meeting], [seat.table.edition.pk], last.opens_at, last.closes_at))
