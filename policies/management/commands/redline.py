"""``manage.py redline``: what changes between two text files, in the marks of a city or for a machine."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string

from policies.exchange.decode import LARGEST, UnreadableFile, decode
from policies.text.changes import Redline
from policies.text.changes_json import redline_as_json
from policies.text.digest import canonical
from policies.text.marks import Style, plain, plain_in_words
from policies.text.outline import read_outline
from policies.text.redline import redline
from policies.text.section import SectionText

IN_WORDS = "in-words"
STYLE_SHEETS = ("tokens.css", "redline.css")


class Command(BaseCommand):
    """Read two texts and print what changes from the old one to the new one; nothing is stored."""

    help = "Prints the redline of two text files."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Two files, a format and a style."""
        parser.add_argument("old", type=Path, help="the text as it was")
        parser.add_argument("new", type=Path, help="the text as it would be")
        parser.add_argument("--format", choices=["text", "html", "json"], default="text")
        parser.add_argument(
            "--style",
            choices=[*(style.value for style in Style), IN_WORDS],
            default=Style.STRIKE_UNDERLINE.value,
            help="the marks; in-words says them",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError with a sentence for a file that cannot be read."""
        drawn = redline(_sections(options["old"]), _sections(options["new"]))
        self.stdout.write(_printed(drawn, options), ending="")


def _printed(drawn: Redline, options: dict[str, Any]) -> str:
    style = options["style"]
    if options["format"] == "json":
        return json.dumps(redline_as_json(drawn), ensure_ascii=False, indent=2) + "\n"
    if options["format"] == "html":
        facts = {
            "redline": drawn,
            "style": _html_style(style),
            "mode": IN_WORDS if style == IN_WORDS else "inline",
        }
        titles = {"old": options["old"].name, "new": options["new"].name, "style_sheets": _style_sheets()}
        return render_to_string("policies/redline/file.html", facts | titles)
    return plain_in_words(drawn) if style == IN_WORDS else plain(drawn, style)


def _html_style(style: str) -> str:
    return Style.STRIKE_UNDERLINE.value if style == IN_WORDS else style


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
