"""What the sections of a bill would say, proposed from its redline."""

from policies.text import instructing
from policies.text.redline import redline
from policies.text.section import SectionText


def text(label, words="Words that stay the same in it.", key=None, heading="Gifts"):
    return SectionText("section", label, heading, words, key or label)


LAW = [text("1"), text("2", "Other words of the second one."), text("3", "And these stand in the third.")]


def said(old, new, **options):
    made = instructing.of_redline(redline(old, new), **options)
    return [(each.operation, each.target, each.after, each.caption) for each in made]


def test_nothing_changed_says_nothing():
    assert said(LAW, LAW) == []


def test_amended_added_and_repealed():
    changed = text("1", "Words that stay the same in it, and more.")
    new = [changed, text("2A", "All of this is new to the law.", heading="Register"), LAW[2]]
    assert said(LAW, new) == [
        ("amend", "1", "", "Gifts"),
        ("repeal", "2", "", "Gifts"),
        ("add", "2A", "1", "Register"),
    ]


def test_a_section_at_the_head_stands_after_nothing():
    assert said(LAW, [text("0", "All of this is new to the law."), *LAW]) == [("add", "0", "", "Gifts")]


def test_renumbered_says_the_old_number_and_the_new():
    new = [LAW[0], text("2.5", LAW[1].text, key="2"), LAW[2]]
    assert said(LAW, new) == [("renumber", "2", "", "To be 2.5")]


def test_amended_and_renumbered_says_both():
    new = [LAW[0], text("2.5", "Other words of the second section.", key="2"), LAW[2]]
    assert said(LAW, new) == [("amend", "2", "", "Gifts"), ("renumber", "2", "", "To be 2.5")]


def test_a_law_brought_back_is_restored_section_by_section():
    new = [LAW[0], text("2", "Other words of the second section.", key="2"), text("4", "A new one.")]
    assert said(LAW, new, restores=True) == [
        ("restore", "1", "", "Gifts"),
        ("restore", "2", "", "Gifts"),
        ("add", "4", "2", "Gifts"),
    ]


def test_a_section_without_number_goes_by_its_heading():
    old = [SectionText("section", None, "Gifts", "No gift over fifty dollars is taken.", "a")]
    new = [SectionText("section", None, "Gifts", "No gift over ten dollars is taken.", "a")]
    assert said(old, new) == [("amend", "Gifts", "", "Gifts")]


def test_what_is_proposed_fits_into_the_record():
    old = [SectionText("section", None, "G" * 500, "No gift over fifty dollars is taken.", "a")]
    new = [SectionText("section", None, "G" * 500, "No gift over ten dollars is taken.", "a")]
    (one,) = instructing.of_redline(redline(old, new))
    assert (len(one.target), len(one.caption), one.key) == (120, 300, "a")


def test_a_whole_policy_is_adopted_under_its_name():
    assert instructing.of_whole("adopt", "Chapter 2")[0] == instructing.Proposal("adopt", "Chapter 2")
