"""``manage.py import_document``: shows what a paper holds, and saves it when asked."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from policies.models import Instrument, Source
from tests import make
from tests.policies.exchange.scans import scan
from tests.policies.exchange.seeds import BILL, FOLDER, needs_seeds


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "ordinance.txt"
    path.write_bytes(scan("ordinance").encode())
    return path


def run(*args, **options):
    out = StringIO()
    call_command("import_document", *map(str, args), stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_json_is_printed_and_nothing_is_stored(paper, django_assert_num_queries):
    with django_assert_num_queries(0):
        found = json.loads(run(paper, "--json"))
    assert found["instrument"]["ordinance_number"] == {"value": "24-19", "raw": "24-19"}


def test_without_a_choice_a_summary_in_words(paper):
    said = run(paper)
    assert "Section 1 is to restore 2.60 (Code of Ethics)" in said
    assert "Please check: This section repeals whatever conflicts without naming it." in said


@pytest.mark.django_db
def test_save_enters_it_and_says_where(paper):
    city = make.city("alderbrook")
    make.clerk_of(city)
    said = run(paper, "--save", municipality="alderbrook")
    assert "/alderbrook/matters/ordinance-24-19/" in said
    assert "/alderbrook/policies/code-of-ethics/versions/1/" in said
    assert Source.objects.get().imported_by == make.clerk_of(city)


@pytest.mark.django_db
def test_save_needs_a_city_and_a_person(paper):
    with pytest.raises(CommandError, match="--save needs --municipality"):
        run(paper, "--save")
    make.city("alderbrook")
    with pytest.raises(CommandError, match="Say with --by"):
        run(paper, "--save", municipality="alderbrook")
    with pytest.raises(CommandError, match="Say with --by"):
        run(paper, "--save", municipality="alderbrook", by="nobody@city.example")


@pytest.mark.django_db
def test_save_refuses_a_policy_that_is_not_there_and_a_second_time(paper):
    city = make.city("alderbrook")
    make.clerk_of(city)
    with pytest.raises(CommandError, match="has no policy at “nowhere”"):
        run(paper, "--save", municipality="alderbrook", policy="nowhere")
    run(paper, "--save", municipality="alderbrook")
    with pytest.raises(CommandError, match="imported already"):
        run(paper, "--save", municipality="alderbrook")


def test_json_and_save_exclude_each_other(paper):
    with pytest.raises(CommandError, match="stores nothing"):
        run(paper, "--json", "--save")


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        run(tmp_path / "missing.txt")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(CommandError, match="This is a PDF file, not text"):
        run(tmp_path / "scan.pdf")


@needs_seeds
@pytest.mark.django_db
def test_the_bill_of_the_seeds_enters_with_its_unknowns():
    city = make.city("capital")
    make.clerk_of(city)
    said = run(FOLDER / BILL, "--save", municipality="capital")
    instrument = Instrument.objects.get()
    assert "/capital/matters/bill-2012-119/" in said
    assert (instrument.bill_number, instrument.ordinance_number) == ("2012-119", "")
    assert instrument.ordinance_number_raw == "15n,\ufffd2 -7"
    assert instrument.file_number == "ORD15067"
    assert [(act.kind, act.date.precision) for act in instrument.acts.order_by("pk")] == [
        ("passed", "unknown"),
        ("approved", "unknown"),
    ]
