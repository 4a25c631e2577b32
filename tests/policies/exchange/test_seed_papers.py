"""The policy page and the three other papers of the seeds, and the ledger of all five."""

import pytest

from policies.text.ledger import check, rebuild
from policies.text.numbering import provisions
from tests.policies.exchange.seeds import (
    ADVICE,
    BILL,
    NAMES,
    NEWS_CASPER,
    NEWS_LANCASTER,
    POLICY_PAGE,
    needs_seeds,
    queued,
    reading_of,
    rules,
)

pytestmark = needs_seeds
OTHERS = (NEWS_CASPER, NEWS_LANCASTER, ADVICE)


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_rebuilt_from_disjoint_spans(name):
    reading = reading_of(name)
    check(reading.ledger, reading.text)
    assert rebuild(reading.ledger, reading.text) == reading.text


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_is_counted_once(name):
    reading = reading_of(name)
    counted = [0] * len(reading.text)
    for entry in reading.ledger.entries:
        for at in range(*entry.span):
            counted[at] += 1
    wrong = [
        at
        for at, times in enumerate(counted)
        if times != 1 and not (times == 0 and reading.text[at].isspace())
    ]
    assert wrong == []


@pytest.mark.parametrize("name", [POLICY_PAGE, *OTHERS])
def test_no_word_is_lost_between_file_and_sections(name):
    reading = reading_of(name)
    left = list(reading.text)
    for entry in reading.ledger.dropped:
        left[slice(*entry.span)] = " " * (entry.span[1] - entry.span[0])
    sections = [each.section for each in reading.sections]
    words = "".join(f"{each.heading}{each.text}" for each in sections)
    assert "".join(words.split()) == "".join("".join(left).split())


def test_the_policy_page_is_no_instrument_and_a_part():
    reading = reading_of(POLICY_PAGE)
    assert (reading.instrument, reading.extent, reading.marks) == (None, "partial", "unknown")
    assert rules(reading) == ["marks-unknown", "partial"]


def test_the_policy_page_has_a_heading_paragraphs_and_bullets():
    (only,) = reading_of(POLICY_PAGE).sections
    assert (only.section.label, only.section.heading) == (
        None,
        "Personal Communications and Use of Social Media",
    )
    found = provisions(only.section.text)
    assert [each.enumerator.value if each.enumerator else "" for each in found] == ["", "•", "•", "•", "", ""]
    assert found[1].text.startswith("Do not share any private or confidential information")
    assert "respeetfill_to supervisors, co-workers citizens" in found[4].text


def test_words_of_the_policy_page_are_queued_and_never_corrected():
    found = queued(reading_of(POLICY_PAGE))
    text = reading_of(POLICY_PAGE).sections[0].section.text
    assert found["coiTmion"][0] == "common"
    assert found["bullyina"] == ("bullying",)
    assert found["respeetfill_to"] == ("respectful to",)
    assert found["efty"][0] == "city"
    assert found["ne atively"] == ("negatively",)
    assert found["usingemail"][0] == "using email"
    assert found["public}s"][0] == "public's"
    for word in ("rights_caminisslan", "coiTmion", "bullyina", "efty", "membershi", "\ufffdare", "ees"):
        assert word in found
        assert word in text


def test_the_stamp_and_the_misread_footer_are_dropped():
    dropped = {each.text: each.reason for each in reading_of(POLICY_PAGE).ledger.dropped}
    assert dropped["S f Page"] == "page footer, misread"
    assert dropped["Laserfiche WebLink"] == "records portal, not the paper"
    assert dropped['"%WL 7 7'].startswith("no word could be read here")


@pytest.mark.parametrize("name", OTHERS)
def test_other_papers_keep_their_text(name):
    reading = reading_of(name)
    assert (reading.instrument, reading.extent, reading.marks) == (None, "whole", "none")
    assert reading.ledger.dropped == ()


@pytest.mark.parametrize("name", OTHERS)
def test_clean_text_queues_next_to_nothing(name):
    reading = reading_of(name)
    assert len(reading.ledger.queued) * 100 < len(reading.text.split())


def test_ten_questions_and_hints_of_the_advice_are_bullets():
    texts = [provisions(each.section.text) for each in reading_of(ADVICE).sections]
    bullets = [each for found in texts for each in found if each.enumerator]
    assert len(bullets) == 10


def test_a_bill_is_not_called_a_page():
    assert reading_of(BILL).pages == (1, 2, 3)
