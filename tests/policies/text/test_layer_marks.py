"""Two layers of marks printed in every style: the bill inside, the later change around it, both in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.text.layer_marks import SAMPLES, html_layers, plain_layers, plain_sections
from policies.text.layers import LayerRun, layer_sections, layer_texts
from policies.text.section import SectionText
from policies.text.styles import STYLES

LAW = "No gift over fifty dollars to an officer."
BILL = "No gift over ten dollars to an officer or employee."
NOW = "No gift over fifty dollars to an officer or appointed employee."
RUNS = layer_texts(LAW, BILL, NOW)
NAMES = list(STYLES)
WORDS = st.text(st.sampled_from("<>&\"' [](c)\nimg onerror=x"), max_size=10)
ANY = st.lists(st.builds(LayerRun, WORDS, st.booleans(), st.booleans(), st.booleans()), max_size=6)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (
            "pennsylvania-city",
            "No gift over {-_ten_-} [FIFTY] dollars to an officer _or_ APPOINTED _employee_.",
        ),
        (
            "strike-underline",
            "No gift over {--{+ten+}--} {++{-fifty-}++} dollars to an officer {+or+} {++appointed++} "
            "{+employee+}.",
        ),
        (
            "brackets-underscore",
            "No gift over [[_ten_]] __[fifty]__ dollars to an officer _or_ __appointed__ _employee_.",
        ),
    ],
)
def test_plain_text_tells_the_bill_from_what_came_since(style: str, text: str):
    assert plain_layers(RUNS, style) == text


@pytest.mark.parametrize("name", NAMES)
def test_each_layer_is_said_in_the_words_of_the_style(name: str):
    style = STYLES[name]
    html = html_layers(RUNS, name)
    for mark in (style.inserted, style.deleted, style.later_deleted, style.later_inserted):
        assert f"[{mark.said[0]}] </span>" in html
    words = plain_layers(RUNS, style.in_words)
    assert f"[{style.later_inserted.said[0]}] appointed [{style.later_inserted.said[1]}]" in words


@pytest.mark.parametrize("name", NAMES)
@given(ANY)
def test_no_word_is_markup_and_none_is_lost(name: str, runs: list[LayerRun]):
    html = html_layers(runs, name)
    assert set(re.findall(r"</?([a-z]+)", html)) <= {"del", "ins", "span"}
    shown = re.sub(r'<span (?:class="mark-word"|aria-hidden="true")>[^<]*</span>|<[^>]*>', "", html)
    for sign, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        shown = shown.replace(sign, letter)
    assert shown == "".join(run.text for run in runs)


@pytest.mark.parametrize("name", NAMES)
def test_the_six_things_of_the_legend_are_marked_differently(name: str):
    marked = [
        html_layers((LayerRun("thus", one.in_law, one.introduced, one.current),), name) for one in SAMPLES
    ]
    assert len(set(marked)) == 6


def test_white_space_alone_bears_no_mark():
    assert html_layers((LayerRun("  \n", False, True, True),), "ramsey-mn") == "  \n"
    assert plain_layers((LayerRun("  \n", False, True, True),), "ramsey-mn") == "  \n"


def test_whole_texts_begin_with_the_legend_of_both_layers():
    law, bill, now = ([SectionText("section", "1", "Gifts", text, "k")] for text in (LAW, BILL, NOW))
    printed = plain_sections(layer_sections(law, bill, now), "pennsylvania-city")
    assert printed == (
        "[Deleted by the bill]; _Inserted by the bill_; {-Deleted since-}; INSERTED SINCE; [PUT BACK SINCE]; "
        "{-_Withdrawn since_-}.\n\n1  Gifts\nNo gift over {-_ten_-} [FIFTY] dollars to an officer _or_ "
        "APPOINTED _employee_.\n"
    )
