"""What a call is about, in the words of every page."""

import pytest

from comments import subjects
from comments.content import Target
from policies.text.outline import SectionText
from tests import make

pytestmark = pytest.mark.django_db

TEXTS = make.keyed(
    [
        SectionText("section", "2.52.070", "Gifts", "(a) None.\n(1) Not one.\n(b) Never."),
        SectionText("article", "3", "Council members", "Words."),
        SectionText("section", None, "Purpose", "Some words.\n\nMore words."),
        SectionText("section", "9", "", "Words."),
    ]
)


@pytest.fixture
def docket():
    city = make.city()
    policy = make.policy(city)
    bill = make.instrument(city, bill_number="26-31")
    return make.docket(city, make.edition(bill, (policy, make.draft(policy, TEXTS))))


@pytest.mark.parametrize(
    ("place", "provision", "words"),
    [
        (0, "", "Bill 26-31, § 2.52.070 Gifts"),
        (0, "a/1", "Bill 26-31, § 2.52.070(a)(1) Gifts"),
        (1, "", "Bill 26-31, Article 3 Council members"),
        (2, "", "Bill 26-31, “Purpose”"),
        (2, "¶2", "Bill 26-31, “Purpose” ¶2"),
        (3, "", "Bill 26-31, § 9"),
    ],
)
def test_a_target_in_words(docket, place, provision, words):
    edition = docket.items.get().edition_id
    found = subjects.of_docket(docket)
    assert found.words([Target(edition, TEXTS[place].key, provision)]) == [words]


def test_an_instrument_is_named_once_for_its_sections(docket):
    edition = docket.items.get().edition_id
    found = subjects.of_docket(docket)
    targets = [Target(edition), *(Target(edition, text.key) for text in TEXTS[:2])]
    assert found.words(targets, with_edition=True) == [
        "Bill 26-31 as a whole",
        "Bill 26-31, § 2.52.070 Gifts",
        "Article 3 Council members, as introduced",
    ]
    assert found.words([]) == []


def test_the_parts_of_a_section_can_be_named(docket):
    gifts = next(one for one in subjects.of_docket(docket) if one.label == "2.52.070")
    assert [part.path for part in gifts.parts] == [("a",), ("a", "1"), ("b",)]


def test_what_the_docket_is_not_about_is_not_found(docket):
    found = subjects.of_docket(docket)
    assert found.of(Target(0, TEXTS[0].key)) is None
    assert found.of(Target(docket.items.get().edition_id, "x")) is None
