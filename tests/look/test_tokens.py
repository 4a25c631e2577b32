"""Contrast, from the figures in tokens.css themselves: axe cannot be trusted with it."""

import re
from pathlib import Path

import pytest

from civicpolicy.site.city_colour import contrast

TOKENS = Path(__file__).resolve().parents[2] / "static" / "tokens.css"
TOKEN = re.compile(r"--cp-([\w-]+): (#[0-9a-f]{6});")

READABLE = [
    ("ink", "paper"),
    ("ink", "desk"),
    ("ink", "raised"),
    ("ink", "accent-tint"),
    ("ink", "warn-bg"),
    ("ink", "ok-bg"),
    ("ink-2", "paper"),
    ("ink-2", "desk"),
    ("ink-2", "raised"),
    ("ink-2", "accent-tint"),
    ("accent", "paper"),
    ("accent", "desk"),
    ("accent", "raised"),
    ("accent", "accent-tint"),
    ("accent-deep", "paper"),
    ("on-accent", "accent"),
    ("ins", "ins-bg"),
    ("del", "del-bg"),
    ("mov", "mov-bg"),
    ("lay2", "lay2-bg"),
    ("ins", "paper"),
    ("del", "paper"),
    ("red", "paper"),
    ("red", "desk"),
    ("blue", "paper"),
    ("blue", "desk"),
    ("ink", "shade"),
    ("warn", "warn-bg"),
    ("ok", "ok-bg"),
    ("err", "raised"),
    ("on-staff", "staff"),
]
SEEN = [
    ("line-strong", "desk"),
    ("line-strong", "raised"),
    ("line-strong", "paper"),
    ("focus", "halo"),
    ("err", "paper"),
    ("warn", "paper"),
]


def scheme(name: str) -> dict[str, str]:
    """The colours of a scheme: dark ones replace light ones."""
    parts = TOKENS.read_text().split("@media ")
    light = dict(TOKEN.findall(parts[0]))
    dark = next(part for part in parts if part.startswith("screen and (prefers-color-scheme: dark)"))
    return light if name == "light" else {**light, **dict(TOKEN.findall(dark))}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_letters_can_be_read(name: str):
    colours = scheme(name)
    ratios = {f"{one} on {ground}": contrast(colours[one], colours[ground]) for one, ground in READABLE}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_edges_of_controls_and_the_focus_can_be_seen(name: str):
    colours = scheme(name)
    ratios = {f"{one} on {ground}": contrast(colours[one], colours[ground]) for one, ground in SEEN}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < 3} == {}


def test_every_colour_of_the_light_scheme_has_one_in_the_dark():
    light, dark = scheme("light"), scheme("dark")
    same = {name for name in light if light[name] == dark[name]}
    assert same == {"staff", "on-staff", "staff-line"}


def test_a_style_sheet_uses_only_tokens_that_exist():
    known = set(re.findall(r"(--cp-[\w-]+):", TOKENS.read_text()))
    used = {
        (path.name, token)
        for path in TOKENS.parent.glob("*.css")
        for token in re.findall(r"var\((--cp-[\w-]+)\)", path.read_text())
    }
    assert {(name, token) for name, token in used if token not in known} == set()


def test_no_style_sheet_is_too_long_or_names_a_colour_of_its_own():
    sheets = [path for path in TOKENS.parent.glob("*.css") if path != TOKENS]
    assert [path.name for path in sheets if len(path.read_text().splitlines()) > 300] == []
    own = {path.name: set(re.findall(r"#[0-9a-fA-F]{3,6}\b", path.read_text())) for path in sheets}
    assert {name: colours for name, colours in own.items() if colours - {"#000"}} == {}
