"""A ruling changes the draft and nothing else, is kept for ever, and can be undone by another."""

import pytest
from django.db import Error, connection, transaction

from policies import recording
from policies.exchange import read
from policies.models import Marks, Section, SourceRuling, Version
from policies.queries import sections_of
from policies.refusals import Frozen, Refused
from policies.services import freezing
from policies.services.importing import save_reading
from policies.services.outlining import correct_section, state_of
from policies.services.ruling import (
    RuledMeanwhile,
    entries,
    rule,
    rule_on_marks,
    take_spaces,
    withdraw,
)
from policies.text.account import count
from policies.text.section import SectionText
from tests import make
from tests.policies.exchange.scans import scan

pytestmark = pytest.mark.django_db

PAPER = (
    "Section 1. Gifts.\nNo offlcer takes a present.The mayor,however, may say so in each case.\n\n"
    "Section 2. Records.\nThe clerk keeps evcry record for ten years.\n"
)


class Paper:
    """A paper with misread words, as a draft."""

    def __init__(self, text=PAPER):
        self.city = make.city()
        self.clerk = make.clerk_of(self.city)
        data = text.encode()
        imported = save_reading(
            by=self.clerk,
            municipality=self.city,
            reading=read(data),
            data=data,
            name="scan.txt",
            publish=False,
        )
        self.source, self.version = imported.source, imported.version
        self.as_read = self.texts()

    def texts(self):
        return [section.text for section in sections_of(self.version)]

    def entry(self, on):
        return next(each for each in entries(self.source) if each.text.startswith(on))

    def rule(self, on, kind, **options):
        return rule(by=self.clerk, source=self.source, span=self.entry(on).span, kind=kind, **options)

    def withdraw(self, on, seen):
        return withdraw(by=self.clerk, source=self.source, span=self.entry(on).span, seen=seen)


@pytest.fixture
def paper():
    return Paper()


def test_other_words_stand_in_the_draft_and_the_ruling_says_who_and_when(paper):
    outcome = paper.rule("offlcer", "corrected", words=" officer ")
    assert paper.texts()[0].startswith("No officer takes a present.The")
    row = SourceRuling.objects.get()
    assert (row.kind, row.words, row.ruled_by, row.section_key) == (
        "corrected",
        "officer",
        paper.clerk,
        outcome.section.key,
    )
    assert row.ruled_at is not None
    newest = Section.history.filter(key=outcome.section.key).first()
    assert newest.history_user == paper.clerk
    assert "officer" in newest.text


def test_words_kept_as_read_change_nothing_and_wait_no_more(paper):
    assert paper.rule("evcry", "kept").section is None
    assert paper.texts() == paper.as_read
    assert not paper.entry("evcry").waits


def test_words_left_out_need_a_reason_and_go(paper):
    with pytest.raises(Refused, match="Say why"):
        paper.rule("evcry", "dropped", reason="  ")
    paper.rule("evcry", "dropped", reason="a stain")
    assert paper.texts()[1] == "The clerk keeps record for ten years."
    assert SourceRuling.objects.get().reason == "a stain"


@pytest.mark.parametrize(
    ("kind", "options"),
    [("corrected", {"words": "every"}), ("dropped", {"reason": "a stain"}), ("kept", {})],
)
def test_every_ruling_can_be_undone_and_undoing_is_a_ruling(paper, kind, options):
    first = paper.rule("evcry", kind, **options).ruling
    paper.withdraw("evcry", first.pk)
    assert paper.texts() == paper.as_read
    assert paper.entry("evcry").waits
    assert [row.kind for row in SourceRuling.objects.order_by("pk")] == [kind, "withdrawn"]
    with pytest.raises(Refused, match="no ruling"):
        paper.withdraw("evcry", SourceRuling.objects.last().pk)


def test_a_second_ruling_replaces_the_first(paper):
    first = paper.rule("evcry", "corrected", words="every").ruling
    paper.rule("evcry", "corrected", words="each", seen=first.pk)
    assert "keeps each record" in paper.texts()[1]


def test_who_did_not_see_the_last_ruling_is_refused(paper):
    paper.rule("evcry", "corrected", words="every")
    with pytest.raises(RuledMeanwhile):
        paper.rule("evcry", "kept")
    assert "keeps every record" in paper.texts()[1]


def test_after_a_correction_by_hand_words_are_not_put_anywhere_by_guess(paper):
    section = sections_of(paper.version)[1]
    typed = SectionText("section", "2", "Records", "The clerk keeps the books.")
    correct_section(
        by=paper.clerk, version=paper.version, key=section.key, seen=state_of(section), typed=typed
    )
    with pytest.raises(Refused, match="no longer stand in the draft"):
        paper.rule("evcry", "corrected", words="every")
    assert not SourceRuling.objects.exists()
    paper.rule("evcry", "settled")
    assert paper.texts()[1] == "The clerk keeps the books."


