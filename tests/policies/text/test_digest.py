"""The canonical form and the digests over it."""

import json
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.text.digest import canonical, chain_digest, text_digest
from policies.text.section import SectionText

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("\n\r\x0b\x0c\x85\u2028\u2029\x00\ud800\udfff \t\u00a0\u2003\x1c\x1f"),
        st.sampled_from("a(1).é\u0301\u0323\u0344\u034f\u0f73\u1ebf\u212a\uac00\u1100\u1161½§"),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", ""),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three\x0bfour\x0cfive\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("\n \n  indented  \n\n\n\nnext\t\n\n", "  indented\n\nnext"),
        ("cafe\u0301", "café"),
        ("a\x00b\ud800c", "abc"),
        ("e\x00\u0301", "é"),
        ("(a)\u2003Text\u00a0\n", "(a)\u2003Text"),
    ],
)
def test_canonical_form(raw, expected):
    assert canonical(raw) == expected


@settings(deadline=None)
@given(HOSTILE)
def test_canonical_is_idempotent_and_storable(raw):
    once = canonical(raw)
    assert canonical(once) == once
    once.encode("utf-8")
    assert "\x00" not in once
    assert "\n\n\n" not in once
    assert all(line == line.rstrip() for line in once.split("\n"))


@settings(deadline=None)
@given(HOSTILE)
def test_only_line_ends_spaces_and_unstorable_marks_are_lost(raw):
    def bare(text):
        return [char for char in text if not char.isspace() and char not in "\x00\u034f"]

    kept = raw.encode("utf-8", "ignore").decode("utf-8")
    assert "".join(bare(canonical(raw))) == canonical("".join(bare(kept))).replace("\u034f", "")


@pytest.mark.parametrize(
    "marks", ["\u0301\u0323" * 60_000, "\u0301" * 60_000 + "\u0323" * 60_000, "\u0344" * 60_000]
)
def test_absurd_runs_of_marks_are_broken_so_that_sorting_them_stays_cheap(marks):
    result = canonical("a" + marks)
    assert max(len(run) for run in result.split("\u034f")) <= 30
    assert canonical(result) == result


def test_a_word_with_many_marks_is_left_alone():
    word = "a\u0323\u0301\u0302\u0303"
    assert "\u034f" not in canonical(word)


SECTIONS = st.lists(
    st.builds(
        SectionText,
        level=st.sampled_from(["chapter", "section"]),
        label=st.none() | st.text(alphabet='1-A",[', max_size=4),
        heading=st.text(alphabet='ab",[]\\\n', max_size=6),
        text=st.text(alphabet='ab",[]\\\n', max_size=6),
    ),
    max_size=4,
)


@given(SECTIONS, SECTIONS)
def test_digests_are_equal_exactly_when_the_canonical_texts_are(old, new):
    def plain(sections):
        return [
            (s.level, canonical(s.label or ""), canonical(s.heading), canonical(s.text)) for s in sections
        ]

    assert (text_digest(old) == text_digest(new)) == (plain(old) == plain(new))


def test_moving_a_boundary_changes_the_digest():
    first = SectionText("section", "1", "Purpose", "The purpose.")
    second = SectionText("section", "1", "Purpose The", "purpose.")
    third = SectionText("section", "1P", "urpose", "The purpose.")
    assert len({text_digest([one]) for one in (first, second, third)}) == 3
    assert text_digest([first, second]) != text_digest([second, first])


def test_the_key_is_identity_and_not_text():
    with_key = SectionText("section", "1", "Purpose", "Words.", key="k1")
    without = SectionText("section", "1", "Purpose", "Words.\r\n")
    assert text_digest([with_key]) == text_digest([without])


def test_anyone_can_compute_the_digest_with_json_and_sha256():
    sections = [SectionText("section", "4½-1", "Licences", "Text.")]
    encoded = b'["civicpolicy text 1",[["section","4\\u00bd-1","Licences","Text."]]]'
    assert json.loads(encoded)[1] == [["section", "4½-1", "Licences", "Text."]]
    assert text_digest(sections) == sha256(encoded).hexdigest()


@given(st.lists(st.text(max_size=4), max_size=3), st.lists(st.text(max_size=4), max_size=3))
def test_chain_digests_are_equal_exactly_when_their_parts_are(one, other):
    assert (chain_digest("", *one) == chain_digest("", *other)) == (one == other)


def test_a_chain_depends_on_what_came_before():
    assert chain_digest("", "x") != chain_digest(chain_digest("", "x"), "x")
