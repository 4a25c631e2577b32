"""What a test sees of a page, and what a browser would send from its form.

The reader is strict: a tag that is not closed where it should be fails the test.
"""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

from django.urls import reverse

BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "dt", "dd", "section", "article", "svg", "label", "br"}
TYPED = {
    "position": "with_changes",
    "words": "Keep the register.\r\n\r\nAnd say in (a) for how long.",
    "name": "Dana Whitfield",
    "email": "dana@mail.example",
    "capacity": "business",
}
"""What a person types into the comment form."""

VOID = {"input", "link", "meta", "br", "hr", "img"}


class Reader(HTMLParser):
    """Puts the tags of a page into a tree."""

    def __init__(self):
        super().__init__()
        self.tree, self.open = TreeBuilder(), []

    def handle_starttag(self, tag, attrs):
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        self.open.append(tag)
        if tag in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> in line {self.getpos()[0]} closes something else"
        self.tree.end(tag)
        if tag in BLOCKS:
            self.tree.data(" ")

    def handle_data(self, data):
        if self.open:
            self.tree.data(data)


def page_of(response) -> Element:
    """The page as a tree."""
    reader = Reader()
    reader.feed(response.content.decode())
    reader.close()
    assert reader.open == []
    return reader.tree.close()


def all_of(response, path):
    """Every element of the main part at a path of ElementTree."""
    return page_of(response).findall(f".//main//{path}")


def words_of(response, path="main"):
    """A part of the page as a person reads it: hidden words too, white space as one space."""
    return " ".join(" ".join("".join(one.itertext()) for one in page_of(response).iter(path)).split())


def said(element):
    """The words in an element."""
    return " ".join("".join(element.itertext()).split())


def form_of(response):
    """The fields of the page's posting form with the values they hold; ``sections`` is a list."""
    (form,) = (form for form in all_of(response, "form") if form.get("method") == "post")
    found = {}
    for field in form.iter():
        name, value = field.get("name"), _value(field)
        if name == "sections":
            found.setdefault(name, []).append(value)
        elif name and value is not None and name != "csrfmiddlewaretoken":
            found[name] = value
    return found


def _value(field):
    """What a browser sends for a field; None for what it does not send."""
    if field.tag == "input":
        chosen = field.get("type") not in ("radio", "checkbox") or "checked" in field.attrib
        return field.get("value", "") if chosen else None
    if field.tag == "textarea":
        return (field.text or "").removeprefix("\n")
    if field.tag == "select":
        options = field.findall(".//option")
        return next(
            (one.get("value") for one in options if "selected" in one.attrib), options[0].get("value")
        )
    return None


def errors_of(response):
    """The sentences of the error summary, each with the name of the field it leads to, or None."""
    page = page_of(response)
    by_id = {one.get("id"): one for one in page.iter() if one.get("id")}
    (summary,) = [one for one in page.iter("div") if one.get("class") == "error-summary"] or [Element("div")]
    found = []
    for row in summary.iter("li"):
        link = row.find("a")
        found.append((said(row), by_id[link.get("href")[1:]].get("name") if link is not None else None))
    return found


def address(docket):
    return reverse(
        "comments:comment-form", kwargs={"city": docket.municipality.slug, "number": docket.number}
    )


def keys_of(docket):
    """The docket's edition and the keys of its sections by label."""
    amendment = docket.items.get().edition.amendments.get()
    return amendment.edition_id, {s.label: str(s.key) for s in amendment.proposed.sections.all()}


def subject(docket, label="2.52.020"):
    edition, keys = keys_of(docket)
    return f"{edition}-{keys[label]}"


def press(client, docket, response, button, value="yes", **typed):
    """Press a button of the form on a page, after typing."""
    return client.post(address(docket), {**form_of(response), **typed, button: value})


def open_form(client, docket, **query):
    return client.get(address(docket), query)
