"""Who may call every address of the project: a rule for each, and what a role gets where nothing is its own.

A new address must be added here, with its rule, or this file fails. What the pages of a city show to whom is
tested beside the pages; here it is that no address forgets to ask.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from django.urls import URLPattern, get_resolver, reverse

from policies.models import Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PUBLIC, PARTY, STAFF, KEEPER, SETTER, DRAFTER = (
    "public",
    "comments.take_part",
    "policies.use_desk",
    "policies.keep_record",
    "policies.set_up_city",
    "policies.draft",
)
RULES = {
    PUBLIC: """
        healthz look site:cities site:home site:city-css site:policies site:policy site:policy-on
        site:policy-history
        site:policy-on-text site:policy-on-json site:compare-choose site:compare site:compare-text
        site:by-number
        site:compare-json site:matters site:matter site:meetings comments:dockets comments:docket
        site:printed site:printed-text
        site:feed site:calendar comments:docket-feed comments:docket-calendar comments:docket-call
        comments:comment-form comments:comments comments:moderation comments:receipt-find comments:receipt
        worksession:page policies:version policies:version-text policies:version-json policies:section
        policies:section-on
    """,
    STAFF: """
        desk:home desk:people desk:meetings desk:meeting desk:dockets desk:docket desk:consultations
        desk:bills desk:bill desk:edition desk:edition-print desk:votes desk:bill-history
    """,
    PARTY: "comments:consultations comments:consultation comments:consultation-receipt",
    SETTER: """
        desk:profile desk:printed-form desk:local-law desk:presets desk:preset
        desk:person-invite desk:person-invitation desk:person-remove
    """,
    DRAFTER: """
        desk:policies desk:policy desk:policy-facts desk:policy-new desk:draft-start desk:draft desk:section
        desk:section-preview desk:section-add desk:section-move desk:section-take-out desk:section-put-back
        desk:section-restore desk:draft-history desk:draft-undo desk:draft-discard
        desk:draft-rebase desk:draft-replace desk:draft-notes desk:draft-unite desk:draft-template
        desk:clauses desk:clause-new desk:clause desk:section-clause
        desk:draft-spelling desk:draft-reserve desk:edition-clause desk:words
        desk:import desk:source desk:source-fields desk:source-span desk:source-spaces desk:source-section
        desk:source-aside
        desk:bill-new desk:bill-facts desk:edition-new desk:edition-clauses desk:edition-put-in
        desk:edition-take-out desk:edition-steps desk:draft-into-bill
    """,
    KEEPER: """
        desk:draft-in-force desk:draft-codify
        desk:source-marks desk:source-publish desk:source-in-force desk:meeting-schedule desk:meeting-change
        desk:meeting-item-add desk:meeting-item-move desk:meeting-item-remove desk:meeting-publish
        desk:meeting-order desk:comments desk:comment-show desk:comment-moderate desk:docket-new
        desk:docket-period desk:consultation-new desk:consultation-correct
        desk:docket-new-closed desk:party-new desk:party-withdraw
        desk:comments-entered desk:comment-enter desk:comment-entered
        desk:act-new desk:act-correct desk:edition-freeze desk:edition-publish desk:vote-new desk:vote-correct
        desk:vote-strike desk:bill-since
    """,
}
TABLE = {name: rule for rule, names in RULES.items() for name in names.split()}
ALLOWED = {
    PARTY: {Role.REVIEWER},
    STAFF: {Role.CLERK, Role.ATTORNEY, Role.DRAFTER, Role.ADMINISTRATOR},
    DRAFTER: {Role.CLERK, Role.ATTORNEY, Role.DRAFTER, Role.ADMINISTRATOR},
    KEEPER: {Role.CLERK, Role.ADMINISTRATOR},
    SETTER: {Role.CLERK, Role.ADMINISTRATOR},
}
MISSING = {"int": 987654, "slug": "nothing", "str": "nothing", "uuid": UUID(int=1), "day": date(2019, 8, 30)}
"""A value of each kind of part of an address, for which there is no thing."""

Address = tuple[str, str, dict[str, object]]


def addresses(patterns: list, space: tuple = (), parts: tuple = ()) -> Iterator[Address]:
    """Name, declared rule and parts of every address of ours."""
    for pattern in patterns:
        known = {**dict(parts), **pattern.pattern.converters}
        if not isinstance(pattern, URLPattern):
            inner = (*space, pattern.namespace) if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner, tuple(known.items()))
        elif hasattr(pattern.callback, "access_rule"):
            yield ":".join((*space, pattern.name)), pattern.callback.access_rule, known


def ours() -> list[Address]:
    return list(addresses(get_resolver().url_patterns))


def kind(converter: object) -> str:
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")


def path(name: str, parts: dict[str, object], city: str) -> str:
    given = {part: MISSING[kind(converter)] for part, converter in parts.items() if part != "city"}
    return reverse(name, kwargs={**given, **({"city": city} if "city" in parts else {})})


def test_every_address_is_in_the_table_with_its_rule():
    assert {name: rule for name, rule, _ in ours()} == TABLE


@pytest.fixture
def people():
    """A city, and a person of each role in it; its neighbour's clerk and somebody without any role."""
    city = make.city("here")
    found = {role: make.clerk_of(city, role=role) for role in Role}
    return city, found | {"neighbour": make.clerk_of(make.city("there")), "nobody": make.user()}


def test_no_desk_page_opens_without_its_right(people, client):
    city, by_role = people
    wrong = {}
    for name, rule, parts in ours():
        if rule == PUBLIC:
            continue
        address = path(name, parts, city.slug)
        client.logout()
        answer = client.get(address)
        if answer.status_code != 302 or not answer.url.startswith("/accounts/login/"):
            wrong[name, "anonymous"] = answer.status_code
        for who, person in by_role.items():
            if who in ALLOWED[rule]:
                continue
            client.force_login(person)
            if (status := client.get(address).status_code) != 404:
                wrong[name, who] = status
    assert wrong == {}


def test_what_a_policy_is_called_is_the_drafters_until_residents_read_it(people, client):
    city, by_role = people
    code = make.policy(city)
    asked = {rule: set() for rule in (DRAFTER, KEEPER)}
    for rule, opened in asked.items():
        if rule == KEEPER:
            make.law(code)
        for who, person in by_role.items():
            client.force_login(person)
            if client.get(reverse("desk:policy-facts", args=[city.slug, code.slug])).status_code == 200:
                opened.add(who)
    assert asked == {rule: ALLOWED[rule] for rule in asked}


def test_a_right_in_one_city_opens_nothing_in_another(people, client):
    _, by_role = people
    client.force_login(by_role[Role.CLERK])
    opened = [
        name
        for name, rule, parts in ours()
        if rule != PUBLIC and client.get(path(name, parts, "there")).status_code != 404
    ]
    assert opened == []


def test_what_is_not_there_answers_the_same_everywhere(people, client):
    """A missing city, a missing thing, and for those with every right a missing thing at the desk."""
    city, by_role = people
    bare = [(name, parts) for name, rule, parts in ours() if rule == PUBLIC and "city" in parts]
    answers = {name: client.get(path(name, parts, "no-such-city")).status_code for name, parts in bare}
    assert answers == dict.fromkeys(answers, 404)
    inner = [(name, parts) for name, _, parts in ours() if set(parts) - {"city"}]
    client.force_login(by_role[Role.CLERK])
    statuses = {name: client.get(path(name, parts, city.slug)).status_code for name, parts in inner}
    assert {name: status for name, status in statuses.items() if status not in (404, 405)} == {}
