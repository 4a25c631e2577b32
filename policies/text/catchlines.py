"""What is a heading and what is text, where only words and punctuation tell."""

import re

from policies.text.enumerators import split_enumerator

LONGEST_CATCHLINE = 120
_MOST_WORDS = 16
_FULL_LINE = 40


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SMALL_WORDS = _set_of(
    "a an and as at by de for from in into is it la nor not of off on or out over per so than that the to "
    "under up upon via vs with within without etc"
)
_ENDING_WORDS = _SMALL_WORDS | _set_of("see this such any each all section sections pursuant both")
_VERBS = _set_of("shall must may will is are was were has have means does do applies apply can should")
_SENTENCE_OPENERS = _set_of("this these it if any each every whoever nothing")
_RELATIVES = _set_of("when where who whom whose what which how that if whether")
_ABBREVIATIONS = _set_of(
    "no nos ord res sec secs art ch st mr mrs ms dr jr sr inc co corp dept vs u.s e.g i.e a.m p.m d.b.a"
)
_WORD = re.compile(r"[^\W_][\w'’&/-]*")
_SENTENCE_END = re.compile(r"[.](?=\s)")
_NEXT_SENTENCE = re.compile(r"\s+[\"“‘'(\[•§]?[A-Z0-9(“]")
_BEFORE_PERIOD = re.compile(r"\S{1,12}$")
_END_MARKS = ".,;:!?"


def is_title(words: str) -> bool:
    """Whether a line looks like a heading: short, no closing punctuation, its main words capitalised."""
    found = _WORD.findall(words)
    main = [word for word in found if word.lower() not in _SMALL_WORDS and not word[0].isdigit()]
    if (
        max(map(len, main), default=0) < 3
        or len(words) > LONGEST_CATCHLINE
        or len(found) > _MOST_WORDS
        or words[-1] in _END_MARKS
    ):
        return False
    capitals = sum(word[0].isupper() for word in main)
    return found[0][0].isupper() and capitals * 4 >= len(main) * 3 and not _VERBS & set(found)


def split_catchline(words: str) -> tuple[int, int]:
    """Where the catchline of "Purpose. The purpose of this …" ends and where the text begins.

    The catchline ends at the first period with a new sentence behind it, if it is short and not itself
    a sentence. Without such a period all is catchline if it is short and no sentence, else all is text.
    A sentence begins with This, If, Any … or has a verb of the law in small letters: shall, must, may,
    is, means …, unless the verb stands in a clause of its own ("When a license is required").
    """
    for found in _SENTENCE_END.finditer(words, 0, LONGEST_CATCHLINE + 1):
        if _is_abbreviated(words[: found.start()]) or not _NEXT_SENTENCE.match(words, found.end()):
            continue
        begins = found.end() + len(words[found.end() :]) - len(words[found.end() :].lstrip())
        return (found.end(), begins) if may_be_catchline(words[: found.start()]) else (0, 0)
    return (len(words), len(words)) if may_be_catchline(words.rstrip(" .:")) else (0, 0)


def may_be_catchline(words: str) -> bool:
    """Short, begins with a capital or a bracket but not with an enumerator, and no sentence."""
    if not words or len(words) > LONGEST_CATCHLINE or words[0].islower() or split_enumerator(words)[1]:
        return False
    found = _WORD.findall(words)
    if len(found) > 1 and found[0].lower() in _SENTENCE_OPENERS:
        return False
    for word in found:
        if word.lower() in _RELATIVES:
            return True
        if word in _VERBS:
            return False
    return True


def is_unfinished(line: str) -> bool:
    """Whether a sentence seems to run on from this line into the next: long, no title, no closing mark."""
    words = line.strip()
    return len(words) >= _FULL_LINE and words[-1] not in ".;:!?”\"')]" and not is_title(words)


def leads_on(line: str) -> bool:
    """Whether a line ends in a word or comma after which a reference follows: "as provided in"."""
    last = _BEFORE_PERIOD.search(line.rstrip())
    return last is not None and (last.group().endswith(",") or last.group() in _ENDING_WORDS)


def _is_abbreviated(before: str) -> bool:
    """A period after No., Inc., U.S. or a single capital ends no sentence."""
    last = _BEFORE_PERIOD.search(before)
    word = last.group().strip("(“\"'") if last else ""
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper() and len(before) > 1)
