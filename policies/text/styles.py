"""The marks that local law asks for, as a table: one entry is one style; nothing else knows it by its name.

The eight local rules were read in the law or manual that each of them cites. Marks never change the words:
capitals are printed, not stored.
"""

from collections.abc import Mapping
from dataclasses import replace

from policies.text.changes import Op, Run, Runs
from policies.text.mark_style import AnyStyle, Mark, MarkStyle


def _legend(deleted: str, inserted: str, *around: str) -> Runs:
    """A legend that shows one word of each kind, "thus"; ``around``: what stands between and behind."""
    between, behind = around or ("; ", ".")
    return (
        Run(Op.SAME, deleted),
        Run(Op.DELETED, "thus"),
        Run(Op.SAME, between + inserted),
        Run(Op.INSERTED, "thus"),
        Run(Op.SAME, behind),
    )


LEGEND: Runs = (
    Run(Op.SAME, "Words that go are "),
    Run(Op.DELETED, "deleted thus"),
    Run(Op.SAME, "; words that come are "),
    Run(Op.INSERTED, "inserted thus"),
    Run(Op.SAME, "."),
)
"""Where no law has a legend of its own."""

_KEY: Runs = (
    Run(Op.SAME, "Key: (1) "),
    Run(Op.DELETED, "language to be deleted"),
    Run(Op.SAME, " (2) "),
    Run(Op.INSERTED, "new language"),
)
"""The Minnesota Revisor's."""

_STRUCK = Mark(("strike", "tint"), ("{-", "-}"), ("begin deletion", "end deletion"))
_UNDERLINED = Mark(("underline", "tint"), ("{+", "+}"), ("begin insertion", "end insertion"))
_STRUCK_SINCE = Mark(
    ("strike", "double", "later"), ("{--", "--}"), ("begin later deletion", "end later deletion")
)
_UNDERLINED_SINCE = Mark(
    ("underline", "double", "later"), ("{++", "++}"), ("begin later insertion", "end later insertion")
)


def _look(mark: Mark, *looks: str) -> Mark:
    return replace(mark, looks=looks)


def _printed(mark: Mark, begin: str, end: str, *looks: str) -> Mark:
    """The same mark with signs that stand in HTML too."""
    return replace(mark, looks=looks, signs=(begin, end), printed=(begin, end))


def _said(mark: Mark, words: str) -> Mark:
    """The same mark in other words, "deleted text begin … deleted text end", which are its signs too."""
    said = (f"{words} begin", f"{words} end")
    return replace(mark, said=said, signs=(f"[{said[0]}] ", f" [{said[1]}]"))


_LINES = MarkStyle(
    "strike-underline",
    "Strike and underline",
    _STRUCK,
    _UNDERLINED,
    _STRUCK_SINCE,
    _UNDERLINED_SINCE,
    LEGEND,
)
_BRACKETS = replace(
    _LINES,
    name="brackets-underscore",
    words="Brackets and underscore",
    deleted=_printed(_STRUCK, "[", "]"),
    inserted=replace(_UNDERLINED, looks=("underline",), signs=("_", "_")),
    later_deleted=_printed(_STRUCK_SINCE, "[[", "]]", "later"),
    later_inserted=replace(_UNDERLINED_SINCE, signs=("__", "__")),
)
_CAPITALS = replace(
    _LINES,
    name="strike-capitals",
    words="Strike and capitals",
    deleted=_look(_STRUCK, "strike"),
    inserted=_look(_UNDERLINED, "capitals"),
)
_BRACES = replace(
    _LINES,
    name="wdiff",
    words="Braces",
    deleted=_printed(_STRUCK, "{-", "-}"),
    inserted=_printed(_UNDERLINED, "{+", "+}"),
    later_deleted=_printed(_STRUCK_SINCE, "{--", "--}", "later"),
    later_inserted=_printed(_UNDERLINED_SINCE, "{++", "++}", "later"),
    for_cities=False,
)

