"""Pair the sections of two texts: by key, else by what they say and are called."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from policies.text.alignment import Match, common_head, common_tail, gaps, rising
from policies.text.effort import may_spend
from policies.text.likeness import Bag, Shares, bag, best_pairs, shared
from policies.text.section import SectionText

LIKE = 0.5  # sections under other labels pair when so much of their words is common
LIKE_NAMED = 0.2  # the same under the same label or heading
LIKE_AFAR = 0.7  # the same for a section that has moved among its neighbours
FEW_WORDS = 60  # weight of about ten words: less cannot be told to have moved
CELLS_AFAR = 160_000
_COMPARED = 100_000  # letters of a section by which it is compared with others

Name = Callable[[SectionText], Hashable]


def pair_sections(old: Sequence[SectionText], new: Sequence[SectionText]) -> list[Match]:
    """Which old section became which new one, by place in the old text.

    Sections that both have a key pair by the key alone. Others pair by all their words, then by label
    and heading, by heading, by label, each time only where they are alike enough, last by likeness.
    """
    return sorted(_Pairing(old, new).pairs())


class _Pairing:
    def __init__(self, old: Sequence[SectionText], new: Sequence[SectionText]) -> None:
        self.old, self.new = old, new
        self.free_old, self.free_new = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))
        self.found: list[Match] = []
        self.bag_of: dict[int, Bag] = {}

    def pairs(self) -> list[Match]:
        self._ends()
        if not self.free_old or not self.free_new:
            return self.found
        self._by_name(lambda one: one.key)
        self._by_name(lambda one: (one.level, one.label, one.heading, one.text))
        self._by_name(lambda one: (one.heading, one.text) if one.text.strip() else None, once=True)
        self._by_name(lambda one: (one.level, one.label, one.heading) if one.label else None, LIKE_NAMED)
        self._by_name(
            lambda one: (one.level, one.heading.casefold()) if one.heading else None, LIKE_NAMED, once=True
        )
        self._by_name(lambda one: (one.level, one.label) if one.label else None, LIKE)
        self._in_order()
        self._from_afar()
        self._by_name(lambda one: (one.level, one.label) if one.label else None)
        self._by_name(lambda one: (one.level, one.label, one.heading))
        return self.found

    def _ends(self) -> None:
        """Both texts most often begin and end with sections that stay to the letter."""
        head = common_head(self.old, self.new)
        tail = common_tail(self.old, self.new, head)
        ends = ((len(self.old) - n, len(self.new) - n) for n in range(tail, 0, -1))
        for i, j in (*((n, n) for n in range(head)), *ends):
            self._take(i, j)

    def _take(self, i: int, j: int) -> None:
        self.found.append((i, j))
        del self.free_old[i], self.free_new[j]

    def _by_name(self, name: Name, like: float = 0.0, once: bool = False) -> None:
        """Pair what has the same name, the first with the first; `once`: only names without a double."""
        here, there = _named(self.old, self.free_old, name), _named(self.new, self.free_new, name)
        for called, olds in here.items():
            news = there.get(called, [])
            if once and (len(olds) > 1 or len(news) > 1):
                continue
            for i, j in zip(olds, news, strict=False):
                if self._may(i, j) and (not like or self._worth(i, j, like)):
                    self._take(i, j)

    def _may(self, i: int, j: int) -> bool:
        one, other = self.old[i].key, self.new[j].key
        return one is None or other is None or one == other

    def _in_order(self) -> None:
        """Between the sections that pair already, pair what is alike, in order."""
        pairs = sorted(self.found)
        spine = [pairs[n] for n in rising([j for _, j in pairs])]
        for a, b, c, d in gaps(spine, len(self.old), len(self.new)):
            olds = [n for n in range(a, b) if n in self.free_old]
            news = [n for n in range(c, d) if n in self.free_new]
            if olds and news:
                self._pair_alike(olds, news)

    def _pair_alike(self, olds: list[int], news: list[int]) -> None:
        here, there = [self._bag(self.old[n]) for n in olds], [self._bag(self.new[n]) for n in news]
        shares = Shares(here, there)

        def worth(i: int, j: int) -> float:
            may = self._may(olds[i], news[j])
            return _worth(here[i], there[j], shares.heft(i, j), LIKE) if may else 0.0

        for i, j in best_pairs(range(len(olds)), range(len(news)), worth, shares.cell):
            self._take(olds[i], news[j])

    def _from_afar(self) -> None:
        """Pair what is very much alike wherever it stands, the most alike first."""
        olds = [n for n in self.free_old if self._bag(self.old[n]).heft >= FEW_WORDS]
        news = [n for n in self.free_new if self._bag(self.new[n]).heft >= FEW_WORDS]
        cells = len(olds) * len(news)
        if not cells or cells > CELLS_AFAR:
            return
        shares = Shares([self._bag(self.old[n]) for n in olds], [self._bag(self.new[n]) for n in news])
        if not may_spend(cells * shares.cell):
            return
        found = (
            (-alike, abs(i - j), i, j)
            for n, i in enumerate(olds)
            for m, j in enumerate(news)
            if (alike := shares.overlap(n, m)) >= LIKE_AFAR and self._may(i, j)
        )
        for _, _, i, j in sorted(found):
            if i in self.free_old and j in self.free_new:
                self._take(i, j)

    def _bag(self, one: SectionText) -> Bag:
        words = self.bag_of.get(id(one))
        if words is None:
            words = self.bag_of[id(one)] = bag(f"{one.heading}\n{one.text[:_COMPARED]}")
        return words

    def _worth(self, i: int, j: int, like: float) -> float:
        old, new = self._bag(self.old[i]), self._bag(self.new[j])
        return _worth(old, new, shared(old, new), like)


def _worth(old: Bag, new: Bag, common: int, like: float) -> float:
    """What it is worth to pair two sections of which this weight is common; 0 when they are not so alike."""
    total = old.heft + new.heft
    alike = 2 * common / total if total else 0.0
    return alike * (1 + total) if alike >= like else 0.0


def _named(sections: Sequence[SectionText], free: Iterable[int], name: Name) -> dict[Hashable, list[int]]:
    named: dict[Hashable, list[int]] = defaultdict(list)
    for place in free:
        called = name(sections[place])
        if called is not None:
            named[called].append(place)
    return named


def reading_order(
    pairs: Sequence[Match], old_size: int, new_size: int
) -> list[tuple[int | None, int | None, bool]]:
    """(old place, new place, whether it moved), as a reader meets them.

    A section that goes stands where it stood, after what it followed; one that moved stands where it is now.
    """
    spine = [pairs[n] for n in rising([j for _, j in pairs])]
    partner = {j: i for i, j in pairs}
    gone = set(range(old_size)) - {i for i, _ in pairs}
    order: list[tuple[int | None, int | None, bool]] = []
    for (a, b, c, d), match in zip(gaps(spine, old_size, new_size), [*spine, None], strict=True):
        order += [(i, None, False) for i in range(a, b) if i in gone]
        order += [(partner.get(j), j, j in partner) for j in range(c, d)]
        if match:
            order.append((*match, False))
    return order
