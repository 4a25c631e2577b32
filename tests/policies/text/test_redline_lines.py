"""The lines of a section in a redline, and the sentence that says what changes in each."""

from dataclasses import replace

import pytest

from policies.text.redline import Op, Paragraph, Redline, Run, accept, redline, reject
from policies.text.section import SectionText

GIFTS = SectionText(
    "section",
    "2.60.070",
    "Gifts",
    "(a) A covered person shall not accept a gift worth more than fifty dollars ($50.00).\n"
    "(b) Gifts from one person are added together.\n"
    "(c) A covered person shall keep a list of gifts received.",
)
TRAVEL = SectionText("section", "2.60.080", "Travel", "No one travels far at public expense without a vote.")


def told(drawn: Redline) -> list[tuple[int, str, str, str]]:
    return [(change.number, change.citation, change.kind, change.sentence) for change in drawn.changes]


def of_gifts(old: str, new: str) -> Redline:
    """The redline in which the text of the gifts section changes."""
    return redline([replace(GIFTS, text=old)], [replace(GIFTS, text=new)])


def lines(drawn: Redline) -> list[tuple[str, int | None, tuple[str, ...] | None, tuple[str, ...] | None]]:
    return [
        (line.kind, line.number, line.old.path if line.old else None, line.new.path if line.new else None)
        for line in drawn.sections[0].paragraphs
    ]


def test_a_provision_is_amended_renumbered_inserted_and_deleted() -> None:
    new = (
        "(a) A covered person shall not accept a gift worth more than twenty-five dollars ($25.00).\n"
        "(b) The City Clerk shall publish the gift register.\n"
        "(c) Gifts from one person are added together."
    )
    drawn = of_gifts(GIFTS.text, new)
    assert lines(drawn) == [
        ("amended", 1, ("a",), ("a",)),
        ("inserted", 2, None, ("b",)),
        ("renumbered", 3, ("b",), ("c",)),
        ("deleted", 4, ("c",), None),
    ]
    assert told(drawn) == [
        (1, "2.60.070(a)", "amended", "“fifty dollars ($50.00)” becomes “twenty-five dollars ($25.00)”"),
        (2, "2.60.070(b)", "inserted", "adds “The City Clerk shall publish the gift register.”"),
        (3, "2.60.070(b)", "renumbered", "becomes (c)"),
        (4, "2.60.070(c)", "deleted", "deletes “A covered person shall keep a list of gifts received.”"),
    ]


def paragraph(old: str, new: str) -> Paragraph:
    (line,) = of_gifts(old, new).sections[0].paragraphs
    return line


def test_a_renumbered_provision_marks_its_enumerator_alone() -> None:
    line = paragraph("(b) Gifts are added together.", "(c) Gifts are added together.")
    assert line.kind == "renumbered"
    assert line.enumerator_runs == (Run(Op.DELETED, "(b)"), Run(Op.INSERTED, "(c)"))
    assert line.body_runs == (Run(Op.SAME, " Gifts are added together."),)
    assert line.runs == line.enumerator_runs + line.body_runs


def test_an_amended_line_hangs_its_enumerator_apart() -> None:
    line = paragraph("  (1) one fee", "  (1) two fee")
    assert line.enumerator_runs == (Run(Op.SAME, "  (1)"),)
    assert line.body_runs[0] == Run(Op.SAME, " ")
    assert [run.op for run in line.body_runs] == [Op.SAME, Op.DELETED, Op.INSERTED, Op.SAME]


def test_white_space_alone_is_no_change() -> None:
    line = paragraph("(1) one  fee", " (1) one fee")
    assert (line.kind, line.number) == ("same", None)
    drawn = of_gifts("(1) one  fee", " (1) one fee")
    assert [section.kind for section in drawn.sections] == ["same"]
    assert accept(drawn)[0].text == " (1) one fee"
    assert reject(drawn)[0].text == "(1) one  fee"


def test_blank_lines_are_kept_without_a_number() -> None:
    drawn = redline(
        [replace(GIFTS, text="one fee\n\ntwo fees")], [replace(GIFTS, text="one fee\ntwo fees\n")]
    )
    assert [
        (line.kind, line.number, line.old, line.new) for line in drawn.sections[0].paragraphs if not line.new
    ] == [
        ("deleted", None, None, None),
        ("inserted", None, None, None),
    ]
    assert (drawn.sections_changed, drawn.changes) == (0, ())


def test_a_provision_renumbered_and_amended_says_both() -> None:
    drawn = redline(
        [replace(GIFTS, text="(b) Gifts of one person are added together each year.")],
        [replace(GIFTS, text="(c) Gifts of one person are added together each month.")],
    )
    assert told(drawn) == [(1, "2.60.070(c)", "amended", "becomes (c); “year” becomes “month”")]


def test_a_deeper_provision_is_cited_with_its_path() -> None:
    old = "(a) One of these:\n(1) a fee;\n(2) a fine of ten dollars."
    drawn = redline([replace(GIFTS, text=old)], [replace(GIFTS, text=old.replace("ten", "twenty"))])
    assert told(drawn)[0][1] == "2.60.070(a)(2)"


def test_the_only_paragraph_of_a_section_is_cited_by_the_section() -> None:
    drawn = redline([TRAVEL], [replace(TRAVEL, text=TRAVEL.text.replace("far", "abroad"))])
    assert told(drawn) == [(1, "2.60.080", "amended", "“far” becomes “abroad”")]


def test_a_paragraph_without_enumerator_is_cited_by_its_number() -> None:
    text = "First of all, this.\nThen comes that."
    drawn = redline([replace(TRAVEL, text=text)], [replace(TRAVEL, text=text.replace("that", "this other"))])
    assert told(drawn)[0][1] == "2.60.080 ¶2"


def test_a_section_without_label_is_cited_by_its_heading() -> None:
    old = SectionText("section", None, "Purpose", "Trust matters a great deal.")
    drawn = redline([old], [replace(old, text="Trust matters a very great deal.")])
    assert told(drawn) == [(1, "Purpose", "amended", "adds “very”")]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "pay now or later, it is due",
            "pay then or sooner, it was due",
            "“now or later” becomes “then or sooner”, and one more",
        ),
        ("the fee is due on the day of the act", "the fee is due", "deletes “on the day of the act”"),
        (
            "Start.",
            "Start. " + " ".join(f"w{n}" for n in range(20)),
            "adds “w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 …”",
        ),
        ("one fee " + "x" * 400, "one fee " + "y" * 400, f"“{'x' * 160} …” becomes “{'y' * 160} …”"),
    ],
)
def test_sentences_are_short(old: str, new: str, sentence: str) -> None:
    drawn = redline([replace(GIFTS, text=old)], [replace(GIFTS, text=new)])
    assert [change.sentence for change in drawn.changes] == [sentence]


def test_words_are_counted_without_enumerators_and_labels() -> None:
    drawn = redline(
        [replace(GIFTS, text="(a) one fee of ten dollars")],
        [replace(GIFTS, label="7", text="(b) one fee of twenty dollars or more")],
    )
    assert (drawn.words_inserted, drawn.words_deleted) == (3, 1)
    assert (drawn.sections[0].words_inserted, drawn.sections[0].words_deleted) == (3, 1)
