"""What was found, as the desk shows it: what stands in the way, what is worth a look, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from civicpolicy.templatetags.desk import desk_address
from policies.linting.findings import CLOSING, Finding, Part
from policies.linting.hidden import visible
from policies.models import Amendment, Edition, Version
from policies.text.section import SectionText

TO_LOOK_AT = "#to-look-at"
"""The place on the page of a section where its findings stand."""

LAW_OVERTAKEN = "law-overtaken"
"""The rule that is kept by bringing the draft up to the law."""

AROUND = 50
"""Characters shown on either side of the words that are meant."""

LONGEST_HIT = 120
_FIELDS = {"caption-differs": "caption", "number-in-words-differs": "raw", "number-printed-apart": "raw"}
_RULE_FIELDS = {"effective-day-unknown": "effective_rule_0", "effective-day-missing": "day"}
_OF_THE_BILL = (Part.SPONSORS, Part.BILL_NUMBER)
_CLAUSES = (
    Part.LONG_TITLE,
    Part.RECITALS,
    Part.ENACTING_CLAUSE,
    *CLOSING,
    Part.EFFECTIVE_CLAUSE,
    Part.EFFECTIVE_RULE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: its sentence, the words that are meant with what stands around them, where to go."""

    rule: str
    sentence: str
    proposal: str
    where: str
    href: str = ""
    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in the way, and what is only worth a look."""

    blockers: Sequence[Row] = ()
    looks: Sequence[Row] = ()

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.blockers) + len(self.looks)


def sorted_out(rows: Iterable[tuple[Finding, Row]]) -> Found:
    """Rows by what their findings weigh."""
    known = list(rows)
    return Found(
        [row for finding, row in known if finding.blocks],
        [row for finding, row in known if not finding.blocks],
    )


def of_edition(
    found: Iterable[Finding],
    edition: Edition,
    amendments: Sequence[Amendment],
    texts: Mapping[int, Sequence[SectionText]],
) -> list[tuple[Finding, Row]]:
    """What was found in an edition, each with a way to the page on which it is put right."""
    several = len(amendments) > 1
    rows = []
    for each in found:
        amendment = amendments[each.place.change] if each.place.change is not None else None
        text = _text(each, texts.get(amendment.proposed_id or 0, ())) if amendment else ""
        prefix = (
            f"{amendment.policy.title}: " if amendment and several and each.place.part != Part.POLICY else ""
        )
        rows.append((each, row_of(each, text, _href(each, edition, amendment), prefix)))
    return rows


def of_draft(
    found: Iterable[Finding], version: Version, rows: Sequence[SectionText]
) -> list[tuple[Finding, Row]]:
    """What was found in a draft, each with a way to its section."""
    city, slug = version.policy.municipality.slug, version.policy.slug
    return [
        (
            each,
            row_of(
                each,
                _text(each, rows),
                f"{desk_address('section', city, slug, version.number, each.place.key)}{TO_LOOK_AT}",
            ),
        )
        for each in found
    ]


def row_of(each: Finding, text: str = "", href: str = "", prefix: str = "") -> Row:
    """One finding without a character that nobody sees: a page must not turn its own words around."""
    place = each.place
    end = min(place.end, place.start + LONGEST_HIT)
    before = text[max(0, place.start - AROUND) : place.start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0] if end == place.end else " …"
    return Row(
        each.rule,
        visible(prefix + each.sentence),
        visible(each.proposal),
        place.words,
        href,
        visible(before),
        visible(text[place.start : end]),
        visible(after),
    )


def _text(each: Finding, sections: Sequence[SectionText]) -> str:
    """The text of the section that a finding is in; "" for one that is not in words of a text."""
    place = each.place
    if place.part != Part.TEXT or place.end <= place.start:
        return ""
    return next((section.text for section in sections if section.key == place.key), "")


def _href(each: Finding, edition: Edition, amendment: Amendment | None) -> str:
    """The page on which it is put right; for what cannot change any more, the page on which it stands."""
    place, bill = each.place, edition.instrument
    here = (edition.municipality.slug, bill.slug)
    if place.part in _OF_THE_BILL:
        return f"{desk_address('bill-facts', *here)}#id_{place.part.value}"
    if place.part == Part.ACTS:
        return f"{desk_address('bill', *here)}#acts"
    page = desk_address("edition", *here, edition.number)
    if place.part in _CLAUSES:
        field = _RULE_FIELDS.get(each.rule, place.part.value)
        clauses = f"{desk_address('edition-clauses', *here, edition.number)}#id_{field}"
        return f"{page}#words" if edition.is_frozen else clauses
    if amendment is None:
        return page if edition.is_frozen else desk_address("edition-put-in", *here, edition.number)
    if place.part == Part.STEP and not edition.is_frozen:
        field = _FIELDS.get(each.rule, "target")
        steps = desk_address("edition-steps", *here, edition.number, amendment.pk)
        return f"{steps}#id_step-{place.step}-{field}"
    return _section_href(each, edition, amendment) or f"{page}#change-{amendment.pk}"


def _section_href(each: Finding, edition: Edition, amendment: Amendment) -> str:
    """The section in the draft; the draft itself for what is said of all of it."""
    place, draft = each.place, amendment.proposed
    if draft is None or place.part == Part.STEP:
        return ""
    at = (edition.municipality.slug, amendment.policy.slug, draft.number)
    if place.key:
        return f"{desk_address('section', *at, place.key)}{TO_LOOK_AT}"
    if each.rule == LAW_OVERTAKEN and not edition.is_frozen:
        return desk_address("draft-rebase", *at)
    return desk_address("draft", *at)
