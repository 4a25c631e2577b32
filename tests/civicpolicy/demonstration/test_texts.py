"""Alder Draw's papers hold together: texts, identities, instruments, comments, people."""

import json
from collections import Counter
from datetime import date

import pytest

from civicpolicy.demonstration.days import TUESDAY, working_day
from civicpolicy.demonstration.papers import Papers, partial_date
from comments.models import Capacity, Position
from policies.dates import Precision
from policies.models import ActKind, InstrumentKind, Operation, PolicyKind, Role
from policies.text.numbering import find_provision, provisions

TODAY = date(2026, 11, 21)
PAPERS = Papers("alder-draw", TODAY)
CODES = ("code_of_ethics_repealed.txt", "code_of_ethics_restored.txt")
PLACES = {"bill": "code_of_ethics_restored.txt", "policy": "social_media_policy.txt"}


def by_label(name):
    return {section.label: section for section in PAPERS.sections(name)}


def code_keys(which):
    return PAPERS.named_keys("code_of_ethics_keys.json", which)


def comments():
    """What was written to the docket over both drafts."""
    return [one for one in PAPERS.told("comments.json") if one["after"] in ("opening", "session")]


def instruments():
    return PAPERS.told("instruments.json")


@pytest.mark.parametrize(
    ("name", "count"),
    [(CODES[0], 21), (CODES[1], 23), ("social_media_policy.txt", 12), ("gifts_2011.txt", 1)],
)
def test_every_section_has_a_label_of_its_own_and_a_heading(name, count):
    found = PAPERS.sections(name)
    assert len(found) == len({section.label for section in found}) == count
    assert [section.label for section in found if not section.label or not section.heading] == []


@pytest.mark.parametrize("name", [*CODES, "social_media_policy.txt"])
def test_every_line_is_a_provision_with_a_place_of_its_own(name):
    for section in PAPERS.sections(name):
        paths = [provision.path for provision in provisions(section.text)]
        assert len(paths) == len(set(paths)) >= 3
        assert [path for path in paths if any(part.startswith("¶") for part in path)] == []


@pytest.mark.parametrize("name", [*CODES, "social_media_policy.txt"])
def test_indentation_says_the_same_as_the_enumerators(name):
    for section in PAPERS.sections(name):
        depths = [(len(one.indent) // 2 + 1, one.depth) for one in provisions(section.text)]
        assert [pair for pair in depths if pair[0] != pair[1]] == []


@pytest.mark.parametrize("name", CODES)
def test_a_section_is_as_long_as_a_section_of_law(name):
    lengths = {section.label: len(section.text.split()) for section in PAPERS.sections(name)}
    assert {label: length for label, length in lengths.items() if not 95 <= length <= 370} == {}


@pytest.mark.parametrize(("name", "which"), [(CODES[0], "repealed"), (CODES[1], "restored")])
def test_every_section_has_one_identity(name, which):
    keys = code_keys(which)
    assert list(keys) == [section.label for section in PAPERS.sections(name)]
    assert len(set(keys.values())) == len(keys)


def fates():
    """What became of every section of the code: unchanged, amended, renumbered, new or gone."""
    old, new = (
        {keys[section.label]: section for section in PAPERS.sections(name)}
        for name, keys in zip(CODES, map(code_keys, ("repealed", "restored")), strict=True)
    )

    def fate(key):
        if key not in old or key not in new:
            return "new" if key in new else "gone"
        if old[key].text != new[key].text or old[key].heading != new[key].heading:
            return "amended"
        return "unchanged" if old[key].label == new[key].label else "renumbered"

    return Counter(fate(key) for key in {*old, *new})


def test_the_restored_code_is_changed_in_every_way_there_is():
    assert fates() == {"amended": 16, "unchanged": 3, "new": 3, "gone": 1, "renumbered": 1}


def test_one_provision_moves_to_another_section():
    start = "The name, seal and letterhead of the City"
    assert start in by_label(CODES[0])["2.48.090"].text and start in by_label(CODES[1])["2.48.040"].text
    assert start not in by_label(CODES[1])["2.48.090"].text


def test_references_inside_the_code_lead_somewhere():
    whole = PAPERS.words(CODES[1])
    cited = {word.rstrip(".,)") for word in whole.split() if word.startswith("2.48.")}
    assert cited <= set(by_label(CODES[1])) and "2.48.170" in cited


def test_the_bill_says_what_it_does_to_every_section():
    said = [(one["target"], one["operation"]) for one in instruments()["bill"]["instructions"]]
    assert [label for label, _ in said] == sorted({*by_label(CODES[0]), *by_label(CODES[1])} - {"2.48.210"})
    assert Counter(operation for _, operation in said) == {
        "restore": 19,
        "add": 3,
        "repeal": 1,
        "renumber": 1,
    }


def test_the_captions_of_the_bill_are_the_headings_of_its_sections():
    new = by_label(CODES[1])
    said = instruments()["bill"]["instructions"]
    headings = {label: section.heading.rstrip(".") for label, section in new.items()}
    assert [one for one in said if headings.get(one["target"], one["caption"]) != one["caption"]] == []


@pytest.mark.parametrize("name", ["enacting_2011", "amending_2016", "repealing", "bill", "policy"])
def test_an_instrument_is_written_in_words_that_the_record_knows(name):
    instrument = instruments()[name]
    assert instrument["kind"] in InstrumentKind.values and "{" not in json.dumps(instrument["title"])
    assert {one["operation"] for one in instrument["instructions"]} <= set(Operation.values)
    assert {act["kind"] for act in instrument["acts"]} <= set(ActKind.values)
    assert all(partial_date(act["date"], TODAY).precision for act in instrument["acts"])


def test_numbers_follow_the_year_of_loading():
    told = instruments()
    assert (told["bill"]["bill_number"], told["repealing"]["ordinance_number"]) == ("26-17", "25-12")
    later = Papers("alder-draw", date(2030, 1, 5)).told("instruments.json")
    assert later["repealing"]["ordinance_number"] == "29-12"


def test_the_record_has_dates_of_several_kinds_and_one_that_nobody_knows():
    acts = [act for one in instruments().values() for act in one["acts"]]
    dates = [partial_date(act["date"], TODAY) for act in acts]
    unknown = [day for day in dates if day.precision == Precision.UNKNOWN]
    assert len(unknown) == 2 and all(day.raw for day in unknown)
    assert {day.earliest.year for day in dates if day.earliest} == {2011, 2016, 2025, 2026}


def test_a_reading_of_the_council_is_on_a_tuesday():
    acts = [act for one in instruments().values() for act in one["acts"]]
    acts = [act for act in acts if "roll" in act or act["by_whom"] == "City Council"]
    days = [partial_date(act["date"], TODAY).earliest for act in acts]
    assert {day.weekday() for day in days if day} == {TUESDAY}


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 20), date(2026, 11, 20)),
        (date(2026, 11, 21), date(2026, 11, 20)),
        (date(2026, 11, 22), date(2026, 11, 20)),
        (date(2026, 11, 23), date(2026, 11, 23)),
    ],
)
def test_city_hall_acts_on_working_days(day, working):
    assert working_day(day) == working


