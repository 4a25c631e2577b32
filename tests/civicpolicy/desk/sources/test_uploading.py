"""A paper comes in by file or by paste; what cannot be read is refused in a sentence, and nothing is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from policies.models import Freezing, Publication, Source, Version
from tests import make
from tests.civicpolicy.desk.sources.conftest import PAPER
from tests.policies.exchange.scans import scan

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(desk):
    return reverse("desk:import", args=[desk.city.slug])


def test_a_file_becomes_a_source_and_a_draft_and_nothing_is_public(desk, address):
    file = SimpleUploadedFile("scan.txt", scan("ordinance").encode(), "text/plain")
    response = desk.post(address, {"file": file, "read": "yes"})
    source = Source.objects.get()
    assert response.url == desk.address(source)
    assert (source.name, source.imported_by) == ("scan.txt", desk.person)
    assert source.edition.instrument.sponsors
    assert not source.version.is_frozen
    assert not Freezing.objects.exists() and not Publication.objects.exists()
    assert "kept as a draft. Nothing is public." in desk.get(response.url)


def test_pasted_text_becomes_a_text_of_the_policy_that_was_chosen(desk, address):
    code = make.policy(desk.city, "ethics", title="Code of ethics")
    desk.post(address, {"pasted": PAPER, "name": "Two pages", "policy": "ethics"})
    source = Source.objects.get()
    assert (source.name, source.version.policy) == ("Two pages", code)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7 something", "This is a PDF file, not text."),
        (b"PK\x03\x04 word", "a zipped file, such as a Word"),
        (b"\x89PNG\r\n", "This is a picture, not text."),
        (b"", "The file holds no text"),
        (b" \n ", "The file holds no text"),
        (b"\x01\x02\x03\x04" * 50, "most of it is control characters"),
        (b"word " * 1_100_000, "larger than 1 MB"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_a_sentence(desk, address, data, sentence):
    page = desk.post(address, {"file": SimpleUploadedFile("x.txt", data), "name": "My paper"}, 422)
    assert sentence in page
    assert "There is a problem" in page
    assert 'value="My paper"' in page
    assert not Source.objects.exists()


def test_what_was_pasted_is_kept_when_it_is_refused(desk, address):
    desk.lay(PAPER)
    page = desk.post(address, {"pasted": PAPER, "name": "Again"}, 422)
    assert "This file was imported already, as “scan.txt”." in page
    assert "keeps evcry record" in page
    assert 'value="Again"' in page
    assert Version.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose a text file, or paste the text below"),
        ({"pasted": "  \n"}, "Choose a text file, or paste the text below"),
        ({"pasted": "A text.", "policy": "no-such"}, "Choose a policy from the list"),
        ({"pasted": "A te\x00xt."}, "There is a character in it that cannot be kept"),
        ({"pasted": "A text.", "name": "x" * 256}, "This can have up to 255 characters"),
    ],
)
def test_a_form_that_says_too_little_is_shown_again(desk, address, typed, sentence):
    assert sentence in desk.post(address, typed, 422)
    assert not Source.objects.exists()


def test_a_file_and_a_paste_together_are_one_too_many(desk, address):
    typed = {"file": SimpleUploadedFile("x.txt", b"A text."), "pasted": "Another text."}
    page = desk.post(address, typed, 422)
    assert "not both" in page
    assert "Another text." in page


def test_a_bill_without_a_text_is_refused_by_the_service(desk, address):
    text = (
        "BILL NO. 7-1\nAN ORDINANCE AMENDING THE PERSONNEL MANUAL.\nBE IT ORDAINED AS FOLLOWS:\n"
        "Section 1. Section 3-2 is hereby repealed.\n"
    )
    assert "Enter the policy that it changes first" in desk.post(address, {"pasted": text}, 422)


def test_the_list_says_what_waits_and_what_is_frozen(desk, address):
    assert "No paper was imported yet" in desk.get(address)
    desk.lay()
    page = desk.get(address)
    assert "4 to look at" in page
    assert "scan.txt" in page


def test_a_hundred_papers_cost_as_much_as_one(desk, address, assert_queries_at_most):
    for number in range(25):
        desk.lay(f"{PAPER} Number {number}.", name=f"Paper {number}")
    with assert_queries_at_most(12):
        page = desk.get(address)
    assert "Page 1 of 2" in page
    assert "Paper 0<" in desk.get(f"{address}?page=2")
