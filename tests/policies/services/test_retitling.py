"""A policy gets another title; what is frozen goes on saying what it was called."""

import pytest

from policies.exchange import read
from policies.models import Policy, PolicyKind
from policies.naming import name_of_text, names_in
from policies.refusals import Duplicate, Overtaken, Refused
from policies.services import freezing
from policies.services.describing import owns_policy
from policies.services.importing import save_reading
from policies.services.retitling import change_policy, entry_of
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def code():
    return make.policy(make.city(), title="Code of ethics", citation="Chapter 2.52")


def change(policy, reason="The council asked for it", seen=None, **facts):
    return change_policy(
        by=make.clerk_of(policy.municipality),
        policy=policy,
        seen=entry_of(policy) if seen is None else seen,
        reason=reason,
        **facts,
    )


def test_facts_change_with_a_reason_and_the_address_stays(code):
    slug = code.slug
    row = change(code, title="Code of conduct", kind=PolicyKind.CODE_OF_CONDUCT, summary="Who may take what.")
    assert (row.slug, row.title, row.citation) == (slug, "Code of conduct", "Chapter 2.52")
    assert (row.kind, row.summary) == ("code_of_conduct", "Who may take what.")
    last, first = row.history.order_by("-history_id")
    assert (first.title, last.title) == ("Code of ethics", "Code of conduct")
    assert last.history_change_reason == "The council asked for it"
    assert last.history_user == make.clerk_of(code.municipality)


@pytest.mark.parametrize(
    ("facts", "kind", "sentence"),
    [
        ({"title": "Code of ethics"}, Refused, "Nothing would change: the policy says this already."),
        ({"title": "X", "reason": " "}, Refused, "Say why: the reason stands in the history of the policy."),
        ({"title": "X", "reason": "x" * 101}, Refused, "Say why in at most 100 letters."),
        ({"title": " "}, Refused, "A policy has a title."),
        ({"title": "GIFTS"}, Duplicate, "This city already has a policy called “GIFTS”."),
        ({"title": "X", "seen": 0}, Overtaken, "Somebody changed this policy while you were at it."),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_trace(code, facts, kind, sentence):
    make.policy(code.municipality, title="Gifts")
    with pytest.raises(kind, match=sentence.replace("(", r"\(")):
        change(code, **facts)
    assert Policy.objects.get(pk=code.pk).title == "Code of ethics"
    assert code.history.count() == 1


def test_a_title_of_another_city_is_free(code):
    make.policy(make.city(), title="Gifts")
    assert change(code, title="Gifts").title == "Gifts"


def test_a_frozen_text_keeps_its_name_and_its_digests_and_a_later_one_has_the_new(code):
    law = make.law(code)
    before = (law.freezing.text_digest, law.freezing.record_digest)
    change(code, title="Code of conduct", citation="Chapter 2.60")
    draft = make.draft(code, base=law)
    bill = make.edition(make.instrument(code.municipality), (code, draft, law))
    change(code, title="Conduct", reason="Shorter")
    law, draft = (
        code.versions.with_record().select_related("policy").get(pk=each.pk) for each in (law, draft)
    )
    loose = make.draft(Policy.objects.get(pk=code.pk))
    assert name_of_text(law).title == "Code of ethics"
    assert name_of_text(law).citation == "Chapter 2.52"
    assert name_of_text(draft).title == "Code of conduct"
    assert name_of_text(loose).title == "Conduct"
    bill.refresh_from_db()
    assert names_in(bill, [code])[code.pk].title == "Code of conduct"
    assert names_in(bill, [code])[code.pk].ever >= {"code of ethics", "code of conduct", "conduct"}
    assert before == (law.freezing.text_digest, law.freezing.record_digest)


def test_on_the_clock_of_a_demonstration_the_names_are_told_apart_all_the_same():
    from_clock = make.datetime(2019, 8, 27, 16, tzinfo=make.UTC)
    city = make.demonstration(at=from_clock)
    code = make.policy(city, title="Code of ethics")
    law = make.law(code)
    make.municipalities.set_clock(municipality=city, stands_at=from_clock.replace(hour=17))
    change(code, title="Code of conduct")
    make.municipalities.set_clock(municipality=city, stands_at=from_clock.replace(hour=18))
    later = make.law(Policy.objects.get(pk=code.pk))
    assert name_of_text(law).title == "Code of ethics"
    assert name_of_text(later).title == "Code of conduct"


def test_a_paper_no_longer_names_a_policy_of_which_a_text_is_frozen():
    city = make.city()
    data = b"Section 1. Gifts.\nNo officer takes a present.\n"
    shared = {"by": make.clerk_of(city), "municipality": city, "reading": read(data), "data": data}
    paper = save_reading(**shared, name="a.txt", publish=False).source
    assert owns_policy(paper)
    freezing.freeze_version(by=make.clerk_of(city), version=make.draft(paper.version.policy))
    assert not owns_policy(paper)
