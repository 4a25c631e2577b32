"""Reading a comparison: changes only or all text, from change to change, and a link to one that lasts."""

import re
from dataclasses import replace

import pytest

from policies import redlines
from policies.text.outline import SectionText
from policies.text.redline import redline
from tests import make
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db
LONG = "\n".join(f"({letter}) The clerk keeps list {letter} for ten days." for letter in "abcdefghij")


def body(client, address, **asked):
    page = client.get(address, asked)
    assert page.status_code == 200
    return page.content.decode()


@pytest.fixture
def code(db):
    """A code of twenty sections: one long one amended, one moved, ten renumbered behind a new one."""
    city = make.city("elm")
    law = make.keyed(
        SectionText(
            "section", f"2.{n:02}", f"List {n}", LONG if n == 2 else f"List {n} is kept by the clerk."
        )
        for n in range(20)
    )
    new = [replace(one, label=f"2.{n + 1:02}") if n >= 10 else one for n, one in enumerate(law)]
    new[2] = replace(new[2], text=LONG.replace("list e for ten", "list e for five"))
    new.insert(8, new.pop(4))
    new.insert(10, make.keyed([SectionText("section", "2.10", "Gifts", "No officer accepts a gift.")])[0])
    policy = make.policy(city, "code")
    base = make.law(policy, law)
    make.edition(make.instrument(city), (policy, make.draft(policy, new, base=base), base))
    return "/elm/policies/code/compare/1..2/"


def test_within_a_long_section_what_stays_is_folded_and_its_neighbours_are_not(client, code):
    page = body(client, code)
    assert re.findall(r"<summary><span>(\([^<]*), not changed</span>", page) == ["(a) to (c)", "(g) to (j)"]
    assert "Show 3 paragraphs" in page
    before, fold, _ = re.split(r"(\(g\) to \(j\), not changed.*?</details>)", page, flags=re.DOTALL)
    assert "list g for ten days" in fold
    assert "list f for ten days" in before


def test_all_text_folds_nothing_and_the_choice_stays_in_every_address(client, code):
    page = body(client, code, text="all", view="side")
    assert '<details class="fold' not in page
    found = links(client.get(code, {"text": "all", "view": "side"}))
    assert "view=side" in found["Changes only"]
    for other in ("Inline", "In words", "Brackets and underscore"):
        assert "text=all" in found[other]


def test_a_choice_that_does_not_exist_is_as_usual(client, code):
    page = client.get(code, {"text": "nonsense", "only": "<b>1</b>", "view": ""})
    assert "Show 3 paragraphs" in words(page)
    assert links(page)["All text"] == f"{code}?view=inline&style=strike-underline&text=all"
    assert "<b>" not in page.content.decode()


def test_sections_of_which_only_the_number_changes_are_one_thing_to_read(client, code):
    said = words(client.get(code))
    assert "2.10 to 2.19 become 2.11 to 2.20, the words are not changed List 10 sections" in said
    assert "List 15 is kept" not in said
    address = links(client.get(code))["Read the words of 2.16"]
    assert address == f"{code}?view=inline&style=strike-underline&text=all#s-2-16"
    assert "List 15 is kept" in words(client.get(address.partition("#")[0]))


def test_many_unchanged_sections_are_named_and_their_names_lead_to_the_text(client):
    city = make.city("oak")
    law = make.keyed(
        SectionText("section", f"2.{n:02}", f"List {n}", f"It has {n} lines.") for n in range(20)
    )
    policy = make.policy(city, "code")
    base = make.law(policy, law)
    new = [replace(law[0], text="It has no lines."), *law[1:]]
    make.edition(make.instrument(city), (policy, make.draft(policy, new, base=base), base))
    page = client.get("/oak/policies/code/compare/1..2/")
    assert "2.01 to 2.19, not changed List 19 sections" in words(page)
    assert "It has 7 lines" not in words(page)
    assert links(page)["2.07 List 7"].endswith("text=all#s-2-07")
    assert page.content.decode().count('id="s-2-07"') == 1


def test_a_section_that_moved_is_linked_to_where_it_stood_and_back(client, code):
    page = body(client, code)
    stood = re.search(
        r'<p class="rl-note rl-stood" id="was-s-2-04">2.04 stood here; <a href="#s-2-04">', page
    )
    here = page.index('href="#was-s-2-04">Where it stood before')
    assert stood.start() < page.index('id="s-2-05"') < page.index('id="s-2-04"') < here
    assert "2.04 stood here; change 2 : moves to after 2.08" in words(client.get(code))


