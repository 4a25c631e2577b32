"""What a call for comment is about: its instruments and their sections, each a subject that can be chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from comments.content import Target
from comments.models import CommentTarget, Docket
from policies import redlines
from policies.models import Amendment, Edition, Section, Version
from policies.naming import title_then
from policies.text.citation import Citation
from policies.text.numbering import Provision, provisions
from policies.text.redline import Redline, SectionChange
from policies.text.section import SectionText

LONGEST_PATH = 100
"""Letters of a provision's path that a comment can keep."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An instrument as a whole (no section), or one of its sections with what would become of it.

    ``amendment`` says of which policy, and from which text to which one; none for the whole instrument.
    ``change`` is missing where the marks of the paper are unknown: such a text is never compared.
    """

    edition: Edition
    section: SectionText | None = None
    change: SectionChange | None = None
    amendment: Amendment | None = None

    @property
    def key(self) -> str:
        """How forms and addresses name it: edition, or edition and section."""
        return f"{self.edition.pk}-{self.section.key}" if self.section else str(self.edition.pk)

    @property
    def label(self) -> str:
        """``2.52.070``, ``Article 3``; for the whole instrument its designation."""
        if self.section is None:
            return self.edition.instrument.designation
        return str(Citation(self.section.label, level=self.section.level)) if self.section.label else ""

    @property
    def heading(self) -> str:
        """``Gifts``; for the whole instrument that it is the whole."""
        return self.section.heading if self.section else "as a whole"

    @property
    def name(self) -> str:
        """``2.52.070 Gifts``."""
        return f"{self.label} {self.heading}".strip()

    @property
    def texts(self) -> tuple[SectionText, ...]:
        """The section as it is read where nothing is compared."""
        return (self.section,) if self.section else ()

    @property
    def anchor(self) -> str:
        """Where it stands on a page with the whole redline; "" without one."""
        return self.change.anchor if self.change else ""

    @property
    def pair(self) -> tuple[Version, Version] | None:
        """The two texts that the call compares; None where there is one only, or they cannot be compared."""
        base, proposed = (self.amendment.base, self.amendment.proposed) if self.amendment else (None, None)
        return (base, proposed) if self.change and base and proposed else None

    @property
    def text(self) -> Version | None:
        """The one text of the call that has it: the one proposed, else the one that would be repealed."""
        return (self.amendment.proposed or self.amendment.base) if self.amendment else None

    @property
    def at(self) -> str:
        """The section in a link to the redline of its two texts (see ``policies.text.spans``)."""
        side = "new" if self.change and self.change.new else "old"
        return f"{side}:{self.section.key}" if self.section else ""

    @property
    def weight(self) -> int:
        """How many words would come or go."""
        return self.change.words_inserted + self.change.words_deleted if self.change else 0

    @property
    def parts(self) -> list[Provision]:
        """The places in a section that can be named."""
        found = provisions(self.section.text) if self.section else ()
        return [one for one in found if len("/".join(one.path)) <= LONGEST_PATH]

    def words(self, provision: str = "", *, name_instrument: bool = True) -> str:
        """``Bill 26-31, § 2.52.070(a)(1) Gifts``."""
        named = self.edition.instrument.designation
        if self.section is None:
            return f"{named} as a whole"
        place = _place(self.section, tuple(provision.split("/")) if provision else ())
        return f"{named}, {place}" if name_instrument else place


def _place(section: SectionText, path: tuple[str, ...]) -> str:
    """``§ 2.52.070(a)(1) Gifts``; a section without a number goes by its heading."""
    if section.label:
        sign = "§ " if section.level == "section" else ""
        return f"{sign}{Citation(section.label, path, section.level)} {section.heading}".strip()
    place = str(Citation("", path)) if path else ""
    return " ".join(part for part in (f"“{section.heading}”" if section.heading else "", place) if part)


@dataclass(frozen=True, slots=True)
class Matter:
    """One instrument of a call, with the redline of each policy that it would change."""

    edition: Edition
    amendments: Sequence[Amendment]
    drawn: Mapping[int, Redline]

    @property
    def marks_unknown(self) -> bool:
        """True when one of its texts is shown as read, without a redline."""
        return any(each.pk not in self.drawn for each in self.amendments)

    @property
    def sections(self) -> int:
        """How many sections its redlines show."""
        return sum(len(one.sections) for one in self.drawn.values())

    @property
    def sections_changed(self) -> int:
        """How many of them have anything to mark."""
        return sum(one.sections_changed for one in self.drawn.values())


class Subjects:
    """Everything that comments on a docket can be about, in reading order."""

    def __init__(self, matters: Sequence[Matter], rows: Sequence[Subject]) -> None:
        self.matters = matters
        self._rows = rows

    def __iter__(self) -> Iterator[Subject]:
        return iter(self._rows)

    @cached_property
    def sections(self) -> list[Subject]:
        """The sections alone."""
        return [one for one in self._rows if one.section]

    @cached_property
    def by_key(self) -> dict[str, Subject]:
        """Subjects as forms name them."""
        return {one.key: one for one in self._rows}

    @cached_property
    def _by_identity(self) -> dict[tuple[int, str], Subject]:
        """Subjects by edition and section key; "" is the instrument as a whole."""
        return {(one.edition.pk, (one.section.key or "") if one.section else ""): one for one in self._rows}

    def of(self, target: CommentTarget | Target) -> Subject | None:
        """What a comment's target names; None when the docket is not about it."""
        edition = target.edition_id if isinstance(target, CommentTarget) else target.edition
        return self._by_identity.get((edition, str(target.section_key or "")))

    def words(self, targets: Iterable[CommentTarget | Target], *, with_edition: bool = False) -> list[str]:
        """What a comment is about, one entry for each target; none at all is the whole docket.

        An instrument is named once for all its sections, its edition after them when that is wanted:
        ``Bill 26-31, § 1 Scope``, ``§ 2 Gifts, as introduced``.
        """
        found = [(subject, target.provision) for target in targets if (subject := self.of(target))]
        said: list[str] = []
        for edition, group in groupby(found, key=lambda one: one[0].edition):
            is_named = False
            for subject, provision in group:
                said.append(subject.words(provision, name_instrument=not is_named))
                is_named = subject.section is not None
            said[-1] += f", {edition.name}" if with_edition else ""
        return said

    def find(self, section: str, edition: str = "") -> Subject | None:
        """What an address asks for: a section key, an edition's number or its instrument's slug, or both."""
        for one in self._rows:
            named = edition in ("", str(one.edition.pk), one.edition.instrument.slug)
            if named and section == ((one.section.key or "") if one.section else ""):
                return one if section or edition else None
        return None


