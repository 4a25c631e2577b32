"""The compare page and its file in the marks of a city: by its rule, in its words, in numbered lines."""

import re

import pytest

from policies.text.marks import legend
from policies.text.styles import STYLES
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db
LOCAL = [name for name, style in STYLES.items() if style.source]


@pytest.fixture
def city_of(story):
    """The city of the story, with the marks of a place as its own."""

    def chosen(style):
        story.city.profile.redline_style = style
        story.city.profile.save()
        return story

    return chosen


def body(client, address, **asked):
    return client.get(address, asked).content.decode()


@pytest.mark.parametrize("style", STYLES)
def test_every_style_can_be_asked_for_and_prints_its_legend_under_each_page(client, story, style):
    page = body(client, story.compare, style=style)
    assert f'<div class="law law-{style}" data-del=' in page
    assert page.count('<p class="law-legend">') == 1
    assert body(client, f"{story.compare[:-1]}.txt", style=style).count(legend(style)) == 1


@pytest.mark.parametrize("style", LOCAL)
def test_a_reader_is_offered_the_citys_own_marks_first_of_all(client, city_of, style):
    offered = links(client.get(city_of(style).compare))
    assert STYLES[style].words in offered
    assert [STYLES[other].words for other in LOCAL if other != style and STYLES[other].words in offered] == []


def test_the_braces_can_be_downloaded_in_every_city(client, city_of):
    story = city_of("pennsylvania-city")
    address = links(client.get(story.compare))["Text with {- -} {+ +}"]
    assert re.search(r"\{-fifty.*-\} \{\+twenty-five.*\+\}", body(client, address))


def test_in_words_a_city_of_minnesota_speaks_as_its_revisor_does(client, city_of):
    story = city_of("ramsey-mn")
    page = words(client.get(story.compare, {"view": "words"}))
    assert "[deleted text begin] fifty" in page
    assert "begin deletion" not in page
    said = body(client, f"{story.compare[:-1]}.txt", style="words")
    assert "[new text begin] twenty-five" in said


def test_numbered_lines_are_the_same_on_the_page_and_in_the_file(client, city_of):
    story = city_of("carmel-in")
    page = body(client, story.compare, view="lines")
    shown = re.findall(r'id="line-(\d+)"', page)
    printed = re.findall(r"^ +(\d+)  \S", body(client, f"{story.compare[:-1]}.txt"), re.MULTILINE)
    assert shown == printed == [str(number) for number in range(1, len(shown) + 1)]
    assert len(shown) > 3


def test_the_list_of_changes_leads_to_the_line_on_which_each_begins(client, city_of):
    page = body(client, city_of("carmel-in").compare, view="lines")
    listed = re.findall(r'href="#(change-\d+)"', page)
    assert listed
    assert [page.count(f'id="{place}"') for place in listed] == [1] * len(listed)
    assert 'href="#change-' not in body(client, city_of("carmel-in").compare, view="clean")


def test_the_clean_copy_stands_beside_the_redline_copy(client, city_of):
    story = city_of("carmel-in")
    copies = links(client.get(story.compare, {"view": "lines"}))
    page = body(client, copies["Clean copy"])
    assert 'aria-label="Clean copy, numbered lines"' in page
    assert "<del" not in page
    assert (
        links(client.get(copies["Clean copy"]))["Redline copy"]
        == f"{story.compare}?view=lines&style=carmel-in"
    )
    clean = body(client, links(client.get(copies["Clean copy"]))["Plain text"])
    assert "twenty-five" in clean
    assert not set("{}") & set(clean)


def test_where_lines_are_not_numbered_the_clean_copy_is_the_text_itself(client, story):
    address = links(client.get(story.compare))["Clean copy"]
    assert address == f"{story.policy}versions/2/"
    assert client.get(address).status_code == 200
