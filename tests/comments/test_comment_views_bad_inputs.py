"""Whatever is posted to the comment form is refused with a sentence or stored safely; never our error."""

import pytest
from django.urls import reverse

from comments.keys import new_key
from comments.models import Comment
from tests import make
from tests.comments.pages import all_of, errors_of, form_of, page_of, said

pytestmark = pytest.mark.django_db
SCRIPT = "<script>window.__x=1</script>"
EMAIL = "Enter an e-mail address like name@example.com"
NOTHING = "Write your comment, or say which position you take"
UNKEPT = "There is a character in it that cannot be kept: type it again"


@pytest.fixture
def docket():
    return make.docket(make.city())


def address(docket):
    return reverse(
        "comments:comment-form", kwargs={"city": docket.municipality.slug, "number": docket.number}
    )


def post(client, docket, **fields):
    """Post the form with a good key; values may be bytes as they come over the line."""
    given = {"key": new_key(docket), "capacity": "resident", "words": "A word.", "preview": "yes", **fields}
    return client.post(address(docket), {name: value for name, value in given.items() if value is not None})


def send(client, docket, **fields):
    """The same up to the receipt; returns the stored comment."""
    preview = post(client, docket, **fields)
    assert errors_of(preview) == []
    assert client.post(address(docket), {**form_of(preview), "send": "again"}).status_code == 303
    return Comment.objects.select_related("content", "contact").latest("pk")


REFUSED = {
    "nothing": ({"words": ""}, [NOTHING]),
    "only spaces": ({"words": "  \t \r\n"}, [NOTHING]),
    "only no-break spaces": ({"words": "\u00a0\u202f\u2007"}, [NOTHING]),
    "only Hangul fillers": ({"words": "\u3164\u115f\uffa0"}, [NOTHING]),
    "only zero width": ({"words": "\u200b\u200d\ufeff\u2060\u00ad"}, [NOTHING]),
    "only reversing marks": ({"words": "\u202e\u2066\u2069"}, [NOTHING]),
    "only marks and blank braille": ({"words": "\u034f\u2800\u0301"}, [NOTHING]),
    "ten thousand newlines": ({"words": "\n" * 10_000}, [NOTHING]),
    "NUL in the words": ({"words": "a\x00b"}, [UNKEPT]),
    "NUL in the name": ({"name": "Da\x00na"}, [UNKEPT]),
    "NUL in the e-mail": ({"email": "a\x00@mail.example"}, [EMAIL]),
    "one letter too many": (
        {"words": "a" * 10_001},
        ["Your comment has 10,001 characters and can have 10,000: take out 1"],
    ),
    "a megabyte": (
        {"words": "a" * 1_000_000},
        ["Your comment has 1,000,000 characters and can have 10,000: take out 990,000"],
    ),
    "a million letters that grow when they are made plain": (
        {"words": "\ufdfa" * 1_000_000},
        ["Your comment has 1,000,000 characters and can have 10,000: take out 990,000"],
    ),
    "a long name": ({"name": "n" * 121}, ["A name can have up to 120 characters"]),
    "an unknown position": ({"position": "maybe"}, ["Choose a position from the list"]),
    "an unknown capacity": ({"capacity": "king"}, ["Choose as what you write from the list"]),
    "no capacity": ({"capacity": None}, ["Choose as what you write"]),
    "a section of nowhere": (
        {"sections": ["1-x"]},
        ["Something you chose is not part of this call for comment. Look at what is chosen now."],
    ),
}


@pytest.mark.parametrize(("fields", "sentences"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_a_sentence_and_nothing_is_lost(client, docket, fields, sentences):
    response = post(client, docket, **fields)
    assert (response.status_code, [sentence for sentence, _ in errors_of(response)]) == (422, sentences)
    assert Comment.objects.count() == 0
    kept = form_of(response)
    for name in ("words", "name", "email"):
        if isinstance(fields.get(name), str):
            assert kept[name].split() == fields[name].split()


@pytest.mark.parametrize(
    "email",
    [
        "dana",
        "a@b",
        '"a b"@x.org',
        '"ab"@x.org',
        "a@[127.0.0.1]",
        "victim@x.org\nBcc: all@x.org",
        "a@x.org,b@x.org",
        "a@x.org.",
        f"{'a' * 64}@{'b' * 250}.example",
    ],
)
def test_an_address_where_no_letter_arrives_is_refused(client, docket, email):
    response = post(client, docket, email=email)
    assert errors_of(response) == [(EMAIL, "email")]


@pytest.mark.parametrize("email", ["dana+city@mail.example", "dana@bücher.example", "D.W@MAIL.example", ""])
def test_an_address_where_letters_arrive_is_kept_as_typed(client, docket, email):
    assert send(client, docket, email=email).contact.email == email


STORED = {
    "script": ({"words": SCRIPT}, SCRIPT),
    "textarea end": ({"words": f"</textarea>{SCRIPT}"}, f"</textarea>{SCRIPT}"),
    "template code": (
        {"words": "{{ 7*7 }}{% debug %}${7*7}%(secret)s"},
        "{{ 7*7 }}{% debug %}${7*7}%(secret)s",
    ),
    "reversing marks": ({"words": "a\u202eb"}, "a\u202eb"),
    "ten thousand lines of one letter": ({"words": "a\n" * 5_000}, "\n".join("a" * 5_000)),
    "as long as can be": ({"words": "é" * 10_000}, "é" * 10_000),
    "line ends of every kind": ({"words": "a\r\nb\rc\u2028d"}, "a\nb\nc\nd"),
    "two fields of one name": ({"words": ["first", "last"]}, "last"),
    "a formula": ({"words": '=HYPERLINK("http://evil","ok")'}, '=HYPERLINK("http://evil","ok")'),
}


@pytest.mark.parametrize(("fields", "words"), STORED.values(), ids=STORED)
def test_it_is_stored_as_it_is_and_runs_nowhere(client, docket, fields, words):
    comment = send(client, docket, **fields)
    assert comment.content.words == words
    receipt = client.get(
        reverse("comments:receipt", kwargs={"city": docket.municipality.slug, "code": comment.code})
    )
    (own,) = all_of(receipt, "blockquote[@class='own-words']")
    assert own.text == words
    assert list(page_of(receipt).iter("script")) == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (SCRIPT, SCRIPT),
        ('"><svg/onload=__x()>', '"><svg/onload=__x()>'),
        ("Dana\r\nBcc: a@b.c", "Dana Bcc: a@b.c"),
        ("\u202eanaD", "anaD"),
        ("\u200b\u3164", ""),
        ("  Dana \u2028 Whitfield  ", "Dana Whitfield"),
    ],
)
def test_a_name_is_one_line_that_turns_nothing_around(client, docket, typed, name):
    assert send(client, docket, name=typed).contact.name == name


