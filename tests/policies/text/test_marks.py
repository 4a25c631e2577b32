"""One list of changes, many renderings: three local styles, words, HTML, JSON."""

import json
import re
from html.parser import HTMLParser

import pytest

from policies.text.changes import Op, Run
from policies.text.changes_json import FORMAT, redline_as_json
from policies.text.marks import (
    html_runs,
    legend,
    plain,
    plain_in_words,
    plain_runs,
)
from policies.text.redline import redline
from policies.text.section import SectionText
from policies.text.styles import LEGEND, STYLES, USUAL, style_of

FEE = (
    Run(Op.SAME, "worth more than "),
    Run(Op.DELETED, "fifty dollars ($50.00)"),
    Run(Op.INSERTED, "ten dollars ($10.00)"),
    Run(Op.SAME, " a year"),
)
OLD = [
    SectionText(
        "section", "2.60.070", "Gifts", "(a) A gift of fifty dollars ($50.00).\n\n(b) A list is kept."
    ),
    SectionText("section", "2.60.080", "Travel", "No one travels far at public expense without a vote."),
]
NEW = [
    SectionText("section", "2.60.080", "Travel", "No one travels far at public expense without a vote."),
    SectionText(
        "section", "2.60.090", "Gifts", "(a) A gift of ten dollars ($10.00).\n\n(c) A list is kept.\n(d) New."
    ),
]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("strike-underline", "worth more than {-fifty dollars ($50.00)-} {+ten dollars ($10.00)+} a year"),
        ("brackets-underscore", "worth more than [fifty dollars ($50.00)] _ten dollars ($10.00)_ a year"),
        ("strike-capitals", "worth more than {-fifty dollars ($50.00)-} TEN DOLLARS ($10.00) a year"),
    ],
)
def test_plain_text_in_the_citys_style(style: str, text: str) -> None:
    assert plain_runs(FEE, style) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("strike-underline", "Words that go are {-deleted thus-}; words that come are {+inserted thus+}."),
        ("brackets-underscore", "Words that go are [deleted thus]; words that come are _inserted thus_."),
        ("strike-capitals", "Words that go are {-deleted thus-}; words that come are INSERTED THUS."),
    ],
)
def test_the_legend_stands_in_its_own_marks(style: str, text: str) -> None:
    assert legend(style) == text


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="italics"):
        plain_runs(FEE, "italics")


@pytest.mark.parametrize("text", ["25", "(c)", "a.", "NASA", "2.60.070", "§"])
def test_what_capitals_cannot_show_is_marked_otherwise(text: str) -> None:
    run = (Run(Op.INSERTED, text),)
    assert plain_runs(run, "strike-capitals") == f"{{+{text}+}}"
    assert 'class="cp-ins mark-line"' in html_runs(run, "strike-capitals")
    assert "mark-line" not in html_runs(run, "strike-underline")


def test_the_marks_said_in_words() -> None:
    assert plain_runs(FEE, style_of(USUAL).in_words) == (
        "worth more than [begin deletion] fifty dollars ($50.00) [end deletion] "
        "[begin insertion] ten dollars ($10.00) [end insertion] a year"
    )


def test_white_space_stays_outside_plain_marks() -> None:
    runs = (
        Run(Op.SAME, "Gifts"),
        Run(Op.INSERTED, " and favours"),
        Run(Op.DELETED, " "),
        Run(Op.SAME, "now"),
    )
    assert plain_runs(runs, "strike-underline") == "Gifts {+and favours+} now"
    assert (
        plain_runs(runs, style_of(USUAL).in_words)
        == "Gifts [begin insertion] and favours [end insertion] now"
    )


# HTML


