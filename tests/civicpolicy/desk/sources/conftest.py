"""Papers at the desk of one city, and the people who may look at them."""

import pytest
from django.urls import reverse

from policies.exchange import read
from policies.models import Role, Source
from policies.queries import sections_of
from policies.services.importing import save_reading
from policies.services.ruling import entries
from tests import make

PAPER = (
    "Section 1. Gifts.\nNo offlcer takes a present.The mayor,however, may say so in each case.\n\n"
    "Section 2. Records.\nThe clerk keeps evcry record for ten years.\n"
)


class Desk:
    """A browser signed in at a desk, with one paper on it."""

    def __init__(self, client, role=Role.CLERK):
        self.city = make.city()
        self.client = client
        self.person = make.clerk_of(self.city, role)
        client.force_login(self.person)

    def lay(self, text=PAPER, name="scan.txt", city=None, **options):
        """Put a paper on the desk."""
        city = city or self.city
        data = text.encode()
        imported = save_reading(
            by=make.clerk_of(city),
            municipality=city,
            reading=read(data),
            data=data,
            name=name,
            publish=False,
            **options,
        )
        return Source.objects.select_related("version__policy").get(pk=imported.source.pk)

    def address(self, source, name="source", *rest):
        return reverse(f"desk:{name}", args=[self.city.slug, source.pk, *rest])

    def span_address(self, source, words):
        return self.address(source, "source-span", *self.entry(source, words).span)

    def entry(self, source, words):
        return next(each for each in entries(source) if each.text.startswith(words))

    def texts(self, source):
        return [section.text for section in sections_of(source.version)]

    def get(self, address, status=200):
        response = self.client.get(address)
        assert response.status_code == status
        return " ".join(response.content.decode().split())

    def post(self, address, data=None, status=303):
        response = self.client.post(address, data or {})
        assert response.status_code == status, response.content.decode()[:2000]
        return response if status == 303 else " ".join(response.content.decode().split())


@pytest.fixture
def desk(client):
    return Desk(client)


@pytest.fixture
def paper(desk):
    return desk.lay()
