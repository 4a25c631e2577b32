"""Shared parts of pages, rendered by themselves."""

import pytest
from django import forms
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.test import Client, RequestFactory

from policies.templatetags.civic import icon, position_icon, symbols
from tests.look import invented
from tests.look.gallery import PAGES, CommentForm, render


def part(name: str, **context: object) -> str:
    return " ".join(render_to_string(name, context).split())


def test_an_icon_is_hidden_from_screen_readers_and_unknown_names_fail():
    assert 'aria-hidden="true"' in icon("clock")
    with pytest.raises(KeyError):
        icon("rocket")


def test_every_position_has_a_sign_and_nothing_else_has():
    assert [bool(position_icon(name)) for name, _ in invented.POSITIONS] == [True] * 4
    assert position_icon("resident") == ""


def test_every_symbol_of_the_sprite_is_read():
    assert {"lock", "clock", "comment", "seal", "record", "position-with_changes"} <= set(symbols())


def test_a_withheld_comment_shows_its_ground_and_not_its_words():
    html = part(
        "_comment_card.html",
        card={"number": 88, "received": "Mon.", "withheld": "Ground 3.", "words": "secret", "name": "Ada"},
    )
    assert "Ground 3. It is still counted" in html
    assert "secret" not in html
    assert "Ada" not in html


def test_a_comment_without_a_name_says_so_and_keeps_its_lines():
    html = part("_comment_card.html", card={"received": "Mon.", "words": "a\n<b>b</b>"})
    assert "Name withheld" in html
    assert "&lt;b&gt;b" in html


def test_a_fact_nobody_knows_is_shown_as_unknown_and_a_zero_as_a_zero():
    html = part("_facts.html", facts=[("Ordinance number", None), ("Votes against", 0)])
    assert "Not known" in html
    assert "<dd>0</dd>" in html


def test_steps_say_in_words_what_the_signs_draw():
    html = part("_steps.html", steps=invented.STEPS)
    assert html.count("Done.") == 3
    assert html.count("To come.") == 2
    assert html.count('aria-current="step"') == 1
    assert "Date not yet known" in html


def test_the_error_summary_leads_to_every_field_in_order():
    form = CommentForm({"email": "x"})
    html = part("_error_summary.html") + render("errors", form=form)
    order = [
        html.index(f'href="#{name}"')
        for name in ("id_words", "id_name", "id_email", "id_capacity", "id_agree")
    ]
    assert order == sorted(order)
    assert "There is a problem: 5 things to put right" in html


def test_a_form_without_problems_has_no_summary():
    form = CommentForm({"words": "x", "name": "x", "capacity": "resident", "agree": "on"})
    assert form.is_valid()
    assert "There is a problem" not in render("errors", form=form)


def test_a_problem_of_a_radio_group_leads_to_its_first_button():
    class Choice(forms.Form):
        position = forms.ChoiceField(widget=forms.RadioSelect, choices=[("for", "For it")])

    assert 'href="#id_position_0"' in render("errors", form=Choice({}))


def test_a_field_in_error_is_tied_to_its_words():
    html = render("errors", form=CommentForm({"words": ""}))
    assert 'aria-describedby="id_words_helptext id_words_error"' in html
    assert 'id="id_words_error"' in html
    assert "Error: write your comment" in html


def test_a_demonstration_says_so():
    assert "Demonstration city. Not a real government." in render("home")


def test_a_real_city_says_whose_website_it_is():
    request = RequestFactory().get("/")
    request.municipality = type("City", (), {**vars(invented.CITY), "is_demonstration": False})
    html = get_template("404.html").template.render(Context({"request": request}))
    assert "An official website of the City of Juniper Bend, Wyoming" in html


@pytest.mark.django_db
def test_an_address_that_is_not_there_is_answered_in_words():
    response = Client().get("/nobody-lives-here/")
    assert response.status_code == 404
    assert "This page is not here" in response.content.decode()


def test_pages_for_broken_things_need_nothing_else():
    for name in ("400.html", "500.html"):
        assert "{%" not in (PAGES.parents[2] / "templates" / name).read_text()
