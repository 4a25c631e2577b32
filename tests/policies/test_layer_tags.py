"""Law with two layers of marks, as a page shows it."""

from dataclasses import replace

import pytest
from django.template import Context, Template

from policies.text.layers import layer_sections
from policies.text.section import SectionText
from policies.text.styles import STYLES


def section(text: str, label: str = "2.60.070") -> SectionText:
    return SectionText("section", label, "Gifts", text, "k1")


LAW = section("(a) No gift over fifty dollars is taken.\n(1) By an officer.")
BILL = section("(a) No gift over ten dollars is taken.\n(1) By an officer.\n(2) By an <b>employee</b>.")
NOW = section(
    "(a) No gift over fifty dollars is taken.\n(1) By an officer.\n(2) By any <b>employee</b>.", "2.60.071"
)


def render(style: str = "strike-underline", mode: str = "inline") -> str:
    (row,) = layer_sections([LAW], [BILL], [NOW])
    page = Template("{% load layers %}{% layered_section row style mode=mode %}")
    return page.render(Context({"row": row, "style": style, "mode": mode}))


def test_each_layer_has_its_own_marks_and_both_are_said():
    page = render()
    assert '<del class="cp-del mark-layer2"><span class="mark-word">[begin later deletion] </span>' in page
    assert '<ins class="cp-ins"><span class="mark-word">[begin insertion] </span>' in page
    assert "[begin later insertion] </span>" in page


def test_a_section_that_was_too_long_to_compare_says_so():
    (row,) = layer_sections([LAW], [BILL], [NOW])
    page = Template("{% load layers %}{% layered_section row %}")
    said = "Too long to compare word by word"
    assert said not in page.render(Context({"row": row}))
    assert page.render(Context({"row": replace(row, is_coarse=True)})).count(said) == 1


def test_every_line_stands_as_deep_as_it_is_nested():
    page = render()
    assert page.count('class="rl-p rl-d1') == 1
    assert page.count('class="rl-p rl-d2') == 2


def test_no_word_of_a_text_is_markup():
    page = render()
    assert "<b>" not in page
    assert "&lt;b&gt;employee" in page


def test_brackets_are_printed_and_not_read_aloud():
    page = render("brackets-underscore")
    assert '<span aria-hidden="true">[</span>' in page
    assert '<span aria-hidden="true">[[</span>' in page


def test_a_mark_behind_a_mark_stands_apart():
    assert 'class="cp-ins mark-layer2 gap"' in render()


def test_in_words_has_the_class_that_shows_them():
    assert '<div class="law law-words">' in render(mode="in-words")


def test_the_new_number_is_marked_as_changed_since():
    assert "2.60.071" in render().split("</h2>")[0]
    assert "later insertion" in render().split("</h2>")[0]


@pytest.mark.parametrize("style", list(STYLES))
def test_the_legend_says_six_things(style: str):
    page = Template("{% load layers %}{% layer_legend style %}").render(Context({"style": style}))
    for said in (
        "Deleted by the bill",
        "Inserted by the bill",
        "Deleted since",
        "Inserted since",
        "Put back since",
    ):
        assert said in page


def test_paper_has_the_legend_of_both_layers_where_it_is_asked_for():
    (row,) = layer_sections([LAW], [BILL], [NOW])
    tag = '{% load layers %}{% layered_section row "ramsey-mn" mode=mode legend=True %}'
    for mode, shown in (
        ("inline", "Inserted since"),
        ("in-words", "later new text begin"),
    ):
        page = Template(tag).render(Context({"row": row, "mode": mode}))
        assert shown in page.partition('<p class="law-legend">')[2]
