"""A policy is opened, and a draft begins with nothing, with pasted words, or with another text."""

import pytest
from django.urls import reverse

from policies.models import Policy, Version
from policies.queries import sections_of
from tests import make

pytestmark = pytest.mark.django_db
PASTED = "2.60.020 Gifts.\nNo gift is taken.\n\n2.60.040 Travel.\nTravel is reported.\n"


def start(desk, policy, status=303, **form):
    answer = desk.post(reverse("desk:draft-start", args=[desk.city.slug, policy.slug]), form, status)
    return answer if status != 303 else Version.objects.order_by("-pk").first()


def names(version):
    return [(row.label, row.heading) for row in sections_of(version)]


def keys(version):
    return [row.key for row in sections_of(version)]


def test_a_policy_is_opened_and_its_address_made_from_the_title(desk):
    address = reverse("desk:policy-new", args=[desk.city.slug])
    assert "Open a policy" in desk.get(address)
    form = {"title": "Code of Conduct", "kind": "code_of_conduct", "citation": "Chapter 3"}
    page = desk.after(desk.post(address, form))
    assert "“Code of Conduct” is opened." in page and "Start a draft" in page
    desk.post(address, form | {"title": "Code of conduct."})
    assert sorted(Policy.objects.values_list("slug", flat=True)) == ["code-of-conduct", "code-of-conduct-2"]
    refused = desk.post(address, form | {"title": "code of conduct"}, 422)
    assert "A policy has that title already" in refused and 'value="Chapter 3"' in refused
    assert Policy.objects.count() == 2
    assert Policy.history.first().history_user == desk.person


@pytest.mark.parametrize("title", ["New", "Start", "???", "x" * 200])
def test_any_title_has_an_address_of_its_own(desk, title):
    answer = desk.post(reverse("desk:policy-new", args=[desk.city.slug]), {"title": title, "kind": "other"})
    assert "Start a draft" in desk.after(answer)


@pytest.mark.parametrize(
    "form", [{"title": "", "kind": "other"}, {"title": "x" * 201, "kind": "other"}, {"title": "A\x00"}]
)
def test_a_policy_without_a_title_is_not_opened_and_the_words_stay(desk, form):
    page = desk.post(reverse("desk:policy-new", args=[desk.city.slug]), form | {"citation": "Here"}, 422)
    assert "There is a problem" in page and 'value="Here"' in page
    assert not Policy.objects.exists()


def test_a_draft_begins_with_nothing(desk, code):
    draft = start(desk, code, how="empty")
    assert (names(draft), draft.base) == ([], None)
    assert "No section yet." in desk.get(desk.address(draft))


def test_a_draft_begins_with_pasted_words_and_keeps_the_identity_of_sections_in_force(desk, code, law):
    draft = start(desk, code, how="words", words=PASTED)
    assert names(draft) == [("2.60.020", "Gifts"), ("2.60.040", "Travel")]
    assert draft.base == law
    assert keys(draft)[0] == keys(law)[1]


def test_a_draft_begins_with_the_text_in_force(desk, code, law):
    draft = start(desk, code, how="law")
    assert (names(draft), keys(draft), draft.base) == (names(law), keys(law), law)
    assert "0</strong> of 3 sections changed" in desk.get(desk.address(draft))


def test_a_copy_of_a_draft_is_compared_with_the_law_and_remembers_where_it_came_from(desk, draft, law):
    copy = start(desk, draft.policy, how="version", version=str(draft.number))
    assert (copy.base, copy.previous, keys(copy)) == (law, draft, keys(draft))


def test_a_copy_of_an_old_law_is_compared_with_the_law_of_today(desk, code, law):
    later = make.law(code, make.SECTIONS, base=law)
    copy = start(desk, code, how="version", version=str(law.number))
    assert (copy.base, copy.previous) == (later, law)


def test_a_link_beside_a_text_proposes_that_text(desk, draft):
    address = reverse("desk:draft-start", args=[desk.city.slug, draft.policy.slug])
    assert f'<option value="{draft.number}" selected>' in desk.get(f"{address}?from={draft.number}")
    assert "<option" in desk.get(f"{address}?from=x")


@pytest.mark.parametrize(
    "form",
    [
        {"begin": "yes"},
        {"how": "law"},
        {"how": "version"},
        {"how": "version", "version": "99"},
        {"how": "words"},
        {"how": "words", "words": " \n "},
        {"how": "words", "words": "a\x00"},
    ],
)
def test_what_cannot_begin_a_draft_says_why(desk, code, form):
    make.draft(code)
    assert "There is a problem" in start(desk, code, 422, **form)
    assert Version.objects.count() == 1


def test_a_heading_that_comes_twice_is_two_sections(desk, code, law):
    draft = start(desk, code, how="words", words="2.60.020 Gifts.\nOne.\n\n2.60.020 Gifts.\nTwo.\n")
    assert [row.text for row in sections_of(draft)] == ["One.", "Two."]
