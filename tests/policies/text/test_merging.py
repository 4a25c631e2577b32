"""Two drafts of one text are put together; what both changed is a value that names both sides."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from policies.text.merging import Clash, Merge, merge, merge_text, resolved
from policies.text.section import SectionText

LAW = (
    SectionText("section", "1", "Purpose", "This code keeps the trust of the public.", "k1"),
    SectionText(
        "section", "2", "Gifts", "(a) No gift over fifty dollars ($50.00) is accepted.\n(b) It is kept.", "k2"
    ),
    SectionText("section", "3", "Register", "The clerk keeps a register of all gifts.", "k3"),
    SectionText("section", "4", "Complaints", "A complaint is made in writing to the board.", "k4"),
)
WORDS = st.lists(
    st.sampled_from(["the", "clerk", "keeps", "a", "gift", ".", "(a)", "\n", "$25", " "]), max_size=14
)
TEXTS = WORDS.map(" ".join)


def with_text(place: int, text: str, law: tuple[SectionText, ...] = LAW) -> tuple[SectionText, ...]:
    return (*law[:place], replace(law[place], text=text), *law[place + 1 :])


def kinds(merged: Merge) -> list[str]:
    return [conflict.kind for conflict in merged.conflicts]


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_what_one_side_changed_is_taken(base: str, new: str):
    assert resolved(merge_text(base, new, base), "base") == new
    assert resolved(merge_text(base, base, new), "base") == new
    assert resolved(merge_text(base, new, new), "base") == new


@settings(max_examples=300)
@given(TEXTS, TEXTS, TEXTS)
def test_both_sides_are_treated_alike(base: str, mine: str, theirs: str):
    one, other = merge_text(base, mine, theirs), merge_text(base, theirs, mine)
    turned = tuple(
        Clash(piece.base, piece.theirs, piece.mine) if isinstance(piece, Clash) else piece for piece in other
    )
    assert one == turned
    assert all(piece != "" for piece in one)


@settings(max_examples=300)
@given(TEXTS, TEXTS, TEXTS)
def test_no_clash_without_two_sides_that_differ(base: str, mine: str, theirs: str):
    for piece in merge_text(base, mine, theirs):
        if isinstance(piece, Clash):
            assert piece.mine != piece.theirs
            assert piece.base in base


def test_changes_in_different_words_are_both_taken():
    base = "The clerk keeps a register of all gifts and shows it to anybody."
    mine = base.replace("clerk", "city clerk")
    theirs = base.replace("anybody", "anybody who asks")
    assert merge_text(base, mine, theirs) == (
        "The city clerk keeps a register of all gifts and shows it to anybody who asks.",
    )


def test_one_word_changed_in_two_ways_is_a_clash():
    base = "No gift over fifty dollars ($50.00) is accepted."
    pieces = merge_text(
        base,
        base.replace("fifty dollars ($50.00)", "ten dollars ($10.00)"),
        base.replace("fifty dollars ($50.00)", "thirty dollars ($30.00)"),
    )
    assert pieces == (
        "No gift over ",
        Clash("fifty dollars ($50.00)", "ten dollars ($10.00)", "thirty dollars ($30.00)"),
        " is accepted.",
    )
    assert resolved(pieces, "theirs") == "No gift over thirty dollars ($30.00) is accepted."


def test_changes_that_touch_are_a_clash():
    base = "It is kept for two years."
    (_, clash, _) = merge_text(base, "It is kept for three years.", "It is kept for two calendar years.")
    assert isinstance(clash, Clash)
    assert "three" in clash.mine
    assert "calendar" in clash.theirs


def test_two_insertions_at_one_place_are_a_clash_unless_they_are_the_same():
    base = "The clerk keeps a register."
    mine = "The clerk keeps a public register."
    assert merge_text(base, mine, mine) == (mine,)
    clashes = [
        one for one in merge_text(base, mine, "The clerk keeps a full register.") if isinstance(one, Clash)
    ]
    assert [(one.base, one.mine.strip(), one.theirs.strip()) for one in clashes] == [("", "public", "full")]


def test_two_bills_that_amend_different_sections_need_nobody():
    merged = merge(
        LAW, with_text(0, "This code keeps trust."), with_text(3, "A complaint is made to the board.")
    )
    assert merged.conflicts == ()
    assert merged.text() == with_text(
        0, "This code keeps trust.", with_text(3, "A complaint is made to the board.")
    )


def test_a_clash_says_where_it_is_and_both_ways_out():
    old = LAW[2].text
    mine = with_text(2, old.replace("clerk", "attorney"))
    theirs = with_text(2, old.replace("clerk", "manager"))
    merged = merge(LAW, mine, theirs)
    assert [(one.kind, one.place, one.mine, one.theirs) for one in merged.conflicts] == [
        ("text", 2, "attorney", "manager")
    ]
    assert merged.sections[2].is_open
    assert merged.text() == LAW
    assert merged.text("mine") == mine
    assert merged.text("theirs") == theirs


def test_a_section_taken_out_by_one_and_left_alone_by_the_other_goes():
    merged = merge(LAW, LAW[:3], LAW)
    assert (merged.text(), kinds(merged)) == (LAW[:3], [])


def test_a_section_taken_out_by_one_and_amended_by_the_other_stays_and_is_asked():
    amended = with_text(3, "A complaint is made to the clerk.")
    merged = merge(LAW, LAW[:3], amended)
    assert merged.text() == amended
    assert [(one.kind, one.place, one.mine, one.theirs) for one in merged.conflicts] == [
        ("gone", 3, "takes it out", "amends it")
    ]


def test_new_sections_stand_where_either_side_put_them():
    travel = SectionText("section", "2A", "Travel", "Travel is paid by the City.", "k5")
    penalty = SectionText("section", "5", "Penalties", "A fine of up to $100.", "k6")
    merged = merge(LAW, (*LAW[:2], travel, *LAW[2:]), (*LAW, penalty))
    assert [one.label for one in merged.text()] == ["1", "2", "2A", "3", "4", "5"]
    assert merged.conflicts == ()


def test_the_same_new_section_is_added_once_and_one_number_used_twice_is_asked():
    travel = SectionText("section", "5", "Travel", "Travel is paid by the City.")
    assert [one.label for one in merge(LAW, (*LAW, travel), (*LAW, travel)).text()] == [
        "1",
        "2",
        "3",
        "4",
        "5",
    ]
    penalty = SectionText("section", "5", "Penalties", "A fine of up to $100.")
    merged = merge(LAW, (*LAW, travel), (*LAW, penalty))
    assert [one.heading for one in merged.text()][-2:] == ["Travel", "Penalties"]
    assert kinds(merged) == ["twice"]


def test_two_new_names_of_one_section_are_asked():
    mine = (replace(LAW[0], label="1-1", heading="Aim"), *LAW[1:])
    theirs = (replace(LAW[0], label="1-2", heading="Intent"), *LAW[1:])
    merged = merge(LAW, mine, theirs)
    assert kinds(merged) == ["label", "heading"]
    assert merged.text() == LAW


def test_a_section_that_moves_in_one_draft_keeps_what_the_other_changed_in_it():
    moved = (LAW[0], LAW[2], LAW[1], LAW[3])
    amended = with_text(2, "The clerk keeps a public register of all gifts.")
    merged = merge(LAW, moved, amended)
    assert merged.conflicts == ()
    assert [one.label for one in merged.text()] == ["1", "3", "2", "4"]
    assert merged.text()[1].text == "The clerk keeps a public register of all gifts."


def test_sections_moved_in_two_ways_are_asked():
    merged = merge(LAW, (LAW[1], LAW[0], *LAW[2:]), (*LAW[:2], LAW[3], LAW[2]))
    assert kinds(merged) == ["order"]
    assert [one.label for one in merged.text()] == ["2", "1", "3", "4"]


SECTIONS = st.lists(st.sampled_from(LAW), unique=True, max_size=4).map(tuple)


@settings(max_examples=200)
@given(SECTIONS, SECTIONS)
def test_one_sided_changes_of_the_outline_are_taken_whole(base, new):
    for merged in (merge(base, new, base), merge(base, base, new), merge(base, new, new)):
        assert merged.conflicts == ()
        assert merged.text() == new
