"""Policies and drafts of their text. A draft is edited until it is frozen."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from simple_history.utils import bulk_create_with_history

from policies import guards, recording
from policies.history import BEGUN, delete_as, save_as
from policies.models import Extent, Marks, Municipality, Policy, Section, Version
from policies.refusals import Duplicate, Frozen
from policies.text.digest import canonical
from policies.text.outline import SectionText

REPLACED = "The whole text was replaced"


def create_policy(*, by: Any, municipality: Municipality, slug: str, title: str, **facts: Any) -> Policy:
    """A new standing text, still without a version. Raises Duplicate for a slug the city uses already."""
    if municipality.policies.filter(slug=slug).exists():
        raise Duplicate(f"This city already has a policy at “{slug}”.")
    policy = Policy(municipality=municipality, slug=slug, title=title, **facts)
    save_as(by, policy)
    return policy


@transaction.atomic
def draft_version(
    *,
    by: Any,
    policy: Policy,
    sections: Sequence[SectionText],
    base: Version | None = None,
    previous: Version | None = None,
    extent: str = Extent.WHOLE,
    marks: str = Marks.NONE,
) -> Version:
    """A new draft with these sections. A section without a key gets one of its own."""
    version = Version(
        municipality=policy.municipality,
        policy=policy,
        number=_next_number(policy),
        base=base,
        previous=previous,
        extent=extent,
        marks=marks,
        created_by=by,
    )
    save_as(by, version)
    _write_sections(by, version, sections)
    return version


@transaction.atomic
def replace_sections(*, by: Any, version: Version, sections: Sequence[SectionText]) -> None:
    """Give a draft other sections; keys say which stay the same section. Raises Frozen."""
    recording.hold(connection, guards.VERSION_LOCKS, version.pk)
    if Version.objects.filter(pk=version.pk, freezing__isnull=False).exists():
        raise Frozen("This text is frozen and cannot be changed. Start a new draft from it.")
    for section in version.sections.all():
        delete_as(by, section, REPLACED)
    _write_sections(by, version, sections, REPLACED)


def _next_number(policy: Policy) -> int:
    """One more than any text of the policy ever had, a discarded draft included."""
    Policy.objects.select_for_update().get(pk=policy.pk)
    rows = (policy.versions, Version.history.filter(policy_id=policy.pk))
    return max(each.aggregate(last=Max("number"))["last"] or 0 for each in rows) + 1


def _write_sections(by: Any, version: Version, sections: Sequence[SectionText], reason: str = BEGUN) -> None:
    rows = [
        Section(
            municipality=version.municipality,
            version=version,
            position=position,
            key=uuid.UUID(section.key) if section.key else uuid.uuid4(),
            level=section.level,
            label=section.label,
            heading=canonical(section.heading),
            text=canonical(section.text),
        )
        for position, section in enumerate(sections, start=1)
    ]
    bulk_create_with_history(rows, Section, default_user=by, default_change_reason=reason)
