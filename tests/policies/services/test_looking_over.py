"""What the rules look over is what the record holds: texts, instructions, other policies, acts, local law."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.models import Amendment, Edition
from policies.queries import city_standings, standings
from policies.refusals import Refused
from policies.services import acts, composing, freezing, instruments, retitling
from policies.services.checking import check, look_over
from policies.services.gathering import bill_of, deeds, local_rules
from policies.services.instruments import begin_bill
from policies.text.section import SectionText
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def city():
    made = make.city()
    made.profile.enacting_clause = "Be it ordained:"
    made.profile.save()
    return made


@pytest.fixture
def code(city):
    return make.policy(city, citation="Chapter 2.52")


@pytest.fixture
def edition(city, code):
    """A draft of an ordinance that changes one section of a code in force and adds one."""
    law = make.law(code, make.keyed(make.SECTIONS))
    first, second = (row.as_text() for row in law.sections.order_by("position"))
    changed = SectionText("section", second.label, "Gifts", "No gift over $25 is taken.", second.key)
    added = SectionText("section", "2.52.030", "Register", "The clerk keeps a register.")
    clerk = make.clerk_of(city)
    bill = begin_bill(by=clerk, municipality=city, kind="ordinance", title="Gifts", bill_number="26-14")
    made = bill.editions.get()
    composing.put_in(by=clerk, edition=made, draft=make.draft(code, [first, changed, added], base=law))
    made.long_title, made.effective_clause, made.effective_rule = "An ordinance", "On adoption.", "adoption"
    made.save()
    return made


def rules(edition):
    return [each.rule for each in check(edition, TODAY).found]


def write(edition, label, text):
    row = edition.amendments.get().proposed.sections.get(label=label)
    row.text = text
    row.save()


def test_a_sound_edition_has_no_finding(edition):
    assert rules(edition) == []


def test_one_list_holds_what_the_record_and_what_the_words_say(edition, code):
    write(edition, "2.52.020", "As section 2.52.090 says, no gift \u202eis\u202c taken.")
    make.law(code, make.SECTIONS[:1], effective=PartialDate.year(2020))
    checked = check(edition, TODAY)
    assert [each.rule for each in checked.found] == [
        "law-overtaken",
        "hidden-direction",
        "reference-to-nothing",
    ]
    assert [each.blocks for each in checked.found] == [True, True, False]
    assert len(checked.blockers) == 2


def test_what_blocks_is_refused_by_the_service(edition, city):
    write(edition, "2.52.020", "No gift \u202eis\u202c taken.")
    clerk = make.clerk_of(city)
    with pytest.raises(Refused, match="turn the order of the words around"):
        freezing.freeze_as_seen(by=clerk, edition=edition, seen=check(edition, TODAY).sign)
    write(edition, "2.52.020", "As section 2.52.090 says, no gift is taken.")
    assert (
        freezing.freeze_as_seen(by=clerk, edition=edition, seen=check(edition, TODAY).sign).edition == edition
    )


def test_of_a_frozen_edition_nothing_is_said_but_before_it_is_law(edition, city):
    write(edition, "2.52.020", "As section 2.52.090 says, no gift is taken.")
    freezing.freeze_edition(by=make.clerk_of(city), edition=edition)
    row = Edition.objects.select_related("instrument", "freezing").get(pk=edition.pk)
    assert rules(row) == []
    assert [each.rule for each in look_over(row, TODAY, list(row.amendments.order_by("pk"))).found] == [
        "reference-to-nothing"
    ]


def test_an_instruction_may_name_the_policy_as_it_was_called(edition, code, city):
    """An earlier title or citation is right, as it is where the bill is printed."""
    clerk, law = make.clerk_of(city), edition.amendments.get()
    for target in (code.title, code.citation):
        step = instruments.InstructionDraft(operation="amend", target=target, number="1")
        composing.set_steps(by=clerk, amendment=law, seen=composing.state_of_steps(law), steps=[step])
        facts = {"title": f"Conduct, not {target}", "citation": f"Not {target}"}
        seen = retitling.entry_of(code)
        retitling.change_policy(by=clerk, policy=code, seen=seen, reason="As the code has it", **facts)
        assert rules(edition) == []


def test_a_given_day_is_one_of_the_facts(edition):
    edition.effective_rule, edition.effective_clause = "given", "On January 1, 2027."
    edition.save()
    assert rules(edition) == ["effective-day-missing"]
    for row in Amendment.objects.filter(edition=edition):
        row.date = PartialDate.on(date(2027, 1, 1))
        row.save()
    assert rules(edition) == []


def test_a_repealed_policy_is_told_from_one_in_force(edition, city):
    write(edition, "2.52.020", "As section 9.10.010 says, no gift is taken.")
    assert rules(edition) == []
    pay = make.policy(city, title="Pay")
    law = make.law(pay, make.keyed([SectionText("section", "9.10.010", "Pay", "Pay is paid.")]))
    assert rules(edition) == []
    day = PartialDate.on(date(2020, 1, 1))
    by = make.clerk_of(city)
    acts.repeal(by=by, instrument=make.instrument(city), policy=pay, base=law, on=day, effective=day)
    (found,) = check(edition, TODAY).found
    assert found.sentence == "2.52.020 refers to 9.10.010, a section of the Pay, which is repealed."


def test_a_number_that_another_policy_has_is_worth_a_look(edition, city):
    make.law(make.policy(city, title="Pay"), make.keyed([SectionText("section", "2.52.030", "Pay", "Paid.")]))
    assert rules(edition) == ["number-taken-elsewhere"]


def test_another_city_is_never_asked(edition):
    other = make.city()
    make.law(
        make.policy(other, title="Pay"), make.keyed([SectionText("section", "2.52.030", "Pay", "Paid.")])
    )
    assert rules(edition) == []


def test_the_law_of_a_whole_city_is_that_of_each_policy(edition, city, code):
    pay = make.policy(city, title="Pay")
    make.law(pay, make.keyed([SectionText("section", "1", "Pay", "Paid.")]), effective=PartialDate.year(2014))
    make.policy(city, title="Never drafted")
    all_of_it = city_standings(city, TODAY)
    each = standings([code, pay], TODAY)
    assert set(all_of_it) == {code.pk, pay.pk}
    for key, standing in each.items():
        assert all_of_it[key].standing == standing.standing
        assert [one.effect for one in all_of_it[key].effects] == [one.effect for one in standing.effects]


def test_the_law_of_a_city_takes_two_queries(edition, city, django_assert_num_queries):
    with django_assert_num_queries(2):
        city_standings(city, TODAY)


def test_acts_that_were_corrected_do_not_count(edition, city):
    bill, by = edition.instrument, make.clerk_of(city)
    wrong = acts.record_act(by=by, instrument=bill, kind="read", on=PartialDate.year(2026), vote="6 to 1")
    acts.record_act(by=by, instrument=bill, kind="referred", on=PartialDate.year(2026), corrects=wrong)
    assert [(each.kind, each.vote) for each in deeds(bill.acts.order_by("pk"))] == [("referred", "")]


def test_local_law_is_that_of_the_profile_and_of_the_state(city):
    rules = local_rules(city)
    assert (rules.enacting_clause, rules.readings, rules.sources["readings"]) == (
        "Be it ordained:",
        3,
        "Wyoming Statutes 15-1-115",
    )
    assert "readings" in rules.general
    assert local_rules(make.city(state="Ohio")).readings == 0


def test_what_the_profile_says_itself_is_no_general_law(city):
    city.profile.readings, city.profile.council_size, city.profile.sponsor_required = 2, 9, True
    city.profile.rule_sources = {"sponsor_required": "Charter 3.2"}
    rules = local_rules(city)
    assert (rules.readings, rules.members, rules.days_to_passage) == (2, 9, 0)
    assert (rules.needs_sponsor, rules.sources["needs_sponsor"]) == (True, "Charter 3.2")
    assert rules.general == {"passage_threshold", "suspension_threshold", "override_threshold"}


def test_a_bill_is_what_its_instrument_and_its_edition_say(edition):
    edition.instrument.sponsors = ["Council Member Ana Ruiz"]
    told = bill_of(edition)
    assert (told.kind, told.by_council, told.bill_number, list(told.sponsors)) == (
        "ordinance",
        True,
        "26-14",
        ["Council Member Ana Ruiz"],
    )
    assert (told.long_title, told.effective_clause, told.changes) == ("An ordinance", "On adoption.", ())
