"""Two layers of marks in one text: what the bill changes in the law, and what was changed in the bill."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.text import layers
from policies.text.changes import Op
from policies.text.effort import bounded
from policies.text.layers import LayerRun, layer_sections, layer_texts
from policies.text.section import SectionText

LAW = "No gift over fifty dollars ($50.00) is accepted by an officer."
BILL = "No gift over ten dollars ($10.00) is accepted by an officer or employee."
WORDS = st.lists(
    st.sampled_from(["the", "clerk", "keeps", "a", "gift", ".", "(a)", "\n", "$25", " "]), max_size=12
)
TEXTS = WORDS.map(" ".join)


def section(label: str, heading: str, text: str, key: str | None = None) -> SectionText:
    return SectionText("section", label, heading, text, key)


def marks(runs: tuple[LayerRun, ...]) -> list[tuple[str, str, str]]:
    return [
        (run.text.strip(), run.first.value, run.second.value)
        for run in runs
        if run.text.strip() and (run.first, run.second) != (Op.SAME, Op.SAME)
    ]


def coarse(runs: tuple[LayerRun, ...]) -> bool:
    return not any(run.in_law and run.introduced and run.current for run in runs)


@settings(max_examples=500)
@given(TEXTS, TEXTS, TEXTS)
def test_each_text_can_be_read_out_of_the_layers(law: str, bill: str, current: str):
    runs = layer_texts(law, bill, current)
    assert "".join(run.text for run in runs if run.in_law) == law
    assert "".join(run.text for run in runs if run.introduced) == bill
    assert "".join(run.text for run in runs if run.current) == current
    assert all(run.text and (run.in_law or run.introduced or run.current) for run in runs)


@settings(max_examples=200)
@given(TEXTS, TEXTS)
def test_a_bill_that_was_not_changed_has_one_layer(law: str, bill: str):
    assert all(run.second == Op.SAME for run in layer_texts(law, bill, bill))
    assert all(run.first == Op.SAME for run in layer_texts(law, law, bill))


def test_what_was_changed_in_the_bill_bears_other_marks():
    now = BILL.replace("or employee", "or any employee")
    assert marks(layer_texts(LAW, BILL, now)) == [
        ("fifty dollars ($50.00)", "deleted", "same"),
        ("ten dollars ($10.00)", "inserted", "same"),
        ("or", "inserted", "same"),
        ("any", "same", "inserted"),
        ("employee", "inserted", "same"),
    ]


def test_words_of_the_bill_that_were_withdrawn_bear_both_marks():
    now = BILL.replace(" or employee", "")
    assert ("or employee", "inserted", "deleted") in marks(layer_texts(LAW, BILL, now))


def test_words_of_the_law_that_were_put_back_stand_once():
    runs = layer_texts(LAW, BILL, LAW.replace("officer.", "officer or employee."))
    assert marks(runs) == [
        ("ten dollars ($10.00)", "inserted", "deleted"),
        ("fifty dollars ($50.00)", "deleted", "inserted"),
        ("or employee", "inserted", "same"),
    ]


def test_a_third_wording_shows_all_three():
    now = BILL.replace("ten dollars ($10.00)", "thirty dollars ($30.00)")
    runs = layer_texts(LAW, BILL, now)
    assert marks(runs)[:3] == [
        ("fifty dollars ($50.00)", "deleted", "same"),
        ("ten dollars ($10.00)", "inserted", "deleted"),
        ("thirty dollars ($30.00)", "same", "inserted"),
    ]
    assert not coarse(runs)


def test_law_that_only_the_amendment_strikes():
    now = BILL.replace(" by an officer or employee", "")
    runs = layer_texts(LAW, BILL, now)
    assert ("by an officer", "same", "deleted") in marks(runs)
    assert ("or employee", "inserted", "deleted") in marks(runs)


def test_sections_of_three_texts_are_paired_by_their_keys():
    law = [section("1", "Gifts", LAW, "k1"), section("2", "Travel", "Travel is paid.", "k2")]
    bill = [section("1", "Gifts", BILL, "k1"), section("1A", "Lobbying", "It is barred.", "k3")]
    now = [replace(bill[0], label="1-1"), law[1]]
    rows = layer_sections(law, bill, now)
    assert [(bool(one.in_law), bool(one.introduced), bool(one.current)) for one in rows] == [
        (True, True, True),
        (False, True, False),
        (True, False, True),
    ]
    assert [(run.text, run.in_law, run.introduced, run.current) for run in rows[0].label_runs] == [
        ("1", True, True, False),
        ("1-1", False, False, True),
    ]
    assert [one.layers for one in rows] == [(True, True), (True, True), (True, True)]


def test_a_section_that_the_bill_repeals_stands_where_it_stood():
    law = [section(str(n), f"Heading {n}", f"Words of section {n}.", f"k{n}") for n in range(4)]
    bill = [law[0], law[3]]
    rows = layer_sections(law, bill, bill)
    assert [one.section.label for one in rows] == ["0", "1", "2", "3"]
    assert [one.layers for one in rows] == [(False, False), (True, False), (True, False), (False, False)]
    first = layer_sections(law, law[1:], law[1:])
    assert [one.section.label for one in first] == ["0", "1", "2", "3"]


def test_a_new_policy_has_no_law_behind_it():
    rows = layer_sections([], [section("1", "Gifts", LAW)], [section("1", "Gifts", BILL)])
    assert rows[0].layers == (True, True)
    assert rows[0].in_law is None


def test_all_sections_share_one_effort_and_stay_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    law, bill, now = (
        [section(str(n), "", f"No gift over ${n + more} is accepted.", str(n)) for n in range(9)]
        for more in (20, 40, 60)
    )
    free = layer_sections(law, bill, now)
    monkeypatch.setattr(layers, "UNITS", 200)
    bound = layer_sections(law, bill, now)
    words = [sum(len(run.text) for one in rows for run in one.text_runs) for rows in (free, bound)]
    assert words[0] < words[1]
    assert [one.text_runs for one in bound[:2]] == [one.text_runs for one in free[:2]]
    for each, three in zip(bound, zip(law, bill, now, strict=True), strict=True):
        for name, text in zip(("in_law", "introduced", "current"), three, strict=True):
            assert "".join(run.text for run in each.text_runs if getattr(run, name)) == text.text


def test_the_section_that_was_too_dear_says_that_it_is_coarse():
    texts = [LAW, LAW.replace("fifty", "ten"), LAW.replace("fifty", "five")]
    three = [[section("1", "Gifts", text), section("2", "Travel", LAW)] for text in texts]
    with bounded(0):
        drawn = layer_sections(*three)
    assert [one.is_coarse for one in drawn] == [True, False]
    assert "".join(run.text for run in drawn[0].text_runs if run.current) == texts[2]
    assert not any(one.is_coarse for one in layer_sections(*three))
