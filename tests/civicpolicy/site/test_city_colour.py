import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicpolicy.site.city_colour import (
    DARK_RAISED,
    DESK,
    WHITE,
    city_stylesheet,
    contrast,
    dark_accent,
    from_oklch,
    light_accent,
    mix,
    to_oklch,
)

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(COLOURS)
def test_any_colour_can_be_read_on_white_paper(colour: str):
    made = light_accent(colour)
    assert contrast(made.accent, WHITE) >= 5.5
    assert min(contrast(made.accent, ground) for ground in (DESK, made.tint)) >= 4.5
    assert contrast(made.on_accent, made.accent) >= 5.5
    assert contrast(made.deep, WHITE) >= contrast(made.accent, WHITE)


@given(COLOURS)
def test_any_colour_can_be_read_on_dark_paper(colour: str):
    made = dark_accent(colour)
    assert min(contrast(made.accent, ground) for ground in (DARK_RAISED, made.tint)) >= 4.5
    assert contrast(made.on_accent, made.accent) >= 4.5
    assert contrast(made.on_accent, made.deep) >= 4.5


def test_a_colour_that_can_be_read_is_kept():
    assert light_accent("#1f5b4b").accent == "#1f5b4b"


def test_a_pale_colour_keeps_its_hue():
    hue = to_oklch("#7fcab1")[2]
    assert to_oklch(light_accent("#7fcab1").accent)[2] == pytest.approx(hue, abs=0.05)
    assert to_oklch(dark_accent("#7fcab1").accent)[2] == pytest.approx(hue, abs=0.05)


@given(COLOURS)
def test_there_and_back_is_the_same_colour(colour: str):
    assert from_oklch(*to_oklch(colour)) == colour


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_a_tint_lies_between_the_colour_and_the_paper():
    assert mix("#000000", "#ffffff", 0.12) == "#e0e0e0"


def test_the_style_sheet_sets_four_tokens_in_two_schemes():
    sheet = city_stylesheet("#1f5b4b")
    assert "--cp-accent: #1f5b4b;" in sheet
    assert sheet.count("--cp-") == 8
    assert "prefers-color-scheme: dark" in sheet


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "", "#1f5b4b;}"])
def test_what_is_no_colour_never_reaches_a_style_sheet(colour: str):
    with pytest.raises(ValueError, match=r"."):
        city_stylesheet(colour)