class Reader(HTMLParser):
    """What a browser would make of it: text by tag, tags in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(dict(attrs).get("class") or tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "mark-word" not in self.open:
            self.text += data


def unsigned(text: str) -> str:
    """Without the signs that a style prints in HTML."""
    return re.sub(r"\{[-+]|[-+]\}|[\[\]]", "", text)


def test_html_says_each_mark_in_hidden_words() -> None:
    assert html_runs(FEE[1:2], "strike-underline") == (
        '<del class="cp-del"><span class="mark-word">[begin deletion] </span>fifty dollars ($50.00)'
        '<span class="mark-word"> [end deletion]</span></del>'
    )


def test_a_mark_that_touches_the_one_before_has_a_gap() -> None:
    html = html_runs(FEE, "strike-underline")
    assert re.findall(r"<(?:del|ins) class=\"([^\"]+)\"", html) == ["cp-del", "cp-ins gap"]
    assert "[end deletion]</span></del>" in html and "> [begin insertion] </span>" in html
    apart = (FEE[1], Run(Op.SAME, " "), FEE[2], FEE[1])
    assert re.findall(r"<(?:del|ins) class=\"([^\"]+)\"", html_runs(apart, "strike-underline")) == [
        "cp-del",
        "cp-ins",
        "cp-del gap",
    ]


@pytest.mark.parametrize("style", list(STYLES))
def test_a_style_changes_marks_and_never_words(style: str) -> None:
    shown = Reader(html_runs(FEE, style)).text
    assert unsigned(shown) == "".join(run.text for run in FEE)


def test_brackets_can_be_copied_and_are_not_read_aloud() -> None:
    html = html_runs(FEE, "brackets-underscore")
    assert '<span aria-hidden="true">[</span>fifty dollars ($50.00)<span aria-hidden="true">]</span>' in html
    assert html.count("aria-hidden") == 2


@pytest.mark.parametrize("style", list(STYLES))
def test_a_tag_split_over_two_runs_stays_text(style: str) -> None:
    runs = (
        Run(Op.DELETED, "<scr"),
        Run(Op.INSERTED, "ipt>alert('x')</scr"),
        Run(Op.SAME, 'ipt><img src="x" onerror='),
        Run(Op.INSERTED, "alert(1)>&amp;</ins>"),
    )
    read = Reader(html_runs(runs, style))
    assert set(read.tags) == {"del", "ins", "span"}
    assert unsigned(read.text) == "".join(run.text for run in runs)


def test_white_space_alone_carries_no_mark() -> None:
    runs = (Run(Op.SAME, "one"), Run(Op.DELETED, "  "), Run(Op.INSERTED, " "), Run(Op.SAME, "fee"))
    assert html_runs(runs, "strike-underline") == "one   fee"


def test_no_runs_no_html() -> None:
    assert html_runs((), "strike-underline") == ""


# Whole redlines


def test_a_whole_redline_as_plain_text() -> None:
    assert plain(redline(OLD, NEW), "strike-underline") == (
        legend("strike-underline") + "\n\n"
        "2.60.080  Travel\n"
        "No one travels far at public expense without a vote.\n\n"
        "{-2.60.070-} {+2.60.090+}  Gifts [moved]\n"
        "(a) A gift of {-fifty dollars ($50.00)-} {+ten dollars ($10.00)+}.\n\n"
        "{-(b)-} {+(c)+} A list is kept.\n"
        "{+(d) New.+}\n"
    )


def test_a_whole_redline_in_words() -> None:
    text = plain_in_words(redline(OLD, NEW))
    assert text.startswith("Words that go are [begin deletion] deleted thus [end deletion];")
    assert "[begin deletion] (b) [end deletion] [begin insertion] (c) [end insertion] A list is kept." in text
    assert not set("{}_") & set(text)


def test_a_section_without_label_or_heading_has_no_empty_line() -> None:
    loose = [SectionText("section", None, "", "Only this.")]
    assert (
        plain(redline(loose, loose), "brackets-underscore")
        == legend("brackets-underscore") + "\n\nOnly this.\n"
    )


def test_json_holds_both_texts_and_every_change() -> None:
    drawn = redline(OLD, NEW)
    told = json.loads(json.dumps(redline_as_json(drawn)))
    assert told["format"] == FORMAT
    assert (told["words_inserted"], told["words_deleted"], told["sections_changed"]) == (4, 3, 1)
    assert [change["sentence"] for change in told["changes"]] == [change.sentence for change in drawn.changes]
    gifts = told["sections"][1]
    assert (gifts["kind"], gifts["number"], gifts["anchor"]) == ("moved", 1, "s-2-60-090")
    assert (gifts["old"]["label"], gifts["old"]["place"]) == ("2.60.070", 0)
    assert gifts["label"] == [["deleted", "2.60.070"], ["inserted", "2.60.090"]]
    assert [line["new_path"] for line in gifts["paragraphs"]] == [["a"], None, ["c"], ["d"]]
    for side, texts in (("deleted", NEW), ("inserted", OLD)):
        assert _text(gifts, without=side) == next(one.text for one in texts if one.heading == "Gifts")


def _text(section: dict[str, list[dict[str, list[list[str]] | str]]], without: str) -> str:
    return "\n".join(
        "".join(text for op, text in [*line["enumerator"], *line["body"]] if op != without)
        for line in section["paragraphs"]
        if line["kind"] != without
    )


def test_json_of_a_new_section_has_no_old_one() -> None:
    (section,) = redline_as_json(redline([], NEW[:1]))["sections"]
    assert section["old"] is None
    assert section["new"] == {
        "place": 0,
        "key": None,
        "level": "section",
        "label": "2.60.080",
        "heading": "Travel",
    }


def test_the_legend_has_one_mark_of_each_kind() -> None:
    assert [run.op for run in LEGEND if run.op != Op.SAME] == [Op.DELETED, Op.INSERTED]
