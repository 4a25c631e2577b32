"""Closed consultations: recorded once each, corrected by another row, refused with a reason."""

from datetime import date, timedelta

import pytest
from django.db import connection

from comments.consultations import reviewed_with
from comments.models import Consultation, Outcome
from comments.services.consulting import ConsultationRefused
from policies.dates import PartialDate
from policies.queries import today
from policies.refusals import Duplicate
from tests import make
from tests.raw_sql import by_guard

pytestmark = pytest.mark.django_db
JUNE = PartialDate.on(date(2023, 6, 9))


@pytest.fixture
def order():
    return make.instrument(make.city())


def test_each_party_is_a_row_of_its_own_in_the_order_of_the_end(order):
    make.consultation(order, "Police, Lodge 30", ended=JUNE, words=" Asked for two words. \r\n")
    make.consultation(order, "  Civilian\n employees ", ended=PartialDate.month(2023, 5))
    rows = reviewed_with(order)
    assert [(row.party, str(row.date), row.words) for row in rows] == [
        ("Civilian employees", "May 2023", ""),
        ("Police, Lodge 30", "Friday, June 9, 2023", "Asked for two words."),
    ]
    assert all(row.recorded_at is not None for row in rows)


def test_one_whose_end_nobody_knows_stands_where_it_began(order):
    make.consultation(order, "B", ended=JUNE)
    make.consultation(order, "A", began=PartialDate.year(2022))
    make.consultation(order, "C")
    assert [row.party for row in reviewed_with(order)] == ["C", "A", "B"]


def test_only_the_correction_counts_and_a_mistake_is_out_of_sight(order):
    wrong = make.consultation(order, outcome=Outcome.OBJECTED)
    right = make.consultation(order, outcome=Outcome.AGREED, corrects=wrong)
    assert list(reviewed_with(order)) == [right]
    make.consultation(order, outcome=Outcome.MISTAKE, corrects=right)
    assert (list(reviewed_with(order)), Consultation.objects.count()) == ([], 3)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"party": " \n"}, "Name the party"),
        ({"party": "x" * 201}, "up to 200 characters"),
        ({"words": "x" * 2001}, "up to 2,000 characters"),
        ({"evidence": "x" * 2001}, "up to 2,000 characters"),
        ({"outcome": "won"}, "from the list"),
        ({"outcome": Outcome.MISTAKE}, "Only a correction"),
        ({"ended": PartialDate.year(2023), "began": PartialDate.year(2024)}, "cannot end before it began"),
    ],
)
def test_what_cannot_be_recorded_says_why(order, fields, sentence):
    with pytest.raises(ConsultationRefused, match=sentence):
        make.consultation(order, **fields)
    assert not Consultation.objects.exists()


@pytest.mark.parametrize("end", ["began", "ended"])
def test_what_has_not_taken_place_yet_is_refused(order, end):
    tomorrow = today(order.municipality) + timedelta(days=1)
    with pytest.raises(ConsultationRefused, match="once it has ended"):
        make.consultation(order, **{end: PartialDate.on(tomorrow)})
    assert make.consultation(order, ended=PartialDate.on(today(order.municipality)))


def test_the_same_consultation_twice_is_refused_and_another_round_is_not(order):
    make.consultation(order, ended=JUNE)
    with pytest.raises(Duplicate, match="FIRE fighters, Local 904 is on record already"):
        make.consultation(order, "FIRE fighters, Local 904", ended=JUNE)
    make.consultation(order, ended=PartialDate.month(2023, 7))
    assert len(reviewed_with(order)) == 2


def test_a_correction_is_of_the_same_instrument_and_made_once(order):
    wrong = make.consultation(order)
    with pytest.raises(ConsultationRefused, match="another instrument"):
        make.consultation(make.instrument(order.municipality), corrects=wrong)
    make.consultation(order, ended=JUNE, corrects=wrong)
    with pytest.raises(ConsultationRefused, match="corrected already"):
        make.consultation(order, corrects=wrong)


ROW = (
    "INSERT INTO comments_consultation (municipality_id, instrument_id, party, outcome, words, evidence,"
    " corrects_id, date_earliest, date_latest, date_precision, date_raw, began_earliest, began_latest,"
    " began_precision, began_raw, recorded_by_id, recorded_at)"
    " VALUES (%s, %s, %s, %s, '', '', %s, %s, %s, %s, '', %s, %s, %s, '', %s, %s)"
)


def by_hand(order, **other):
    fields = {
        "city": order.municipality_id,
        "instrument": order.pk,
        "party": "A union",
        "outcome": "agreed",
        "corrects": None,
        "ended": ("2023-06-09", "2023-06-09", "day"),
        "began": (None, None, ""),
        "by": make.clerk_of(order.municipality).pk,
        "recorded_at": None,
        **other,
    }
    row = [fields[name] for name in ("city", "instrument", "party", "outcome", "corrects")]
    return [*row, *fields["ended"], *fields["began"], fields["by"], fields["recorded_at"]]


def test_a_row_by_hand_is_stamped(order):
    with connection.cursor() as cursor:
        cursor.execute(ROW, by_hand(order))
    assert reviewed_with(order)[0].recorded_at is not None


@pytest.mark.parametrize(
    "other",
    [
        {"outcome": "won"},
        {"outcome": "mistake"},
        {"party": " "},
        {"recorded_at": "2020-01-01 00:00:00"},
        {"ended": ("2023-06-10", "2023-06-09", "range")},
        {"began": ("2023-06-10", "2023-06-09", "range")},
        {"began": ("infinity", "infinity", "day")},
        {"ended": ("2023-06-09", "2023-06-09", "about")},
    ],
)
def test_a_row_by_hand_must_be_sound(order, other):
    assert by_guard(ROW, by_hand(order, **other))


def test_a_correction_by_hand_is_about_the_same_instrument_and_city(order):
    elsewhere = make.consultation(make.instrument(order.municipality))
    assert by_guard(ROW, by_hand(order, corrects=elsewhere.pk))
    assert by_guard(ROW, by_hand(order, city=make.city().pk))
