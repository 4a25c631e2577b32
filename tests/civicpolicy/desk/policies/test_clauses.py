"""The clause library: read, added to, changed with a history, and brought into a section of a draft."""

import re

import pytest
from django.urls import reverse

from policies.models import Clause, Role, Section
from policies.queries import sections_of
from policies.refusals import Refused
from policies.services import clauses
from tests import make

pytestmark = pytest.mark.django_db
BUILT_IN = "notice: Disclaimer for a social media page"


@pytest.fixture
def own(desk):
    return clauses.add_clause(
        by=desk.person, municipality=desk.city, name="Fees", kind="rules", words="[city] asks for no fee."
    )


@pytest.fixture
def gifts(desk, draft):
    return desk.address(draft, "section-clause", sections_of(draft)[1].key)


def address(desk, name="clauses", *rest):
    return reverse(f"desk:{name}", args=[desk.city.slug, *rest])


def hidden(page):
    return {name: re.search(rf'name="{name}" value="(\w+)"', page)[1] for name in ("seen", "previewed")}


def test_the_library_is_read_from_the_list_of_policies(desk, own):
    assert address(desk) in desk.get(address(desk, "policies"))
    page = desk.get(address(desk))
    assert "Fees" in page and "Disclaimer for a social media page" in page


def test_a_clause_is_made_our_own_and_changed_with_a_history(desk):
    new = f"{address(desk, 'clause-new')}?from={BUILT_IN}"
    assert "Do not report an emergency here" in desk.get(new)
    words = {"name": "Page notice", "kind": "notice", "words": "Be kind."}
    page = desk.after(desk.post(address(desk, "clause-new"), words))
    assert "“Page notice” is kept." in page
    row = Clause.objects.get()
    seen = {"seen": row.history.latest().pk, "reason": "Shorter"}
    desk.post(address(desk, "clause", row.pk), words | seen | {"words": "Kind.", "is_retired": "on"})
    page = desk.get(address(desk, "clause", row.pk))
    assert "Words: “Be kind.” became “Kind.”" in page and "(Shorter)" in page
    assert "Out of use" in desk.get(address(desk))
    assert "own-" not in str([each.key for each in clauses.in_use(desk.city)])


def test_who_is_overtaken_sees_what_stands_and_keeps_what_was_typed(desk, own):
    typed = {"name": "Fees", "kind": "rules", "words": "Mine.", "seen": own.history.latest().pk}
    theirs = typed | {"words": "Theirs."}
    desk.post(address(desk, "clause", own.pk), theirs)
    page = desk.post(address(desk, "clause", own.pk), typed, 409)
    assert "Somebody changed this clause" in page and "Theirs." in page and "Mine.</textarea>" in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Give the clause a name"),
        ({"words": ""}, "Write the words of the clause"),
        ({"words": " \n "}, "A clause needs a name and words"),
        ({"name": "Fees"}, "The city has a clause “Fees” already"),
        ({"kind": "poem"}, "Choose a kind from the list"),
    ],
)
def test_what_makes_no_clause_is_said(desk, own, changes, sentence):
    page = desk.post(
        address(desk, "clause-new"), {"name": "Other", "kind": "rules", "words": "Words kept."} | changes, 422
    )
    assert sentence in page


def test_a_name_that_another_clause_has_is_refused_on_change_too(desk, own):
    other = clauses.add_clause(by=None, municipality=desk.city, name="B", kind="rules", words="B.")
    typed = {"name": "Fees", "kind": "rules", "words": "B.", "seen": other.history.latest().pk}
    assert "already" in desk.post(address(desk, "clause", other.pk), typed, 422)


def test_a_library_does_not_grow_without_end(desk, monkeypatch):
    monkeypatch.setattr(clauses, "MOST_CLAUSES", 0)
    with pytest.raises(Refused, match="up to 0 clauses"):
        clauses.add_clause(by=None, municipality=desk.city, name="A", kind="rules", words="A.")
    with pytest.raises(Refused, match="up to 20,000"):
        clauses._write(Clause(municipality=desk.city), "A", "rules", "x" * 20_001)


def test_another_city_has_clauses_of_its_own(desk, own):
    there = make.city()
    assert clauses.own_clauses(there) == []
    desk.client.force_login(make.clerk_of(there, Role.DRAFTER))
    desk.get(reverse("desk:clause", args=[there.slug, own.pk]), 404)


def test_a_clause_is_brought_into_a_section_and_seen_first(desk, draft, gifts):
    section = sections_of(draft)[1]
    assert "Save it and bring in a clause…" in desk.get(desk.address(draft, "section", section.key))
    assert "Disclaimer for a social media page" in desk.get(gifts)
    page = desk.get(f"{gifts}?clause={BUILT_IN}")
    assert f"the {desk.city.name}" in page and "<ins" in page
    typed = {"v-city": "Elm Fork", "place": "0", "reason": ""}
    other = desk.post(f"{gifts}?clause={BUILT_IN}", hidden(page) | typed | {"confirm": "yes"}, 200)
    assert "not what you last saw" in other
    desk.post(f"{gifts}?clause={BUILT_IN}", hidden(other) | typed | {"confirm": "yes"})
    text = sections_of(draft)[1].text
    assert text.startswith("Comments on this page") and text.endswith(
        "\nNo gift over fifty dollars ($50.00) is taken."
    )
    last = Section.history.filter(version_id=draft.pk).latest("history_id")
    assert last.history_change_reason == "Brought in the clause “Disclaimer for a social media page”"


def test_a_clause_without_a_value_stays_in_brackets(desk, gifts):
    page = desk.get(f"{gifts}?clause=effective: Sunset")
    assert "<strong>[day]</strong>" in page


def test_a_section_that_changed_meanwhile_is_shown_anew(desk, draft, gifts, own):
    asked = f"{gifts}?clause=own-{own.pk}"
    page = desk.get(asked)
    typed = {"v-city": f"the {desk.city.name}", "place": "end", "reason": "Kept reason"}
    row = sections_of(draft)[1]
    row.text = "Other words."
    row.save()
    shown = desk.post(asked, hidden(page) | typed | {"confirm": "yes"}, 200)
    assert "not what you last saw" in shown and "Other words." in shown and "Kept reason" in shown
    late = hidden(shown) | {"seen": hidden(page)["seen"]} | typed | {"confirm": "yes"}
    page = desk.post(asked, late, 409)
    assert "Somebody else changed this section meanwhile" in page
    assert sections_of(draft)[1].text == "Other words."


@pytest.mark.parametrize("changes", [{"place": "nowhere"}, {"v-city": "x" * 201}])
def test_what_cannot_be_brought_in_comes_back(desk, draft, gifts, own, changes):
    asked = f"{gifts}?clause=own-{own.pk}"
    sent = hidden(desk.get(asked)) | {"place": "end", "v-city": "E", "reason": ""} | changes
    assert "There is a problem" in desk.post(asked, sent | {"confirm": "yes"}, 422)
    assert "fee" not in sections_of(draft)[1].text


def test_what_is_no_clause_and_what_is_no_draft(desk, law, gifts):
    assert "Choose a clause from the list" in desk.get(f"{gifts}?clause=none", 422)
    frozen = desk.address(law, "section-clause", sections_of(law)[1].key)
    assert "cannot be changed" in desk.after(desk.client.get(frozen))


def test_the_pages_ask_little(desk, gifts, own, assert_queries_at_most):
    for page in (address(desk), address(desk, "clause", own.pk), gifts, f"{gifts}?clause=own-{own.pk}"):
        with assert_queries_at_most(12):
            desk.get(page)
