"""What a first view costs on a slow line: a long redline travels small."""

import gzip

import pytest
from django.urls import reverse

from policies.text.outline import SectionText
from tests import make

pytestmark = pytest.mark.django_db
MOST = 60_000
"""Bytes of a page of a hundred changed sections; with its style sheets well below 150 kB."""


def test_a_long_redline_travels_small(client):
    city = make.city()
    code = make.policy(city, "code")
    words = " ".join(f"No official shall accept gift number {n} from a restricted source." for n in range(8))
    old = make.keyed([SectionText("section", f"2.{n:03}", "Gifts", f"(a) {words} {n}") for n in range(100)])
    new = [
        SectionText(s.level, s.label, s.heading, s.text.replace("accept", "keep or accept"), s.key)
        for s in old
    ]
    base = make.law(code, old)
    make.edition(make.instrument(city), (code, make.draft(code, new, base=base), base))
    address = reverse("site:compare", args=[city.slug, "code", 1, 2])
    response = client.get(address, headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert "keep or" in gzip.decompress(response.content).decode()
    assert len(response.content) < MOST