def test_line_ends_make_no_difference_to_what_is_the_same_comment(client, docket):
    key = new_key(docket)
    first, second = (
        client.post(address(docket), {"key": key, "capacity": "resident", "words": words, "send": "yes"})
        for words in ("One.\r\nTwo.", "One.\nTwo.  \n\n")
    )
    assert (first.url, Comment.objects.count()) == (second.url, 1)


def test_what_the_form_does_not_ask_is_ignored(client, docket):
    comment = send(
        client,
        docket,
        late="0",
        received_at="2020-01-01",
        submitted_at="16:59:59",
        verdict="early",
        municipality="2",
        tenant="2",
        status="published",
        is_staff="1",
        id="1",
        code="X",
        channel="paper",
        language="xx",
    )
    assert (comment.verdict, comment.municipality_id) == ("on_time", docket.municipality_id)
    assert (comment.channel, comment.language, comment.received_at.year > 2020) == ("web", "en", True)
    assert comment.code != "X"


BOUNDARY = "boundary"


def multipart(docket, words, *, charset="utf-8", closed=True, extra=b""):
    """A multipart body as bytes, with the words as given."""
    fields = {b"key": new_key(docket).encode(), b"capacity": b"resident", b"preview": b"yes", b"words": words}
    body = b"".join(
        b'--boundary\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % field
        for field in fields.items()
    )
    return body + extra + (
        b"--boundary--\r\n" if closed else b""
    ), f"multipart/form-data; boundary={BOUNDARY}; charset={charset}"


@pytest.mark.parametrize(
    ("words", "options"),
    [
        (b"bad \xc3( utf-8", {}),
        (b"half \xed\xa0\x80 a character", {}),
        (b"half +2AA- a character", {"charset": "utf-7"}),
        (b"no end", {"closed": False}),
        (b"the --boundary inside", {}),
    ],
)
def test_bytes_that_are_no_text_are_shown_as_such(client, docket, words, options):
    body, kind = multipart(docket, words, **options)
    response = client.generic("POST", address(docket), body, content_type=kind)
    assert response.status_code in (200, 400, 422)
    assert Comment.objects.count() == 0


def test_half_a_character_is_replaced_before_it_can_do_harm(client, docket):
    body, kind = multipart(docket, b"half +2AA- one", charset="utf-7")
    preview = client.generic("POST", address(docket), body, content_type=kind)
    (exactly,) = all_of(preview, "p[@class='exactly']")
    assert exactly.text == "half \ufffd one"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"words=a&" + b"x" * 5_000 + b"=1", "application/x-www-form-urlencoded"),
        (b"words=%C3%28&position=%ED%A0%80", "application/x-www-form-urlencoded"),
        (b"\xff\xfew\x00=\x00", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"&".join(b"f%d=1" % n for n in range(10_000)), "application/x-www-form-urlencoded"),
        (b"x" * 6_000_000, "application/x-www-form-urlencoded"),
        (b'{"words": "a"}', "application/json"),
        (b"", "multipart/form-data"),
        (b"words=a", "multipart/form-data; boundary="),
    ],
)
def test_a_body_that_is_no_form_is_answered_with_a_page(client, docket, body, kind):
    response = client.generic("POST", address(docket), body, content_type=kind)
    assert response.status_code in (400, 422)
    assert said(page_of(response).find(".//h1"))
    assert Comment.objects.count() == 0


def test_more_sections_than_a_comment_can_name_are_refused(client):
    texts = make.keyed([make.SectionText("section", str(n), "H", "Words.") for n in range(61)])
    city = make.city()
    policy = make.policy(city)
    docket = make.docket(city, make.edition(make.instrument(city), (policy, make.draft(policy, texts))))
    edition = docket.items.get().edition_id
    response = post(client, docket, sections=[f"{edition}-{text.key}" for text in texts])
    assert errors_of(response) == [("A comment can name up to 60 sections; leave some out", "words")]
    assert len(form_of(response)["sections"]) == 61


def test_a_provision_that_the_section_does_not_have_is_refused(client, docket):
    amendment = docket.items.get().edition.amendments.get()
    section = amendment.proposed.sections.get(label="2.52.010")
    key = f"{amendment.edition_id}-{section.key}"
    response = post(client, docket, sections=[key], **{f"part-{key}": "z/9"})
    assert errors_of(response) == [("Choose a part of the section from the list", f"part-{key}")]
