"""What was read from a file enters the record: its source, its policy and text, and the bill it is."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from policies.effect_reading import read_clause
from policies.exchange import Reading, reading_as_json
from policies.exchange.applying import carried_out, with_keys
from policies.exchange.closing import Closing, read_closing
from policies.exchange.naming import instrument_title, policy_kind, policy_title
from policies.exchange.parts import InstrumentText, Signature
from policies.models import (
    ActKind,
    AdoptionPath,
    Edition,
    Extent,
    Instrument,
    InstrumentKind,
    Marks,
    Municipality,
    Policy,
    Source,
    Version,
)
from policies.refusals import Duplicate, NothingToFreeze
from policies.services.acts import record_act
from policies.services.drafting import create_policy, draft_version
from policies.services.freezing import freeze_edition, freeze_version, publish_edition, publish_version
from policies.services.instruments import (
    AmendmentDraft,
    InstructionDraft,
    create_instrument,
    draft_edition,
    free_slug,
)
from policies.text.section import SectionText

_KINDS = {
    "first reading": ActKind.READ,
    "second reading": ActKind.READ,
    "third reading": ActKind.READ,
    "final reading": ActKind.READ,
    "passed": ActKind.PASSED,
    "approved": ActKind.APPROVED,
    "attest": ActKind.ATTESTED,
    "form": ActKind.APPROVED_AS_TO_FORM,
    "publication": ActKind.PUBLISHED,
    "vetoed": ActKind.VETOED,
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file became. Without an instrument it is a text of a policy; ``edition`` is then None too."""

    source: Source
    policy: Policy
    version: Version
    instrument: Instrument | None = None
    edition: Edition | None = None


@transaction.atomic
def save_reading(
    *,
    by: Any,
    municipality: Municipality,
    reading: Reading,
    data: bytes,
    name: str,
    policy: Policy | None = None,
    publish: bool = True,
) -> Imported:
    """Store a reading of a file. With ``publish`` its text is frozen and shown, as read, and the acts of its
    signature block are recorded; else it is a draft, and nothing of it is law.

    ``policy`` is the one it is a text of, or changes; without it the policy is found, or made, by the name
    that the paper uses. Raises Duplicate for a file that this city has imported already, and
    NothingToFreeze for one without a text of its own on a policy that is not on file.
    """
    digest = hashlib.sha256(data).hexdigest()
    if known := Source.objects.filter(municipality=municipality, sha256=digest).first():
        raise Duplicate(f"This file was imported already, as “{known.name}”.")
    policy = policy or _policy(by, municipality, reading, name)
    version = _version(by, policy, reading)
    instrument = edition = None
    if reading.instrument:
        instrument = _instrument(by, municipality, reading.instrument, reading.file_id)
        edition = _edition(by, instrument, reading.instrument, version, read_closing(reading))
    if publish:
        _make_public(by, version, edition)
    if publish and instrument and edition and reading.instrument:
        _record_signatures(by, instrument, edition, reading.instrument, name)
    source = _source(by, municipality, reading, name, digest, version, edition)
    return Imported(source, policy, version, instrument, edition)


def _policy(by: Any, municipality: Municipality, reading: Reading, name: str) -> Policy:
    title = policy_title(reading, name)
    known = municipality.policies.filter(title__iexact=title).first()
    return known or create_policy(
        by=by,
        municipality=municipality,
        slug=free_slug(slugify(title)[:70] or "policy", municipality.policies),
        title=title,
        kind=policy_kind(title),
    )


def _version(by: Any, policy: Policy, reading: Reading) -> Version:
    adopted = policy.versions.published().filter(codified_from__isnull=True)
    base = adopted.with_record().order_by("-number").first()
    law = [row.as_text() for row in base.sections.order_by("position")] if base else []
    text, extent = _proposed(reading, law)
    if not text:
        raise NothingToFreeze(
            "This paper sets out no text, and the sections that it names are not on file in this city. "
            "Enter the policy that it changes first."
        )
    return draft_version(by=by, policy=policy, sections=text, base=base, extent=extent, marks=reading.marks)


def _proposed(reading: Reading, law: Sequence[SectionText]) -> tuple[list[SectionText], str]:
    """The text as it would read, when the law is on file and the marks are clear; else what is set out."""
    if reading.instrument and law and reading.marks == Marks.NONE:
        whole = carried_out(law, reading.instrument.instructions, reading.sections)
        if whole:
            return whole, Extent.WHOLE
    set_out = with_keys([each.section for each in reading.sections], law)
    changes_some = reading.instrument and any(
        each.operation not in ("adopt", "restore") for each in reading.instrument.instructions
    )
    return set_out, Extent.PARTIAL if changes_some else reading.extent


