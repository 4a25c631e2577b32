"""Which words are queued, with which proposals, and which are left in peace."""

import pytest

from policies.exchange.suspects import find_suspects, is_garbage


def found(text, marked=False):
    return {
        text[slice(*each.span)]: each.candidates for each in find_suspects(text, [(0, len(text))], marked)
    }


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("the iournal is kept", "iournal", "journal"),
        ("each offlcer shall act", "offlcer", "officer"),
        ("the cornmission meets", "cornmission", "commission"),
        ("a rnember of the body", "rnember", "member"),
        ("an Of6cer signs it", "Of6cer", "Officer"),
        ("the emp1oyee agrees", "emp1oyee", "employee"),
        ("any emplo eve may speak", "emplo eve", "employee"),
        ("a broad cast of it", None, None),
        ("it ne atively affects", "ne atively", "negatively"),
        ("use of socialmedia sites", "socialmedia", "social media"),
        ("the rule,order or law", "rule,order", "rule, order"),
        ('the term "gift"means', 'gift"means', 'gift" means'),
        ("duties(that is so)", "duties(that", "duties (that"),
        ("media_(all kinds)", "media_(all", "media (all"),
        ("the public}s belief", "public}s", "public's"),
        ("the \ufffdclerk keeps", "\ufffdclerk", "clerk"),
        ("your web log or bloc", "bloc", "blog"),
        ("send group a-mails to all", "a-mails", "e-mails"),
        ("the Ciiy pays for it", "Ciiy", "City"),
    ],
)
def test_a_misread_word_is_proposed(text, word, meant):
    proposed = found(text)
    assert list(proposed) == ([word] if word else [])
    assert not word or meant in proposed[word]


@pytest.mark.parametrize(
    "text",
    [
        "Section 3-11A of the Code, § 2-101(a)(1)(i), and O.C.G.A. § 36-34-1 et seq. apply.",
        "Councilmember McGill and Ms. O’Brien met Mr. van der Berg in Laramie on May 4, 2020.",
        "The designee(s) re-enacted the severability clause; retweets and e-mails are records.",
        "A fee of $25.00 (10%) is due by 5:00 p.m. on the 1st and 22nd of each month.",
        "Write to clerk@city.example or see https://city.example/records for forms W-9 and I-9.",
        "The ADA, FOIA and HIPAA bind HR. YouTube, LinkedIn and TikTok are platforms.",
        "“Employees’ rights” aren’t lessened—not by this policy, nor by any other—and don’t end.",
        "(i) first; (ii) second; (iii) third; (b) the same; a. one; b. two.",
        "The organisation’s colour scheme and labour practices are authorised.",
        "Sign here: ____________________ Date: __________",
        "* * *",
    ],
)
def test_clean_text_is_left_in_peace(text):
    assert found(text) == {}


def test_marks_that_a_legend_explains_are_no_damage():
    assert found("a gift of _twenty-five dollars_ in a year", marked=True) == {}
    assert "_twenty-five" not in found("not more than twenty-five dollars")


def test_a_foreign_text_gets_only_its_unreadable_letters_queued():
    spanish = "los empleados municipales deben actuar siempre con respeto hacia todas las personas " * 6
    assert found(spanish + "y el p\ufffdblico") == {"p\ufffdblico": ()}


def test_only_the_given_stretches_are_searched():
    text = "iournal and iournal"
    assert [each.span for each in find_suspects(text, [(0, 8)])] == [(0, 7)]


@pytest.mark.parametrize(
    "line", ['Im"s•Adina a', "5\ufffd MeR4 OF a s", '"%WL 7 7', "i", "~~|^", "\ufffd\ufffd"]
)
def test_a_line_without_a_readable_word_is_garbage(line):
    assert is_garbage(line)


@pytest.mark.parametrize(
    "line", ["Ramsey.", "§ 2.1", "* * *", "CITY OF ALDERBROOK", "The end", "12", "---", "Page 4", "AYES: 5"]
)
def test_a_short_line_that_can_be_read_is_not(line):
    assert not is_garbage(line)
