"""All rules together: every name is told, spans lie inside the text, nothing raises or takes long."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.linting.facts import Change, Elsewhere, LocalRules, Step
from policies.linting.findings import CLOSING, Part
from policies.linting.looks import Look
from policies.linting.registry import MOST_OF_A_RULE, RULES, looks_of, over_bill, over_draft
from policies.text.section import LEVELS, SectionText
from tests.policies.linting.making import bill, change, drafted, names, section

SECONDS = 2
PIECES = (
    "section 2.48.0{n} ",
    "subsection (a)(1) of section {n}",
    "“Term {n}” means ",
    "(hereinafter “Board”)",
    "\n({n}) ",
    "\n(a) ",
    "shall ",
    "should ",
    "must not ",
    "\u202e",
    "\u200b",
    "City Account ",
    "city account",
    "§ 3-1{n}",
    "* * *",
    "(",
    ")",
    "“",
    '"',
    ". ",
    "\n",
    "through ",
    "and (b)",
    "’s ",
    "ﬁ",
    "\u0130",
    "this section ",
    "Definitions ",
)
texts = st.lists(st.sampled_from(PIECES), max_size=40).map(lambda parts: "".join(parts).replace("{n}", "7"))
anything = st.one_of(texts, st.text(max_size=80))
labels = st.one_of(
    st.none(), st.sampled_from(["1", "2", "2.48.010", "3-11A", "I", "¶", "٣"]), st.text(max_size=5)
)
sections = st.builds(
    SectionText, st.sampled_from(LEVELS), labels, anything, anything, st.sampled_from(["a", "b", "c", None])
)
steps = st.builds(
    Step,
    st.sampled_from(["adopt", "amend", "add", "repeal", "restore", "renumber"]),
    st.sampled_from(["1", "2", "9", "", "I"]),
    st.one_of(labels.map(lambda label: label or ""), anything),
    st.sampled_from(["a", "b", None]),
    anything,
    anything,
    anything,
)
changes = st.builds(
    Change,
    anything,
    st.one_of(st.none(), st.lists(sections, max_size=4)),
    st.lists(sections, max_size=3),
    st.booleans(),
    st.lists(steps, max_size=3),
    st.just(("Code",)),
    st.booleans(),
)


CLAUSES = ("long_title", "recitals", "enacting_clause", "effective_clause")


@given(changes=st.lists(changes, max_size=3), clause=anything)
def test_no_text_raises_and_every_span_lies_inside_its_text(changes, clause):
    looked_over = bill(*changes, **dict.fromkeys((*CLAUSES, *(part.value for part in CLOSING)), clause))
    for each in over_bill(looked_over):
        place = each.place
        assert each.rule in RULES and each.sentence.endswith((".", "?"))
        if place.change is None:
            text = str(getattr(looked_over, place.part, "")) if place.part != Part.BILL else ""
        else:
            assert 0 <= place.change < len(changes)
            rows = changes[place.change].sections or ()
            fits = [row for row in rows if row.key == place.key]
            assert fits or place.part in (Part.STEP, Part.POLICY) or place.key is None
            text = max((row.text for row in fits), key=len, default="") if place.part == Part.TEXT else None
        assert text is None or 0 <= place.start <= place.end <= max(len(text), 1)


HOSTILE = {
    "parentheses": "(" * 100_000,
    "decimals": "1.1.1.1" * 50_000,
    "decimal lines": "1.1.1.1\n" * 50_000,
    "empty lines": "(\n" * 50_000,
    "markers": "(a) x\n" * 3_000,
    "references": "section 1.1 and " * 7_000,
    "different references": " ".join(f"section 1.{number}" for number in range(9_000)),
    "lists of references": "subsections (a), (b), " * 3_000,
    "quotation marks": '"' * 100_000,
    "definitions": "".join(f"“term {number} x” means x. " for number in range(5_000)),
    "capitals": "“City account” means x. the city Account. " * 3_000,
    "hidden": "\u202e" * 100_000,
    "brackets": "[a " * 30_000 + "[number] " * 10_000,
    "joiners": "\u200d" * 100_000,
    "duties": "shall should must " * 6_000,
    "spaces": " " * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_no_time(name):
    text = HOSTILE[name]
    begun = time.process_time()
    one = SectionText("section", "1.1", "Definitions", text, "k")
    row = Step("amend", "1", "1.1", "k", caption=text[:300], raw=text[:4_000])
    before = (replace(one, text=text[: len(text) // 2]),)
    whole = change(one, section("1.2"), before=before, steps=[row] * 24)
    over_bill(bill(whole, long_title=text, recitals=text, enacting_clause=text, effective_clause=text))
    assert time.process_time() - begun < SECONDS


def test_a_long_law_takes_little_time():
    text = (
        "(a) A “gift {n}” means a thing. See section {n}.\n(b) An official shall not take a City account.\n"
        * 5
    )
    rows = [section(f"2.{n}", text.replace("{n}", str(n)), key=str(n)) for n in range(500)]
    begun = time.process_time()
    over_draft(Look(change(*rows, before=rows[:250])))
    assert time.process_time() - begun < SECONDS


def test_no_rule_fills_the_page():
    rows = drafted(*(section("1", heading=str(number)) for number in range(100)))
    assert len(rows) == MOST_OF_A_RULE and set(names(rows)) == {"section-number-twice"}


def test_the_looks_of_a_bill_are_its_changes_in_order():
    first, second = change(section("1")), change(section("2"))
    assert [(each.number, each.change) for each in looks_of(bill(first, second))] == [(0, first), (1, second)]


def test_a_bill_is_looked_over_with_what_other_policies_have():
    one = change(section("2.1", "See section 2.52.010."), section("2.2"))
    gone = Elsewhere({}, {"2.52.010": "Personnel rules"})
    assert names(over_bill(bill(one, elsewhere=gone))) == ["reference-to-repealed"]
    assert over_bill(bill(one, elsewhere=Elsewhere(), rules=LocalRules())) == ()


def test_one_section_can_be_looked_at_alone_beside_the_others():
    rows = [section(f"2.{number}", f"See section 2.{number + 50}.") for number in range(3)]
    whole = change(*rows, section("2.51"))
    found = over_draft(Look(whole, only=rows[0].key))
    assert [(each.rule, each.place.key) for each in found] == [("reference-to-nothing", rows[0].key)]
    assert over_draft(Look(whole, only=rows[1].key)) == ()
