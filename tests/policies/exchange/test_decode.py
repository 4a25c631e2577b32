"""Bytes become text, or a sentence says why not."""

import pytest

from policies.exchange.decode import LARGEST, UnreadableFile, decode


def test_utf_8_with_and_without_a_mark():
    assert decode("§ 2.60 – “gift”".encode()).text == "§ 2.60 – “gift”"
    assert decode(b"\xef\xbb\xbfBill").text == "Bill"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_marked_wide_encodings(encoding):
    assert decode("Café — § 4".encode(encoding)).text == "Café — § 4"


def test_a_western_code_page_is_named():
    decoded = decode("the city’s code".encode("cp1252"))
    assert (decoded.text, decoded.encoding) == ("the city’s code", "cp1252")


def test_a_byte_no_code_page_knows_is_kept_as_latin():
    decoded = decode(b"the \x81 city")
    assert (decoded.text, decoded.encoding) == ("the \x81 city", "latin-1")


def test_line_ends_are_not_changed():
    assert decode(b"one\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04rest", "Word document"),
        (b"\xd0\xcf\x11\xe0rest", "old Word"),
        (b"\x89PNG\r\n", "picture"),
        (b"", "no text"),
        (b" \n\x00\n", "no text"),
        (bytes(range(1, 9)) * 50, "control characters"),
    ],
)
def test_what_is_not_text_is_refused_with_a_reason(data, words):
    with pytest.raises(UnreadableFile, match=words):
        decode(data)


def test_a_file_too_large_is_refused():
    with pytest.raises(UnreadableFile, match="larger than 1 MB"):
        decode(b"a" * (LARGEST + 1))
