"""The style of every page as one file: complete, found under its fingerprint alone, and kept."""

from pathlib import Path

import pytest
from django.urls import reverse

from civicpolicy import look
from tests import make

STATIC = Path(__file__).resolve().parents[2] / "static"


def test_it_holds_every_sheet_in_order():
    places = [look.style().index((STATIC / f"{name}.css").read_bytes()) for name in look.SHEETS]
    assert places == sorted(places)


def test_no_sheet_of_it_asks_for_another_file():
    assert b"url(" not in look.style()
    assert b"@import" not in look.style()


def test_it_is_kept_for_a_year_under_its_fingerprint_and_is_nowhere_else(client):
    answer = client.get(look.address())
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/look.0123456789ab.css").status_code == 404


def test_while_somebody_works_on_it_every_look_is_fresh(settings, tmp_path, monkeypatch):
    settings.BASE_DIR = tmp_path
    (tmp_path / "static").mkdir()
    for name in look.SHEETS:
        (tmp_path / "static" / f"{name}.css").write_text("a {}")
    settings.DEBUG = True
    before = look.address()
    (tmp_path / "static" / "base.css").write_text("b {}")
    assert look.address() != before


@pytest.mark.django_db
def test_every_page_asks_for_it_first(client):
    page = client.get(reverse("site:home", args=[make.city().slug])).content.decode()
    assert page.index(look.address()) < page.index("city.css")
