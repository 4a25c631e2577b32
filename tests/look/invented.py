"""Invented data for the gallery: a city, a period, comments, and two texts of the demonstration's code."""

from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from comments.period import Window, closing_words
from policies.text.outline import SectionText, read_outline

TEXTS = Path(__file__).resolve().parents[2] / "civicpolicy" / "demonstration" / "texts" / "alder-draw"
ZONE = ZoneInfo("America/Denver")
SECTIONS = 8
"""So many sections show every mark, and a browser reads them soon enough."""

CITY = SimpleNamespace(
    slug="juniper-bend",
    name="City of Juniper Bend",
    state="Wyoming",
    is_demonstration=True,
    zone=ZONE,
    profile=SimpleNamespace(
        accent="#1f5b4b",
        clerk_office="Office of the City Clerk",
        clerk_email="clerk@juniperbend.example",
        clerk_phone="307-555-0144, weekdays 8 a.m. to 5 p.m.",
        address="140 Cottonwood Street, Juniper Bend, Wyoming",
    ),
)


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A wall-clock hour of 2024 in the city."""
    return datetime(2024, month, day, hour, minute, tzinfo=ZONE)


NOW = at(8, 27, 19, 59)
SESSION = (at(8, 27, 16, 30), "Council work session", "Work session")
OPEN = Window(1, "opened", at(8, 14, 8), at(8, 31, 0))
EXTENDED = Window(2, "extended", at(8, 14, 8), at(9, 7, 0))
WHY = "Extended by the City Clerk, Thursday, August 29, 2024, 10:04 a.m.: “The Spanish text was late.”"

PERIODS = [
    {"window": OPEN, "now": NOW},
    {"window": OPEN, "now": at(8, 30, 21, 49)},
    {"window": OPEN, "now": at(9, 1, 9)},
    {"window": OPEN, "now": at(8, 1, 9)},
    {"window": EXTENDED, "now": at(8, 30, 9), "why": WHY},
    {"window": None, "now": NOW, "raw": "through Aug. 30"},
    {"window": None, "now": NOW},
    {"window": Window(2, "cancelled", at(8, 14, 8), at(8, 31, 0)), "now": NOW},
]

STEPS = [
    {
        "state": "done",
        "title": "Asked for by the council",
        "text": "Tuesday, May 14, 2024, 6:00 p.m. Six votes to one.",
    },
    {
        "state": "done",
        "date_unknown": True,
        "title": "Reviewed by the ethics working group",
        "text": "The memo carries no date. The clerk is looking for it.",
    },
    {
        "state": "done",
        "title": "Introduced as Bill 24-31",
        "text": "Tuesday, August 6, 2024, 6:00 p.m.",
    },
    {
        "state": "now",
        "title": "Public comment and work session",
        "text": f"Through {closing_words(OPEN.closes_at, ZONE)}.",
    },
    {"state": "to_come", "title": "First reading", "text": "Tuesday, September 3, 2024, 6:00 p.m. Planned."},
    {
        "state": "to_come",
        "date_unknown": True,
        "tag": "Date not yet known",
        "title": "In force",
        "text": "Ten days after publication.",
    },
]

CARDS = [
    {
        "name": "Ray Tafoya",
        "capacity": "Business owner",
        "received": "Mon., Aug. 26, 9:12 a.m.",
        "quoted": "a thing of value for which the recipient does not give something of equal value",
        "words": "A lunch at a conference is a thing of value. Say what it may cost.",
        "position": "with_changes",
        "position_word": "For it, with changes",
    },
    {
        "name": "Dana Whitfield",
        "capacity": "Resident",
        "received": "Tue., Aug. 27, 7:59 p.m.",
        "since": True,
        "words": "Please keep the register.\n\nAnd print it in the library.",
    },
    {
        "capacity": "Resident",
        "received": "Sat., Aug. 31, 12:00:41 a.m.",
        "late": "41 seconds",
        "words": "I missed the hour. I am against it.",
        "position": "against",
        "position_word": "Against it",
    },
    {
        "number": 88,
        "received": "Mon., Aug. 19, 1:15 p.m.",
        "withheld": "Ground 3: private data of another person.",
    },
    {
        "name": "Opal Reyes",
        "received": "Thu., Aug. 15, 8:02 a.m.",
        "on": "On the text as introduced",
        "words": "“Promptly” means nothing. Give a number of days.",
        "changed_href": "#",
    },
]

POSITIONS = [
    ("for", "for it"),
    ("against", "against it"),
    ("with_changes", "for it, with changes"),
    ("question", "question"),
]

FACTS = [
    ("Bill number", "24-31"),
    ("Ordinance number", None),
    ("Sponsor", "Councilmember Inez Ortega, Ward 2"),
    ("Approved as to form", "Monday, August 5, 2024, City Attorney"),
]


def text(name: str) -> list[SectionText]:
    """The first sections of one of the demonstration's texts, each with its label as identity."""
    outline = read_outline((TEXTS / name).read_text(encoding="utf-8"))
    sections = [one.section for one in outline.sections][:SECTIONS]
    return [SectionText(s.level, s.label, s.heading, s.text, f"key-{s.label}") for s in sections]


CHOICES = [("1", "Repealed text (Ord. 11-07)"), ("2", "Bill 24-31, as introduced")]
MODES = [("#", "Inline", True), ("#", "Side by side", False), ("#", "In words", False)]
TIMES = [("#", "At the session", False), ("#", "All so far", True), ("#", "Only since", False)]
DOWNLOADS = [("#", "Plain text"), ("#", "JSON")]
RECEIPT_FACTS = [
    ("Received", "Tuesday, August 27, 2024, 7:59:14.206 p.m. Mountain Time"),
    ("Deadline", "Friday, August 30, 2024, 11:59 p.m. Mountain Time. On time"),
    ("Position", "For it, with changes"),
    ("From", "Dana Whitfield, resident of Juniper Bend"),
]
