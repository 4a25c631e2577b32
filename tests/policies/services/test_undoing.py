"""A replacement over many sections is undone as a whole, and what was changed since stays."""

import pytest

from policies.models import Section
from policies.queries import sections_of
from policies.refusals import Frozen, Overtaken, Refused
from policies.services import freezing
from policies.services.arranging import take_out
from policies.services.outlining import correct_section, state_of
from policies.services.undoing import names_of, plan_undoing, undo_change
from policies.text.section import SectionText
from tests import make

pytestmark = pytest.mark.django_db
WORDS = tuple(SectionText("section", f"1.0{n}", f"Rule {n}", f"A gift {n} is noted.") for n in range(1, 5))


@pytest.fixture
def draft():
    return make.draft(make.policy(make.city()), WORDS)


def texts(draft):
    return [row.text for row in sections_of(draft)]


def replaced(draft, words="gift", other="present", reason=""):
    return make.replaced(draft, words, other, reason)


def undo(draft, entry, seen=None, **options):
    seen = plan_undoing(draft, entry).sign if seen is None else seen
    return undo_change(by=draft.created_by, version=draft, entry=entry, seen=seen, **options)


def rewrite(draft, at, text):
    row = sections_of(draft)[at]
    typed = SectionText(row.level, row.label, row.heading, text)
    correct_section(by=None, version=draft, key=row.key, seen=state_of(row), typed=typed)


def test_every_section_reads_again_as_before_and_nothing_is_erased(draft):
    before = texts(draft)
    entry = replaced(draft)
    assert texts(draft)[0] == "A present 1 is noted."
    first = Section.history.filter(version_id=draft.pk, history_type="~").earliest("history_id").pk
    count = Section.history.count()
    assert len(plan_undoing(draft, entry).backs) == len(plan_undoing(draft, first).backs) == 4
    undo(draft, entry)
    assert texts(draft) == before
    assert Section.history.count() == count + 4
    last = Section.history.latest("history_id")
    assert last.history_change_reason == "Undid: Replaced “gift” by “present”"
    assert last.history_user == draft.created_by


def test_an_undoing_is_undone_like_a_replacement(draft):
    undo(draft, replaced(draft), reason="Too early")
    last = Section.history.latest("history_id")
    assert last.history_change_reason == "Too early"
    undo(draft, last.pk)
    assert texts(draft)[3] == "A present 4 is noted."


def test_two_replacements_with_one_reason_are_two_changes(draft):
    first = replaced(draft, reason="Plain")
    second = replaced(draft, "noted", "written down", "Plain")
    assert [len(plan_undoing(draft, each).later) for each in (first, second)] == [4, 0]
    undo(draft, second)
    undo(draft, first)
    assert texts(draft)[0] == "A gift 1 is noted."


def test_sections_changed_or_taken_out_afterwards_stay_and_are_named(draft):
    entry = replaced(draft)
    rewrite(draft, 1, "Something else.")
    row = sections_of(draft)[2]
    take_out(by=None, version=draft, key=row.key, seen=state_of(row))
    plan = undo(draft, entry)
    assert plan.later == ["1.02 Rule 2", "1.03 Rule 3"]
    assert texts(draft) == ["A gift 1 is noted.", "Something else.", "A gift 4 is noted."]


def test_a_number_given_since_stays(draft):
    entry = replaced(draft)
    row = sections_of(draft)[0]
    typed = SectionText(row.level, "1.09", row.heading, row.text)
    correct_section(by=None, version=draft, key=row.key, seen=state_of(row), typed=typed)
    undo(draft, entry)
    assert (sections_of(draft)[0].label, texts(draft)[0]) == ("1.09", "A gift 1 is noted.")


def test_nothing_to_undo_is_refused_with_the_names(draft):
    entry = replaced(draft)
    for at in range(4):
        rewrite(draft, at, f"Other {at}.")
    named = r"1\.01 Rule 1, 1\.02 Rule 2, 1\.03 Rule 3 and 1\.04 Rule 4 were changed"
    with pytest.raises(Refused, match=named):
        undo(draft, entry)


def test_what_is_undone_already_is_refused(draft):
    entry = replaced(draft)
    undo(draft, entry)
    with pytest.raises(Refused, match="undone already"):
        undo(draft, entry)


def test_an_entry_of_a_single_section_is_refused(draft):
    rewrite(draft, 0, "Other words.")
    replaced(draft)
    rewrite(draft, 1, "Other words.")
    last = Section.history.latest("history_id").pk
    begun = Section.history.filter(version_id=draft.pk).earliest("history_id").pk
    for entry in (last, begun, 0):
        with pytest.raises(Refused, match="no change of several sections"):
            undo(draft, entry, seen="x")


def test_an_entry_of_another_draft_is_refused(draft):
    entry = replaced(make.draft(draft.policy, WORDS))
    with pytest.raises(Refused, match="no change of several sections"):
        undo(draft, entry, seen="x")


def test_who_looked_at_another_text_is_told(draft):
    entry = replaced(draft)
    seen = plan_undoing(draft, entry).sign
    rewrite(draft, 1, "Theirs.")
    with pytest.raises(Overtaken, match="Nothing was undone"):
        undo(draft, entry, seen=seen)
    assert texts(draft)[0] == "A present 1 is noted."


def test_a_frozen_text_stays(draft):
    entry = replaced(draft)
    freezing.freeze_version(by=make.clerk_of(draft.municipality), version=draft)
    with pytest.raises(Frozen):
        undo(draft, entry)


def test_many_names_are_counted():
    assert names_of(["A"]) == "A"
    assert names_of(["A", "B"]) == "A and B"
    assert names_of([f"S{n}" for n in range(15)]).endswith("S11 and 3 more")
