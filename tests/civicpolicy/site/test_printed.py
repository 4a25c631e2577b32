"""A text of a bill as it is printed: its parts in order, its marks, its copies, for everybody once public."""

import pytest

from policies.dates import PartialDate
from policies.models import ActKind, InstrumentKind
from policies.services import acts, composing, freezing
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.site.pages import words

pytestmark = pytest.mark.django_db
PRINT = "/juniper-bend/matters/bill-24-31/1/print"
SEVERABLE = "If any part of this ordinance is held invalid, the rest of it stands."


def in_order(said, *parts):
    places = [said.index(each) for each in parts]
    assert places == sorted(places), parts


def test_it_has_its_parts_in_order(client, story):
    said = words(client.get(f"{PRINT}/"))
    in_order(
        said,
        "City of Juniper Bend, Wyoming",
        "Bill No. 24-31",
        "As introduced",
        "An ordinance restoring Chapter 2.52.",
        "WHEREAS, gifts have been many; and",
        "Section 1. Section 2.52.020 (Gifts) of Chapter 2.52 is hereby amended to read as follows:",
        "No gift over",
        "Section 2. Chapter 2.52 is hereby amended by adding a new Section 2.52.030 (Register)",
        "Section 3. This ordinance takes effect ten days after its publication.",
        "Bill 24-31. Words that go are",
    )
    assert "[begin deletion] fifty" in said


def test_the_matter_leads_to_it(client, story):
    page = client.get("/juniper-bend/matters/bill-24-31/").content.decode()
    assert f'href="{PRINT}/"' in page


def test_a_clean_copy_has_no_marks(client, story):
    page = client.get(f"{PRINT}/?copy=clean")
    said = words(page)
    assert "No gift over twenty-five dollars ($25.00) is taken." in said
    assert "fifty" not in said
    assert "<ins" not in page.content.decode()
    assert client.get(f"{PRINT}/?copy=dirty").status_code == 404


def test_a_city_that_numbers_lines_has_the_same_number_in_both_copies_of_a_line(client, story):
    profile = story.city.profile
    profile.redline_style = "carmel-in"
    profile.save()
    page = client.get(f"{PRINT}/").content.decode()
    text = client.get(f"{PRINT}.txt").content.decode()
    line = next(each for each in text.splitlines() if "is hereby" in each)
    number = line.split()[0]
    here = page.index(f'id="line-{number}"')
    assert page.index("is hereby", here) < page.index(f'id="line-{int(number) + 1}"')


def test_the_plain_text_has_pages_with_number_and_legend(client, story):
    page = client.get(f"{PRINT}.txt")
    said = page.content.decode()
    assert page["Content-Type"] == "text/plain; charset=utf-8"
    in_order(said, "Bill No. 24-31", "An ordinance restoring", "WHEREAS", "Section 2.52.020. Gifts", "Page 1")
    assert "{-fifty dollars ($50.00)-} {+twenty-five dollars ($25.00)+}" in " ".join(said.split())
    assert said.rstrip().endswith("{-deleted thus-}; words that come are {+inserted thus+}.")
    assert "{-" not in client.get(f"{PRINT}.txt?copy=clean").content.decode()


def test_what_is_not_public_is_not_there(client, story):
    bill = make.instrument(story.city, "bill-24-40", bill_number="24-40")
    text = SectionText("section", "2.52.020", "Gifts", "No gift is taken.")
    made = make.edition(bill, (story.code, make.draft(story.code, [text])), published=False)
    for path in ("print/", "print.txt"):
        assert client.get(f"/juniper-bend/matters/bill-24-40/{made.number}/{path}").status_code == 404
    freezing.publish_edition(by=story.clerk, edition=made)
    said = words(client.get("/juniper-bend/matters/bill-24-40/1/print/"))
    assert "Section 1. Chapter 2.52 is hereby adopted to read as follows: Section 2.52.020. Gifts" in said
    assert "[begin" not in said.partition("Words that go")[0]


