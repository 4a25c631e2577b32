"""Every style of marks keeps the same promises, and each of the eight local rules is kept as written."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.text.changes import Op, Run, side
from policies.text.mark_style import LETTERS, LINES, LOOKS, Mark, MarkStyle
from policies.text.marks import attributes, html_runs, legend, plain, plain_in_words, plain_runs
from policies.text.redline import redline
from policies.text.section import SectionText
from policies.text.styles import STYLES, USUAL, city_styles, offered, style_of

SHEET = Path(__file__).resolve().parents[3] / "static" / "marks.css"
NAMES = list(STYLES)
LOCAL = [name for name, style in STYLES.items() if style.source]
KINDS = ("deleted", "inserted", "later_deleted", "later_inserted")
FEE = (
    Run(Op.SAME, "worth more than "),
    Run(Op.DELETED, "fifty dollars"),
    Run(Op.INSERTED, "ten dollars"),
    Run(Op.SAME, " a year"),
)
OPS = st.sampled_from(list(Op))
TEXTS = st.text(st.sampled_from("<>&\"'[]{}+-_ aB(c).\n<img onerror=x>"), max_size=12)
RUNS = st.lists(st.builds(Run, OPS, TEXTS), max_size=8).map(tuple)


def marks_of(style: MarkStyle) -> list[Mark]:
    return [getattr(style, kind) for kind in KINDS]


class Reader(HTMLParser):
    """The words of each side as a browser has them: without hidden words, without signs that are printed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.runs: list[Run] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        known = dict(attrs)
        self.open.append("hidden" if "aria-hidden" in known or known.get("class") == "mark-word" else tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "hidden" not in self.open:
            kind = Op.DELETED if "del" in self.open else Op.INSERTED if "ins" in self.open else Op.SAME
            self.runs.append(Run(kind, data))

    def unmarked(self) -> str:
        return "".join(run.text for run in self.runs)


# The table


def test_eight_local_rules_and_what_is_stored_already_can_be_chosen():
    chosen = [name for name, _ in city_styles()]
    assert chosen[:3] == ["strike-underline", "brackets-underscore", "strike-capitals"]
    assert sorted(chosen[3:]) == sorted(LOCAL)
    assert len(LOCAL) == 8


def test_a_name_fits_into_its_column_and_into_an_address():
    assert [name for name in NAMES if not re.fullmatch(r"[a-z-]{3,30}", name)] == []
    assert all(style.name == name for name, style in STYLES.items())


@pytest.mark.parametrize("name", LOCAL)
def test_a_local_rule_says_what_it_asks_for_and_where_that_stands(name: str):
    assert STYLES[name].rule.endswith(".")
    assert STYLES[name].source


def test_the_braces_can_be_had_everywhere_and_are_no_citys_own():
    assert "wdiff" in dict(offered("carmel-in"))
    assert "wdiff" not in dict(city_styles())
    assert plain_runs(FEE, "wdiff") == "worth more than {-fifty dollars-} {+ten dollars+} a year"
    assert ">{-</span>fifty" in html_runs(FEE, "wdiff")


def test_a_reader_is_offered_the_citys_own_marks_and_no_other_places():
    assert [name for name, _ in offered("carmel-in") if name in LOCAL] == ["carmel-in"]
    assert [name for name, _ in offered(USUAL) if name in LOCAL] == []


def test_an_unknown_style_is_refused_by_name():
    with pytest.raises(ValueError, match="crayon"):
        style_of("crayon")


# What every style keeps


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_told_by_colour_alone(name: str):
    for mark in marks_of(STYLES[name]):
        signs = {*LINES, *LETTERS, "shade"} & set(mark.looks)
        assert signs or any(mark.printed)
        assert all(mark.said)


@pytest.mark.parametrize("name", NAMES)
def test_the_four_kinds_look_and_sound_different(name: str):
    marks = marks_of(STYLES[name])
    assert len({(mark.looks, mark.printed) for mark in marks}) == 4
    assert len({mark.said for mark in marks}) == 4
    assert len({(mark.signs, mark.capitals) for mark in marks}) == 4


def test_the_style_sheet_draws_every_look_on_every_kind_of_words():
    sheet = SHEET.read_text()
    drawn = {
        look: {
            kind for kind in ("del", "ins", "later-del", "later-ins") if f'[data-{kind}~="{look}"]' in sheet
        }
        for look in LOOKS
    }
    assert {look: kinds for look, kinds in drawn.items() if len(kinds) < 4} == {}
    assert {look for style in STYLES.values() for mark in marks_of(style) for look in mark.looks} <= set(
        LOOKS
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_element_around_the_words_says_what_each_kind_bears(name: str):
    style = STYLES[name]
    found = dict(re.findall(r' data-([a-z-]+)="([^"]*)"', attributes(name)))
    assert [found[kind].split() for kind in ("del", "ins", "later-del", "later-ins")] == [
        list(mark.looks) for mark in marks_of(style)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_legend_has_one_mark_of_each_kind_in_its_own_marks(name: str):
    style = STYLES[name]
    assert [run.op for run in style.legend if run.op != Op.SAME] == [Op.DELETED, Op.INSERTED]
    words = {run.op: run.text for run in style.legend}
    assert style.deleted.signs[0] + words[Op.DELETED] + style.deleted.signs[1] in legend(name)
    shown = words[Op.INSERTED].upper() if style.inserted.capitals else words[Op.INSERTED]
    assert shown in legend(name)


@pytest.mark.parametrize("name", NAMES)
@given(RUNS)
def test_marks_never_change_the_words_and_words_are_never_markup(name: str, runs: tuple[Run, ...]):
    read = Reader(html_runs(runs, name))
    assert read.tags <= {"del", "ins", "span"}
    assert read.unmarked() == "".join(run.text for run in runs)
    for without in (Op.DELETED, Op.INSERTED):
        kept = side(read.runs, without)
        assert "".join(kept.split()) == "".join(side(runs, without).split())


@pytest.mark.parametrize("name", NAMES)
@given(RUNS)
def test_every_mark_of_plain_text_is_opened_and_closed_and_white_space_alone_has_none(
    name: str, runs: tuple[Run, ...]
):
    style = replace(STYLES[name], inserted=replace(STYLES[name].inserted, looks=()))
    plain_text = plain_runs([Run(op, re.sub(r"\S", "x", text)) for op, text in runs], style)
    for op, mark in ((Op.DELETED, style.deleted), (Op.INSERTED, style.inserted)):
        marked = sum(run.op == op and bool(run.text.strip()) for run in runs)
        begin, end = mark.signs
        assert plain_text.count(begin) == (2 * marked if begin == end else marked)
        assert plain_text.count(end) >= marked


@pytest.mark.parametrize("name", NAMES)
def test_in_words_there_is_nothing_but_the_words_of_the_style(name: str):
    style = STYLES[name]
    said = plain_runs(FEE, style_of(name).in_words)
    assert said == (
        f"worth more than [{style.deleted.said[0]}] fifty dollars [{style.deleted.said[1]}] "
        f"[{style.inserted.said[0]}] ten dollars [{style.inserted.said[1]}] a year"
    )
    assert not any(mark.looks or any(mark.printed) for mark in marks_of(style.in_words))
    assert f"[{style.deleted.said[0]}] </span>" in html_runs(FEE, name)


def test_a_spoken_mark_stands_apart_from_the_word_before_it():
    runs = (Run(Op.SAME, "who live"), Run(Op.INSERTED, ", work"), Run(Op.SAME, " and vote."))
    assert (
        plain_runs(runs, style_of(USUAL).in_words)
        == "who live [begin insertion] , work [end insertion] and vote."
    )
    assert plain_runs(runs, USUAL) == "who live{+, work+} and vote."


# The rules


def test_minnesota_speaks_the_words_of_its_revisor():
    text = plain_runs(FEE, "ramsey-mn")
    assert (
        "[deleted text begin] fifty dollars [deleted text end] [new text begin] ten dollars [new text end]"
        in text
    )
    assert plain_runs(FEE, "ramsey-mn") == plain_runs(FEE, style_of("ramsey-mn").in_words)
    assert legend("ramsey-mn").startswith("Key: (1) ")


def test_jefferson_city_prints_its_drafters_note():
    note = "Drafter's Note: Deleted text is shown {-thus-}. Inserted text is shown {+thus+}."
    assert legend("jefferson-city-mo") == note


def test_carmel_is_red_and_blue_and_has_a_line_under_what_is_red():
    style = STYLES["carmel-in"]
    assert set(style.deleted.looks) == {"strike", "blue"}
    assert {"red", "underline"} <= set(style.inserted.looks)
    assert [name for name in NAMES if STYLES[name].numbers_lines] == ["carmel-in"]


def test_pennsylvania_amends_a_pending_bill_in_capitals_and_strikes():
    style = STYLES["pennsylvania-city"]
    assert style.deleted.printed == ("[", "]")
    assert "underline" in style.inserted.looks
    assert style.later_inserted.capitals
    assert "strike" in style.later_deleted.looks
    assert not any(style.later_deleted.printed)


def test_philadelphia_prints_brackets_and_pierce_county_shades():
    assert STYLES["philadelphia-pa"].deleted.printed == ("[", "]")
    assert {"italic", "underline"} <= set(STYLES["philadelphia-pa"].inserted.looks)
    assert "shade" in STYLES["pierce-county-wa"].inserted.looks
    assert "strike" in STYLES["pierce-county-wa"].deleted.looks


def test_topeka_and_madison_strike_and_underline():
    for name in ("topeka-ks", "madison-wi"):
        style = STYLES[name]
        assert ("strike" in style.deleted.looks, "underline" in style.inserted.looks) == (True, True)


# Capitals


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("section 5(c) applies", "SECTION 5(c) APPLIES"),
        ("(d) It is kept.", "(d) IT IS KEPT."),
        ("b. Records", "b. RECORDS"),
        ("(xviii) of this", "(xviii) OF THIS"),
        ("(employees) only", "(EMPLOYEES) ONLY"),
        ("(c)", "{+(c)+}"),
        ("25", "{+25+}"),
    ],
)
def test_capitals_leave_the_parts_of_a_citation_as_they_are(text: str, printed: str):
    assert plain_runs((Run(Op.INSERTED, text),), "strike-capitals") == printed


def test_a_page_prints_the_parts_of_a_citation_as_they_are():
    html = html_runs((Run(Op.INSERTED, "section 5(c)"),), "strike-capitals")
    assert 'section 5<span class="mark-place">(c)</span>' in html
    assert "mark-line" not in html


# Whole texts


OLD = [SectionText("section", "1", "Gifts", "(a) No gift over fifty dollars.", "k")]
NEW = [SectionText("section", "1", "Gifts", "(a) No gift over ten dollars.", "k")]


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_redline_begins_with_the_legend(name: str):
    assert plain(redline(OLD, NEW), name).startswith(legend(name) + "\n\n")
    assert STYLES[name].deleted.said[0] in plain_in_words(redline(OLD, NEW), name)


def test_a_clean_copy_has_no_marks_and_no_legend():
    assert plain(redline(OLD, NEW), USUAL, clean=True) == "1  Gifts\n(a) No gift over ten dollars.\n"