_LOCAL = (
    replace(
        _LINES,
        name="ramsey-mn",
        words="Ramsey, Minnesota",
        deleted=_said(_STRUCK, "deleted text"),
        inserted=_said(_UNDERLINED, "new text"),
        later_deleted=_said(_STRUCK_SINCE, "later deleted text"),
        later_inserted=_said(_UNDERLINED_SINCE, "later new text"),
        legend=_KEY,
        rule="Each section to be amended is set forth in full; appropriate type or symbols show what is "
        "omitted and what is added. Key and words are those of the Minnesota Revisor of Statutes.",
        source="Ramsey City Charter, section 3.10; session laws as the Revisor publishes them",
    ),
    replace(
        _LINES,
        name="jefferson-city-mo",
        words="Jefferson City, Missouri",
        legend=_legend("Drafter's Note: Deleted text is shown ", "Inserted text is shown ", ". ", "."),
        rule="The drafter's note stands on every page of a bill, in the marks that it explains.",
        source="Footer of the bills of the City of Jefferson, Missouri",
    ),
    replace(
        _LINES,
        name="carmel-in",
        words="Carmel, Indiana",
        deleted=_look(_STRUCK, "strike", "blue"),
        inserted=_look(_UNDERLINED, "underline", "thin", "red"),
        legend=_legend("Deletions are shown ", "additions are shown "),
        numbers_lines=True,
        rule="Consecutive line numbers; a clean and a redline copy; additions red, deletions blue and lined "
        "through. The thin line under additions is ours, for who does not see the colour.",
        source="Carmel City Code, section 3-46",
    ),
    replace(
        _LINES,
        name="topeka-ks",
        words="Topeka, Kansas",
        legend=_legend("Deleted matter is shown ", "new matter is shown "),
        rule="What an amendment deletes is stricken, what it adds is underlined.",
        source="Topeka Municipal Code, section 2.15.050",
    ),
    replace(
        _BRACKETS,
        name="pennsylvania-city",
        words="A city of Pennsylvania",
        later_deleted=replace(_STRUCK_SINCE, looks=("strike", "later"), signs=("{-", "-}")),
        later_inserted=replace(_UNDERLINED_SINCE, looks=("capitals", "later"), signs=("{+", "+}")),
        legend=_legend("Deletions are shown ", "additions are shown "),
        rule="Deletions in brackets, additions underlined; amendments to the pending bill in capitals, and "
        "what they delete struck through.",
        source="City code at ecode360.com/13736969",
    ),
    replace(
        _BRACKETS,
        name="philadelphia-pa",
        words="Philadelphia, Pennsylvania",
        inserted=replace(_UNDERLINED, looks=("underline", "thin", "italic"), signs=("_", "_")),
        legend=_legend("Words eliminated are shown ", "words added are shown "),
        rule="Words eliminated stand in brackets, words added are underscored or in italics (here both); "
        "provisions are set forth in full.",
        source="The Philadelphia Code, section 1-105",
    ),
    replace(
        _LINES,
        name="pierce-county-wa",
        words="Pierce County, Washington",
        deleted=_look(_STRUCK, "strike"),
        inserted=_look(_UNDERLINED, "shade"),
        legend=_legend("Deleted text is shown ", "new text is shown "),
        rule="Deleted text is struck through, new text is shaded. The edges of the shade are ours, for "
        "who does not see it.",
        source="Pierce County Code, section 1.28.120",
    ),
    replace(
        _LINES,
        name="madison-wi",
        words="Madison, Wisconsin",
        legend=_legend("Deleted text is shown ", "added text is shown "),
        rule="Underlining and striking by hand; after publication every change of title or text is a new "
        "version.",
        source="Legistar manual of the City of Madison",
    ),
)

STYLES: Mapping[str, MarkStyle] = {
    style.name: style for style in (_LINES, _BRACKETS, _CAPITALS, _BRACES, *_LOCAL)
}
"""Every style by its name, general ones first."""

USUAL = "strike-underline"
"""Where nobody has chosen."""


def style_of(style: AnyStyle) -> MarkStyle:
    """The style of a name. Raises ValueError when there is none."""
    if isinstance(style, MarkStyle):
        return style
    if style not in STYLES:
        raise ValueError(f"There is no style of marks called {style!r}.")
    return STYLES[style]


def city_styles() -> list[tuple[str, str]]:
    """What a city can choose as its own, as pairs of a name and words."""
    return [(name, style.words) for name, style in STYLES.items() if style.for_cities]


def offered(own: str) -> list[tuple[str, str]]:
    """What a reader is offered: the city's own marks and those of no place in particular."""
    return [(name, style.words) for name, style in STYLES.items() if name == own or not style.source]
