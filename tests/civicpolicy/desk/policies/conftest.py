"""A drafter at the desk of one city, with a policy in force and a draft that starts from it."""

import pytest
from django.urls import reverse

from policies.models import Role
from policies.queries import sections_of
from policies.services.outlining import state_of, state_of_outline
from policies.text.section import SectionText
from tests import make

LAW = make.keyed(
    (
        SectionText("section", "2.60.010", "Purpose", "(a) This chapter sets rules.\n(b) It binds all."),
        SectionText("section", "2.60.020", "Gifts", "No gift over fifty dollars ($50.00) is taken."),
        SectionText("section", "2.60.030", "Records", "The clerk keeps a register."),
    )
)


class Desk:
    """A browser signed in at a desk."""

    def __init__(self, client, role=Role.DRAFTER):
        self.city = make.city()
        self.client = client
        self.person = make.clerk_of(self.city, role)
        client.force_login(self.person)

    def address(self, version, name="draft", *rest):
        return reverse(f"desk:{name}", args=[self.city.slug, version.policy.slug, version.number, *rest])

    def get(self, address, status=200):
        response = self.client.get(address)
        assert response.status_code == status, response.content.decode()[:2000]
        return " ".join(response.content.decode().split())

    def post(self, address, data=None, status=303):
        response = self.client.post(address, data or {})
        assert response.status_code == status, response.content.decode()[:2000]
        return response if status == 303 else " ".join(response.content.decode().split())

    def after(self, response):
        """The page that an act leads to."""
        return self.get(response.url.split("#")[0])


def typed(draft, at=0, **changes):
    """The form of a section as it is shown, with some fields typed anew."""
    rows = sections_of(draft)
    row = rows[at]
    shown = {"seen": state_of(row), "outline": state_of_outline(rows), "level": row.level}
    shown |= {"label": row.label or "", "heading": row.heading, "text": row.text, "reason": ""}
    return shown | changes


@pytest.fixture
def desk(client):
    return Desk(client)


@pytest.fixture
def code(desk):
    return make.policy(desk.city, slug="ethics", title="Code of ethics")


@pytest.fixture
def law(code):
    return make.law(code, LAW)


@pytest.fixture
def draft(code, law):
    return make.draft(code, [row.as_text() for row in sections_of(law)], base=law)
