"""A paper imported by mistake is set aside, stays in the record, and can be taken up again."""

import pytest

from policies.exchange import read
from policies.models import RulingKind, SourceRuling
from policies.papers import editions_aside, last_aside, set_aside, texts_aside
from policies.queries import sections_of
from policies.refusals import Frozen, Overtaken, Refused
from policies.services import composing, entering, freezing, instruments
from policies.services.acts import record_act
from policies.services.importing import save_reading
from policies.services.outlining import correct_section, state_of
from policies.services.setting_aside import set_paper_aside, sign_of_paper, take_paper_up
from policies.text.section import SectionText
from tests import make
from tests.policies.exchange.scans import scan

pytestmark = pytest.mark.django_db
PAPER = "Section 1. Gifts.\nNo officer takes a present.\n\nSection 2. Records.\nThe clerk keeps records.\n"


def lay(city, text=PAPER):
    data = text.encode()
    by = make.clerk_of(city)
    return save_reading(
        by=by, municipality=city, reading=read(data), data=data, name="scan.txt", publish=False
    ).source


@pytest.fixture
def paper():
    return lay(make.city())


@pytest.fixture
def bill():
    return lay(make.city(), scan("ordinance"))


def put_aside(source, reason="The wrong file", seen=None):
    seen = sign_of_paper(source) if seen is None else seen
    return set_paper_aside(by=make.clerk_of(source.municipality), source=source, seen=seen, reason=reason)


def refused(source, match, kind=Refused, **options):
    with pytest.raises(kind, match=match):
        put_aside(source, **options)


def test_it_stays_with_who_when_and_why_and_is_taken_up_again(bill):
    by = make.clerk_of(bill.municipality)
    ruling = put_aside(bill)
    assert (ruling.reason, ruling.ruled_by, ruling.start) == ("The wrong file", by, None)
    assert ruling.ruled_at is not None
    assert list(set_aside()) == [bill]
    assert list(texts_aside()) == [bill.version_id] and list(editions_aside()) == [bill.edition_id]
    take_paper_up(by=by, source=bill, reason="It was right")
    assert not set_aside().exists() and last_aside(bill) is None
    assert [row.kind for row in bill.rulings.order_by("pk")] == [RulingKind.SET_ASIDE, RulingKind.TAKEN_UP]
    put_aside(bill, reason="Wrong after all")
    assert list(set_aside()) == [bill]


def test_its_text_cannot_be_frozen_nor_leave_the_desk_until_it_is_taken_up(paper):
    by = make.clerk_of(paper.municipality)
    put_aside(paper)
    with pytest.raises(Refused, match="set aside as a mistake: take it up again first"):
        freezing.freeze_version(by=by, version=paper.version)
    with pytest.raises(Refused, match="take it up again first"):
        entering.introduce(by=by, source=paper, title="Adopting it")
    take_paper_up(by=by, source=paper, reason="It was right")
    assert entering.introduce(by=by, source=paper, title="Adopting it").is_frozen


def with_another_draft(bill):
    """Its text of the bill, in which another draft stands in the place of the one that was read."""
    by = make.clerk_of(bill.municipality)
    edition = bill.edition
    composing.take_out(by=by, amendment=edition.amendments.get(proposed=bill.version))
    composing.put_in(by=by, edition=edition, draft=make.draft(make.policy(bill.municipality, title="Other")))
    return edition


def test_the_bill_of_its_paper_cannot_be_frozen_until_it_is_taken_up(bill):
    by = make.clerk_of(bill.municipality)
    put_aside(bill)
    edition = with_another_draft(bill)
    with pytest.raises(Refused, match="paper of this bill was set aside as a mistake: take it up again"):
        freezing.freeze_edition(by=by, edition=edition)
    take_paper_up(by=by, source=bill, reason="It was right")
    assert freezing.freeze_edition(by=by, edition=edition)
    refused(bill, "part of the record", Frozen)


def test_the_bill_of_a_paper_that_was_set_aside_cannot_be_published(bill):
    by = make.clerk_of(bill.municipality)
    freezing.freeze_edition(by=by, edition=bill.edition)
    said = {"source": bill, "municipality": bill.municipality, "ruled_by": by}
    SourceRuling.objects.create(kind=RulingKind.SET_ASIDE, reason="The wrong file", **said)
    with pytest.raises(Refused, match="paper of this bill was set aside"):
        freezing.publish_edition(by=by, edition=bill.edition)
    take_paper_up(by=by, source=bill, reason="It was right")
    assert freezing.publish_edition(by=by, edition=bill.edition)


def test_the_bill_of_two_papers_needs_one_that_counts(bill):
    other = lay(bill.municipality)
    other.pk, other.imported_at, other.edition = None, None, bill.edition
    other.save()
    put_aside(bill)
    assert freezing.freeze_edition(by=make.clerk_of(bill.municipality), edition=with_another_draft(bill))


def test_what_is_frozen_is_not_set_aside(paper):
    freezing.freeze_version(by=make.clerk_of(paper.municipality), version=paper.version)
    refused(paper, "part of the record", Frozen)


def test_who_overlooks_the_work_of_another_is_told(paper):
    seen = sign_of_paper(paper)
    row = sections_of(paper.version)[0]
    typed = SectionText(row.level, row.label, row.heading, "Other words.")
    correct_section(by=None, version=paper.version, key=row.key, seen=state_of(row), typed=typed)
    refused(paper, "changed the draft since", Overtaken, seen=seen)


@pytest.mark.parametrize(("reason", "match"), [(" ", "Say why"), ("x" * 301, "at most 300 letters")])
def test_without_a_reason_or_with_too_long_a_one_nothing_happens(paper, reason, match):
    refused(paper, match, reason=reason)
    assert not paper.rulings.exists()


def test_twice_is_refused_and_taking_up_what_is_open_too(paper):
    by = make.clerk_of(paper.municipality)
    with pytest.raises(Refused, match="is not set aside"):
        take_paper_up(by=by, source=paper, reason="x")
    put_aside(paper)
    refused(paper, "set aside already")


def test_a_draft_in_another_bill_stays(paper):
    by = make.clerk_of(paper.municipality)
    begun = instruments.begin_bill(by=by, municipality=paper.municipality, kind="ordinance", title="Gifts")
    composing.put_in(by=by, edition=begun.editions.get(), draft=paper.version)
    refused(paper, "take it out of that bill first")


def test_a_draft_that_another_starts_from_stays(paper):
    make.draft(paper.version.policy, previous=paper.version)
    refused(paper, "Text 2 of the policy starts from it.")


def test_a_bill_with_another_text_stays(bill):
    make.edition(bill.edition.instrument, name="substitute A", published=False, frozen=False)
    refused(bill, "substitute A is another text of its bill")


def test_a_bill_with_an_act_stays(bill):
    by = make.clerk_of(bill.municipality)
    record_act(by=by, instrument=bill.edition.instrument, kind="introduced", on=make.PartialDate.unknown())
    refused(bill, "An act on its bill is recorded.")
