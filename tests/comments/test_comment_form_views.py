"""Writing a comment: choose, write, look once more, send. Nothing typed is lost on the way."""

import pytest

from comments.models import Comment
from policies.text.outline import SectionText
from tests import make
from tests.comments.pages import (
    TYPED,
    address,
    all_of,
    errors_of,
    form_of,
    keys_of,
    open_form,
    press,
    said,
    subject,
    words_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def docket():
    return make.docket(make.city())


def test_a_form_begins_about_the_whole_docket(client, docket):
    fields = form_of(open_form(client, docket))
    assert {name for name, value in fields.items() if value} == {"key", "capacity"}
    assert fields["capacity"] == "resident"


@pytest.mark.parametrize("how", ["key", "key and edition", "key and slug", "whole edition", "whole slug"])
def test_an_address_chooses_what_the_comment_is_about(client, docket, how):
    edition, keys = keys_of(docket)
    slug = docket.items.get().edition.instrument.slug
    query, chosen = {
        "key": ({"section": keys["2.52.020"]}, subject(docket)),
        "key and edition": ({"section": keys["2.52.020"], "edition": edition}, subject(docket)),
        "key and slug": ({"section": keys["2.52.020"], "edition": slug}, subject(docket)),
        "whole edition": ({"edition": edition}, str(edition)),
        "whole slug": ({"edition": slug}, str(edition)),
    }[how]
    assert form_of(open_form(client, docket, **query))["sections"] == [chosen]


def test_an_address_can_name_a_provision(client, docket):
    _, keys = keys_of(docket)
    fields = form_of(open_form(client, docket, section=keys["2.52.010"], provision="b"))
    assert fields[f"part-{subject(docket, '2.52.010')}"] == "b"


@pytest.mark.parametrize(
    "query", [{"section": "x\x00"}, {"edition": "9" * 30}, {"section": "'", "provision": "z"}]
)
def test_an_address_that_names_nothing_here_chooses_nothing(client, docket, query):
    response = open_form(client, docket, **query)
    assert (response.status_code, "sections" in form_of(response)) == (200, False)


def test_adding_and_removing_keep_what_was_typed(client, docket):
    first = open_form(client, docket)
    added = press(client, docket, first, "add", subject(docket), **TYPED)
    fields = form_of(added)
    assert fields["sections"] == [subject(docket)]
    assert {name: fields[name] for name in TYPED if name != "words"} == {
        name: TYPED[name] for name in TYPED if name != "words"
    }
    assert fields["words"].split() == TYPED["words"].split()
    assert fields["key"] == form_of(first)["key"]
    assert errors_of(added) == []
    removed = press(client, docket, added, "remove", subject(docket))
    assert "sections" not in form_of(removed)
    assert form_of(removed)["name"] == "Dana Whitfield"


def test_adding_judges_nothing_yet(client, docket):
    added = press(client, docket, open_form(client, docket), "add", subject(docket), email="dana@")
    assert (errors_of(added), form_of(added)["email"]) == ([], "dana@")


def test_what_is_chosen_stands_beside_the_form_with_its_changes(client, docket):
    response = open_form(client, docket, section=keys_of(docket)[1]["2.52.020"])
    (beside,) = all_of(response, "section[@aria-labelledby='reading']")
    assert [said(one) for one in beside.iter("h3")] == ["2.52.020 Gifts"]
    assert "fifty dollars" in " ".join(said(one) for one in beside.iter("del"))
    assert "$25" in " ".join(said(one) for one in beside.iter("ins"))


def test_a_long_list_is_folded(client):
    texts = [SectionText("section", f"1.{n}", f"Part {n}", "Word " * n) for n in range(1, 20)]
    docket = make.docket(
        city := make.city(),
        make.edition(make.instrument(city), (policy := make.policy(city), make.draft(policy, texts))),
    )
    page = open_form(client, docket)
    (fold,) = all_of(page, "details[@class='picker-more']")
    assert said(fold.find("summary")) == "Show all 19 sections and the instrument"
    assert len(all_of(page, "button[@name='add']")) == 20
    assert len(fold.findall(".//button[@name='add']")) == 17


def test_enter_in_a_field_means_preview(client, docket):
    """A browser presses the form's first button: it must be neither Add nor Remove."""
    first, *_ = all_of(open_form(client, docket), "form//button")
    assert first.get("name") == "preview"


def test_the_preview_shows_exactly_what_will_be_sent(client, docket):
    form = open_form(client, docket, section=keys_of(docket)[1]["2.52.010"], provision="b")
    response = press(client, docket, form, "preview", **TYPED)
    shown = words_of(response)
    number = docket.items.get().edition.instrument.designation
    assert f"On {number}, § 2.52.010(b) Purpose, as introduced. Position: for it, with changes." in shown
    assert "Dana Whitfield Business owner" in shown
    assert "public record, with your name" in shown
    (exactly,) = all_of(response, "p[@class='exactly']")
    assert exactly.text == "Keep the register.\n\nAnd say in (a) for how long."
    assert "dana@mail.example" not in shown
    assert Comment.objects.count() == 0


def test_change_it_returns_with_everything_as_it_was(client, docket):
    form = open_form(client, docket, section=keys_of(docket)[1]["2.52.010"], provision="b")
    preview = press(client, docket, form, "preview", **TYPED)
    fields = form_of(press(client, docket, preview, "change"))
    assert fields == {
        **form_of(form),
        **TYPED,
        "words": "Keep the register.\n\nAnd say in (a) for how long.",
    }


def test_what_is_sent_is_kept_and_its_receipt_shown(client, docket):
    form = open_form(client, docket, section=keys_of(docket)[1]["2.52.010"], provision="b")
    sent = press(client, docket, press(client, docket, form, "preview", **TYPED), "send")
    comment = Comment.objects.select_related("content", "contact").get()
    assert (sent.status_code, sent.url) == (
        303,
        f"/{docket.municipality.slug}/receipts/{comment.receipt_code}/",
    )
    assert (comment.position, comment.capacity, comment.channel) == ("with_changes", "business", "web")
    assert comment.content.words == "Keep the register.\n\nAnd say in (a) for how long."
    assert (comment.contact.name, comment.contact.email) == ("Dana Whitfield", "dana@mail.example")
    target = comment.targets.get()
    edition, keys = keys_of(docket)
    assert (target.edition_id, str(target.section_key), target.provision) == (edition, keys["2.52.010"], "b")


def test_several_sections_and_the_whole_instrument_are_several_targets(client, docket):
    form = open_form(client, docket)
    edition, keys = keys_of(docket)
    for key in (str(edition), subject(docket, "2.52.010"), subject(docket)):
        form = press(client, docket, form, "add", key)
    press(client, docket, press(client, docket, form, "preview", words="Both."), "send")
    targets = Comment.objects.get().targets.values_list("edition_id", "section_key")
    assert [(number, str(key or "")) for number, key in targets] == [
        (edition, ""),
        (edition, keys["2.52.010"]),
        (edition, keys["2.52.020"]),
    ]


def test_a_position_alone_is_a_comment(client, docket):
    form = open_form(client, docket)
    press(client, docket, press(client, docket, form, "preview", position="for"), "send")
    assert Comment.objects.get().position == "for"


def test_a_comment_is_stored_in_few_queries(client, docket, assert_queries_at_most):
    form = open_form(client, docket, section=keys_of(docket)[1]["2.52.010"])
    preview = press(client, docket, form, "preview", **TYPED)
    fields = {**form_of(preview), "send": "yes"}
    with assert_queries_at_most(25):
        assert client.post(address(docket), fields).status_code == 303


@pytest.mark.parametrize("sections", [1, 100])
def test_the_form_takes_as_many_queries_for_a_long_law(client, sections, assert_queries_at_most):
    texts = [
        SectionText("section", f"1.{n}", f"Part {n}", f"(a) Word {n}.\n(b) More.") for n in range(sections)
    ]
    city = make.city()
    policy = make.policy(city)
    docket = make.docket(city, make.edition(make.instrument(city), (policy, make.draft(policy, texts))))
    open_form(client, docket)
    with assert_queries_at_most(12):
        open_form(client, docket)
