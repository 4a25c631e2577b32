from types import SimpleNamespace

import pytest
from django.template import Context, Template

from policies.templatetags.rail import bar_words, rail_rows, shared_prefix
from policies.text.marks import html_runs
from policies.text.outline import SectionText
from policies.text.redline import redline
from policies.text.styles import STYLES

OLD = [
    SectionText("section", "2.60.060", "Recusal", "(a) Leave the table.\n(b) Say why.", "k60"),
    SectionText("section", "2.60.070", "Gifts", "(a) More than fifty dollars.\n  (1) <b>food</b>;", "k70"),
    SectionText("section", "2.60.080", "Lists", "(a) Keep a list.", "k80"),
]
NEW = [
    OLD[0],
    SectionText(
        "section", "2.60.070", "Gifts", "(a) More than ten dollars.\n  (1) <b>food</b>;\n(b) Register.", "k70"
    ),
    SectionText("section", "2.60.090", "Travel", "(a) Travel by bus.", "k90"),
]


def render(tag: str, old: list[SectionText] = OLD, new: list[SectionText] = NEW, **context: object) -> str:
    made = redline(old, new)
    template = Template("{% load redline %}{% " + tag + " %}")
    return template.render(
        Context(
            {"redline": made, "section": made.sections[min(1, len(made.sections) - 1)], "law": old, **context}
        )
    )


def test_deleted_and_inserted_words_are_marked_and_said():
    html = render("redline_text redline")
    assert "[begin deletion] </span>fifty<" in html
    assert "[begin insertion] </span>ten<" in html


def test_words_of_a_text_are_escaped_in_every_mode():
    for mode in ("inline", "side-by-side", "in-words"):
        html = render(f'redline_text redline mode="{mode}"')
        assert "<b>" not in html
        assert "&lt;b&gt;food" in html


def test_headings_and_labels_are_escaped():
    odd = [SectionText("section", "<i>", "<script>", "(a) x", "k")]
    for tag in ("redline_text redline", "redline_rail redline", "law_text law"):
        html = render(tag, odd, odd)
        assert "<script>" not in html
        assert "<i>" not in html


def test_an_address_cannot_break_out_of_its_attribute():
    html = render("redline_text redline comment_href=href read_href=href", href='"><b>{key}')
    assert "<b>" not in html


def test_every_change_has_one_anchor_and_the_list_leads_to_it():
    html, listed = render("redline_text redline"), render("redline_changes redline")
    numbers = [change.number for change in redline(OLD, NEW).changes]
    assert [html.count(f'id="change-{number}"') for number in numbers] == [1] * len(numbers)
    assert [listed.count(f'href="#change-{number}"') for number in numbers] == [1] * len(numbers)


def test_side_by_side_has_every_anchor_once_too():
    html = render('redline_text redline mode="side-by-side"')
    numbers = [change.number for change in redline(OLD, NEW).changes]
    assert [html.count(f'id="change-{number}"') for number in numbers] == [1] * len(numbers)


def test_side_by_side_says_where_nothing_stands():
    html = render('redline_text redline mode="side-by-side" old_title="Before" new_title="After"')
    assert "Nothing here. Inserted by change" in html
    assert "Nothing here. New section, change" in html
    assert "Nothing here. Section deleted, change" in html


def test_one_unchanged_section_is_shown_and_two_are_folded():
    one = render("redline_text redline")
    two = render("redline_text redline", [OLD[0], OLD[2], OLD[1]], [OLD[0], OLD[2], NEW[1]])
    assert "<details" not in one
    assert "2.60.060 to 2.60.080, not changed" in two
    assert "Show 2 sections" in two


def test_a_section_ends_with_its_comments():
    html = render(
        'redline_text redline counts=counts read_href="/c#{anchor}" comment_href="/w?s={key}"',
        counts={"k70": 1},
    )
    assert '<a href="/c#s-2-60-070">1 comment on this section</a>' in html
    assert 'href="/w?s=k70"' in html
    assert "No comments on this section" in html


def test_the_numbers_of_an_enumerator_hang_before_the_words():
    html = render("redline_section section")
    assert '<div class="rl-p rl-d2"><p class="rl-line"><span class="rl-enum">' in html


def test_plain_law_has_an_anchor_for_every_provision():
    html = render("law_text law")
    assert 'id="s-2-60-070"' in html
    assert 'id="s-2-60-070-a-1"' in html
    assert "cp-del" not in html


def test_the_rail_counts_in_words_and_shortens_labels():
    rows = rail_rows(redline(OLD, NEW).sections, {"k70": 37}, here="s-2-60-070")
    said = [(row.label, row.heading, row.words, row.comments, row.here) for row in rows]
    assert said == [
        (".060", "Recusal", "no change", 0, False),
        (".070", "Gifts", "2 words inserted, 1 word deleted", 37, True),
        (".080", "Lists", "section deleted, 4 words", 0, False),
        (".090", "Travel", "new section, 4 words", 0, False),
    ]


@pytest.mark.parametrize(
    ("labels", "prefix"),
    [
        (["2.60.010", "2.60.020", "2.60.030"], "2.60"),
        (["2.60.010", "2.60.020", "2.61.030"], ""),
        (["3-11", "3-11A", "3-11B"], ""),
        (["1", "2", "3"], ""),
        ([], ""),
    ],
)
def test_only_what_every_label_shares_is_left_out(labels: list[str], prefix: str):
    assert shared_prefix(labels) == prefix


def test_a_section_moved_with_its_words_says_so():
    section = SimpleNamespace(
        kind="renumbered", origin=None, words_inserted=0, words_deleted=0, words_moved=0
    )
    assert bar_words(section) == "renumbered, words not changed"


def test_the_legend_is_in_its_own_marks():
    assert '<del class="cp-del">' in render("redline_legend")
    assert '<span aria-hidden="true">[</span>deleted thus' in render('redline_legend "brackets-underscore"')


@pytest.mark.parametrize("style", STYLES)
def test_paper_has_the_legend_under_a_whole_text_and_under_a_section_that_asks(style: str):
    foot = f'<p class="law-legend"><span>{html_runs(STYLES[style].legend, style)}</span></p></div>'
    assert render(f'redline_text redline "{style}"').endswith(foot)
    assert render(f'redline_section section "{style}" legend=True').endswith(foot)
    assert "law-legend" not in render(f'redline_section section "{style}"')
    assert "law-legend" not in render(f'redline_text redline "{style}" mode="clean"')


def test_in_words_the_legend_is_in_words_too():
    html = render('redline_text redline "ramsey-mn" mode="in-words"')
    assert '<div class="law law-words">' in html
    assert "[new text begin] </span>new language<" in html
    assert "begin insertion" not in html


def test_a_places_own_legend_has_no_title_of_ours():
    assert "Legend" in render("redline_legend")
    assert "Legend" not in render('redline_legend "jefferson-city-mo"')
    moved = render('redline_legend "brackets-underscore" moved=True')
    assert "[</span>Moved away" in moved
    assert "[begin deletion]" in moved


def test_in_numbered_lines_the_rail_leads_to_a_section_without_a_name():
    unnamed = [SectionText("section", None, "", "The council meets on Mondays.", "k1")]
    html = render('redline_text redline mode="lines"', [], unnamed)
    assert html.count('id="s-k1"') == 1
