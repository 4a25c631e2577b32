"""A real page from a scan: the clerk imports it, rules on its queue, publishes it, by visible names."""

import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from policies.models import Publication, RulingKind, Source, Version
from policies.services.ruling import entries, rule
from policies.text.account import count
from tests import make
from tests.journeys.door import sign_in

PAGE = Path(__file__).parents[3] / "shared" / "seeds" / "003_460fc6325c757481.txt"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not PAGE.exists(), reason="the scanned page is not beside this checkout"),
]


@pytest.fixture
def city(browser):
    return make.city("river-bend")


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def desk(city, open_page, request):
    """The clerk's window, with and without JavaScript."""
    return at_the_imports(city, open_page(javascript=request.param))


def at_the_imports(city, page):
    return sign_in(page, make.clerk_of(city), reverse("desk:import", args=[city.slug]))


def import_the_page(desk):
    desk.get_by_label("Text file").set_input_files(PAGE)
    desk.get_by_role("button", name="Read the paper").click()
    desk.get_by_role("heading", name=PAGE.name).wait_for()


def said(desk):
    return " ".join(desk.locator("main").inner_text().split())


def test_the_clerk_imports_rules_and_publishes(desk):
    import_the_page(desk)
    expect(desk.locator("main")).to_contain_text("42 places still to look at.")
    expect(desk.locator("main")).to_contain_text("Marks unknown.")
    assert not Publication.objects.exists()
    desk.get_by_role("button", name="Take “public's”").first.click()
    expect(desk.locator("main")).to_contain_text("“ublic's”: now “public's”")
    put_in_the_spaces(desk)
    type_another_word(desk)
    correct_by_hand(desk)
    undo_and_rule_again(desk)
    rule_on_some_of_the_rest(desk)
    source = Source.objects.get()
    keep_what_waits(source)
    assert count(entries(source)).spans == 0
    desk.reload()
    expect(desk.locator("main")).to_contain_text("Complete. Every word of this paper")
    publish(desk)
    version = Version.objects.get()
    assert version.is_frozen and version.marks == "unknown"
    text = version.sections.get().text
    assert "the burden of earning responsibility in the public's trust" in text
    assert "communications, including" in text


def put_in_the_spaces(desk):
    desk.get_by_role("link", name="Put in all missing spaces").click()
    expect(desk.locator("main")).to_contain_text("“unications,including” becomes “unications, including”")
    desk.get_by_role("button", name="Put in the spaces").click()
    assert re.search(r"\d+ missing spaces put in", said(desk))


def type_another_word(desk):
    desk.get_by_role("link", name="Other words, or leave out “bass”").or_(
        desk.get_by_role("link", name="Other words, or leave out “coiTmion”")
    ).first.click()
    desk.get_by_label("Other words").fill("common")
    desk.get_by_role("button", name="Use these words").click()
    expect(desk.locator("main")).to_contain_text("now “common”")


def correct_by_hand(desk):
    desk.get_by_role("link", name="Correct, split or join").first.click()
    box = desk.get_by_label("Text of the section")
    words = box.input_value()
    broken = re.search(r"share in the b of earn res onsi1 i in the", words)
    assert broken, "the broken words stand there as they were read"
    words = words.replace(broken.group(), "share the burden of earning responsibility in the")
    box.fill(words.replace("personal coma unications", "personal communications"))
    desk.get_by_role("button", name="Save the section").click()
    expect(desk.locator("main")).to_contain_text("was saved.")


def undo_and_rule_again(desk):
    desk.get_by_role("button", name="Undo the ruling on “coiTmion”").click()
    expect(desk.locator("main")).to_contain_text("“coiTmion”: as read.")
    desk.get_by_role("link", name="Other words, or leave out “coiTmion”").click()
    desk.get_by_label("Other words").fill("common")
    desk.get_by_role("button", name="Use these words").click()


def rule_on_some_of_the_rest(desk):
    """Settle what was corrected by hand, take the first proposal elsewhere, keep what has none."""
    buttons = re.compile(r"^(Settled by a correction|Take “|Keep “)")
    for _ in range(5):
        card = desk.locator("li.card", has=desk.get_by_role("button", name=buttons)).first
        settle = card.get_by_role("button", name="Settled by a correction")
        (settle if settle.count() else card.get_by_role("button", name=buttons).first).click()
        desk.get_by_role("heading", name=PAGE.name).wait_for()


def keep_what_waits(source):
    """Some thirty forms of one kind are left: five show that they work."""
    clerk = make.clerk_of(source.municipality)
    for waiting in [each.span for each in entries(source) if each.waits]:
        rule(by=clerk, source=source, span=waiting, kind=RulingKind.KEPT)


def publish(desk):
    desk.get_by_role("link", name="Publish as introduced").click()
    expect(desk.locator("main")).to_contain_text("Marks unknown.")
    desk.get_by_label("Kind of bill").select_option(label="Council policy")
    desk.get_by_label("Short title").fill("Adopting a policy on personal communications")
    desk.get_by_role("button", name="Freeze and publish").click()
    expect(desk.locator("main")).to_contain_text("is published as introduced")


@pytest.mark.parametrize(("width", "scheme"), [(375, "dark")])
def test_the_pages_of_a_paper_have_no_barrier_and_fit_the_screen(city, open_page, hindrances, width, scheme):
    page = at_the_imports(city, open_page(width=width, color_scheme=scheme))
    import_the_page(page)
    source = Source.objects.get()
    section = source.version.sections.get()
    span = next(each.span for each in entries(source) if each.waits)
    names = ("", "-fields", "-spaces", "-marks", "-publish", "-in-force")
    paths = [reverse(f"desk:source{name}", args=[city.slug, source.pk]) for name in names]
    paths += [
        reverse("desk:import", args=[city.slug]),
        reverse("desk:source-span", args=[city.slug, source.pk, *span]),
        reverse("desk:source-section", args=[city.slug, source.pk, section.key]),
    ]
    found = {}
    for path in paths:
        assert page.goto(path).status == 200, path
        if said := hindrances(page):
            found[path] = said
    assert found == {}
