"""``manage.py redline``: two files, three formats, every style."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from policies.text.marks import legend
from policies.text.styles import STYLES

OLD = "2.60.010 Gifts. No gift over fifty dollars ($50.00) is accepted.\n\n2.60.020 Travel. The City pays.\n"
NEW = "2.60.010 Gifts. No gift over ten dollars ($10.00) is accepted.\n\n2.60.020 Travel. The City pays.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "law.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "bill.txt").write_text(NEW, encoding="utf-8")
    return str(tmp_path / "law.txt"), str(tmp_path / "bill.txt")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    call_command("redline", *arguments)
    return capsys.readouterr().out


def test_text_in_the_marks_of_a_style(files, capsys):
    out = printed(capsys, *files)
    assert "{-fifty dollars ($50.00)-} {+ten dollars ($10.00)+}" in out
    assert "[fifty dollars ($50.00)] _ten dollars ($10.00)_" in printed(
        capsys, *files, "--style", "brackets-underscore"
    )


def test_text_in_words(files, capsys):
    out = printed(capsys, *files, "--style", "in-words")
    assert "[begin deletion] fifty dollars ($50.00) [end deletion]" in out


@pytest.mark.parametrize("style", STYLES)
def test_text_begins_with_the_legend_of_every_style(files, capsys, style):
    assert printed(capsys, *files, "--style", style).startswith(legend(style))


def test_the_marks_are_said_in_the_words_of_the_style(files, capsys):
    out = printed(capsys, *files, "--style", "ramsey-mn", "--in-words")
    assert "[deleted text begin] fifty dollars ($50.00) [deleted text end]" in out


def test_a_clean_copy_is_the_new_text_with_numbers_where_the_style_has_them(files, capsys):
    assert printed(capsys, *files, "--clean").startswith("2.60.010  Gifts\nNo gift over ten dollars")
    out = printed(capsys, *files, "--clean", "--style", "carmel-in")
    assert "    1  2.60.010  Gifts\n    2  No gift over ten dollars ($10.00) is accepted." in out
    page = printed(capsys, *files, "--clean", "--format", "html", "--style", "carmel-in")
    assert 'aria-label="Clean copy, numbered lines"' in page
    assert "<del" not in page


def test_a_page_has_numbered_lines_where_the_style_asks_for_them(files, capsys):
    out = printed(capsys, *files, "--format", "html", "--style", "carmel-in")
    assert 'id="line-1"' in out
    assert 'id="line-1"' not in printed(capsys, *files, "--format", "html")


def test_a_third_text_adds_the_second_layer(files, tmp_path, capsys):
    (tmp_path / "now.txt").write_text(NEW.replace("ten dollars ($10.00)", "five dollars ($5.00)"), "utf-8")
    both = (*files, "--now", str(tmp_path / "now.txt"), "--style", "pennsylvania-city")
    out = printed(capsys, *both)
    assert "[fifty dollars ($50.00)] {-_ten dollars ($10.00)_-} FIVE DOLLARS ($5.00)" in out
    assert "[begin later insertion] five dollars ($5.00) [end later insertion]" in printed(
        capsys, *both, "--in-words"
    )
    assert 'class="cp-ins mark-layer2 gap"' in printed(capsys, *both, "--format", "html")
    with pytest.raises(CommandError, match="printed as text or html"):
        call_command("redline", *both, "--format", "json")


def test_json_gives_both_texts_again(files, capsys):
    value = json.loads(printed(capsys, *files, "--format", "json"))
    assert (value["words_inserted"], value["words_deleted"], value["sections_changed"]) == (3, 3, 1)
    assert [change["citation"] for change in value["changes"]] == ["2.60.010"]


@pytest.mark.parametrize("style", [*STYLES, "in-words"])
def test_html_is_one_file_with_its_legend_and_its_style(files, capsys, style):
    out = printed(capsys, *files, "--format", "html", "--style", style)
    assert out.startswith("<!DOCTYPE html>")
    assert ".mark-moved {" in out
    assert "<link" not in out
    assert "<script" not in out
    assert 'class="law-legend"' in out
    assert "fifty dollars ($50.00)" in out


def test_the_words_of_a_file_are_never_markup(tmp_path, capsys):
    old, new = tmp_path / "<old>.txt", tmp_path / "new.txt"
    old.write_text("<b>one</b>", encoding="utf-8")
    new.write_text("<script>two</script>", encoding="utf-8")
    out = printed(capsys, str(old), str(new), "--format", "html")
    assert "<script>" not in out
    assert "<b>" not in out
    assert "<old>" not in out


def test_a_file_that_is_not_there_or_no_text_is_refused(files, tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("redline", files[0], str(tmp_path / "none.txt"))
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7 ...")
    with pytest.raises(CommandError, match="This is a PDF file"):
        call_command("redline", files[0], str(tmp_path / "scan.pdf"))


def test_it_asks_no_database(files, capsys, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        printed(capsys, *files)
