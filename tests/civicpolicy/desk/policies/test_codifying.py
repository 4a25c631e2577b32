"""The clerk enters a codified text: each change with its kind and reason, a preview, then the act."""

from dataclasses import replace

import pytest

from policies.models import Codification, EditorialChange, Role
from policies.queries import in_force, sections_of, today
from policies.services.codifying import enter_codified
from policies.services.outlining import state_of_text
from tests import make
from tests.civicpolicy.desk.policies.conftest import LAW, Desk

pytestmark = pytest.mark.django_db
LINK = "Enter as the codified text…"
GIFTS = LAW[1].key


@pytest.fixture
def clerk(client):
    return Desk(client, Role.CLERK)


@pytest.fixture
def law(clerk):
    return make.law(make.policy(clerk.city, slug="ethics", title="Code of ethics"), LAW)


@pytest.fixture
def text(law):
    """A draft of the law in which the heading of one section is another."""
    return draft_of(law, [(row if row.key != GIFTS else renamed(row)) for row in LAW])


def renamed(row):
    return replace(row, heading="Presents")


def draft_of(law, rows=LAW, **fields):
    return make.draft(law.policy, rows, base=law, **fields)


def form(text, **fields):
    typed = {"seen": state_of_text(sections_of(text)), "authority": "Section 9", "when": "2/1/2021"}
    return typed | {f"kind-{GIFTS}": "heading", f"reason-{GIFTS}": "As in the title <b>."} | fields


def page(text):
    return f"/{text.municipality.slug}/desk/policies/ethics/{text.number}/codify/"


def test_a_draft_of_the_law_is_seen_as_residents_will_read_it_and_then_entered(clerk, law, text):
    assert LINK in clerk.get(clerk.address(text))
    shown = clerk.get(clerk.address(text, "draft-codify"))
    assert "1 section reads otherwise" in shown and "Kind of change in 2.60.020 Presents" in shown
    assert "2.60.030 Records" not in shown
    seen = clerk.post(page(text), form(text) | {"preview": "yes"}, 200)
    assert "Codified as version 2 with 1 editorial change." in seen
    assert "As in the title &lt;b&gt;." in seen and not Codification.objects.exists()
    after = clerk.after(clerk.post(page(text), form(text) | {"confirm": "yes"}))
    assert "The adopted text stays version 1." in after and "2.60.020 Presents" in after
    assert EditorialChange.objects.get().reason == "As in the title <b>."
    assert in_force(law.policy, today(clerk.city)).version == law


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({f"kind-{GIFTS}": ""}, "Choose what kind of change it is in 2.60.020 Presents"),
        ({f"kind-{GIFTS}": "taste"}, "Choose what kind of change it is in 2.60.020 Presents"),
        ({f"reason-{GIFTS}": " "}, "Say why 2.60.020 Presents reads otherwise in the code"),
        ({"authority": ""}, "Say under which clause or law the editor may change words"),
        ({"when": "1/1/2999"}, "That day is still to come"),
        ({"when": "31/02/2026"}, "No calendar has that day"),
        ({"when": "1/1/2010"}, "Version 1 became law later (Tuesday, March 1, 2011)"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(clerk, text, fields, said):
    typed = form(text, **{"when": "Spring of 2020"} | fields)
    for button in ("preview", "confirm"):
        shown = clerk.post(page(text), typed | {button: "yes"}, 422)
        assert said in shown and f'value="{typed["when"]}"' in shown
    assert not Codification.objects.exists()


def test_the_preview_shows_the_redline_between_both_texts(clerk, text):
    seen = clerk.post(page(text), form(text) | {"preview": "yes"}, 200)
    words = seen.partition("What the editor changed")[2].partition("What it means")[0]
    assert "Gifts" in words and "Presents" in words
    assert "These are" not in seen and "More than capitals" not in seen


def test_more_than_capitals_is_told_and_no_hindrance(clerk, law, text):
    capitals = {f"kind-{GIFTS}": "capitals", "preview": "yes"}
    told = "More than capitals changes</strong> in 2.60.020 Presents"
    assert told in clerk.post(page(text), form(text) | capitals, 200)
    large = draft_of(law, [(replace(row, text=row.text.upper()) if row.key == GIFTS else row) for row in LAW])
    assert "More than capitals" not in clerk.post(page(large), form(large) | capitals, 200)


def test_more_than_spelling_is_asked_about_in_words(clerk, law, text):
    spelling = {f"kind-{GIFTS}": "spelling", "preview": "yes"}
    seen = clerk.post(page(text), form(text) | spelling, 200)
    assert "Is this spelling or punctuation only?" in seen and "−gifts, +presents" in seen
    comma = draft_of(law, [(replace(row, text=f"{row.text},") if row.key == GIFTS else row) for row in LAW])
    assert "Is this spelling" not in clerk.post(page(comma), form(comma) | spelling, 200)


def test_a_person_can_go_back_from_the_preview(clerk, text):
    shown = clerk.post(page(text), form(text) | {"change": "yes"}, 200)
    assert 'value="Section 9"' in shown and "There is a problem" not in shown


def test_a_draft_that_changed_meanwhile_is_looked_at_again(clerk, text):
    shown = clerk.post(page(text), form(text, seen="0" * 16) | {"confirm": "yes"}, 409)
    assert "Somebody else changed the draft" in shown and 'value="Section 9"' in shown
    assert not Codification.objects.exists()


def test_the_act_refuses_in_a_sentence_what_the_page_could_not_know(clerk, text, monkeypatch):
    """Another clerk is quicker between the look and the act."""

    def quicker(**entered):
        make.codified(make.draft(text.policy, [*LAW[:1], renamed(LAW[1]), *LAW[2:]], base=text.base), first)
        return enter_codified(**entered)

    first, where = (GIFTS, "heading", "First."), "civicpolicy.desk.policies.codifying.enter_codified"
    monkeypatch.setattr(where, quicker)
    shown = clerk.post(page(text), form(text) | {"confirm": "yes"}, 422)
    assert "The text in force is codified already, as version 3" in shown


def test_where_it_cannot_be_done_the_page_says_why(clerk, law):
    gone = draft_of(law, LAW[:2])
    said = "An editorial change adds no section and repeals none: that takes an instrument."
    assert said in clerk.get(page(gone)) and said in clerk.post(page(gone), form(gone), 409)
    alone = make.draft(law.policy, LAW)
    assert LINK not in clerk.get(clerk.address(alone))
    assert "not made from the text in force" in clerk.get(page(alone))
    assert "frozen already" in clerk.get(page(law)) and LINK not in clerk.get(clerk.address(law))


def test_the_codification_clause_of_the_ordinance_is_proposed(clerk, law):
    bill = make.instrument(clerk.city, ordinance_number="21-4")
    new = draft_of(law, LAW[:2])
    edition = make.edition(
        bill, (law.policy, new, law), codification_clause="It is codified.", effective_rule="adoption"
    )
    make.acts.adopt(by=clerk.person, edition=edition, on=make.PartialDate.on(make.date(2021, 1, 5)))
    text = draft_of(new, [LAW[0], renamed(LAW[1])])
    assert 'value="Codification clause of Ordinance 21-4"' in clerk.get(page(text))


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.ATTORNEY])
def test_who_keeps_no_record_enters_no_codified_text(client, role):
    desk = Desk(client, role)
    law = make.law(make.policy(desk.city, slug="ethics"), LAW)
    text = draft_of(law)
    assert LINK not in desk.get(desk.address(text))
    desk.get(page(text), 404)
    desk.post(page(text), form(text) | {"confirm": "yes"}, 404)


