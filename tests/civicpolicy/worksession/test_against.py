"""What a text is compared with, in which marks, and that comments stay with their section all the while."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from comments.content import Target
from policies.dates import PartialDate
from policies.services import acts
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.worksession.seat import STARTS, Session, words

pytestmark = pytest.mark.django_db

LAW = make.keyed(make.SECTIONS)
GIFTS = LAW[1].key


def gifts(limit):
    return SectionText("section", "2.52.020", "Gifts", f"No gift over {limit} is taken.", GIFTS)


class Substitute:
    """A bill as introduced with a docket of its own, and the substitute that is now before the council."""

    def __init__(self):
        self.city = make.demonstration(at=STARTS - timedelta(days=10))
        self.code = make.policy(self.city)
        self.law = make.law(self.code, LAW)
        bill = make.instrument(self.city, bill_number="24-31")
        first = make.draft(self.code, [LAW[0], gifts("$30")], base=self.law)
        self.introduced = make.edition(bill, (self.code, first, self.law), name="as introduced")
        opens, closes = STARTS - timedelta(days=9), STARTS + timedelta(days=3)
        self.docket = make.docket(self.city, self.introduced, opens_at=opens, closes_at=closes)
        second = make.draft(self.code, [gifts("$25")], base=self.law, previous=first)
        edition = make.edition(bill, (self.code, second, self.law), name="Substitute 1")
        self.meeting = make.meeting(self.city, edition, starts_at=STARTS)

    def read(self, client, **query):
        path = reverse("worksession:page", args=[self.city.slug, self.meeting.address])
        return words(client.get(path, query))


@pytest.fixture
def substitute():
    return Substitute()


def marked(page):
    """The words of the law that are marked, as (what goes, what comes)."""
    law = page.split('class="law-section"', 1)[1].split("</section>")[0]
    return [
        law.split(f"<{tag} ", 1)[1].split("</span>", 1)[1].split("<")[0] if f"<{tag} " in law else ""
        for tag in ("del", "ins")
    ]


def test_the_text_in_force_comes_first(substitute, client):
    page = substitute.read(client, section=GIFTS)
    assert marked(page) == ["fifty dollars ($50.00)", "$25"]
    assert 'aria-current="true">Against the text in force</a>' in page
    assert "Against the bill as introduced" in page


def test_against_the_edition_as_introduced_only_the_difference_is_marked(substitute, client):
    page = substitute.read(client, section=GIFTS, against="introduced")
    assert marked(page) == ["$30", "$25"]
    assert 'aria-current="true">Against the bill as introduced</a>' in page


def test_another_published_text_can_be_chosen_by_its_number(substitute, client):
    older = make.law(substitute.code, [LAW[0], gifts("$90")], effective=PartialDate.on(date(2009, 1, 1)))
    page = substitute.read(client, section=GIFTS, against=str(older.number))
    assert marked(page) == ["$90", "$25"]
    assert 'class="session-more" open' in page


@pytest.mark.parametrize("against", ["99", "nonsense", "²", "draft"])
def test_what_is_not_offered_is_the_law(substitute, client, against):
    assert marked(substitute.read(client, section=GIFTS, against=against)) == [
        "fifty dollars ($50.00)",
        "$25",
    ]


def test_an_unpublished_text_is_never_offered(substitute, client):
    secret = make.draft(substitute.code, [LAW[0], gifts("$1")])
    other = make.instrument(substitute.city, bill_number="secret")
    make.edition(other, (substitute.code, secret), published=False)
    page = substitute.read(client, section=GIFTS, against=str(secret.number))
    assert "$1 " not in page
    assert "secret" not in page


def test_a_repealed_text_is_called_so(client):
    session = Session()
    amendment = session.edition.amendments.get()
    on = PartialDate.on(date(2018, 6, 5))
    repealing = make.instrument(session.city, title="Repealing")
    acts.repeal(
        by=make.clerk_of(session.city),
        instrument=repealing,
        policy=amendment.policy,
        base=amendment.base,
        on=on,
        effective=on,
    )
    assert "Against the repealed text" in words(client.get(session.address()))


def test_a_new_text_has_nothing_before_it(client):
    city = make.city()
    code = make.policy(city)
    edition = make.edition(make.instrument(city), (code, make.draft(code)))
    meeting = make.meeting(city, edition, starts_at=STARTS)
    page = words(client.get(reverse("worksession:page", args=[city.slug, meeting.address])))
    assert "Against nothing: a new text" in page


def test_comments_on_the_introduced_edition_stay_with_the_section(substitute, client):
    targets = (Target(substitute.introduced.pk, GIFTS, ""),)
    make.comment(substitute.docket, "Thirty is fine.", targets=targets, position="for")
    for against in ("base", "introduced"):
        page = substitute.read(client, section=GIFTS, against=against)
        assert "Thirty is fine." in page
        assert "On the text as introduced" in page


def test_a_section_in_neither_text_can_still_be_read_with_its_comments(substitute, client):
    """Purpose is in the law and gone from both the substitute and the text it is compared with."""
    bare = make.draft(substitute.code, [gifts("$20")], base=substitute.law)
    bill = make.instrument(substitute.city, bill_number="24-40")
    make.edition(bill, (substitute.code, bare, substitute.law))
    targets = (Target(substitute.introduced.pk, LAW[0].key, ""),)
    make.comment(substitute.docket, "Keep the purpose.", targets=targets)
    page = substitute.read(client, section=LAW[0].key, against=str(bare.number))
    assert "Not in the two texts compared." in page
    assert "Keep the purpose." in page


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("", "law law-strike-underline"),
        ("brackets-underscore", "law law-brackets-underscore"),
        ("words", "law law-words"),
    ],
)
def test_marks_can_be_chosen_and_are_kept_in_every_link(substitute, client, style, shown):
    page = substitute.read(client, section=GIFTS, style=style)
    assert f'class="{shown}"' in page
    following = page.split('rel="next"')[0].rsplit("<a ", 1)[1] if 'rel="next"' in page else page
    assert f"style={style}" in following or not style


def test_the_citys_own_marks_are_used_when_nothing_is_chosen(client):
    session = Session()
    profile = session.city.profile
    profile.redline_style = "strike-capitals"
    profile.save()
    assert 'class="law law-strike-capitals"' in words(client.get(session.address()))


def test_against_both_shows_the_bill_and_what_was_changed_in_it(substitute, client):
    page = substitute.read(client, section=GIFTS, against="both")
    law = page.split('class="law-section"', 1)[1].split("</section>")[0]
    assert 'aria-current="true">Both layers</a>' in page
    assert "Inserted since" in page
    assert [word in law for word in ("fifty dollars ($50.00)", "$30", "$25")] == [True] * 3
    assert "cp-del mark-layer2" in law
    assert "[begin later insertion] </span>$25" in law


def test_a_section_that_was_dropped_since_is_there_with_both_layers(substitute, client):
    page = substitute.read(client, section=LAW[0].key, against="both")
    assert "[begin later deletion]" in page


def test_the_packet_has_both_layers_too(substitute, client):
    page = substitute.read(client, view="packet", against="both")
    assert "Inserted since" in page
    assert "[begin later insertion] </span>$25" in page


def test_both_is_not_offered_where_there_is_no_earlier_edition(client):
    session = Session()
    assert "Both layers" not in words(client.get(session.address()))