def of_docket(docket: Docket) -> Subjects:
    """The subjects of a docket: one query once its redlines are kept."""
    amendments = list(
        Amendment.objects.filter(edition__docket_items__docket=docket)
        .annotate(title_then=title_then("edition__freezing"))
        .select_related("edition__instrument", "policy", "base__freezing", "proposed__freezing")
        .order_by("edition__docket_items__position", "pk")
    )
    drawn = _drawn(amendments)
    read = _as_read(each for each in amendments if each.pk not in drawn)
    matters, rows = [], []
    for edition, group in groupby(amendments, key=lambda each: each.edition):
        own = list(group)
        matters.append(Matter(edition, own, {each.pk: drawn[each.pk] for each in own if each.pk in drawn}))
        rows.append(Subject(edition))
        rows += [row for each in own for row in _rows(each, drawn.get(each.pk), read.get(each.pk, ()))]
    return Subjects(matters, rows)


def _rows(each: Amendment, drawn: Redline | None, read: Iterable[SectionText]) -> Iterator[Subject]:
    for change in drawn.sections if drawn else ():
        yield Subject(each.edition, change.section, change, each)
    for section in read:
        yield Subject(each.edition, section, None, each)


def _drawn(amendments: Iterable[Amendment]) -> dict[int, Redline]:
    pairs = [each for each in amendments if redlines.comparable(each.base, each.proposed)]
    found = redlines.between_each([(each.base, each.proposed) for each in pairs])
    return {each.pk: one for each, one in zip(pairs, found, strict=True)}


def _as_read(amendments: Iterable[Amendment]) -> dict[int, list[SectionText]]:
    """Texts that are not compared, by amendment: what is proposed, else what would be repealed."""
    shown = {each.proposed_id or each.base_id: each.pk for each in amendments}
    found: dict[int, list[SectionText]] = defaultdict(list)
    if shown:
        for section in Section.objects.filter(version__in=shown).order_by("position"):
            found[shown[section.version_id]].append(section.as_text())
    return found