def _instrument(
    by: Any, municipality: Municipality, fields: InstrumentText, file_id: str | None
) -> Instrument:
    number = fields.ordinance_number
    said = f"{fields.kind} {number.value}" if number.value else instrument_title(fields)
    slug = slugify(f"bill {fields.bill_number}" if fields.bill_number else said)[:70] or "bill"
    return create_instrument(
        by=by,
        municipality=municipality,
        slug=free_slug(slug, municipality.instruments),
        kind=InstrumentKind(fields.kind),
        title=instrument_title(fields),
        bill_number=(fields.bill_number or "")[:60],
        ordinance_number=(number.value or "")[:60],
        ordinance_number_raw=number.raw[:120],
        file_number=(file_id or "")[:60],
        sponsors=list(fields.sponsors),
    )


def _edition(
    by: Any, instrument: Instrument, fields: InstrumentText, version: Version, closing: Closing
) -> Edition:
    effect = read_clause(fields.effective_clause, by_council=instrument.adoption_path == AdoptionPath.COUNCIL)
    amendment = AmendmentDraft(
        policy=version.policy,
        proposed=version,
        base=version.base,
        effective=effect.given,
        instructions=_instructions(fields, version),
        in_force_through=effect.last_day,
    )
    return draft_edition(
        by=by,
        instrument=instrument,
        amendments=[amendment],
        name="as read from the paper",
        long_title=fields.title,
        recitals=fields.recitals,
        enacting_clause=fields.enacting_clause,
        effective_clause=fields.effective_clause,
        effective_rule=effect.rule,
        effective_days=effect.days,
        effective_events=list(effect.events),
        further_clauses=closing.further,
        severability_clause=closing.severability,
        repealer_clause=closing.repealer,
        codification_clause=closing.codification,
        signature_lines=closing.signature_lines,
    )


def _instructions(fields: InstrumentText, version: Version) -> list[InstructionDraft]:
    keys = {row.label: str(row.key) for row in version.sections.all() if row.label}
    return [
        InstructionDraft(
            operation=each.operation,
            number=each.number[:30],
            target=(each.target or "")[:120],
            target_key=keys.get(each.target or ""),
            after=(each.after or "")[:60],
            caption=each.caption[:300],
            raw=each.raw,
        )
        for each in fields.instructions
    ]


def _make_public(by: Any, version: Version, edition: Edition | None) -> None:
    if edition:
        freeze_edition(by=by, edition=edition)
        publish_edition(by=by, edition=edition)
    else:
        freeze_version(by=by, version=version)
        publish_version(by=by, version=version)


def _record_signatures(
    by: Any, instrument: Instrument, edition: Edition, fields: InstrumentText, name: str
) -> None:
    """Acts for which the paper has a date, or words where the date should be; blanks record nothing."""
    for signature in fields.signatures:
        for kind in _acts(signature, fields.kind) if signature.date.raw.strip("_ .") else ():
            record_act(
                by=by,
                instrument=instrument,
                edition=edition,
                kind=kind,
                on=signature.date,
                by_whom=_whom(signature),
                evidence=f"The signature block of {name}.",
                note=signature.act.capitalize() if kind == ActKind.READ else "",
            )


def _acts(signature: Signature, kind: str) -> list[str]:
    if signature.act == "passed and approved":
        return [ActKind.PASSED, ActKind.APPROVED]
    if signature.act == "passed" and kind == "resolution":
        return [ActKind.ADOPTED]
    return [_KINDS[signature.act]] if signature.act in _KINDS else []


def _whom(signature: Signature) -> str:
    office = signature.role if signature.role not in _KINDS else "council"
    return f"{signature.name}, {office}" if signature.name else office.capitalize()


def _source(
    by: Any,
    municipality: Municipality,
    reading: Reading,
    name: str,
    digest: str,
    version: Version,
    edition: Edition | None,
) -> Source:
    """The file as it was read. A null character, which no database keeps, stands as its visible sign."""
    shape = reading_as_json(reading)
    source = Source.objects.create(
        municipality=municipality,
        name=name[:255],
        sha256=digest,
        text=_storable(reading.text),
        extent=reading.extent,
        marks=reading.marks,
        ledger=_storable(shape["ledger"]),
        findings=_storable(shape["findings"]),
        version=version,
        edition=edition,
        imported_by=by,
    )
    source.refresh_from_db()
    return source


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "\u2400")
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {name: _storable(each) for name, each in value.items()}
    return value
