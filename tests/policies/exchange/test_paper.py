"""A paper with cuts knows where in the file each of its words stood."""

from hypothesis import given
from hypothesis import strategies as st

from policies.exchange.paper import Cut, Paper


def test_a_cut_leaves_its_glue_and_the_way_back():
    paper = Paper.whole("one<br>two").cut([Cut((3, 7), "line-break tag")])
    assert paper.text == "one\ntwo"
    assert paper.origins((0, 7)) == [(0, 3), (7, 10)]
    assert paper.origins((5, 6)) == [(8, 9)]
    assert paper.origins((3, 4)) == []


def test_cuts_of_a_paper_already_cut():
    paper = Paper.whole("one<br>two-<br>part").cut([Cut((3, 7), "tag"), Cut((11, 15), "tag")])
    assert paper.text == "one\ntwo-\npart"
    joined = paper.cut([Cut((7, 9), "line-end hyphen", "")])
    assert joined.text == "one\ntwopart"
    assert joined.origins((4, 11)) == [(7, 10), (15, 19)]


@given(st.text(max_size=40), st.data())
def test_every_place_left_maps_back_to_the_same_letter(text, data):
    paper = Paper.whole(text)
    for glue in ("\n", "", " "):
        points = sorted(data.draw(st.sets(st.integers(0, len(paper.text)), max_size=6)))
        cuts = [Cut(pair, "x", glue) for pair in zip(points[::2], points[1::2], strict=False)]
        paper = paper.cut(cuts)
    for at in range(len(paper.text)):
        for low, high in paper.origins((at, at + 1)):
            assert text[low:high] == paper.text[at]
