"""What a policy was called when a text was frozen is told wherever it is named, with today's name."""

import pytest

from policies import access, naming
from policies.services.retitling import change_policy, entry_of
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.site.conftest import NOW
from tests.civicpolicy.site.pages import words

pytestmark = pytest.mark.django_db
THEN, NOW_CALLED = "Code of ethics", "Rules of conduct"
POLICY = "policies/code-of-ethics/"


@pytest.fixture
def renamed(story):
    """The law and the bill of the story were frozen under the old name; a later bill under the new one."""
    story.open_docket(title="Gifts")
    story.session = make.meeting(story.city, story.edition, starts_at=NOW)
    story.move_to(NOW.replace(hour=21))
    change_policy(
        by=story.clerk, policy=story.code, seen=entry_of(story.code), reason="Shorter", title=NOW_CALLED
    )
    story.move_to(NOW.replace(hour=22))
    key = story.law.sections.get(label="2.52.020").key
    text = [SectionText("section", "2.52.020", "Gifts", "No gift is taken.", str(key))]
    later = make.draft(story.code, text, base=story.law)
    make.edition(make.instrument(story.city, "later", bill_number="24-90"), (story.code, later, story.law))
    return story


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("matters/bill-24-31/", f"{THEN}: what would change"),
        ("matters/bill-24-31/", f"So the policy was called in this text. Today it is called “{NOW_CALLED}”."),
        ("matters/bill-24-31/", f"{THEN} (now called “{NOW_CALLED}”), "),
        ("matters/bill-24-31/", f"What would change in the {THEN}"),
        ("matters/ord-23-18/", f"{THEN}: repealed"),
        ("matters/later/", f"{NOW_CALLED}: what would change"),
        (f"{POLICY}compare/1..2/", f"{THEN}: what would change So the policy was called in both texts."),
        (f"{POLICY}compare/1..2/", f"“{THEN}” (repealed)"),
        (
            f"{POLICY}compare/1..3/",
            f"{NOW_CALLED}: what would change In version 1 the policy was called “{THEN}”",
        ),
        (
            f"{POLICY}compare/3..1/",
            f"{THEN}: two texts compared In version 3 the policy was called “{NOW_CALLED}”",
        ),
        (POLICY, f"The policy was then called “{THEN}”."),
        (f"{POLICY}history/", f"The policy was then called “{THEN}”."),
        (f"{POLICY}sections/2.52.020/", f"The policy was then called “{THEN}”."),
        (f"{POLICY}sections/2.52.020/on/2012-01-01/", f"The policy was then called “{THEN}”."),
        (f"{POLICY}on/2012-01-01/", f"The policy was then called “{THEN}”."),
        ("dockets/2024-07/", f"Would change: {THEN} (now called “{NOW_CALLED}”)"),
        ("dockets/2024-07/call/", f"sections: {THEN}."),
        ("", f"Repealed the {THEN}."),
    ],
)
def test_a_page_names_the_policy_as_it_was_called_then(client, renamed, path, said):
    assert said in words(client.get(f"{renamed.home}{path}"))


def test_the_rail_of_the_work_session_too(client, renamed):
    page = client.get(f"{renamed.home}meetings/{renamed.session.address}/work-session/")
    assert THEN in words(page) and NOW_CALLED not in words(page)


def test_files_of_a_comparison_say_both_names(client, renamed):
    text = client.get(f"{renamed.home}{POLICY}compare/1..3.txt").text
    assert f"In version 1 the policy was called “{THEN}”, in version 3 “{NOW_CALLED}”." in text
    value = client.get(f"{renamed.home}{POLICY}compare/1..3.json").json()
    assert (value["old"]["title"], value["new"]["title"]) == (THEN, NOW_CALLED)
    assert value["policy"]["title"] == NOW_CALLED


@pytest.mark.parametrize(
    "path", ["matters/bill-24-31/", f"{POLICY}compare/1..2/", POLICY, f"{POLICY}history/", "dockets/2024-07/"]
)
def test_nothing_is_said_where_it_is_still_called_so(client, story, path):
    story.open_docket()
    said = words(client.get(f"{story.home}{path}"))
    assert "was called" not in said and "now called" not in said and "then called" not in said


def test_a_list_of_texts_says_what_each_text_says_of_itself(renamed):
    versions = list(access.versions(renamed.city).order_by("number"))
    assert [naming.called_then(each) for each in versions] == [THEN, THEN, NOW_CALLED]
    assert [naming.name_of_text(each).title for each in versions] == [THEN, THEN, NOW_CALLED]


@pytest.mark.parametrize(
    "path", ["", POLICY, f"{POLICY}history/", f"{POLICY}compare/1..2/", "matters/bill-24-31/"]
)
def test_names_of_then_cost_no_question(client, renamed, path, assert_queries_at_most):
    client.get(f"{renamed.home}{path}")
    with assert_queries_at_most(12):
        client.get(f"{renamed.home}{path}")
