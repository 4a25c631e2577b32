"""One published text: where it stands, how it came about, its fingerprint and its files."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.models import Extent, Marks
from policies.services import acts, freezing
from policies.text.digest import text_digest
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db
CODE = "/elm/policies/code/"


@pytest.fixture
def code():
    return make.policy(
        make.city("elm", name="City of Elm"), "code", title="Code of ethics", citation="Ch. 2.52"
    )


def law(code, number="11-07", **fields):
    made = make.instrument(code.municipality, f"ord-{number}", ordinance_number=number)
    return make.law(code, instrument=made, **fields)


def proposed(code, sections=make.SECTIONS, base=None, published=True, **fields):
    bill = make.instrument(code.municipality, bill_number="26-17")
    version = make.draft(code, sections, base=base, **fields)
    make.edition(bill, (code, version, base), published=published)
    return version


def test_a_text_in_force_says_since_when_and_by_what(client, code):
    law(code)
    page = client.get(f"{CODE}versions/1/")
    said = words(page)
    assert "Code of ethics, version 1 Ordinance 11-07. In force since Tuesday, March 1, 2011." in said
    assert "2.52.010 Purpose (a) This chapter sets rules. " in said
    assert links(page)["Ordinance 11-07, as enacted"] == "/elm/matters/ord-11-07/"


def test_a_text_that_was_never_in_force_says_so(client, code):
    version = make.draft(code)
    by = make.clerk_of(code.municipality)
    freezing.freeze_version(by=by, version=version)
    freezing.publish_version(by=by, version=version)
    said = words(client.get(f"{CODE}versions/1/"))
    assert "No instrument recorded here has put this text in force." in said
    assert "Proposed by No instrument recorded" in said


def test_a_proposed_text_is_not_law(client, code):
    proposed(code, base=law(code))
    page = client.get(f"{CODE}versions/2/")
    assert "Proposed by Bill 26-17, as introduced. It is not law." in words(page)
    assert links(page)["Version 1, with a redline"] == f"{CODE}compare/1..2/"
    assert links(page)["Text before it: version 1"] == f"{CODE}versions/1/"
    assert links(client.get(f"{CODE}versions/1/"))["Text after it: version 2"] == f"{CODE}versions/2/"


def test_the_fingerprint_is_that_of_the_words(client, code):
    version = law(code)
    digest = text_digest(each.as_text() for each in version.sections.order_by("position"))
    assert digest in words(client.get(f"{CODE}versions/1/"))


def test_a_text_that_lost_its_marks_is_shown_as_read_and_never_compared(client, code):
    proposed(code, base=law(code), marks=Marks.UNKNOWN)
    page = client.get(f"{CODE}versions/2/")
    assert "Marks unknown. This text was read from a paper with a redline" in words(page)
    assert "Version 1 ; marks unknown, so not compared" in words(page)
    assert f"{CODE}compare/1..2/" not in links(page).values()


def test_a_base_that_lost_its_marks_is_not_compared_either(client, code):
    base = law(code, marks=Marks.UNKNOWN)
    proposed(code, base=base)
    assert f"{CODE}compare/1..2/" not in links(client.get(f"{CODE}versions/2/")).values()


def test_a_partial_text_says_so(client, code):
    proposed(code, extent=Extent.PARTIAL)
    assert "Only the sections that the paper sets out are here." in words(client.get(f"{CODE}versions/1/"))


def test_every_section_leads_to_its_history(client, code):
    slash = SectionText("section", "1/2", "Half", "One.")
    version = proposed(code, [SectionText("section", "4½ B", "Odd", "Two."), slash])
    found = links(client.get(f"{CODE}versions/1/"))
    assert found["History of this section 4½ B"] == f"{CODE}sections/4%C2%BD%20B/"
    key = version.sections.get(label="1/2").key
    assert found["History of this section 1/2"] == f"{CODE}sections/{key}/"
    assert client.get(f"{CODE}sections/4%C2%BD%20B/").status_code == 200


def test_two_sections_of_one_label_have_a_place_each(client, code):
    proposed(code, [SectionText("section", "1", "A", "One."), SectionText("section", "1", "B", "Two.")])
    page = client.get(f"{CODE}versions/1/").content.decode()
    assert (page.count('id="s-1"'), page.count('id="s-1-2"')) == (1, 1)
    assert 'href="#s-1-2"' in page


def test_a_section_without_number_and_heading_has_a_heading_to_hear(client, code):
    proposed(code, [SectionText("section", None, "", "Bare text.")])
    assert "Text without a heading Bare text." in words(client.get(f"{CODE}versions/1/"))


@pytest.mark.parametrize("number", ["0", "2", "99", str(2**80), "9" * 5000])
@pytest.mark.parametrize("suffix", ["/", ".txt", ".json"])
def test_an_unpublished_and_a_missing_text_are_not_there(client, code, number, suffix):
    law(code)
    proposed(code, published=False)
    assert client.get(f"{CODE}versions/{number}{suffix}").status_code == 404


def test_another_citys_text_is_not_there(client, code):
    law(code)
    make.city("oak")
    assert client.get("/oak/policies/code/versions/1/").status_code == 404


def test_the_file_in_plain_text(client, code):
    law(code)
    page = client.get(f"{CODE}versions/1.txt")
    assert page["Content-Type"] == "text/plain; charset=utf-8"
    assert page.content.decode().startswith(
        "City of Elm\nCode of ethics\nCh. 2.52\nVersion 1: Ordinance 11-07\n"
        "In force since Tuesday, March 1, 2011.\n"
    )
    assert (
        "\n\n2.52.010  Purpose\n\n(a) This chapter sets rules.\n(b) It binds all.\n\n"
        in page.content.decode()
    )


def test_the_file_of_a_text_that_lost_its_marks_says_so(client, code):
    proposed(code, marks=Marks.UNKNOWN, extent=Extent.PARTIAL)
    said = client.get(f"{CODE}versions/1.txt").content.decode()
    assert "The marks of the paper's redline did not survive. The text stands as read." in said
    assert "This is part of the policy: the sections that were set out." in said


def test_the_file_for_machines(client, code):
    version = law(code)
    value = client.get(f"{CODE}versions/1.json").json()
    version.refresh_from_db()
    section = version.sections.get(position=1)
    assert value["format"] == "civicpolicy.version/1"
    assert value["city"] == {"slug": "elm", "name": "City of Elm", "state": "Wyoming"}
    assert value["policy"]["citation"] == "Ch. 2.52"
    assert (value["version"], value["extent"], value["marks"], value["language"]) == (
        1,
        "whole",
        "none",
        "en",
    )
    assert value["text_digest"] == version.freezing.text_digest
    assert value["record_digest"] == version.freezing.record_digest
    assert value["frozen_at"] == version.freezing.frozen_at.isoformat()
    assert value["sections"][0] == {
        "key": str(section.key),
        "level": "section",
        "label": "2.52.010",
        "heading": "Purpose",
        "text": "(a) This chapter sets rules.\n(b) It binds all.",
        "provisions": [
            {"path": ["a"], "enumerator": "(a)", "text": "This chapter sets rules."},
            {"path": ["b"], "enumerator": "(b)", "text": "It binds all."},
        ],
    }


def test_what_is_unknown_is_null_with_its_raw_words(client, code):
    law(code, effective=PartialDate.unknown("Aug. 30"))
    value = client.get(f"{CODE}versions/1.json").json()
    assert value["instruments"] == [
        {
            "slug": "ord-11-07",
            "designation": "Ordinance 11-07",
            "edition": "as enacted",
            "effective": {"earliest": None, "latest": None, "precision": "unknown", "raw": "Aug. 30"},
        }
    ]


def test_an_instrument_that_is_not_published_is_not_named(client, code):
    """A text published by itself: the draft bill that proposes it stays hidden."""
    version = make.draft(code)
    bill = make.instrument(code.municipality, bill_number="26-99")
    make.edition(bill, (code, version), published=False)
    freezing.publish_version(by=make.clerk_of(code.municipality), version=version)
    assert client.get(f"{CODE}versions/1.json").json()["instruments"] == []
    assert "26-99" not in client.get(f"{CODE}versions/1/").content.decode()


def test_a_repealed_text_says_until_when(client, code):
    base = law(code)
    day = PartialDate.on(date(2023, 4, 4))
    acts.repeal(
        by=make.clerk_of(code.municipality),
        instrument=make.instrument(code.municipality, ordinance_number="23-18"),
        policy=code,
        base=base,
        on=day,
        effective=day,
    )
    said = words(client.get(f"{CODE}versions/1/"))
    assert "until Tuesday, April 4, 2023, when Ordinance 23-18 repealed it." in said
