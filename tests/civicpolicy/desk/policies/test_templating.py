"""A policy, a draft, a bill begins from a template."""

import pytest
from django.urls import reverse

from policies.models import Policy
from policies.queries import sections_of
from policies.services import templating
from tests import make

pytestmark = pytest.mark.django_db


def test_a_policy_is_opened_from_a_template_its_names_filled_in_and_the_text_seen(desk):
    new = reverse("desk:policy-new", args=[desk.city.slug])
    assert "?template=social-media-policy" in desk.get(new)
    page = desk.get(f"{new}?template=social-media-policy")
    assert 'value="Social media policy"' in page and 'value="social_media" selected' in page
    fields = {"title": "Social media policy", "kind": "social_media", "citation": ""}
    page = desk.after(desk.post(f"{new}?template=social-media-policy", fields))
    assert f"The {desk.city.name} uses social media" in page and 'value="City Council"' in page
    policy = Policy.objects.get(slug="social-media-policy")
    address = reverse("desk:draft-template", args=[desk.city.slug, policy.slug, "social-media-policy"])
    typed = {"v-city": "Elm Fork", "v-manager": "", "v-council": "Town Council", "v-clerk": "Town Clerk"}
    shown = desk.post(address, typed | {"preview": "yes"}, 200)
    assert "Elm Fork uses social media" in shown and "<strong>[manager]</strong>" in shown
    assert not policy.versions.exists()
    desk.post(address, typed | {"begin": "yes"})
    rows = sections_of(policy.versions.get())
    assert [row.label for row in rows] == [str(at) for at in range(1, 12)]
    assert rows[0].text.startswith("Elm Fork uses") and "The [manager] names" in rows[2].text


def test_a_draft_of_a_policy_that_exists_begins_from_a_template(desk, code, law):
    start = reverse("desk:draft-start", args=[desk.city.slug, code.slug])
    page = desk.post(start, {"how": "template", "template": ""}, 422)
    assert "Choose the template that the draft begins from" in page
    page = desk.after(desk.post(start, {"how": "template", "template": "code-of-ethics"}))
    assert "Begin from the template “Code of ethics”" in page
    address = reverse("desk:draft-template", args=[desk.city.slug, code.slug, "code-of-ethics"])
    desk.post(address, {"begin": "yes"})
    assert code.versions.latest("number").base == law


@pytest.mark.parametrize("value", ["x" * 201, "a\x00b"])
def test_a_value_that_cannot_be_kept_comes_back_with_a_sentence(desk, code, value):
    address = reverse("desk:draft-template", args=[desk.city.slug, code.slug, "code-of-ethics"])
    page = desk.post(address, {"v-city": value, "v-clerk": "Our clerk", "begin": "yes"}, 422)
    assert "There is a problem" in page and "Our clerk" in page and not code.versions.exists()


def test_there_is_no_page_for_a_template_that_there_is_not(desk, code):
    desk.get(reverse("desk:draft-template", args=[desk.city.slug, code.slug, "ordinance"]), 404)


def test_a_bill_begins_with_the_words_of_a_template_where_the_city_has_none(desk):
    desk.city.profile.enacting_clause = "Our own enacting clause."
    desk.city.profile.save()
    new = reverse("desk:bill-new", args=[desk.city.slug])
    assert "?template=resolution" in desk.get(new)
    page = desk.get(f"{new}?template=ordinance")
    assert 'value="ordinance"' in page and "What stands in brackets" in page
    fields = {"kind": "ordinance", "adoption_path": "council", "title": "Gifts"}
    desk.post(f"{new}?template=ordinance", fields)
    edition = desk.city.editions.get()
    assert edition.enacting_clause == "Our own enacting clause."
    assert edition.long_title == f"An ordinance of the {desk.city.name}, Wyoming, on [subject]."
    assert edition.severability_clause.startswith("If a court finds")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Town of Osier", ("the Town of Osier", "Town Council", "Town Clerk")),
        ("Lindengate", ("Lindengate", "City Council", "City Clerk")),
    ],
)
def test_what_a_city_is_called_comes_from_its_name(name, values):
    known = templating.city_values(make.city(name=name))
    assert (known["city"], known["council"], known["clerk"]) == values