@pytest.mark.parametrize("view", ["inline", "side", "words"])
@pytest.mark.parametrize("text", ["changes", "all"])
def test_every_change_leads_to_its_neighbours_and_to_itself_for_good(client, code, view, text):
    page = client.get(code, {"view": view, "text": text})
    html, found = page.content.decode(), links(page)
    numbers = [int(number) for number in re.findall(r'id="change-(\d+)"', html)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert len(numbers) == 13
    assert found["Next change: 2, 2.04"] == "#change-2"
    assert found["Previous change: 1, 2.02(e)"] == "#change-1"
    lasting = [address for name, address in found.items() if name.startswith("Link to this change: ")]
    assert len(lasting) == len(numbers)
    assert found["Link to this change: 1, 2.02(e)"] == f"{code}?at=new:2.02:195-199#at"
    assert "change-" not in "".join(lasting)


def test_a_link_leads_to_the_change_that_covers_its_words_and_opens_what_is_folded(client, code):
    page = client.get(code, {"at": "new:2.02:195-199"})
    assert re.search(
        r'<div class="rl-p rl-d1 rl-c rl-amended" id="at"><a class="rl-no" id="change-1"',
        page.content.decode(),
    )
    assert re.search(r"You followed a link to change 1, 2.02\(e\) : +“ten” becomes “five” ?\.", words(page))
    assert links(page)["change 1, 2.02(e)"] == "#at"


@pytest.mark.parametrize("view", ["inline", "side", "words"])
def test_words_that_are_not_marked_are_lit_up_and_the_page_says_so(client, code, view):
    at = LONG.index("list b for")
    page = client.get(code, {"at": f"old:2.02:{at}-{at + 10}", "view": view})
    assert '<mark class="rl-lit" id="at">list b for</mark>' in page.content.decode()
    assert page.content.decode().count(' id="at"') == 1
    assert "No change is marked at these words. They are lit up where they stand." in words(page)


def test_a_section_that_stays_is_shown_where_a_link_leads_into_it(client, code):
    page = client.get(code, {"at": "new:2.06:0-4"})
    assert '<mark class="rl-lit" id="at">List</mark> 6 is kept' in page.content.decode()
    whole = client.get(code, {"at": "new:2.06"})
    assert '<span id="at"></span>' in whole.content.decode()
    assert "Nothing is marked in it." in words(whole)


@pytest.mark.parametrize("view", ["inline", "side", "words", "lines", "clean"])
@pytest.mark.parametrize(
    "at", ["7", "new:", "new:9.99", "new:2.02:1-99999", "new:2.02:9-1", "x" * 5000, "new:2.02:1-2\x00", "<b>"]
)
def test_a_link_that_leads_nowhere_is_answered_in_words(client, code, at, view):
    page = client.get(code, {"at": at, "view": view})
    assert page.status_code == 404
    assert "The link leads nowhere. It names no place in these two texts." in words(page)
    assert "<b>" not in page.content.decode()


@pytest.mark.parametrize("view", ["lines", "clean"])
@pytest.mark.parametrize("at", ["new:2.02:195-199", "new:2.06:0-4", "old:2.02"])
def test_in_numbered_lines_a_link_is_told_of_and_leads_to_the_line_or_the_section(client, code, at, view):
    page = client.get(code, {"at": at, "view": view})
    assert page.status_code == 200
    assert "You followed a link to" in words(page)
    (place,) = re.findall(r'You followed a link to <a href="#([^"]+)"', page.content.decode())
    assert view == "clean" or f'id="{place}"' in page.content.decode()


def test_where_nothing_is_compared_a_link_leads_nowhere(client, story):
    assert client.get(f"{story.policy}compare/1..1/", {"at": "new:2.52.020"}).status_code == 404


def test_one_kind_of_change_can_be_listed(client, code):
    found = links(client.get(code))
    assert found["Renumbered, 10"].endswith("only=renumbered#changes-title")
    page = client.get(code, {"only": "inserted"})
    listed = page.content.decode().partition('id="changes-title"')[2]
    assert re.findall(r'href="#change-(\d+)">', listed) == ["3"]
    assert "only=inserted" in links(page)["Side by side"]
    assert "Of this kind there is no change." in words(client.get(code, {"only": "split"}))


def test_other_texts_are_compared_in_the_same_view(client, code):
    page = client.get(code, {"view": "side", "text": "all"})
    assert '<input type="hidden" name="view" value="side">' in page.content.decode()
    led = client.get("/elm/policies/code/compare/", {"a": 2, "b": 1, "view": "side", "text": "all"})
    assert led["Location"] == "/elm/policies/code/compare/2..1/?view=side&text=all"


def test_where_more_is_marked_than_had_to_be_every_form_says_so(client, story, monkeypatch):
    monkeypatch.setattr(redlines, "redline", lambda old, new: replace(redline(old, new), is_coarse=True))
    assert redlines.COARSE in words(client.get(story.compare))
    assert redlines.COARSE in client.get(f"{story.compare[:-1]}.txt").content.decode()
    assert client.get(f"{story.compare[:-1]}.json").json()["coarse"] is True


def test_the_section_that_was_too_long_says_so_itself(client, story, monkeypatch):
    def coarse(old, new):
        drawn = redline(old, new)
        sections = [replace(one, is_coarse=one.kind == "amended") for one in drawn.sections]
        return replace(drawn, sections=tuple(sections), is_coarse=True)

    monkeypatch.setattr(redlines, "redline", coarse)
    for view in ("inline", "side"):
        assert words(client.get(story.compare, {"view": view})).count("Too long to compare word by word") == 1


def test_elsewhere_nothing_is_said_of_that(client, story):
    assert redlines.COARSE not in words(client.get(story.compare))
    assert client.get(f"{story.compare[:-1]}.json").json()["coarse"] is False


@pytest.mark.parametrize("asked", ["", "?view=side", "?text=all", "?at=new:2.60.250:3-9"])
def test_five_hundred_sections_take_twelve_questions(client, assert_queries_at_most, asked):
    address = five_hundred("pine")
    with assert_queries_at_most(12):
        assert client.get(f"{address}{asked}").status_code == 200
    with assert_queries_at_most(12):
        client.get(f"{address}{asked}")


def five_hundred(slug):
    """One put in, all others renumbered, in a city with a call for comment over it."""
    city = make.city(slug)
    law = make.keyed(SectionText("section", f"2.60.{n:03}", f"List {n}", LONG) for n in range(500))
    rest = [replace(one, label=f"2.60.{n + 1:03}") for n, one in enumerate(law)]
    new = [*make.keyed([SectionText("section", "2.60.000", "Gifts", "No officer accepts a gift.")]), *rest]
    policy = make.policy(city, "code")
    base = make.law(policy, law)
    edition = make.edition(make.instrument(city), (policy, make.draft(policy, new, base=base), base))
    make.docket(city, edition)
    return f"/{slug}/policies/code/compare/1..2/"
