"""What a paper says of itself, as it was read, is put right by a person before it leaves the desk."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import connection, models, transaction

from policies import guards, recording
from policies.history import save_as
from policies.models import Freezing, Instrument, Municipality, Publication, Source, Version
from policies.refusals import Frozen, Refused
from policies.services.numbering import check_numbers, numbers_in

POLICY = ("title", "kind", "citation")
INSTRUMENT = (
    "kind",
    "title",
    "bill_number",
    "ordinance_number",
    "ordinance_number_raw",
    "file_number",
    "sponsors",
)
EDITION = ("long_title", "recitals", "enacting_clause", "effective_clause")


class DescribedMeanwhile(Refused):
    """Somebody else put the fields right since the page was shown."""


def fields_of(source: Source) -> dict[str, Any]:
    """Every field that can be put right, by the name it has in the form."""
    found: dict[str, Any] = {}
    if owns_policy(source) and source.version:
        found |= {f"policy_{name}": getattr(source.version.policy, name) for name in POLICY}
    if source.edition:
        found |= {name: getattr(source.edition.instrument, name) for name in INSTRUMENT}
        found |= {name: getattr(source.edition, name) for name in EDITION}
    return found


def owns_policy(source: Source) -> bool:
    """True when the policy is known by papers alone: no text of it is public, no other one is frozen, which
    keeps the name that the policy had then.
    """
    if source.version is None:
        return False
    frozen = Freezing.objects.filter(version__policy_id=source.version.policy_id)
    public = Publication.objects.filter(version__policy_id=source.version.policy_id)
    return not public.exists() and not frozen.exclude(version=source.version_id).exists()


def state_of_fields(source: Source) -> str:
    """A short sign of the fields as they stand, to notice that somebody else changed them."""
    return hashlib.sha256(json.dumps(fields_of(source), sort_keys=True).encode()).hexdigest()[:16]


@transaction.atomic
def correct_fields(*, by: Any, source: Source, seen: str, typed: Mapping[str, Any], why: str = "") -> None:
    """Give the policy, the instrument and the edition of a draft what was typed; history keeps what was.

    Raises Frozen, DescribedMeanwhile when ``seen`` is not the state of the fields, and TakenNumber when a
    number that was typed is another instrument's, unless ``why`` says why both bear it.
    """
    if source.version_id is None:
        raise Refused("No text was drawn from this paper.")
    recording.hold(connection, guards.VERSION_LOCKS, source.version_id)
    fresh = Source.objects.select_related("version__policy", "edition__instrument").get(pk=source.pk)
    if Version.objects.filter(pk=source.version_id, freezing__isnull=False).exists():
        raise Frozen("This text is frozen and cannot be changed. Start a new draft from it.")
    if state_of_fields(fresh) != seen:
        raise DescribedMeanwhile("Somebody else changed these fields meanwhile. What stands now is below.")
    known = fields_of(fresh)
    if fresh.version:
        _save(
            by, fresh.version.policy, {n: typed.get(f"policy_{n}") for n in POLICY if f"policy_{n}" in known}
        )
    if fresh.edition:
        _save_instrument(by, fresh.edition.instrument, {name: typed.get(name) for name in INSTRUMENT}, why)
        _save(by, fresh.edition, {name: typed.get(name) for name in EDITION})


def _save_instrument(by: Any, row: Instrument, values: Mapping[str, Any], why: str) -> None:
    Municipality.objects.select_for_update(no_key=True).get(pk=row.municipality_id)
    changed = _set(row, values)
    check_numbers(row, numbers_in(changed), why)
    if changed:
        save_as(by, row, why.strip())


def _save(by: Any, row: models.Model, values: Mapping[str, Any]) -> None:
    if _set(row, values):
        save_as(by, row)


def _set(row: models.Model, values: Mapping[str, Any]) -> list[str]:
    """Put the values on the row; the names of those that are other than they were."""
    changed = [name for name, value in values.items() if value is not None and value != getattr(row, name)]
    for name in changed:
        setattr(row, name, values[name])
    return changed