def test_a_date_that_is_not_written_as_the_papers_write_dates_is_refused():
    with pytest.raises(ValueError, match="not a date of these papers"):
        partial_date({"sometime": 1}, TODAY)


def test_there_are_forty_one_comments_in_the_order_in_which_they_came():
    written = comments()
    order = [(one["after"] == "session", one["minutes"]) for one in written]
    assert len(written) == 41 and order == sorted(set(order))
    assert sum(one["after"] == "session" for one in written) == 6


def test_comments_fit_between_the_opening_and_the_session_and_into_one_evening():
    limits = {"opening": 10 * 24 * 60, "session": 7 * 60}
    assert [one for one in comments() if not 0 < one["minutes"] < limits[one["after"]]] == []


def test_comments_say_position_and_capacity_as_the_form_does():
    written = comments()
    assert {one["position"] for one in written} == {*Position.values, ""}
    assert {one["capacity"] for one in written} == set(Capacity.values)


def test_every_comment_is_about_something_that_exists():
    targets = [target for one in comments() for target in one["targets"]]
    missing = [target for target in targets if not exists(target)]
    assert missing == [] and len(targets) > 40


def exists(target):
    if target["section"] is None:
        return target["provision"] is None
    section = by_label(PLACES[target["instrument"]]).get(target["section"])
    path = target["provision"]
    return section is not None and (path is None or find_provision(section.text, path) is not None)


def test_comments_reach_both_instruments_several_sections_at_once_and_the_whole_docket():
    kinds = [frozenset(target["instrument"] for target in one["targets"]) for one in comments()]
    assert {frozenset(), frozenset({"bill"}), frozenset({"policy"}), frozenset({"bill", "policy"})} == set(
        kinds
    )
    assert any(len(one["targets"]) >= 3 for one in comments())


def test_six_people_sent_nearly_the_same_letter():
    sentence = "no one can point to any harm that came of it"
    letters = [one for one in comments() if sentence in one["words"]]
    assert len(letters) == 6 and len({one["words"] for one in letters}) == 5
    assert {one["targets"][0]["section"] for one in letters} == {"2.48.080"}


def test_no_address_or_number_could_reach_a_real_person():
    emails = [one["email"] for one in comments() if one["email"]]
    emails += [one["email"] for one in PAPERS.facts["staff"]]
    assert [email for email in emails if not email.endswith(".example")] == []
    assert "-555-01" in PAPERS.facts["profile"]["clerk_phone"]


def test_bills_of_this_year_are_sponsored_by_members_of_the_council():
    members = {f"{one['role']} {one['name']}" for one in PAPERS.facts["council"]}
    sponsors = {name for bill in ("bill", "policy") for name in instruments()[bill]["sponsors"]}
    assert sponsors <= members and len(sponsors) == 4


def test_the_city_has_seven_on_its_council_and_every_kind_of_sign_in():
    city = PAPERS.facts
    assert len(city["council"]) == 7
    assert {one["role"] for one in city["staff"]} == {
        Role.CLERK,
        Role.ATTORNEY,
        Role.COUNCIL_MEMBER,
        Role.DRAFTER,
    }
    assert {one["kind"] for one in city["policies"].values()} == {
        PolicyKind.CODE_OF_ETHICS,
        PolicyKind.SOCIAL_MEDIA,
    }
