"""Texts and redlines as files: plain for people, JSON for machines."""

import json
import re

import pytest

from policies.dates import PartialDate
from policies.models import Marks
from policies.text.changes_json import redline_as_json
from policies.text.digest import text_digest
from policies.text.outline import SectionText
from policies.text.redline import redline
from tests import make

pytestmark = pytest.mark.django_db


def side(value, without):
    """One text out of the runs of a redline."""
    texts = []
    for section in value["sections"]:
        runs = [line["enumerator"] + line["body"] for line in section["paragraphs"]]
        kept = ["".join(text for op, text in line if op != without) for line in runs]
        if section["old" if without == "inserted" else "new"]:
            texts.append("\n".join(line for line in kept if line))
    return texts


def test_a_day_in_plain_text_says_what_it_is_and_ends_with_its_fingerprint(client, story):
    page = client.get(f"{story.policy}on/2012-01-01.txt")
    said = page.content.decode()
    assert page["Content-Type"] == "text/plain; charset=utf-8"
    assert said.splitlines()[:6] == [
        "City of Juniper Bend",
        "Code of ethics",
        "Chapter 2.52",
        "Version 1: Ordinance 11-07",
        "In force since Tuesday, March 1, 2011.",
        "As in force on Sunday, January 1, 2012.",
    ]
    assert "2.52.020  Gifts\n\nNo gift over fifty dollars ($50.00) is taken." in said
    digest = text_digest(each.as_text() for each in story.law.sections.order_by("position"))
    assert said.endswith(f"Fingerprint of the text (SHA-256): {digest}\n")


def test_a_day_without_a_text_is_one_sentence(client, story):
    said = client.get(f"{story.policy}on/2024-01-01.txt").content.decode()
    assert said.endswith("On Monday, January 1, 2024: Repealed Tuesday, April 4, 2023, by Ordinance 23-18.\n")


def test_a_day_for_machines(client, story):
    value = client.get(f"{story.policy}on/2012-01-01.json").json()
    assert (value["format"], value["answer"]) == ("civicpolicy.policy-on/1", "yes")
    assert value["since"] == {
        "earliest": "2011-03-01",
        "latest": "2011-03-01",
        "precision": "day",
        "raw": None,
    }
    assert value["text"]["version"] == 1
    assert [each["label"] for each in value["text"]["sections"]] == ["2.52.010", "2.52.020"]


def test_nothing_in_force_is_no_and_null(client, story):
    value = client.get(f"{story.policy}on/2024-01-01.json").json()
    assert (value["answer"], value["text"], value["candidates"]) == ("no", None, [])


def test_what_is_not_known_is_unknown_with_its_candidates(client):
    city = make.city("dim")
    make.law(make.policy(city, "code"), effective=PartialDate.unknown("Aug. 30"))
    value = client.get("/dim/policies/code/on/2024-01-01.json").json()
    assert (value["answer"], value["candidates"]) == ("unknown", [1])
    assert (value["text"], value["since"]) == (None, None)


def test_the_redline_in_plain_text_begins_with_its_legend(client, story):
    said = client.get(f"{story.compare[:-1]}.txt").content.decode()
    assert "Code of ethics: what would change" in said
    assert "Words that go are {-deleted thus-}; words that come are {+inserted thus+}." in said
    assert re.search(r"No gift over \{-fifty.*-\} \{\+twenty-five.*\+\}", said)


@pytest.mark.parametrize(
    ("style", "marked"),
    [
        ("brackets-underscore", r"\[fifty.*\] _twenty-five.*_"),
        ("strike-capitals", r"\{-fifty.*-\} TWENTY-FIVE"),
        ("words", r"\[begin deletion\] fifty.*\[end deletion\] \[begin insertion\] twenty-five"),
    ],
)
def test_the_redline_in_the_marks_of_a_city(client, story, style, marked):
    said = client.get(f"{story.compare[:-1]}.txt", {"style": style}).content.decode()
    assert re.search(marked, said)


def test_without_a_choice_the_file_has_the_citys_own_marks(client, story):
    story.city.profile.redline_style = "brackets-underscore"
    story.city.profile.save()
    assert "[fifty" in client.get(f"{story.compare[:-1]}.txt").content.decode()


def test_the_redline_for_machines_holds_both_texts_exactly(client, story):
    value = client.get(f"{story.compare[:-1]}.json").json()
    assert (value["format"], value["compared"]) == ("civicpolicy.redline/2", True)
    assert value["sections_changed"] == 2
    for version, without in ((story.law, "inserted"), (story.proposed, "deleted")):
        assert side(value, without) == list(
            version.sections.order_by("position").values_list("text", flat=True)
        )


def test_the_changes_are_listed_for_machines(client, story):
    (first, second) = client.get(f"{story.compare[:-1]}.json").json()["changes"]
    assert (first["number"], first["citation"], first["kind"]) == (1, "2.52.020", "amended")
    assert second["sentence"].startswith("adds the section “Register”")


def test_each_change_says_where_it_is_whatever_engine_compares(client, story):
    value = client.get(f"{story.compare[:-1]}.json").json()
    assert [each["at"] for each in value["changes"]] == ["new:2.52.020:13-41", "new:2.52.030"]
    gifts = story.proposed.sections.get(label="2.52.020").text
    assert gifts[13:41] == "twenty-five dollars ($25.00)"
    page = client.get(story.compare, {"at": value["changes"][0]["at"]})
    assert 'id="at"' in page.content.decode()


def test_the_site_and_the_command_line_tell_a_redline_in_one_shape(client, story):
    value = client.get(f"{story.compare[:-1]}.json").json()
    texts = [
        [each.as_text() for each in version.sections.order_by("position")]
        for version in (story.law, story.proposed)
    ]
    told = json.loads(json.dumps(redline_as_json(redline(*texts))))
    assert {name: value[name] for name in told} == told
    assert set(value) - set(told) == {"policy", "old", "new", "compared"}


@pytest.mark.parametrize("pair", ["1..3", "1..1"])
def test_what_is_not_compared_has_no_redline_in_any_file(client, story, pair):
    lost = make.draft(story.code, base=story.law, marks=Marks.UNKNOWN)
    make.edition(make.instrument(story.city), (story.code, lost, story.law))
    value = client.get(f"{story.policy}compare/{pair}.json").json()
    assert value["compared"] is False
    assert "sections" not in value
    assert "These texts are not compared." in client.get(f"{story.policy}compare/{pair}.txt").content.decode()


def test_json_is_stable_keys_sorted_and_letters_as_they_are(client, story):
    odd = [SectionText("section", "4½-1", "Año", "Señor “x”")]
    other = make.instrument(story.city, "bill-24-44")
    make.edition(other, (story.code, make.draft(story.code, odd)))
    body = client.get(f"{story.policy}versions/3.json").content.decode()
    value = json.loads(body)
    assert list(value) == sorted(value)
    assert "4½-1" in body
    assert body == json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
