"""The list of changes: flat, by section, one kind only."""

from dataclasses import replace

from django.template import Context, Template

from policies.templatetags.change_list import FLAT_UP_TO, change_groups, kinds
from policies.text.redline import redline
from policies.text.section import SectionText


def law(count: int) -> list[SectionText]:
    return [
        SectionText(
            "section", f"2.{n:03}", f"List <{n}>", f"(a) List {n} is kept.\n(b) For ten days.", f"k{n}"
        )
        for n in range(count)
    ]


def amended(sections: list[SectionText]) -> list[SectionText]:
    return [replace(one, text=one.text.replace("kept", "held").replace("ten", "two")) for one in sections]


def test_a_short_list_is_flat_and_a_long_one_goes_by_section():
    short = redline(law(10), amended(law(10)))
    assert [(group.heading, group.count) for group in change_groups(short)] == [("", 20)]
    long = redline(law(20), amended(law(20)))
    assert len(long.changes) > FLAT_UP_TO
    groups = change_groups(long)
    assert [group.count for group in groups] == [2] * 20
    assert groups[3].heading == "2.003  List <3>"


def test_renumbered_sections_in_a_row_are_one_group():
    old = law(40)
    new = [*amended(old[:1]), *(replace(one, label=f"3.{n:03}") for n, one in enumerate(old[1:]))]
    told = [(group.heading, group.count) for group in change_groups(redline(old, new))]
    assert told == [("2.000  List <0>", 2), ("2.001 to 2.039", 39)]


def test_every_change_is_in_the_list_once_whatever_its_form():
    for old, new in ((law(3), amended(law(3))), (law(40), amended(law(20)))):
        drawn = redline(old, new)
        rows = "".join(group.rows for group in change_groups(drawn, href="/page"))
        assert [rows.count(f'href="/page#change-{one.number}"') for one in drawn.changes] == [1] * len(
            drawn.changes
        )


def test_one_kind_of_change_and_how_many_there_are_of_each():
    drawn = redline(law(8), [*amended(law(4)), *law(6)[4:]])
    assert kinds(drawn) == [("amended", "Amended", 8), ("deleted", "Deleted", 2)]
    (only,) = change_groups(drawn, "deleted")
    assert only.count == 2
    assert change_groups(drawn, "split") == []


def test_a_choice_of_kinds_is_offered_where_it_helps():
    assert kinds(redline(law(1), amended(law(1)))) == []
    assert kinds(redline(law(9), amended(law(9)))) == []


def test_words_of_a_text_are_never_markup():
    drawn = redline(law(40), amended(law(40)))
    page = Template('{% load redline %}{% redline_changes redline only_href="?only=" href=href %}').render(
        Context({"redline": drawn, "href": '"><b>'})
    )
    assert "<3>" not in page
    assert "<b>" not in page
