"""What is kept of texts that were read: bounded by their letters, not by their number alone."""

from policies.text.kept import FEW, SHORT, Kept


def test_a_text_is_read_once() -> None:
    asked: list[str] = []
    read = Kept(lambda text: asked.append(text) or len(text))  # type: ignore[func-returns-value]
    assert [read("fee"), read("fee"), read("x" * (SHORT + 1)), read("x" * (SHORT + 1))] == [3, 3] + [
        SHORT + 1
    ] * 2
    assert len(asked) == 2
    read.forget()
    read("fee")
    assert len(asked) == 3


def test_of_long_texts_a_few_are_kept() -> None:
    read = Kept(len)
    for more in range(2 * FEW):
        read("x" * (SHORT + 1 + more))
    assert read.kept_long == FEW
