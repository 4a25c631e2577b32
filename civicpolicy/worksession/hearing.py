"""What stands beside a text: comments by position, each letter once with everybody who sent it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.utils.text import slugify

from civicpolicy.worksession.voices import MOST, Voice
from comments.letters import Letter, letters
from comments.models import Capacity, Position
from comments.pages.cards import received_words
from policies.text.digest import chain_digest

FIRST = 3
"""Entries of a group that are shown before somebody asks for the rest."""

PAGE = 40
"""Entries, or senders of one letter, on a page that shows one group."""

KEPT_SECONDS = 24 * 60 * 60
COUNTED = {
    Position.FOR: ("for", "for"),
    Position.AGAINST: ("against", "against"),
    Position.WITH_CHANGES: ("with changes", "with changes"),
    Position.QUESTION: ("question", "questions"),
}
"""What one, and what several, of a position are called behind their number."""

ORDER = (Position.AGAINST, Position.WITH_CHANGES, Position.FOR, Position.QUESTION)
SINCE, NONE, LATE = "Received since you met", "No position given", "Late"


@dataclass(frozen=True, slots=True)
class Card:
    """A comment as its card shows it, see ``_comment_card.html``; ``own`` are words added to a letter."""

    number: int
    name: str
    capacity: str
    received: str
    words: str
    position: str = ""
    position_word: str = ""
    on: str = ""
    since: bool = False
    late: str = ""
    own: str = ""
    withheld: str = ""
    came: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One card, or one letter with the cards of all who sent it; ``number`` is of the first comment."""

    number: int
    people: int
    words: str
    cards: Sequence[Card]

    @property
    def card(self) -> Card | None:
        """The comment, when only one says this."""
        return self.cards[0] if len(self.cards) == 1 else None

    @property
    def own(self) -> list[Card]:
        """Senders who added words of their own."""
        return [card for card in self.cards if card.own]

    @property
    def is_letter(self) -> bool:
        """True for more than a few words, which several people write without knowing of each other."""
        return len(self.words.split()) > 7


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading: received since, one position, or late. ``more`` comments are not shown."""

    title: str
    position: str
    count: int
    entries: Sequence[Entry]
    more: int = 0

    @property
    def slug(self) -> str:
        """How an address asks for the whole group."""
        return self.position or slugify(self.title)


@dataclass(frozen=True, slots=True)
class Heard:
    """All about one place. With one group opened there is a page of it and nothing else."""

    groups: Sequence[Group]
    positions: Sequence[tuple[str, str, int]]
    comments: int
    people: int
    texts: int
    since: int
    page: Page[Entry] | None = None

    @property
    def is_cut(self) -> bool:
        """True when there may be older comments than those read."""
        return self.comments >= MOST


def hear(
    voices: Sequence[Voice], zone: ZoneInfo, *, opened: str = "", page: str = "1", first: int = FIRST
) -> Heard:
    """Count and group what was said. ``opened``: a group to be read whole; ``first``: entries of others."""
    said = _letters(voices)
    groups = list(_groups(voices, said, zone))
    chosen = [group for group in groups if group.slug == opened]
    paged = Paginator(chosen[0].entries, PAGE).get_page(page) if chosen else None
    if chosen and paged is not None:
        groups = [Group(chosen[0].title, chosen[0].position, chosen[0].count, list(paged))]
    positions = Counter(voice.position for voice in voices)
    return Heard(
        groups=groups if paged else [_folded(group, first) for group in groups],
        positions=[(p.value, COUNTED[p][positions[p] != 1], positions[p]) for p in Position],
        comments=len(voices),
        people=len({voice.person for voice in voices}),
        texts=sum(bool(letter.words.strip()) for letter in said),
        since=sum(voice.since for voice in voices),
        page=paged,
    )


def _letters(voices: Sequence[Voice]) -> tuple[Letter, ...]:
    """Looked for once for the same words."""
    if not voices:
        return ()
    texts = [voice.words for voice in voices]
    key = f"letters:{chain_digest('', *texts)}"
    found: tuple[Letter, ...] | None = cache.get(key)
    if found is None:
        found = letters(texts)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _folded(group: Group, first: int) -> Group:
    shown = group.entries[:first]
    more = group.count - sum(len(entry.cards) for entry in shown)
    return Group(group.title, group.position, group.count, shown, more)


def _groups(voices: Sequence[Voice], said: Sequence[Letter], zone: ZoneInfo) -> Iterator[Group]:
    """*Received since* first, then by position, late ones last; in each the letters sent by most first."""
    of: dict[str, dict[int, list[tuple[Voice, str]]]] = defaultdict(lambda: defaultdict(list))
    for number, letter in enumerate(said):
        for sent in letter.sent:
            voice = voices[sent.place]
            of[_title(voice)][number].append((voice, sent.own))
    titles = [SINCE, *(str(position.label) for position in ORDER), NONE, LATE]
    named = {str(position.label): position.value for position in Position}
    for title in (each for each in titles if each in of):
        mixed = title in (SINCE, LATE)
        entries = [_entry(said[number].words, rows, zone, mixed=mixed) for number, rows in of[title].items()]
        entries.sort(key=lambda entry: -entry.people if len(entry.cards) > 1 else 0)
        count = sum(len(entry.cards) for entry in entries)
        yield Group(title, named.get(title, ""), count, entries)


def _title(voice: Voice) -> str:
    if voice.is_late:
        return LATE
    if voice.since:
        return SINCE
    return str(Position(voice.position).label) if voice.position else NONE


def _entry(words: str, rows: Sequence[tuple[Voice, str]], zone: ZoneInfo, *, mixed: bool) -> Entry:
    cards = [_card(voice, own, zone, mixed=mixed) for voice, own in rows]
    people = len({voice.person for voice, _ in rows})
    return Entry(cards[0].number, people, words, cards)


def _card(voice: Voice, own: str, zone: ZoneInfo, *, mixed: bool) -> Card:
    """The card; its position is said where the group does not say it."""
    said = voice.position if mixed else ""
    return Card(
        number=voice.number,
        name=voice.name,
        capacity=str(Capacity(voice.capacity).label),
        received=received_words(voice.channel, voice.received_at, zone),
        words=voice.words,
        position=said,
        position_word=str(Position(said).label) if said else "",
        on=voice.on,
        since=voice.since,
        late=voice.late,
        own=own,
        withheld=voice.withheld,
        came=voice.came,
    )
