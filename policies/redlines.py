"""Redlines of stored texts, each drawn once and kept: in the cache, the last ones also as they are."""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from zlib import crc32

from django.core.cache import cache

from policies.models import Extent, Marks, Section, Version
from policies.text.changes import Change, Paragraph, SectionChange
from policies.text.layers import LayeredSection, layer_sections
from policies.text.redline import ENGINE, Redline, redline
from policies.text.section import SectionText

KEPT_SECONDS = 7 * 24 * 60 * 60
AT_HAND = 16
"""So many redlines need not even be unpacked from the cache: they never change, and any page may use them."""

COARSE = (
    "Some of this is too long to compare word by word, and is marked as replaced as a whole. "
    "Both texts are complete and exact."
)
"""What is said of a redline that ``is_coarse``."""

_at_hand: OrderedDict[str, Redline] = OrderedDict()
_at_hand_lock = threading.Lock()

_KEPT = (Redline, SectionChange, Paragraph, Change, LayeredSection)
SHAPE = f"{crc32(repr([[each.name for each in fields(kept)] for kept in _KEPT]).encode()):08x}"
"""Of the values that are kept: a cache that outlives a new field must not give them back without it."""

Pair = tuple[Version | None, Version | None]
"""What is compared with (None for a new policy), and what would be new (None for a repeal)."""


class MarksUnknown(ValueError):
    """A text whose marks were lost is never compared as if it were clean."""


def comparable(old: Version | None, new: Version | None) -> bool:
    """True unless one was read from a redline whose marks did not survive."""
    return all(version is None or version.marks != Marks.UNKNOWN for version in (old, new))


def between(old: Version | None, new: Version | None) -> Redline:
    """The redline of two stored texts. Raises MarksUnknown."""
    return between_each([(old, new)])[0]


def between_each(
    pairs: Sequence[Pair], texts: Mapping[int, list[SectionText]] | None = None
) -> list[Redline]:
    """Several redlines, with one query for all sections that are not cached. Raises MarksUnknown.

    With ``texts``, the sections of every version of the pairs, there is no query.

    The key is the pair of record digests: equal ones mean equal words, labels and identities of sections.
    Drafts have none and are drawn each time. Fetch versions ``with_record()``.
    """
    if not all(comparable(*pair) for pair in pairs):
        raise MarksUnknown("One of these texts has lost the marks of its redline.")
    keys = [_key(*pair) for pair in pairs]
    known = _known([key for key in keys if key])
    missing = [pair for pair, key in zip(pairs, keys, strict=True) if key not in known]
    if texts is None:
        texts = section_texts(version for pair in missing for version in pair)
    drawn = {pair: redline(*_compared(*pair, texts)) for pair in missing}
    new = {key: drawn[pair] for pair, key in zip(pairs, keys, strict=True) if key and pair in drawn}
    if new:
        cache.set_many(new, KEPT_SECONDS)
        _keep_at_hand(new)
    return [known[key] if key in known else drawn[pair] for pair, key in zip(pairs, keys, strict=True)]


def layered(in_law: Version | None, introduced: Version, now: Version | None) -> tuple[LayeredSection, ...]:
    """What a bill changes in the law and what was changed in it since, in one query, kept like a redline.

    Beside a text that sets out some sections only, the law is cut to those. Raises MarksUnknown.
    """
    if not (comparable(in_law, introduced) and comparable(None, now)):
        raise MarksUnknown("One of these texts has lost the marks of its redline.")
    key = _key(in_law, introduced, now)
    known: tuple[LayeredSection, ...] | None = cache.get(key) if key else None
    if known is not None:
        return known
    found = section_texts([in_law, introduced, now])
    law, bill, new = (found[version.pk] if version else [] for version in (in_law, introduced, now))
    if Extent.PARTIAL in (introduced.extent, now.extent if now else ""):
        law = _same_sections(law, [*bill, *new])
    drawn = layer_sections(law, bill, new)
    if key:
        cache.set(key, drawn, KEPT_SECONDS)
    return drawn


def section_texts(versions: Iterable[Version | None]) -> dict[int, list[SectionText]]:
    """The sections of several versions as pure values, by version, in one query; none for no version."""
    texts: dict[int, list[SectionText]] = defaultdict(list)
    wanted = {version.pk for version in versions if version is not None}
    if wanted:
        for row in Section.objects.filter(version__in=wanted).order_by("version_id", "position"):
            texts[row.version_id].append(row.as_text())
    return texts


def forget() -> None:
    """Drop what is at hand; the cache keeps what it has."""
    with _at_hand_lock:
        _at_hand.clear()


def _known(keys: Sequence[str]) -> dict[str, Redline]:
    """Those of the redlines that were drawn before."""
    with _at_hand_lock:
        found = {key: _at_hand[key] for key in keys if key in _at_hand}
    missing = [key for key in keys if key not in found]
    found |= cache.get_many(missing) if missing else {}
    _keep_at_hand(found)
    return found


def _keep_at_hand(drawn: Mapping[str, Redline]) -> None:
    with _at_hand_lock:
        for key, each in drawn.items():
            _at_hand[key] = each
            _at_hand.move_to_end(key)
        while len(_at_hand) > AT_HAND:
            _at_hand.popitem(last=False)


def _key(*versions: Version | None) -> str:
    if any(version is not None and not version.is_frozen for version in versions):
        return ""
    digests = (version.freezing.record_digest if version else "none" for version in versions)
    return ":".join(("redline", str(ENGINE), SHAPE, *digests))


def _compared(
    old: Version | None, new: Version | None, texts: Mapping[int, list[SectionText]]
) -> tuple[list[SectionText], list[SectionText]]:
    """Both texts; beside one that sets out some sections only, the other is cut to those."""
    before = texts.get(old.pk, []) if old else []
    after = texts.get(new.pk, []) if new else []
    if new and new.extent == Extent.PARTIAL:
        before = _same_sections(before, after)
    elif old and old.extent == Extent.PARTIAL:
        after = _same_sections(after, before)
    return before, after


def _same_sections(whole: Iterable[SectionText], part: Iterable[SectionText]) -> list[SectionText]:
    kept = list(part)
    keys = {section.key for section in kept}
    labels = {section.label for section in kept if section.label}
    return [section for section in whole if section.key in keys or section.label in labels]
