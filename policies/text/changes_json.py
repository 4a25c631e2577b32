"""A redline as plain values: the one shape of every JSON of it, on the site and from the command line."""

from typing import Any

from policies.text.changes import Op, Paragraph, Redline, Runs, SectionChange
from policies.text.numbering import Provision
from policies.text.section import SectionText
from policies.text.spans import spans

FORMAT = "civicpolicy.redline/2"


def redline_as_json(redline: Redline) -> dict[str, Any]:
    """The whole redline as dictionaries, lists, strings and numbers, ``civicpolicy.redline/2``.

    coarse: true when some of it was too long to compare word by word, and is marked as replaced as a whole.
    words_inserted, words_deleted, words_moved, sections_changed: counts.
    changes: [{number, citation, kind, sentence, anchor, at}]. ``at`` is where the change is to be found in
    the two texts whatever engine compares them (see ``policies.text.spans``); ``number`` belongs to this
    drawing alone.
    sections in reading order: [{kind, number, anchor, coarse, old, new, label, heading, paragraphs, and its
    counts}]; old and new are {place, key, level, label, heading} or null; label and heading are runs.
    paragraphs: [{kind, number, old_path, new_path, enumerator, body}]; enumerator and body are runs, and
    sometimes line_break; of one that moved twin or elsewhere, and inner.
    A run is [same | deleted | inserted, text]. Every word of both texts is in the runs: without the deleted
    ones they give the new text, without the inserted ones the old text, paragraphs joined by line ends but
    where ``line_break`` is inserted (no line end there in the old text) or deleted (none in the new one).
    ``twin`` is the place of a moved paragraph's other end, ``inner`` what changed in it on the way.
    ``elsewhere`` is {citation, anchor} of the neighbour where the other end stands, when a section was split
    in two or joined to one; then both sections have ``kin``: [{relation, citation, anchor}], relation one of
    split from, split into, joined to, joined from.
    """
    links = spans(redline)
    return {
        "format": FORMAT,
        "coarse": redline.is_coarse,
        "words_inserted": redline.words_inserted,
        "words_deleted": redline.words_deleted,
        "words_moved": redline.words_moved,
        "sections_changed": redline.sections_changed,
        "changes": [
            {
                "number": change.number,
                "citation": change.citation,
                "kind": change.kind,
                "sentence": change.sentence,
                "anchor": change.anchor,
                "at": str(links[change.number]),
            }
            for change in redline.changes
        ],
        "sections": [_section(section) for section in redline.sections],
    }


def _section(section: SectionChange) -> dict[str, Any]:
    return {
        "kind": section.kind,
        "number": section.number,
        "anchor": section.anchor,
        "coarse": section.is_coarse,
        "old": _named(section.old, section.old_place),
        "new": _named(section.new, section.new_place),
        "label": _runs(section.label_runs),
        "heading": _runs(section.heading_runs),
        "words_inserted": section.words_inserted,
        "words_deleted": section.words_deleted,
        "words_moved": section.words_moved,
        "kin": [{"relation": one.relation, **one.other._asdict()} for one in section.kin],
        "paragraphs": [_paragraph(paragraph) for paragraph in section.paragraphs],
    }


def _named(section: SectionText | None, place: int | None) -> dict[str, Any] | None:
    if section is None:
        return None
    return {
        "place": place,
        "key": section.key,
        "level": section.level,
        "label": section.label,
        "heading": section.heading,
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "kind": paragraph.kind,
        "number": paragraph.number,
        "old_path": _path(paragraph.old),
        "new_path": _path(paragraph.new),
        "enumerator": _runs(paragraph.enumerator_runs),
        "body": _runs(paragraph.body_runs),
    }
    if paragraph.line_break != Op.SAME:
        shown["line_break"] = paragraph.line_break.value
    if paragraph.twin is not None:
        shown["twin"] = paragraph.twin
    if paragraph.elsewhere is not None:
        shown["elsewhere"] = paragraph.elsewhere._asdict()
    if paragraph.is_moved:
        shown["inner"] = _runs(paragraph.inner_runs)
    return shown


def _path(provision: Provision | None) -> list[str] | None:
    return list(provision.path) if provision else None


def _runs(runs: Runs) -> list[list[str]]:
    return [[run.op.value, run.text] for run in runs]
