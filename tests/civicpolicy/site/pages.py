"""Reading a page as a person does: its words, without the markup."""

from html import unescape
from html.parser import HTMLParser

HIDDEN = {"script", "style", "title", "svg"}


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.skipped, self.main = [], 0, False

    def handle_starttag(self, tag, attrs):
        self.main = self.main or tag == "main"
        self.skipped += tag in HIDDEN

    def handle_endtag(self, tag):
        self.main = self.main and tag != "main"
        self.skipped -= tag in HIDDEN

    def handle_data(self, data):
        if self.main and not self.skipped:
            self.words.append(data)


def words(response):
    """The words of the main part, white space as one space."""
    parser = _Words()
    parser.feed(response.content.decode())
    return unescape(" ".join(" ".join(parser.words).split()))


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.href, self.said = {}, None, []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.href, self.said = dict(attrs).get("href"), []

    def handle_data(self, data):
        self.said.append(data)

    def handle_endtag(self, tag):
        if tag == "a" and self.href is not None:
            self.found.setdefault(" ".join("".join(self.said).split()), self.href)
            self.href = None


def links(response):
    """Where the links of a page lead, by their words; the first of several with the same words."""
    parser = _Links()
    parser.feed(response.content.decode())
    return parser.found
