"""A closed consultation: who may write to it, over which texts, and what the database itself refuses."""

import uuid

import pytest
from django.db import connection

from comments import parties
from comments.models import Comment, DocketParty
from comments.services.parties import PartyRefused, name_party, withdraw_party
from comments.services.receiving import NotAParty, SentBefore
from policies.refusals import NotFrozen
from policies.services.municipalities import leave
from tests import make
from tests.raw_sql import by_guard

pytestmark = pytest.mark.django_db


@pytest.fixture
def docket():
    return make.closed(make.city(), opened=True)


def unpublished(city, **fields):
    code = make.policy(city)
    return make.edition(make.instrument(city), (code, make.draft(code)), published=False, **fields)


def test_it_is_held_over_a_frozen_text_that_nobody_else_has_read():
    city = make.city()
    assert make.closed(city, unpublished(city), opened=True).is_closed
    with pytest.raises(NotFrozen, match="freeze it first"):
        make.closed(city, unpublished(city, frozen=False))
    with pytest.raises(NotFrozen, match="publish it first"):
        make.docket(city, unpublished(city))


def test_only_a_party_writes_to_it(docket):
    union = make.party(docket)
    comment = make.comment(docket, party=union)
    assert (comment.party, comment.verdict) == (union, "on_time")
    other = make.party(make.closed(docket.municipality, opened=True))
    for stranger in (None, other):
        with pytest.raises(NotAParty):
            make.comment(docket, party=stranger)
    public = make.docket(docket.municipality)
    with pytest.raises(NotAParty):
        make.comment(public, party=union)
    assert Comment.objects.count() == 1


def test_who_is_withdrawn_no_longer_writes_and_can_be_named_again(docket):
    union = make.party(docket)
    kept = make.comment(docket, party=union)
    withdraw_party(by=docket.created_by, party=union)
    assert parties.party_of(docket, union.person) is None
    with pytest.raises(NotAParty):
        make.comment(docket, party=union)
    with pytest.raises(PartyRefused, match="withdrawn"):
        withdraw_party(by=docket.created_by, party=union)
    again = make.party(docket, person=union.person)
    assert list(parties.own_comments(docket, union.person)) == [kept]
    assert parties.party_of(docket, union.person) == again


def test_a_retry_of_one_party_never_answers_another(docket):
    key = uuid.uuid4()
    one, other = make.party(docket, "A"), make.party(docket, "B")
    first = make.comment(docket, party=one, key=key)
    assert make.comment(docket, party=one, key=key) == first
    with pytest.raises(SentBefore):
        make.comment(docket, party=other, key=key)


@pytest.mark.parametrize(
    ("name", "sentence"), [(" \n", "Name the party"), ("x" * 201, "up to 200 characters")]
)
def test_a_party_has_a_name(docket, name, sentence):
    with pytest.raises(PartyRefused, match=sentence):
        make.party(docket, name, person=make.user())


def test_who_is_named_is_a_reviewer_once_and_only_of_a_closed_docket(docket):
    clerk = docket.created_by
    with pytest.raises(PartyRefused, match="as a reviewer first"):
        name_party(by=clerk, docket=docket, name="A union", person=make.user())
    union = make.party(docket)
    with pytest.raises(PartyRefused, match="named to this consultation already"):
        make.party(docket, "Another", person=union.person)
    with pytest.raises(PartyRefused, match="Only a closed consultation"):
        make.party(make.docket(docket.municipality))


def test_whoever_is_no_reviewer_any_more_sees_nothing(docket, client):
    union = make.party(docket)
    address = f"/{docket.municipality.slug}/consultations/{docket.number}/"
    client.force_login(union.person)
    assert client.get(address).status_code == 200
    leave(membership=union.person.memberships.get())
    assert client.get(address).status_code == 404


PARTY = (
    "INSERT INTO comments_docketparty"
    " (municipality_id, docket_id, name, person_id, named_by_id, withdraws_id)"
    " VALUES (%s, %s, %s, %s, %s, %s)"
)


def test_a_party_by_hand_is_stamped_and_belongs_to_a_closed_docket(docket):
    city, clerk = docket.municipality, docket.created_by
    row = [city.pk, docket.pk, "A union", clerk.pk, clerk.pk, None]
    public = make.docket(city)
    assert by_guard(PARTY, [city.pk, public.pk, *row[2:]])
    assert by_guard(PARTY, [make.city().pk, *row[1:]])
    assert by_guard(PARTY, [*row[:2], " ", *row[3:]])
    with connection.cursor() as cursor:
        cursor.execute(PARTY, row)
    assert DocketParty.objects.get().recorded_at is not None


def test_a_withdrawal_by_hand_is_of_the_same_person_and_docket(docket):
    union, city = make.party(docket), docket.municipality
    other = make.party(make.closed(city))
    named = [docket.created_by_id, union.pk]
    assert by_guard(PARTY, [city.pk, docket.pk, "A", other.person_id, *named])
    assert by_guard(PARTY, [city.pk, other.docket_id, "A", union.person_id, *named])
    assert not by_guard(PARTY, [city.pk, docket.pk, "A", union.person_id, *named])


COMMENT = (
    "INSERT INTO comments_comment (municipality_id, docket_id, code, idempotency_key, position, capacity,"
    " channel, language, target_count, content_format, content_hash, verdict, evidence, party_id)"
    " VALUES (%s, %s, 'EF0000000000', %s, 'for', 'resident', 'web', 'en', 0, 2, 'x', '', '', %s)"
)


def test_a_comment_by_hand_on_a_closed_docket_names_a_party_that_stands(docket):
    city, key = docket.municipality, uuid.uuid4()
    union, gone = make.party(docket, "A"), make.party(docket, "B")
    withdrawal = withdraw_party(by=docket.created_by, party=gone)
    other = make.party(make.closed(city))
    row = [city.pk, docket.pk, key.hex if connection.vendor == "sqlite" else str(key)]
    for party in (None, gone.pk, withdrawal.pk, other.pk):
        assert by_guard(COMMENT, [*row, party])
    assert by_guard(COMMENT, [city.pk, make.docket(city).pk, row[2], union.pk])
    assert not by_guard(COMMENT, [*row, union.pk])


def test_a_docket_stays_closed_or_public(docket):
    public = make.docket(docket.municipality)
    assert by_guard("UPDATE comments_docket SET is_closed = NOT is_closed WHERE id = %s", [docket.pk])
    assert by_guard("UPDATE comments_docket SET is_closed = NOT is_closed WHERE id = %s", [public.pk])


def test_an_unfrozen_text_cannot_be_slipped_into_a_closed_docket(docket):
    city = docket.municipality
    fresh = make.closed(city)
    sql = (
        "INSERT INTO comments_docketitem (municipality_id, docket_id, position, edition_id)"
        " VALUES (%s, %s, 2, %s)"
    )
    assert by_guard(sql, [city.pk, fresh.pk, unpublished(city, frozen=False).pk])
    assert not by_guard(sql, [city.pk, fresh.pk, unpublished(city).pk])
    assert by_guard(sql, [city.pk, make.docket(city, opened=False).pk, unpublished(city).pk])
