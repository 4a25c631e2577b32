"""``manage.py redline``: what changes between two text files, in the marks of a city or for a machine."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string

from policies import redlines
from policies.exchange.decode import LARGEST, UnreadableFile, decode
from policies.text.changes import Redline
from policies.text.changes_json import redline_as_json
from policies.text.digest import canonical
from policies.text.layer_marks import plain_sections
from policies.text.layers import LayeredSection, layer_sections
from policies.text.marks import plain, plain_in_words
from policies.text.outline import read_outline
from policies.text.redline import redline
from policies.text.section import SectionText
from policies.text.styles import STYLES, USUAL

IN_WORDS = "in-words"
STYLE_SHEETS = ("tokens.css", "base.css", "marks.css", "redline.css")


class Command(BaseCommand):
    """Read two texts and print what changes from the old one to the new one; nothing is stored."""

    help = "Prints the redline of two text files."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Two files, or three, a format and a style."""
        parser.add_argument("old", type=Path, help="the text as it was")
        parser.add_argument("new", type=Path, help="the text as it would be")
        parser.add_argument(
            "--now", type=Path, help="the bill as it stands now: both layers of marks, no JSON"
        )
        parser.add_argument("--format", choices=["text", "html", "json"], default="text")
        parser.add_argument("--style", choices=[*STYLES, IN_WORDS], default=USUAL, help=_names())
        parser.add_argument("--in-words", action="store_true", help="say the marks in the words of the style")
        parser.add_argument("--clean", action="store_true", help="the new text alone, as the style prints it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError with a sentence for a file that cannot be read."""
        if options["style"] == IN_WORDS:
            options |= {"style": USUAL, "in_words": True}
        old, new = _sections(options["old"]), _sections(options["new"])
        if options["now"]:
            layers = layer_sections(old, new, _sections(options["now"]))
            printed, is_coarse = _both_layers(layers, options), any(one.is_coarse for one in layers)
        else:
            drawn = redline(old, new)
            printed, is_coarse = _printed(drawn, options), drawn.is_coarse
        if is_coarse:
            self.stderr.write(redlines.COARSE)
        self.stdout.write(printed, ending="")


def _names() -> str:
    names = ", ".join(f"{name} ({style.words})" for name, style in STYLES.items())
    return f"the marks: {names}; {IN_WORDS} says them"


def _printed(drawn: Redline, options: dict[str, Any]) -> str:
    style = options["style"]
    if options["format"] == "json":
        return json.dumps(redline_as_json(drawn), ensure_ascii=False, indent=2) + "\n"
    if options["format"] == "html":
        return _page({"redline": drawn, "mode": _mode(options)}, options)
    return plain_in_words(drawn, style) if options["in_words"] else plain(drawn, style, options["clean"])


def _mode(options: dict[str, Any]) -> str:
    if options["clean"]:
        return "clean"
    if options["in_words"]:
        return IN_WORDS
    return "lines" if STYLES[options["style"]].numbers_lines else "inline"


def _both_layers(layers: Sequence[LayeredSection], options: dict[str, Any]) -> str:
    if options["format"] == "json" or options["clean"]:
        raise CommandError("Both layers are printed as text or html, with marks.")
    style = STYLES[options["style"]]
    if options["format"] == "html":
        return _page({"layers": layers, "mode": IN_WORDS if options["in_words"] else "inline"}, options)
    return plain_sections(layers, style.in_words if options["in_words"] else style)


def _page(facts: dict[str, Any], options: dict[str, Any]) -> str:
    titles = {"old": options["old"].name, "new": (options["now"] or options["new"]).name}
    facts |= titles | {"style": options["style"], "style_sheets": _style_sheets()}
    return render_to_string("policies/redline/file.html", facts)


def _style_sheets() -> str:
    """The sheets that draw the marks: the page is one file that can be sent on."""
    found = [finders.find(name) for name in STYLE_SHEETS]
    return "\n".join(Path(path).read_text(encoding="utf-8") for path in found if path)


def _sections(path: Path) -> list[SectionText]:
    """The sections of a file, read no further than one text may be long."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        text = decode(data).text
    except OSError as error:
        raise CommandError(f"{path} cannot be opened: {error.strerror}.") from error
    except UnreadableFile as error:
        raise CommandError(f"{path}: {error}") from error
    return [one.section for one in read_outline(canonical(text)).sections]
