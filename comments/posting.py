"""What a browser posts with the comment form, before it is judged."""

import re
from collections.abc import Container

from django.http import QueryDict

from comments.keys import UnknownKey, new_key, read_key
from comments.models import Docket
from comments.subjects import Subject, Subjects

_HALVES = re.compile("[\ud800-\udfff]")


def readable(data: QueryDict) -> QueryDict:
    """The same fields with half characters replaced: these can neither be stored nor shown."""
    clean = QueryDict(mutable=True)
    for name, values in data.lists():
        clean.setlist(name, [_HALVES.sub("\ufffd", str(value)) for value in values])
    return clean


def sent_fields(data: QueryDict, leave_out: Container[str]) -> list[tuple[str, str]]:
    """Names and values as they were posted, for a form that sends them again."""
    typed = readable(data)
    return [(name, value) for name in typed if name not in leave_out for value in typed.getlist(name)]


def kept(data: QueryDict, docket: Docket) -> dict[str, str]:
    """What was typed, for showing the form again without judging it; a key that is not ours is replaced."""
    typed = {name: str(data[name]) for name in data}
    try:
        read_key(docket, typed.get("key", ""))
    except UnknownKey:
        typed["key"] = new_key(docket)
    return typed


def chosen(data: QueryDict, subjects: Subjects) -> tuple[list[Subject], bool]:
    """The subjects that a form names after an Add or a Remove; and whether all that it names exist."""
    removed = set(data.getlist("remove"))
    keys = dict.fromkeys([*data.getlist("sections"), *data.getlist("add")])
    wanted = [str(key) for key in keys if key not in removed]
    found = [subjects.by_key[key] for key in wanted if key in subjects.by_key]
    return found, len(found) == len(wanted)
