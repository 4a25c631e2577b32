"""A draft that nothing refers to is discarded; its history stays."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from policies import queries
from policies.history import delete_as
from policies.models import Version
from policies.refusals import Overtaken, Refused
from policies.services.outlining import hold_draft, state_of_text

REFERRED = {
    "amendment": "It is part of a bill: take it out of the bill first.",
    "source": "It was read from a paper, and the paper is kept with it.",
    "version": "Another text starts from it.",
}
"""Why a draft that rows of a kind refer to stays, by the name of the kind."""


def blockers(version: Version) -> list[str]:
    """What stands in the way of discarding a draft, in sentences; empty when nothing does."""
    if version.is_frozen:
        return ["It is frozen: a text of the record stays for ever."]
    return list(dict.fromkeys(_referring(version)))


@transaction.atomic
def discard_draft(*, by: Any, version: Version, seen: str) -> None:
    """Take a draft away with its sections. Raises Frozen, Overtaken when it reads otherwise than was seen,
    and Refused when something refers to it.
    """
    hold_draft(version)
    found = blockers(version)
    if found:
        raise Refused(" ".join(found))
    if state_of_text(queries.sections_of(version)) != seen:
        raise Overtaken("Somebody else changed the draft since you looked at it.")
    for section in version.sections.all():
        delete_as(by, section, "The draft was discarded")
    delete_as(by, version, "Discarded")


def _referring(version: Version) -> Iterator[str]:
    """A sentence for each kind of row that refers to a version, whatever app it belongs to."""
    for relation in Version._meta.related_objects:
        kind = relation.related_model._meta.model_name or ""
        rows = relation.related_model._default_manager.filter(**{relation.field.name: version})
        if kind != "section" and rows.exists():
            yield REFERRED.get(kind, "Something else refers to it.")