def test_missing_spaces_are_put_in_at_once(paper):
    spans = [each.span for each in entries(paper.source) if each.misses_space]
    assert len(take_spaces(by=paper.clerk, source=paper.source, spans=spans)) == 2
    assert paper.texts()[0] == "No offlcer takes a present. The mayor, however, may say so in each case."
    with pytest.raises(RuledMeanwhile):
        take_spaces(by=paper.clerk, source=paper.source, spans=spans)
    assert SourceRuling.objects.count() == 2


def test_only_missing_spaces_are_taken_at_once(paper):
    with pytest.raises(RuledMeanwhile):
        take_spaces(by=paper.clerk, source=paper.source, spans=[paper.entry("evcry").span])
    with pytest.raises(RuledMeanwhile):
        take_spaces(by=paper.clerk, source=paper.source, spans=[])


def test_words_left_out_by_the_reading_can_be_brought_back():
    paper = Paper(scan("overstruck"))
    dropped = next(
        each for each in entries(paper.source) if each.state == "dropped" and each.reason != "line-break tag"
    )
    done = rule(by=paper.clerk, source=paper.source, span=dropped.span, kind="restored")
    assert " ".join(dropped.text.split()) in " ".join(" ".join(paper.texts()).split())
    withdraw(by=paper.clerk, source=paper.source, span=dropped.span, seen=done.ruling.pk)
    assert [" ".join(each.split()) for each in paper.texts()] == [
        " ".join(each.split()) for each in paper.as_read
    ]


@pytest.mark.parametrize(
    ("kind", "options", "sentence"),
    [
        ("corrected", {"words": " "}, "Type the words"),
        ("corrected", {"words": "x" * 501}, "more than 500"),
        ("restored", {}, "in that way"),
        ("clean", {}, "in that way"),
        ("nonsense", {}, "in that way"),
    ],
)
def test_bad_rulings_are_refused_in_a_sentence(paper, kind, options, sentence):
    with pytest.raises(Refused, match=sentence):
        paper.rule("evcry", kind, **options)
    assert paper.texts() == paper.as_read


def test_a_span_that_is_none_is_refused(paper):
    with pytest.raises(Refused, match="no such words"):
        rule(by=paper.clerk, source=paper.source, span=(0, 3), kind="kept")


def test_a_frozen_text_is_ruled_on_no_more(paper):
    freezing.freeze_version(by=paper.clerk, version=paper.version)
    with pytest.raises(Frozen):
        paper.rule("evcry", "corrected", words="every")
    with pytest.raises(Frozen):
        rule_on_marks(by=paper.clerk, source=paper.source, clean=True)


def test_marks_stay_unknown_until_a_person_rules_and_may_be_unknown_again():
    paper = Paper(scan("overstruck"))
    assert Version.objects.get().marks == Marks.UNKNOWN
    rule_on_marks(by=paper.clerk, source=paper.source, clean=True, reason="compared with the paper")
    assert Version.objects.get().marks == Marks.NONE
    rule_on_marks(by=paper.clerk, source=paper.source, clean=False)
    assert Version.objects.get().marks == Marks.UNKNOWN
    assert [row.kind for row in SourceRuling.objects.order_by("pk")] == ["clean", "withdrawn"]


def test_marks_that_are_not_in_doubt_cannot_be_ruled_on(paper):
    with pytest.raises(Refused, match="not in doubt"):
        rule_on_marks(by=paper.clerk, source=paper.source, clean=True)


def test_when_all_is_ruled_every_word_is_accounted_for(paper):
    before = count(entries(paper.source))
    for entry in [each for each in entries(paper.source) if each.waits]:
        rule(by=paper.clerk, source=paper.source, span=entry.span, kind="kept")
    after = count(entries(paper.source))
    assert (after.waiting, after.spans) == (0, 0)
    assert after.total == before.total


def test_a_refused_ruling_leaves_no_trace(paper):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        paper.rule("evcry", "corrected", words="every")
        raise ZeroDivisionError
    assert paper.texts() == paper.as_read
    assert not SourceRuling.objects.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE policies_sourceruling SET kind = 'kept'",
        "UPDATE policies_sourceruling SET ruled_at = '2001-01-01 00:00:00'",
        "DELETE FROM policies_sourceruling",
        "INSERT INTO policies_sourceruling"
        " (municipality_id, source_id, kind, words, reason, ruled_by_id, ruled_at)"
        " SELECT municipality_id, source_id, 'kept', '', '', ruled_by_id, '2001-01-01 00:00:00'"
        " FROM policies_sourceruling",
    ],
)
def test_the_database_itself_keeps_every_ruling(paper, sql):
    paper.rule("evcry", "corrected", words="every")
    with pytest.raises(Error) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert recording.sentence(refusal.value) in (
        "A row of the record cannot be changed or removed.",
        "The database sets the time of a record.",
    )
    assert SourceRuling.objects.get().words == "every"


def test_a_ruling_belongs_to_the_city_of_its_source(paper):
    other = make.city()
    with pytest.raises(Error, match="one municipality"), transaction.atomic():
        SourceRuling.objects.create(
            municipality=other, source=paper.source, kind="clean", ruled_by=make.clerk_of(other)
        )
