"""The bill of 2012 that the product starts from, read from its paper and composed again."""

import pytest

from policies.linting.facts import Step
from policies.printout.forms import form_of
from policies.printout.lines import laid_out
from policies.printout.parts import Composition, Deed, PartKind, compose
from tests.policies.exchange import seeds

pytestmark = seeds.needs_seeds
OFFICES = (
    "Passed: Presiding Officer",
    "Approved: Mayor",
    "Attest: City Clerk",
    "Approved as to form: City Counselor",
)


@pytest.fixture(scope="module")
def parts():
    bill = seeds.reading_of(seeds.BILL)
    fields = bill.instrument
    sections = [each.section for each in bill.sections]
    steps = [
        Step(each.operation, each.number, each.target or "", None, each.after or "", each.caption, each.raw)
        for each in fields.instructions
    ]
    made = Deed("Personnel policy manual", frozenset(), steps, None, sections)
    return compose(
        Composition(
            city="City of Jefferson",
            form=form_of("ordinance"),
            deeds=[made],
            bill_number=fields.bill_number,
            sponsors=fields.sponsors,
            long_title=fields.title,
            enacting=fields.enacting_clause,
            effective=fields.effective_clause,
            signature_lines="\n".join(OFFICES),
        )
    )


def test_its_parts_stand_in_the_order_of_the_paper(parts):
    set_out = [PartKind.INSTRUCTION, PartKind.SET_OUT] * 3
    assert [part.kind for part in parts] == [
        *(PartKind.CITY, PartKind.BILL_NUMBER, PartKind.SPONSORS, PartKind.TITLE, PartKind.ENACTING),
        *set_out,
        *(PartKind.EFFECTIVE, PartKind.SIGNATURES),
    ]
    assert [part.number for part in parts if part.number] == [f"Section {n}." for n in (1, 2, 3, 4)]


def test_its_sections_stand_under_their_instructions(parts):
    shown = [part.set_out.change.section.label for part in parts if part.set_out]
    assert shown == ["3-11", "3-11A", "3-11B"]


ORDER = (
    "Section 1. Article 3 (General Employee Policies) Section 11",
    "Section 2. Article 3 (General Employee Policies) is amended by the addition of a new Section 3-11A (",
    "Section 3. Article 3 (General Employee Policies) is amended by the addition of a new Section 3-11 B (",
    "Section 4. This Ordinance shall be in full force and effect from and after the date of its passage",
    "Passed this",
)


def test_its_own_words_are_printed_in_their_order(parts):
    lines = [line for each in laid_out(parts) for line in each.lines]
    text = " ".join(" ".join("".join(run.text for run in line.runs) for line in lines).split())
    places = [text.find(words) for words in ORDER]
    assert -1 not in places
    assert places == sorted(places)