@pytest.fixture
def in_code(text):
    return make.codified(text, (GIFTS, "heading", "As in the title."))


@pytest.fixture
def better(law, in_code):
    """A draft of the law that is to correct its codified text."""
    return draft_of(law, [(replace(row, heading="Favors") if row.key == GIFTS else row) for row in LAW])


def correction(better, in_code, **fields):
    return form(better, corrects=str(in_code.pk), because="Presents is another word.") | fields


def test_a_mistaken_codified_text_is_corrected(clerk, in_code, better):
    assert "To correct this codified text, start with a draft from it." in clerk.get(
        clerk.address(in_code.codified)
    )
    assert "Correct the codified text…" in clerk.get(clerk.address(better))
    shown = clerk.get(page(better))
    assert "What is wrong in version 2, the codified text" in shown and 'value="As in the title."' in shown
    assert 'value="Section 9 of Ordinance 24-9"' in shown
    seen = clerk.post(page(better), correction(better, in_code) | {"preview": "yes"}, 200)
    assert "It corrects version 2, because: “Presents is another word.”" in seen
    assert Codification.objects.count() == 1
    after = clerk.after(clerk.post(page(better), correction(better, in_code) | {"confirm": "yes"}))
    assert "in the place of version 2. The adopted text stays version 1." in after
    assert Codification.objects.get(corrects=in_code).reason == "Presents is another word."
    assert "To correct this codified text" not in clerk.get(clerk.address(in_code.codified))


def test_a_correction_says_what_was_wrong(clerk, in_code, better):
    shown = clerk.post(page(better), correction(better, in_code, because=" ") | {"confirm": "yes"}, 422)
    assert "Say what is wrong in version 2, the codified text" in shown and 'value="Section 9"' in shown


def test_a_correction_that_came_first_is_looked_at(clerk, law, in_code, better):
    fields = correction(better, in_code)
    first = draft_of(law, [(replace(row, heading="Alms") if row.key == GIFTS else row) for row in LAW])
    make.codified(first, (GIFTS, "heading", "Old."), corrects=in_code.pk, because="Worse.")
    shown = clerk.post(page(better), fields | {"confirm": "yes"}, 409)
    assert "Somebody else corrected the codified text" in shown and "What is wrong in version 4" in shown
    assert 'value="Presents is another word."' in shown and Codification.objects.count() == 2


def test_a_codified_text_that_should_never_have_been_is_withdrawn(clerk, law, in_code):
    hint = "If it should never have been entered, start with a draft from version 1 and change nothing in it."
    assert hint in clerk.get(clerk.address(in_code.codified))
    text = draft_of(law)
    assert "This draft says what version 1 says" in clerk.get(page(text))
    signs = {"seen": state_of_text(sections_of(text)), "corrects": str(in_code.pk)}
    assert "Say why it should never" in clerk.post(page(text), signs | {"preview": "yes", "because": ""}, 422)
    typed = signs | {"because": "The code <b> never showed it."}
    assert 'value="The code &lt;b&gt; never' in clerk.post(page(text), typed | {"change": "yes"}, 200)
    seen = clerk.post(page(text), typed | {"preview": "yes"}, 200)
    assert "it was entered by mistake, because: “The code &lt;b&gt; never showed it.”" in seen
    assert Codification.objects.get() == in_code
    after = clerk.after(clerk.post(page(text), typed | {"confirm": "yes"}))
    assert "Version 2 is withdrawn" in after and "editorial change" not in after
    assert "To correct this codified text" not in clerk.get(clerk.address(text))
    again = draft_of(law, [(renamed(row) if row.key == GIFTS else row) for row in LAW])
    assert LINK in clerk.get(clerk.address(again))
    shown = clerk.get(page(again))
    assert "Why there is a codified text after all" in shown and "Enter the Code of ethics as" in shown
