"""The rules of the house that a machine can check: sizes, names, who knows whom."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("civicpolicy", "comments", "policies")
FOLDERS = {*ROOMS, "requirements", "static", "templates", "tests"}
NOT_OURS = {"staticfiles", "var"}
FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 300, 50, 150
NAMES_WITHOUT_A_SUBJECT = re.compile(r"(^|_)(utils?|commons?|helpers?|misc|base_?classes)(_|$)")
WORDS_WE_DO_NOT_USE = re.compile(r"(^|_)(documents?|nodes?|revisions?|banned|threads?)(_|$)", re.IGNORECASE)
CLOCKS = {"now", "utcnow", "today", "localtime", "localdate", "monotonic", "time_ns", "perf_counter"}
PURE_FILES = (
    "policies/linting",
    *(
        f"policies/{name}.py"
        for name in ("act_order", "dates", "lifecycle", "majorities", "readiness", "refusals", "voting")
    ),
    *(f"comments/{name}.py" for name in ("content", "letters", "period", "period_line")),
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        place = ROOT / folder
        found = [place] if place.is_file() else place.rglob("*.py")
        yield from (path for path in found if "migrations" not in path.parts)


def place(path: Path, line: int = 0) -> str:
    return f"{path.relative_to(ROOT)}{f':{line}' if line else ''}"


def walk(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(), str(path)))


def too_long(paths: Iterator[Path], cap: int) -> list[str]:
    return [place(path) for path in paths if len(path.read_text().splitlines()) > cap]


def test_no_file_is_too_long():
    assert too_long(python_files(*ROOMS, "tests"), FILE_LINES) == []


def test_no_template_is_too_long():
    assert too_long((ROOT / "templates").rglob("*.*"), TEMPLATE_LINES) == []


def test_no_function_is_too_long():
    long = [
        place(path, item.lineno)
        for path in python_files(*ROOMS, "tests")
        for item in walk(path)
        if isinstance(item, FUNCTIONS) and item.end_lineno - item.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_imports_stand_at_the_top():
    inside = [
        place(path, item.lineno)
        for path in python_files(*ROOMS, "tests")
        for function in walk(path)
        if isinstance(function, FUNCTIONS)
        for item in ast.walk(function)
        if isinstance(item, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_a_module_is_named_after_its_subject():
    named = [
        place(path) for path in python_files(*ROOMS, "tests") if NAMES_WITHOUT_A_SUBJECT.search(path.stem)
    ]
    assert named == []


def test_no_class_is_called_what_nobody_at_city_hall_says():
    classes = [
        f"{place(path, item.lineno)} {item.name}"
        for path in python_files(*ROOMS)
        for item in walk(path)
        if isinstance(item, ast.ClassDef)
    ]
    words = {name: re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.split()[1]) for name in classes}
    assert [name for name, spelled in words.items() if WORDS_WE_DO_NOT_USE.search(spelled)] == []


def test_only_the_rooms_of_the_plan_exist():
    found = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert found - NOT_OURS - FOLDERS == set()


@pytest.mark.parametrize("package", ["policies/__init__.py", "policies/text/__init__.py"])
def test_importing_one_pure_module_imports_nothing_else(package: str):
    assert (ROOT / package).read_text() == ""


def test_pure_modules_read_no_clock():
    read = [
        place(path, item.lineno)
        for path in python_files("policies/text", *PURE_FILES)
        for item in walk(path)
        if isinstance(item, ast.Attribute) and item.attr in CLOCKS
    ]
    assert read == []


def test_the_text_core_works_where_there_is_no_django():
    names = ", ".join(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in python_files("policies/text", "policies/exchange", *PURE_FILES)
        if path.name != "__init__.py"
    )
    code = f"import sys; sys.modules['django'] = None; import {names}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == ""


def test_imports_point_down(capsys: pytest.CaptureFixture[str]):
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


NEVER_SERVED = {"templates/policies/redline/file.html"}
"""Files that a command writes for sending on: each has its style sheet in it, as no site stands behind it."""


def test_no_page_carries_script_or_style_of_its_own():
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)
    tag = re.compile(r"\{[%{#].*?[%}#]\}")
    found = [
        f"{place(path, number)} {line.strip()}"
        for path in (ROOT / "templates").rglob("*.html")
        if path.relative_to(ROOT).as_posix() not in NEVER_SERVED
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if inline.search(tag.sub("…", line))
    ]
    assert found == []


def test_nothing_names_the_machine_it_was_written_on():
    words = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)/|index-url[ =]+http|https?://[^ ]*/simple/")
    kinds = {".py", ".html", ".css", ".js", ".toml", ".txt", ".in", ".md", ".cfg", ""}
    tracked = [
        path for folder in FOLDERS - {"tests"} for path in (ROOT / folder).rglob("*") if path.is_file()
    ]
    tracked += [path for path in ROOT.iterdir() if path.is_file()]
    found = [
        place(path)
        for path in tracked
        if path.suffix in kinds and words.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert found == []


def patterns(path: Path) -> Iterator[tuple[int, str]]:
    """Every string given to re.compile and its like, with its line."""
    for call in walk(path):
        if isinstance(call, ast.Call) and getattr(getattr(call.func, "value", None), "id", "") == "re":
            yield from (
                (item.lineno, item.value)
                for argument in call.args
                for item in ast.walk(argument)
                if isinstance(item, ast.Constant) and isinstance(item.value, str)
            )


def test_no_pattern_is_possessive():
    """Python 3.11.2, which Debian 12 has, matches possessive quantifiers and atomic groups wrongly."""
    possessive = re.compile(r"(?<!\\)[+*?}][+]|\(\?>")
    found = [
        place(path, line)
        for path in python_files(*ROOMS)
        for line, pattern in patterns(path)
        if possessive.search(pattern)
    ]
    assert found == []
