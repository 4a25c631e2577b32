"""A redline as plain values, for the .json download."""

from typing import Any

from policies.text.changes import Op, Paragraph, Redline, Runs, SectionChange
from policies.text.numbering import Provision
from policies.text.section import SectionText

FORMAT = "civicpolicy-redline-1"


def redline_as_json(redline: Redline) -> dict[str, Any]:
    """The whole redline as dictionaries, lists, strings and numbers.

    Every word of both texts is in the runs: without the deleted ones they give the new text, without
    the inserted ones the old text, lines joined by line ends but where ``line_break`` says that one of
    the texts has none. ``twin`` is the place of a moved paragraph's other end, ``inner`` what changed in it.
    """
    return {
        "format": FORMAT,
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
        "old": _named(section.old, section.old_place),
        "new": _named(section.new, section.new_place),
        "label": _runs(section.label_runs),
        "heading": _runs(section.heading_runs),
        "words_inserted": section.words_inserted,
        "words_deleted": section.words_deleted,
        "words_moved": section.words_moved,
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
        shown["inner"] = _runs(paragraph.inner_runs)
    return shown


def _path(provision: Provision | None) -> list[str] | None:
    return list(provision.path) if provision else None


def _runs(runs: Runs) -> list[list[str]]:
    return [[run.op.value, run.text] for run in runs]
