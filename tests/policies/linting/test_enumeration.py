"""Lists inside a section: what is left out, what stands twice, and what is neither."""

import pytest

from tests.policies.linting.making import drafted, names, section


def listed(*marks):
    return "\n".join(f"{mark} Words of it." for mark in marks)


def found(text, **other):
    return drafted(section("1"), section("2", text), section("3"), **other)


@pytest.mark.parametrize(
    ("marks", "rule", "told"),
    [
        (("(a)", "(c)"), "list-item-missing", "In 2, (a) is followed by (c)"),
        (("1.", "2.", "4."), "list-item-missing", "2. is followed by 4."),
        (("(a)", "  (1)", "  (3)", "(b)"), "list-item-missing", "In 2(a), (1) is followed by (3)"),
        (("(i)", "(ii)", "(iv)"), "list-item-missing", "(ii) is followed by (iv)"),
        (("(4)", "(4A)", "(6)"), "list-item-missing", "(4A) is followed by (6)"),
        (("(a)", "(b)", "(b)", "(c)"), "list-item-twice", "In 2, (b) stands twice in one list."),
    ],
)
def test_a_slip_in_a_list(marks, rule, told):
    text = listed(*marks)
    (only,) = found(text)
    assert (only.rule, only.blocks) == (rule, False)
    assert told in only.sentence
    assert text[only.place.start : only.place.end] in marks[-1] + marks[-2]


@pytest.mark.parametrize(
    "marks",
    [
        ("(a)", "(b)", "(c)"),
        ("(a)", "(a.1)", "(b)"),
        ("(4)", "(4A)", "(5)"),
        ("(a)", "(b)", "(a)", "(b)"),
        ("(h)", "(i)", "(j)"),
        ("(a)", "(1)", "(2)", "(b)", "(1)", "(2)"),
        ("(a)", "(d)"),
        ("•", "•", "•"),
        ("1.1", "1.2", "1.3"),
    ],
)
def test_a_list_without_a_slip(marks):
    assert found(listed(*marks)) == ()


def test_the_marker_is_the_place():
    text = listed("(a)", "(b)", "(d)")
    (only,) = found(text)
    assert text[only.place.start : only.place.end] == "(d)"
    assert only.place.words == "2(d)"


def test_a_slip_that_the_law_has_already_is_left_alone():
    before = (section("1"), section("2", listed("(a)", "(c)")), section("3"))
    assert found(listed("(a)", "(c)") + "\nMore.", before=before) == ()
    assert names(found(listed("(a)", "(c)", "(d)", "(f)"), before=before)) == ["list-item-missing"]


@pytest.mark.parametrize("left_out", ["* * *", "***", ". . .", "…"])
def test_a_text_that_says_it_leaves_something_out_is_believed(left_out):
    assert found(f"(a) Words.\n{left_out}\n(c) Words.") == ()
