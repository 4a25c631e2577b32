"""What a page with the comment form needs, wherever the form stands."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from comments.calls import Call
from comments.forms import PART, CommentForm, part_name
from comments.keys import new_key
from comments.models import Position
from comments.pages import picker
from comments.pages.cards import capacity_words
from comments.subjects import Subject

MOST_READ = 8
"""No more chosen sections than these are shown beside the form."""


def blank(call: Call, asked: QueryDict) -> CommentForm:
    """A new form, with what the address asks for already chosen (``?section=…&edition=…&provision=…``)."""
    edition = asked.get("edition", "")
    found = [call.subjects.find(section, edition) for section in asked.getlist("section", [""])]
    chosen = list({one.key: one for one in found if one}.values())
    initial = {"key": new_key(call.docket)}
    if len(chosen) == 1:
        initial[part_name(chosen[0])] = asked.get("provision", "")
    return CommentForm(docket=call.docket, chosen=chosen, initial=initial)


def form_context(call: Call, form: CommentForm) -> dict[str, Any]:
    """The form, the list to choose from, and the sections to read beside it."""
    rows = picker.rows(form, call.subjects)
    return {
        "call": call,
        "form": form,
        "rows": rows,
        "more": picker.more_words(rows, call.subjects),
        "suggested": picker.heaviest(call.subjects),
        **reading(form.chosen),
    }


def preview_context(call: Call, form: CommentForm) -> dict[str, Any]:
    """Exactly what a valid form would send, in words and as the fields that carry it on."""
    sent = form.submission
    fields = [
        *((name, str(form.data.get(name, ""))) for name in ("key", "homepage")),
        *((name, getattr(sent, name)) for name in ("position", "words", "name", "email", "capacity")),
        *(("sections", one.key) for one in form.chosen),
        *((name, value) for name, value in form.cleaned_data.items() if name.startswith(PART) and value),
    ]
    return {
        "call": call,
        "submission": sent,
        "about": call.subjects.words(sent.targets, with_edition=True),
        "position": Position(sent.position).label.lower() if sent.position else "",
        "capacity": capacity_words(sent.capacity, call.city),
        "fields": fields,
        **reading(form.chosen),
    }


def reading(chosen: Sequence[Subject]) -> dict[str, Any]:
    """The chosen sections, as many as are read beside a form."""
    sections = [one for one in chosen if one.section]
    return {
        "reading": sections[:MOST_READ],
        "unread": len(sections[MOST_READ:]),
        "instruments": [one for one in chosen if not one.section],
    }
