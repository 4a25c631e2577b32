"""What a person at the desk does to a bill: open the page, type, press."""

from django.urls import reverse

from policies.models import Edition, Instrument, Role
from tests import make
from tests.comments.pages import form_of, page_of

FACTS = {
    "kind": "ordinance",
    "adoption_path": "council",
    "title": "A lower limit on gifts",
    "bill_number": "26-14",
    "sponsors": "Council Member Ana Ruiz\n\n  Mayor   Ben Ito ",
    "summary": "Gifts over $25 are refused.",
}

ADOPTED = {"kind": "adopted", "when": "November 17, 2026", "by_whom": "City Council", "vote": "6 to 1"}


class Desk:
    """A browser signed in at the desk of a city."""

    def __init__(self, client, city, role=Role.CLERK):
        self.client, self.city = client, city
        self.person = make.clerk_of(city, role)
        client.force_login(self.person)

    def address(self, row, page=""):
        """Of a page of an edition or of an instrument."""
        if isinstance(row, Instrument):
            return reverse("desk:bill", args=[self.city.slug, row.slug]) + (f"{page}/" if page else "")
        base = reverse("desk:edition", args=[self.city.slug, row.instrument.slug, row.number])
        return base + (f"{page}/" if page else "")

    def get(self, row, page=""):
        return self.client.get(self.address(row, page))

    def post(self, row, page="", follow=True, **typed):
        """Open a page, change some of its fields, press its button."""
        shown = form_of(self.get(row, page))
        return self.client.post(self.address(row, page), {**shown, **typed}, follow=follow)

    def begin(self, **facts):
        """Begin a bill; its first edition."""
        address = reverse("desk:bill-new", args=[self.city.slug])
        answer = self.client.post(address, {**FACTS, **facts})
        assert answer.status_code == 303, answer.text
        return Edition.objects.select_related("instrument").latest("pk")

    def bills(self):
        return self.client.get(reverse("desk:bills", args=[self.city.slug]))

    def act(self, row, follow=True, page="acts/new", **typed):
        """Type an act, look at the preview, confirm it."""
        bill = row if isinstance(row, Instrument) else row.instrument
        preview = self.post(bill, page, **typed)
        if preview.status_code != 200:
            return preview
        shown = {**form_of(preview), "confirm": "yes"}
        return self.client.post(self.address(bill, page), shown, follow=follow)


def findings_of(answer):
    """Sentences in the way, and those that are folded."""
    page = page_of(answer)
    folded = page.findall(".//details//ul[@class='findings']")
    stands = [each for each in page.findall(".//ul[@class='findings']") if each not in folded]
    return {
        name: ["".join(row.find("p").itertext()).strip() for each in lists for row in each.findall("li/div")]
        for name, lists in (("open", stands), ("folded", folded))
    }


def ways_of(answer, words):
    """Where the findings whose sentence has these words lead."""
    rows = page_of(answer).findall(".//ul[@class='findings']/li/div")
    return [link.get("href") for row in rows if words in "".join(row.itertext()) for link in row.iter("a")]
