"""A codified text is entered: the law with logged editorial changes, while the adopted text stays the law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction

from policies import redlines
from policies.dates import PartialDate
from policies.models import Codification, EditorialChange, EditorialKind, Extent, Version
from policies.queries import PolicyStanding, in_force, sections_of, today
from policies.refusals import Frozen, Overtaken, Refused
from policies.services.codified_acts import record_codified, since_when, strike_codified
from policies.services.freezing import freeze_version, publish_version
from policies.services.outlining import hold_draft, state_of_text
from policies.text.redline import SectionChange, redline
from policies.text.section import SectionText
from policies.text.slips import beyond_spelling

LONGEST_AUTHORITY, LONGEST_REASON = 300, 500

OVERTAKEN = "Somebody else changed the draft since you looked at it."
CORRECTED_MEANWHILE = "Somebody else corrected the codified text since you looked at it."
NOTHING_TO_CORRECT = "This is what the codified text and its reasons say already: nothing would be corrected."
NO_NEW_SECTION = "An editorial change adds no section and repeals none: that takes an instrument."


class Logged(NamedTuple):
    """Why one section reads otherwise in the code: one of EditorialKind, and the reason in words."""

    kind: str
    reason: str


def what_stands_in_the_way(draft: Version, standing: PolicyStanding, *, is_codified: bool) -> str:
    """Why a draft cannot be the codified text of the text it was made from, "" when it can; no query.

    Fetch it with its base. ``standing``: of its policy today. ``is_codified``: the base has a codified text
    already, which this one would correct; then it need not be the law of today.
    """
    law, base = standing.standing.version, draft.base
    if base is None or (law != base.pk and not is_codified):
        return "This draft was not made from the text in force: only that text can be codified."
    if not redlines.comparable(base, draft):
        return "The marks of one of these texts are lost, so nobody can say what changes."
    if Extent.PARTIAL in (base.extent, draft.extent):
        return "One of these texts is a part of the policy only: the code shows the whole."
    if any(each.proposed_id == draft.pk for each in standing.amendments):
        return "This draft is part of a bill: the acts on the bill make it law."
    return ""


def editorial_changes(adopted: Sequence[SectionText], codified: Sequence[SectionText]) -> list[SectionChange]:
    """Every section that reads otherwise in the code, in reading order.

    Raises Refused where nothing does, and where a section is new or gone.
    """
    found = [each for each in redline(adopted, codified).sections if each.is_changed]
    if any(each.kind in ("inserted", "deleted") for each in found):
        raise Refused(NO_NEW_SECTION)
    if not found:
        raise Refused("The draft says what the adopted text says: there is no editorial change to log.")
    return found


@transaction.atomic
def enter_codified(
    *,
    by: Any,
    draft: Version,
    authority: str,
    reasons: Mapping[str, Logged],
    on: PartialDate,
    seen: str,
    corrects: int | None = None,
    because: str = "",
) -> Codification:
    """Freeze and publish a draft as the codified text of an adopted text, which goes on to be the law.

    ``reasons`` are by the keys of the sections that changed, ``seen`` is the ``state_of_text`` of the draft
    that the person looked at, ``on`` the day of the codifying. ``corrects`` is the identifier of the mistaken
    codification in whose place this one comes, and ``because`` says what was wrong. That the instrument which
    made the law is codified is recorded as an act, where that instrument is known. Raises Frozen, Overtaken,
    and Refused with the reason why this is no codified text.
    """
    row = _hold(draft)
    standing = in_force(row.policy, today(row.policy.municipality))
    adopted, mistaken = check_draft(row, standing)
    _check_correction(mistaken, corrects, because)
    new = [each.as_text() for each in sections_of(row)]
    if state_of_text(new) != seen:
        raise Overtaken(OVERTAKEN)
    changes = editorial_changes([each.as_text() for each in sections_of(adopted)], new)
    check_day(standing, adopted, on)
    logged = {change.section.key or "": _logged(change, reasons) for change in changes}
    if not authority.strip():
        raise Refused("Say under which clause or law the editor may change words.")
    made = Codification(
        municipality=row.municipality,
        adopted=adopted,
        codified=row,
        authority=authority.strip(),
        changes=len(logged),
        corrects=mistaken,
        reason=because.strip() if mistaken else "",
        recorded_by=by,
    )
    made.date = on
    if mistaken is not None and _says_the_same(mistaken, made, logged, seen):
        raise Refused(NOTHING_TO_CORRECT)
    freeze_version(by=by, version=row)
    publish_version(by=by, version=row)
    made.record(on)
    _keep_changes(made, logged)
    record_codified(by, standing, made)
    return made


@transaction.atomic
def withdraw_codified(*, by: Any, draft: Version, because: str, seen: str, corrects: int) -> Codification:
    """Say that an adopted text has no codified text of its own: the one on record was a mistake.

    ``draft`` has the adopted words and is published as the last of the codifications, without an editorial
    change; the act that the mistaken one left is said not to have happened. ``seen``, ``corrects`` and
    ``because`` as for ``enter_codified``. Raises Frozen, Overtaken, and Refused with the reason why not.
    """
    row = _hold(draft)
    standing = in_force(row.policy, today(row.policy.municipality))
    adopted, mistaken = check_draft(row, standing)
    if mistaken is None or mistaken.is_withdrawal:
        raise Refused("There is no codified text of it that could be withdrawn.")
    _check_correction(mistaken, corrects, because)
    words = state_of_text([each.as_text() for each in sections_of(row)])
    if words != seen:
        raise Overtaken(OVERTAKEN)
    if words != state_of_text([each.as_text() for each in sections_of(adopted)]):
        raise Refused("The draft does not say what the adopted text says: enter it as a correction.")
    made = Codification(
        municipality=row.municipality,
        adopted=adopted,
        codified=row,
        authority=mistaken.authority,
        changes=0,
        corrects=mistaken,
        reason=because.strip(),
        recorded_by=by,
    )
    freeze_version(by=by, version=row)
    publish_version(by=by, version=row)
    made.record(PartialDate.unknown())
    strike_codified(by, standing, made)
    return made


def check_draft(draft: Version, standing: PolicyStanding) -> tuple[Version, Codification | None]:
    """The adopted text of a draft that can be its codified text, and the codification it would correct.

    One query. Raises Frozen, and Refused with the reason why it cannot.
    """
    if draft.is_frozen:
        raise Frozen("This text is frozen already.")
    standing_one = codification_of(draft.base) if draft.base else None
    is_codified = standing_one is not None and not standing_one.is_withdrawal
    refusal = what_stands_in_the_way(draft, standing, is_codified=is_codified)
    if refusal or draft.base is None:
        raise Refused(refusal)
    return draft.base, standing_one


def check_day(standing: PolicyStanding, adopted: Version, on: PartialDate) -> None:
    """Raises Refused for a day of codifying that is certainly before its text became law."""
    law = since_when(standing, adopted)
    if law and law.earliest and on.latest and on.latest < law.earliest:
        raise Refused(f"Version {adopted.number} became law later ({law}): it was not codified before.")


def codification_of(adopted: Version) -> Codification | None:
    """The codification of an adopted text that counts: the last one, in one query."""
    rows = Codification.objects.filter(adopted=adopted, correction__isnull=True)
    return rows.select_related("codified__policy").first()


def _hold(draft: Version) -> Version:
    """The draft as it stands, in which nobody else writes now."""
    hold_draft(draft)
    known = Version.objects.select_related("policy__municipality", "freezing", "base")
    row = known.filter(pk=draft.pk).first()
    if row is None:
        raise Refused("That draft is not there any more.")
    return row


def _check_correction(mistaken: Codification | None, corrects: int | None, because: str) -> None:
    """A codified text gives way only to a correction of what its author looked at, with a reason."""
    if mistaken is None:
        if corrects is not None:
            raise Refused("There is no codified text of it that could be corrected.")
        return
    if corrects is None and mistaken.is_withdrawal:
        raise Refused("Its codified text was withdrawn: say why there is one after all.")
    if corrects is None:
        raise Refused(f"The text in force is codified already, as version {mistaken.codified.number}.")
    if corrects != mistaken.pk:
        raise Overtaken(CORRECTED_MEANWHILE)
    if not because.strip():
        raise Refused(f"Say what is wrong in version {mistaken.codified.number}, the codified text.")


def _says_the_same(
    mistaken: Codification, made: Codification, logged: Mapping[str, Logged], sign: str
) -> bool:
    """True when a correction would correct nothing."""
    if (mistaken.authority, mistaken.date) != (made.authority, made.date):
        return False
    rows = mistaken.editorial_changes.all()
    if {str(row.section_key): Logged(row.kind, row.reason) for row in rows} != logged:
        return False
    return state_of_text([each.as_text() for each in sections_of(mistaken.codified)]) == sign


def named(section: SectionText) -> str:
    """``2.60.020 Gifts``: what to call a section in a sentence."""
    return " ".join(part for part in (section.label, section.heading) if part) or "a section without a name"


def exceeds(kind: str, change: SectionChange) -> bool:
    """True where more changed in a section than a kind of change says; of most kinds nobody can tell."""
    if kind != EditorialKind.CAPITALS or change.old is None or change.new is None:
        return False
    return _without_case(change.old) != _without_case(change.new)


def beyond_its_kind(kind: str, change: SectionChange) -> list[str]:
    """The words that are more than a change of spelling, in a section where that is what it is called."""
    if kind != EditorialKind.SPELLING or change.old is None or change.new is None:
        return []
    old, new = (f"{each.label or ''} {each.heading} {each.text}" for each in (change.old, change.new))
    return beyond_spelling(old, new)


def _without_case(section: SectionText) -> list[str]:
    return " ".join((section.label or "", section.heading, section.text)).casefold().split()


def _logged(change: SectionChange, reasons: Mapping[str, Logged]) -> Logged:
    kind, reason = reasons.get(change.section.key or "", Logged("", ""))
    if kind not in EditorialKind.values or not reason.strip():
        name = named(change.section)
        raise Refused(f"Say of {name} what kind of change it is, and why the editor made it.")
    return Logged(kind, reason.strip())


def _keep_changes(made: Codification, logged: Mapping[str, Logged]) -> None:
    EditorialChange.objects.bulk_create(
        EditorialChange(
            municipality=made.municipality, codification=made, section_key=key, kind=kind, reason=reason
        )
        for key, (kind, reason) in logged.items()
    )
