"""The parts of a printed instrument: their order, their wordings, their numbers, every word of the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.linting.facts import Step
from policies.local_law import SetOutUnit
from policies.printout.forms import form_of
from policies.printout.lines import heading_runs, laid_out
from policies.printout.parts import Composition, Deed, PartKind, compose
from policies.text import instructing
from policies.text.changes import Op
from policies.text.redline import redline
from policies.text.section import SectionText

MAIL = SectionText(
    "section", "3-11", "Mail", "(a) Mail is kept.\n(b) For one year.\n(c) Nobody reads it.", "k1"
)
LATER = SectionText(
    "section", "3-11", "Mail", "(a) Mail is kept.\n(b) For two years.\n(c) Nobody reads it.", "k1"
)
MEDIA = SectionText("section", "3-11A", "Social media", "Nobody posts for the City.", "k2")
PAY = SectionText("section", "3-12", "Pay", "Monthly.", "k3")
NAME = "Personnel manual"


def deed(old, new, steps=None, **fields):
    drawn = redline(old, new)
    if steps is None:
        found = instructing.of_redline(drawn)
        steps = [Step(p.operation, "", p.target, p.key, p.after, p.caption) for p in found]
    return Deed(NAME, frozenset({NAME.casefold()}), steps, drawn, **fields)


def bill(*deeds, **fields):
    return Composition(city="City of Elm", form=form_of("ordinance"), deeds=deeds, **fields)


def said(parts):
    return [f"{part.number} {part.words}".strip() for part in parts if part.words]


def test_every_part_stands_in_its_order():
    parts = compose(
        bill(
            deed([MAIL, PAY], [LATER, MEDIA, PAY]),
            bill_number="12-119",
            number="15067",
            sponsors=["Councilwoman Ames", "Councilman Bell"],
            text_name="As introduced",
            long_title="An ordinance.",
            recitals="WHEREAS, one;\n\nWHEREAS, two;",
            enacting="Be it ordained:",
            further="Whoever breaks it pays.\n\nIt is an emergency.",
            severability="The rest stands.",
            repealer="Ordinance 7 is repealed.",
            codification="It is put into the code.",
            effective="It is in force from passage.",
            signature_lines="Passed: Presiding Officer\nApproved: Mayor",
        )
    )
    assert [part.kind for part in parts] == [
        *("city", "bill_number", "sponsors", "number", "text_name", "title", "recital", "recital"),
        *("enacting", "instruction", "set_out", "instruction", "set_out", "further", "further"),
        *("severability", "repealer", "codification", "effective", "signatures"),
    ]
    assert said(parts)[1:4] == [
        "Bill No. 12-119",
        "Sponsored by Councilwoman Ames, Councilman Bell",
        "Ordinance No. 15067",
    ]
    assert [part.number for part in parts if part.number] == [f"Section {n}." for n in range(1, 9)]


def test_what_is_not_there_has_no_part():
    parts = compose(bill(deed([PAY], [PAY])))
    assert [part.kind for part in parts] == [PartKind.CITY]


@pytest.mark.parametrize(
    ("old", "new", "step", "words"),
    [
        (
            [MAIL],
            [LATER],
            Step("amend", "1", "3-11", "k1"),
            "Section 3-11 (Mail) of the {} is hereby amended",
        ),
        (
            [MAIL],
            [LATER],
            Step("reenact", "1", "3-11"),
            "Section 3-11 (Mail) of the {} is hereby repealed and",
        ),
        (
            [MAIL],
            [LATER],
            Step("restore", "1", "3-11"),
            "Section 3-11 (Mail) of the {}, which was repealed, is",
        ),
        ([MAIL], [], Step("repeal", "1", "3-11", "k1"), "Section 3-11 (Mail) of the {} is hereby repealed."),
        (
            [MAIL],
            [MAIL, MEDIA],
            Step("add", "1", "3-11A", "k2", "3-11"),
            "The {} is hereby amended by adding a new Section 3-11A (Social media), to follow Section 3-11, ",
        ),
        (
            [MAIL],
            [SectionText("section", "3-14", *(MAIL.heading, MAIL.text, "k1"))],
            Step("renumber", "1", "3-11", "k1", caption="To be 3-14"),
            "Section 3-11 (Mail) of the {} is hereby renumbered as Section 3-14.",
        ),
        ([MAIL], [], Step("repeal", "1", NAME), "The {} is hereby repealed."),
        ([], [MAIL], Step("adopt", "1", NAME), "The {} is hereby adopted to read as follows:"),
        (
            [MAIL],
            [LATER],
            Step("amend", "1", "9-9", caption="Lost"),
            "Section 9-9 (Lost) of the {} is hereby",
        ),
        ([MAIL], [LATER], Step("amend", "1", "3-11", raw="Section 7. Mail is new:"), "Mail is new:"),
        (
            [MAIL],
            [LATER],
            Step("amend", "1", "3-11", raw="Section 2.48, Mail, is new:"),
            "Section 2.48, Mail",
        ),
    ],
)
def test_each_operation_has_its_standard_wording(old, new, step, words):
    parts = compose(bill(deed(old, new, [step])))
    assert said(parts)[1].startswith(f"Section 1. {words.format(NAME)}")


def test_a_number_that_was_given_stands_and_the_next_free_one_follows():
    steps = [Step("amend", "", "3-11", "k1"), Step("add", "3", "3-11A", "k2")]
    parts = compose(
        bill(
            deed([MAIL], [LATER, MEDIA], steps),
            severability="The rest stands.",
            effective="Section 4. It is in force.",
        )
    )
    numbers = [part.number for part in parts if part.number]
    assert numbers == ["Section 1.", "Section 3.", "Section 5.", "Section 4."]
    assert said(parts)[-1] == "Section 4. It is in force."


def test_no_change_is_left_out_because_no_section_of_the_bill_says_it():
    parts = compose(bill(deed([MAIL, PAY], [LATER, MEDIA], [Step("amend", "1", "3-11", "k1")])))
    assert [words.partition("(")[2] for words in said(parts)[1:]] == [
        "Mail) of the Personnel manual is hereby amended to read as follows:",
        "Pay) of the Personnel manual is hereby repealed.",
        "Social media), to follow Section 3-11, to read as follows:",
    ]


def test_a_section_that_two_instructions_are_about_is_set_out_once():
    moved = SectionText("section", "3-14", "Mail", LATER.text, "k1")
    parts = compose(bill(deed([MAIL], [moved])))
    assert [part.kind for part in parts] == ["city", "instruction", "set_out", "instruction"]


def test_a_new_policy_has_no_marks_and_one_with_lost_marks_is_set_out_as_read():
    for made in (
        deed([], [MAIL, PAY], [], has_base=False),
        Deed(NAME, frozenset(), [], None, [MAIL, PAY]),
    ):
        parts = compose(bill(made))
        assert said(parts)[1] == "Section 1. The Personnel manual is hereby adopted to read as follows:"
        ops = {run.op for each in laid_out(parts) for line in each.lines for run in line.runs}
        assert ops == {Op.SAME}
        assert [each.set_out.read(Op.DELETED) for each in parts if each.set_out] == [MAIL.text, PAY.text]


def test_a_repeal_names_the_policy():
    parts = compose(
        bill(Deed("Chapter 2.60 of the Code", frozenset(), [], redline([MAIL], []), repeals=True))
    )
    assert said(parts)[1] == "Section 1. Chapter 2.60 of the Code is hereby repealed."


def test_the_unit_of_local_law_says_how_much_is_set_out():
    shown = {}
    for unit in SetOutUnit:
        part = next(each for each in compose(bill(deed([MAIL], [LATER]), unit=unit)) if each.set_out)
        shown[unit] = part.set_out.read(Op.DELETED)
    assert shown == {
        "section": LATER.text,
        "subsection": "(b) For two years.",
        "provision": "(b) For two years.",
    }
    words = said(compose(bill(deed([MAIL], [LATER]), unit="subsection")))[1]
    assert words.endswith("is hereby amended, in subsection (b), to read as follows:")


LINES = st.lists(
    st.sampled_from(
        [
            "(a) Mail is kept.",
            "(b) For one year.",
            "(b) For two years.",
            "(1) By name.",
            "It is so.",
            "",
            "  (i) x",
        ]
    ),
    max_size=7,
)


@st.composite
def texts(draw):
    """Sections in some order, each with a key; the words of any may differ from those of another text."""
    keys = draw(st.lists(st.integers(1, 5), unique=True, max_size=5))
    return [
        SectionText("section", f"3-{key}", f"Heading {key}", "\n".join(draw(LINES)).strip("\n"), f"k{key}")
        for key in keys
    ]


@settings(deadline=None, max_examples=150)
@given(texts(), texts(), st.sampled_from(["", *SetOutUnit]), st.booleans())
def test_the_text_set_out_reads_as_the_new_one_and_with_its_deletions_as_the_old(old, new, unit, by_steps):
    made = deed(old, new, None if by_steps else [])
    parts = compose(bill(made, unit=unit))
    found = [each.set_out for each in parts if each.set_out]
    for each in found:
        change = each.change
        if each.is_whole:
            assert each.read(Op.DELETED) == (change.new.text if change.new else "")
            assert each.read(Op.INSERTED) == (change.old.text if change.old else "")
        shown = [line for block in each.blocks for line in block]
        left_out = [line for line in change.paragraphs if line not in shown]
        assert all(line.kind == "same" for line in left_out)
    changed = [each.anchor for each in made.redline.sections if each.kind in ("inserted", "amended", "moved")]
    assert [each.change.anchor for each in found if each.change.anchor in changed] == changed
    gone = [each.old.label for each in made.redline.sections if each.kind == "deleted"]
    assert [words for words in said(parts) if "repealed." in words] == [
        words
        for label in gone
        for words in said(parts)
        if f"Section {label} (" in words and "repealed." in words
    ]


@settings(deadline=None, max_examples=100)
@given(texts(), texts(), st.sampled_from(["", *SetOutUnit]))
def test_what_is_printed_without_its_deletions_is_what_the_clean_copy_prints(old, new, unit):
    made = bill(deed(old, new), unit=unit)
    marked, clean = (words_set_out(compose(made, is_clean=is_clean)) for is_clean in (False, True))
    assert marked == clean
    if not unit:
        kept = {each.change.anchor for each in compose_set_out(made)}
        whole = [each.new for each in made.deeds[0].redline.sections if each.anchor in kept and each.new]
        assert clean == [f"Section {each.label}. {each.heading} {each.text}".split() for each in whole]


def compose_set_out(made):
    return [each.set_out for each in compose(made) if each.set_out]


def words_set_out(parts):
    """The words of each section that is set out, as they stand in the lines of a copy."""
    found = []
    for each in laid_out(parts):
        if each.part.set_out is not None and each.part.set_out.change.new is not None:
            lines = [line.runs for line in (*each.heading, *each.lines)]
            words = ["".join(run.text for run in runs if run.op != Op.DELETED) for runs in lines]
            found.append([word for word in " ".join(words).split() if word != "*"])
    return found


@pytest.mark.parametrize(
    ("label", "word"), [("11—14", "Sections"), ("3-11", "Section"), ("2.48.010", "Section")]
)
def test_a_range_of_numbers_is_printed_as_several_sections(label, word):
    drawn = redline([], [SectionText("section", label, "Reserved", "")])
    assert "".join(run.text for run in heading_runs(drawn.sections[0])) == f"{word} {label}. Reserved"
