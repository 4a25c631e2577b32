"""Words put into a text between two of its lines."""


def inserted(text: str, words: str, after: int) -> str:
    """The text with words, on lines of their own, after line ``after`` counted from 1; 0: at the beginning.

    A number behind the last line is the end. Every line of the text and of the words is in the result once.
    """
    lines = text.split("\n") if text else []
    return "\n".join([*lines[:after], *(words.split("\n") if words else []), *lines[after:]])
