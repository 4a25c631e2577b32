"""Residents read that a text is codified, what the editor changed and why, and which text governs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from policies.queries import sections_of
from policies.services.codifying import withdraw_codified
from policies.services.outlining import state_of_text
from tests import make
from tests.civicpolicy.site.pages import links, words
from tests.policies.services.behind_law import LAW, changed, enact

pytestmark = pytest.mark.django_db

CODIFIED = "Codified as version 2 with 1 editorial change. The adopted text governs. What the editor changed"
REASON = "3 Registers Heading Plural, as in the title."


@pytest.fixture
def law():
    return make.law(make.policy(make.city("elm"), "ethics", title="Code of ethics"), LAW)


@pytest.fixture
def in_code(law):
    text = make.draft(law.policy, changed(LAW, {2: {"heading": "Registers"}}), base=law)
    return make.codified(text, (LAW[2].key, "heading", "Plural, as in the title.")).codified


def read(client, rest=""):
    return client.get(f"/elm/policies/ethics/{rest}")


@pytest.mark.parametrize("rest", ["", "history/", "versions/1/", "on/2020-01-01/"])
def test_beside_the_adopted_text_stands_every_change_with_its_reason(client, in_code, rest):
    page = read(client, rest)
    assert CODIFIED in words(page) and REASON in words(page)
    assert "By Section 9 of Ordinance 24-9. Monday, February 1, 2021." in words(page)
    assert links(page)["What the editor changed"] == "/elm/policies/ethics/compare/1..2/"
    assert links(page)["version 2"] == "/elm/policies/ethics/versions/2/"


def test_the_codified_text_says_that_the_adopted_one_governs(client, in_code):
    page = read(client, "versions/2/")
    said = words(page)
    assert "The codified text. Version 1, the adopted text , governs. An editor made 1 change in it:" in said
    assert REASON in said and "Codified as" not in said and "never in force" not in said
    assert links(page)["Version 1, the adopted text"] == "/elm/policies/ethics/versions/1/"
    assert read(client, "compare/1..2/").status_code == 200


def test_what_is_in_force_stays_the_adopted_text(client, in_code):
    said = words(read(client))
    assert "3 Records" in said.replace("  ", " ") and "Version 2 Codified" in said
    assert "Version 1 In force" in said


def test_a_text_that_is_not_codified_says_nothing_of_it(client, law):
    for rest in ("", "history/", "versions/1/"):
        assert "odified" not in words(read(client, rest))


def test_what_a_codified_text_says_is_escaped(client, law):
    text = make.draft(law.policy, changed(LAW, {2: {"heading": "<b>Registers"}}), base=law)
    make.codified(text, (LAW[2].key, "other", "<i>Why"), authority="<u>By whom")
    for rest in ("", "versions/2/"):
        page = read(client, rest).content.decode()
        assert not any(tag in page for tag in ("<b>Reg", "<i>Why", "<u>By"))


@pytest.mark.once
def test_fifty_codified_texts_cost_no_more_queries(client, law, assert_queries_at_most):
    for number in range(50):
        first, *rest = [row.as_text() for row in sections_of(law)]
        text = make.draft(law.policy, [replace(first, heading=f"Purposes {number}"), *rest], base=law)
        make.codified(text, (first.key, "heading", "Counted."))
        rows = [replace(first, text=f"It binds all {number}."), *rest]
        law = enact(law, rows, date(2012, 1, 1) + timedelta(weeks=number))
    for rest in ("", "history/", "versions/1/", "versions/2/", "compare/1..2/", "sections/1/"):
        read(client, rest)
        with assert_queries_at_most(12):
            assert read(client, rest).status_code == 200


@pytest.fixture
def corrected(law, in_code):
    """The codified text of the law after a correction of the first one."""
    first = in_code.codified_from
    text = make.draft(law.policy, changed(LAW, {2: {"heading": "Rolls"}}), base=law)
    reasons = [(LAW[2].key, "heading", "As in the index.")]
    return make.codified(text, *reasons, corrects=first.pk, because="The <b>wrong</b> word.").codified


def test_a_mistaken_codified_text_stays_readable_under_a_banner(client, corrected):
    page = read(client, "versions/2/")
    said = words(page)
    assert "Replaced by a correction on" in said and "because: “The <b>wrong</b> word.”" in said
    assert "<b>wrong" not in page.content.decode() and "3 Registers" in said
    assert links(page)["Read the correction, version 3"] == "/elm/policies/ethics/versions/3/"


@pytest.mark.parametrize("rest", ["", "history/", "versions/1/"])
def test_pages_of_the_law_name_the_correction_alone(client, corrected, rest):
    said = words(read(client, rest))
    assert "Codified as version 3 with 1 editorial change." in said and "As in the index." in said
    assert "Codified as version 2" not in said and "It was codified text" not in said


def test_the_correction_says_what_it_corrects(client, corrected):
    said = words(read(client, "versions/3/"))
    assert "It corrects version 2 , because: “The <b>wrong</b> word.”" in said and "Replaced" not in said


def test_files_tell_which_codified_text_counts(client, corrected):
    law, old, new = (read(client, f"versions/{number}.json").json()["codification"] for number in (1, 2, 3))
    assert law == new and law["codified"] == 3 and law["replaced_by"] is None
    assert new["corrects"] == {"version": 2, "because": "The <b>wrong</b> word."}
    assert (old["codified"], old["replaced_by"]["version"], old["corrects"]) == (2, 3, None)
    assert old["changes"] == [
        {"name": "3 Registers", "kind": "Heading", "reason": "Plural, as in the title."}
    ]
    assert "Codified as version 3" in read(client, "versions/1.txt").content.decode()
    assert "Replaced by a correction on" in read(client, "versions/2.txt").content.decode()
    day = read(client, "on/2022-01-01.json").json()
    assert day["text"]["codification"] == law
    assert "Codified as version 3" in read(client, "on/2022-01-01.txt").content.decode()


@pytest.fixture
def withdrawn(law, in_code):
    """A text with the adopted words, which says that the codified text was a mistake."""
    text = make.draft(law.policy, LAW, base=law)
    wrong = {"because": "The code <b>never showed it.", "corrects": in_code.codified_from.pk}
    clerk, seen = make.clerk_of(law.municipality), state_of_text(sections_of(text))
    return withdraw_codified(by=clerk, draft=text, seen=seen, **wrong).codified


WITHDRAWN = "There is no codified text of its own : it was entered by mistake, because: “The code <b>never"


def test_a_withdrawn_text_keeps_its_address_and_a_banner(client, withdrawn):
    page = read(client, "versions/2/")
    assert WITHDRAWN in words(page) and "<b>never" not in page.content.decode()
    assert links(page)["Read the adopted text, version 1"] == "/elm/policies/ethics/versions/1/"
    said = words(read(client, "versions/3/"))
    assert "Version 1, word for word. There is no codified text of its own: version 2 was entered" in said
    code = read(client, "versions/2.json").json()["codification"]
    assert code["replaced_by"]["withdraws"] is True
    assert read(client, "versions/1.json").json()["codification"] is None


@pytest.mark.parametrize("rest", ["", "history/", "versions/1/"])
def test_pages_of_the_law_show_the_adopted_text_alone(client, withdrawn, rest):
    said = words(read(client, rest))
    assert "Codified as" not in said and "The codified text." not in said and "editorial" not in said


def test_a_text_that_is_not_codified_has_no_codification(client, law):
    assert read(client, "versions/1.json").json()["codification"] is None