def test_a_text_that_became_law_says_so_and_who_signed_when(client, story):
    bill = make.instrument(story.city, "bill-24-41", bill_number="24-41", ordinance_number="24-19")
    draft = make.draft(story.code, [SectionText("section", "1", "Gifts", "None.")], base=story.law)
    made = make.edition(
        bill,
        (story.code, draft, story.law),
        severability_clause=SEVERABLE,
        signature_lines="Passed: Presiding Officer\nApproved: Mayor\nAttest: City Clerk",
    )
    for kind, day, by in (
        (ActKind.PASSED, PartialDate.parse("3/4/2024"), "Presiding Officer Dana Reyes"),
        (ActKind.APPROVED, PartialDate.unknown("oZ 06"), "Mayor Lee Ortiz"),
    ):
        assert "became law" not in words(client.get("/juniper-bend/matters/bill-24-41/1/print/"))
        acts.record_act(by=story.clerk, instrument=bill, edition=made, kind=kind, on=day, by_whom=by)
    said = words(client.get("/juniper-bend/matters/bill-24-41/1/print/"))
    in_order(
        said,
        "Bill No. 24-41 Ordinance No. 24-19 As introduced; the text that became law",
        SEVERABLE,
        "Passed: March 4, 2024, Presiding Officer Dana Reyes",
        "Approved: Mayor Lee Ortiz",
        "Attest: City Clerk",
    )


@pytest.mark.parametrize(
    ("kind", "path", "number", "words_of_law"),
    [
        (InstrumentKind.RESOLUTION, "council", "Resolution No. 24-7", "Adopted this ____"),
        (InstrumentKind.EXECUTIVE_ORDER, "executive", "Executive Order No. 24-7", "Signed this ____"),
        (
            InstrumentKind.ADMINISTRATIVE_POLICY,
            "executive",
            "Administrative Policy No. 24-7",
            "Authorized this ____",
        ),
        (InstrumentKind.COUNCIL_POLICY, "council", "Council Policy No. 24-7", "Adopted this ____"),
    ],
)
def test_every_kind_has_its_own_form(client, story, kind, path, number, words_of_law):
    bill = composing_bill(story, kind, path)
    said = words(client.get(f"/juniper-bend/matters/{bill.slug}/1/print/"))
    in_order(said, number, "is hereby adopted to read as follows:", "Conduct", words_of_law)


def composing_bill(story, kind, path):
    facts = {"adoption_path": path, "ordinance_number": "24-7", "title": "Conduct"}
    bill = make.instruments.begin_bill(by=story.clerk, municipality=story.city, kind=kind, **facts)
    policy = make.policy(story.city, "conduct", title="Code of conduct")
    text = bill.editions.get()
    composing.put_in(
        by=story.clerk,
        edition=text,
        draft=make.draft(policy, [SectionText("section", "1", "Conduct", "Be civil.")]),
    )
    freezing.freeze_edition(by=story.clerk, edition=text)
    freezing.publish_edition(by=story.clerk, edition=text)
    return bill


def test_five_hundred_sections_ask_no_more(client, story, assert_queries_at_most):
    old = make.keyed([SectionText("section", str(n), f"Heading {n}", f"Words {n}.") for n in range(500)])
    new = [SectionText(s.level, s.label, s.heading, f"Other {s.text}", s.key) for s in old]
    base = make.law(policy := make.policy(story.city, "long", title="Long code"), old)
    bill = make.instrument(story.city, "bill-long", bill_number="24-50")
    make.edition(bill, (policy, make.draft(policy, new, base=base), base))
    with assert_queries_at_most(12):
        page = client.get("/juniper-bend/matters/bill-long/1/print/")
    assert page.content.decode().count("in-set-out") == 500


def test_a_text_says_itself_how_much_it_sets_out(client, story):
    lines = "(a) Mail is kept.\n(b) For one year.\n(c) Nobody reads it."
    (old,) = make.keyed([SectionText("section", "1", "Mail", lines)])
    new = SectionText("section", "1", "Mail", lines.replace("one", "two"), old.key)
    base = make.law(policy := make.policy(story.city, "mail", title="Mail rules"), [old])
    bill = make.instrument(story.city, "bill-mail", bill_number="24-60")
    make.edition(bill, (policy, make.draft(policy, [new], base=base), base), set_out="subsection")
    said = words(client.get("/juniper-bend/matters/bill-mail/1/print/"))
    in_order(
        said,
        "Section 1. Section 1 (Mail) of the Mail rules is hereby amended, in subsection (b), to read",
        "* * * Words that do not change are left out.",
        "(b) For [begin deletion] one",
    )
    assert "Nobody reads it" not in said
