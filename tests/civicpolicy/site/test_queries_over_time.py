"""Pages about time ask a fixed number of questions: with 500 sections and 50 texts as with a few."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.models import Section, Version
from policies.services import acts
from policies.services.freezing import freeze_edition, publish_edition
from policies.services.instruments import AmendmentDraft, InstructionDraft, draft_edition
from policies.text.outline import SectionText
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MOST, TEXTS, SECTIONS = 12, 50, 500
CODE = "/elm/policies/code/"
PATHS = (
    "",
    "history/",
    "on/2010-06-01/",
    "sections/2.52.007/",
    "sections/2.52.007/on/2010-06-01/",
    "sections/2.52.007/on/2030-06-01/",
)


@pytest.fixture
def code(db):
    """A code of many texts, the first and the last of which have many sections."""
    code = make.policy(make.city("elm"), "code", title="Code of ethics")
    clerk = make.clerk_of(code.municipality)
    texts = [SectionText("section", f"2.52.{n:03}", f"Of {n}", "No gift is taken.") for n in range(SECTIONS)]
    first = last = make.law(code, make.keyed(texts), PartialDate.on(date(1970, 1, 1)))
    rows = list(first.sections.order_by("position"))
    for number in range(1, TEXTS):
        kept = rows if number == TEXTS - 1 else rows[:TEXTS]
        last = _next(clerk, code, last, number, kept)
    return code


def _next(clerk, code, base, number, rows):
    """The text after a text, with one section changed, by an ordinance of its own."""
    version = Version.objects.create(
        municipality=code.municipality, policy=code, number=number + 1, base=base
    )
    for row in rows:
        row.pk, row.version = None, version
    rows[number].text = f"No gift over {number} dollars is taken."
    Section.objects.bulk_create(rows)
    step = InstructionDraft("amend", "1", rows[number].label, str(rows[number].key))
    since = PartialDate.on(date(1970 + number, 1, 1))
    bill = make.instrument(code.municipality, ordinance_number=f"{number}-1")
    draft = AmendmentDraft(code, version, base, since, [step])
    edition = draft_edition(by=clerk, instrument=bill, amendments=[draft], effective_rule="given")
    freeze_edition(by=clerk, edition=edition)
    publish_edition(by=clerk, edition=edition)
    acts.adopt(by=clerk, edition=edition, on=since)
    return version


def test_with_500_sections_and_50_texts(client, code, assert_queries_at_most):
    for path in PATHS:
        client.get(f"{CODE}{path}")
        with assert_queries_at_most(MOST):
            page = client.get(f"{CODE}{path}")
        assert page.status_code == 200, path
    assert "No gift over 7 dollars is taken." in client.get(f"{CODE}{PATHS[4]}").content.decode()
