"""One line read as a heading: keyword, number, catchline, and the text that runs on behind it."""

import re
from dataclasses import dataclass

from policies.text.catchlines import split_catchline
from policies.text.enumerators import readings
from policies.text.labels import Label, in_full, read_label

_LEVELS = {
    "section": ("Sections", "Section", "Secs", "Sect", "Sec", "§§", "§"),
    "chapter": ("Chapters", "Chapter", "Chap", "Ch"),
    "subchapter": ("Subchapters", "Subchapter"),
    "article": ("Articles", "Article", "Art"),
    "division": ("Divisions", "Division", "Div"),
    "subdivision": ("Subdivisions", "Subdivision"),
    "subsection": ("Subd",),
    "title": ("Titles", "Title"),
    "part": ("Parts", "Part"),
    "appendix": ("Appendix", "Annex"),
    "exhibit": ("Exhibit", "Attachment", "Schedule"),
}
_LEVEL_OF = {word.upper(): level for level, words in _LEVELS.items() for word in words}
_PLURALS = frozenset(word.upper() for words in _LEVELS.values() for word in words if word[-1] in "s§") - {"§"}
_WORDS = sorted(
    {form for words in _LEVELS.values() for word in words for form in (word, word.upper())}, key=len
)
_START = re.compile(r"\s*(?:#{1,6}\s{1,3}|NEW SECTION\.\s{1,4})?")
_KEYWORD = re.compile(rf"({'|'.join(reversed(_WORDS))})(\.?\s{{1,4}}|\.(?=[0-9])|(?<=§)(?=[0-9]))")
_CODE = re.compile(r"([A-Z]\.[A-Z]\.[A-Z]?\.?[A-Z]?\.?)\s{1,4}(?=[0-9])")
_DEEPEST_PATH = 8
_QUOTES = "\"“”'‘’"

_RANGE = re.compile(r"\s?(?:—|–|--)\s?|\s-\s|\s(?:through|thru|to)\s")
_LIST = re.compile(r",\s(?:and\s)?|\s(?:and|&)\s")
_SPACED_HYPHEN = re.compile(r"\s-\s(?=[0-9])")
_IN_BRACKETS = re.compile(r"\.?\s?\[([0-9][0-9A-Za-z.:-]{0,19})\]")
_PATH_PART = re.compile(r"\(([0-9A-Za-z]{1,6})\)")
_POINT = re.compile(r"\s?[.:](?=\s|$|[-–—])")
_DASH = re.compile(r"\s?[-–—]{1,2}\s")
_IN_PARENTHESES = re.compile(r"\(([^()]{2,100})\)[.:]?(?=\s+[A-Z\"“(]|\s*$)")
_FOOTNOTE = re.compile(r"\[[0-9]{1,3}\]$")
_RESERVED = re.compile(r"[\[(]?\s?reserved", re.IGNORECASE)
_NO_NUMBER = re.compile(r"[0-9]{1,2}-[0-9]{1,2}-(?:[0-9]{2}|[0-9]{4})|[0-9]{3}-(?:[0-9]{3}-)?[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line.

    level and keyword ("Sec.", "" when only the number is printed); `label` in its one spelling and
    `raw_label` as printed ("3-11 B"); `heading` the catchline without closing punctuation; `reserved`;
    `range_end` for "62-129—140" (in full: "62-140"); `also` for further labels of a list; `bracketed`
    for an editor's or a future number "[7.16]"; `path` for "(D)" glued to the number, `qualifier` for a
    word there ("Perm"); `text` what runs on behind the catchline, from `text_start` in the line;
    `pointed`: a period, colon or dash follows the number.
    """

    level: str
    keyword: str
    label: str
    raw_label: str
    heading: str = ""
    reserved: bool = False
    range_end: str | None = None
    also: tuple[str, ...] = ()
    bracketed: str | None = None
    path: tuple[str, ...] = ()
    qualifier: str = ""
    text: str = ""
    text_start: int = 0
    pointed: bool = False

    @property
    def full_label(self) -> str:
        """The label of the whole row: "3-11A", "62-129—62-140", "62-243, 62-244", "360-70.1(D)"."""
        glued = "".join(f"({part})" for part in (*self.path, self.qualifier) if part)
        until = f"—{self.range_end}" if self.range_end else ""
        return ", ".join((self.label + glued + until, *self.also))


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with everything that is glued to it, and where it ends."""

    label: Label
    end: int
    range_end: str | None = None
    also: tuple[str, ...] = ()
    bracketed: str | None = None
    path: tuple[str, ...] = ()
    qualifier: str = ""


def parse_heading(line: str) -> Heading | None:
    """Read a line as a heading; None when it is none.

    A number with a keyword is a heading unless the sentence plainly goes on: a small letter or a comma
    behind it ("Section 3-11 applies to …", "Section 3-11, as amended"), words in parentheses and then
    more ("Section 11 (Computer Usage) is …"), another keyword ("Article 3 Section 11 …"), nothing behind
    several numbers ("§§ 2-3—2-30."). A number
    without keyword needs two atoms and a catchline, or alone on its line three atoms or a letter;
    dates and telephone numbers are none. "Division means …" has no number and is no heading.
    """
    found = _START.match(line)
    start = found.end() if found else 0
    word = _KEYWORD.match(line, start) or _CODE.match(line, start)
    keyword = word.group(1) if word else ""
    plural = keyword.upper() in _PLURALS
    number = _read_number(line, word.end() if word else start, plural)
    if number is None or not (keyword or _stands_alone(line, number)):
        return None
    level = _level(keyword, number.label.value)
    return _read_tail(line, number, level, line[start : word.end()].rstrip() if word else "")


def _level(keyword: str, label: str) -> str:
    """Subdivision 1 (Minnesota) is a part of a section; Subdivision I a container of sections."""
    level = _LEVEL_OF.get(keyword.upper(), "section")
    return "subsection" if level == "subdivision" and label[0].isdigit() else level


def _read_number(line: str, start: int, plural: bool) -> _Number | None:
    quoted = line[start : start + 1] in _QUOTES and start < len(line)
    label = read_label(line, start + quoted, dash_joins=not plural)
    if label is None:
        return None
    label = _spaced_hyphen(line, label)
    end = label.end + (quoted and line[label.end : label.end + 1] in _QUOTES)
    end, range_end = _read_range(line, end, label, plural)
    end, also = _read_list(line, end) if plural else (end, ())
    bracketed = _IN_BRACKETS.match(line, end)
    end = bracketed.end() if bracketed else end
    end, path, qualifier = _read_path(line, end)
    return _Number(label, end, range_end, also, bracketed and bracketed.group(1), path, qualifier)


def _spaced_hyphen(line: str, label: Label) -> Label:
    """`Sec. 4 - 11.` is 4-11; `Sec. 2-2 - 2-13. Reserved` is a range and is not touched here."""
    gap = _SPACED_HYPHEN.match(line, label.end)
    second = read_label(line, gap.end()) if gap else None
    if gap and second and label.atoms == second.atoms == 1 and _POINT.match(line, second.end):
        start = label.end - len(label.printed)
        return Label(f"{label.value}-{second.value}", line[start : second.end], second.end)
    return label


def _read_range(line: str, end: int, first: Label, plural: bool) -> tuple[int, str | None]:
    """The other end of a range; under a singular keyword only where the numbers are reserved."""
    gap = _RANGE.match(line, end)
    last = read_label(line, gap.end(), dash_joins=not plural) if gap else None
    if last is None or first.value[0].isdigit() != last.value[0].isdigit():
        return end, None
    if not plural and "eserved" not in line[last.end :].replace("RESERVED", "Reserved"):
        return end, None
    return last.end, in_full(first, last)


def _read_list(line: str, end: int) -> tuple[int, tuple[str, ...]]:
    labels: list[str] = []
    while len(labels) < 20 and (gap := _LIST.match(line, end)):
        label = read_label(line, gap.end(), dash_joins=False)
        if label is None:
            break
        labels.append(label.value)
        end = label.end
    return end, tuple(labels)


def _read_path(line: str, end: int) -> tuple[int, tuple[str, ...], str]:
    path: list[str] = []
    while len(path) < _DEEPEST_PATH and (part := _PATH_PART.match(line, end)):
        if not readings(part.group(1)):
            return (part.end(), tuple(path), part.group(1)) if not path else (end, tuple(path), "")
        path.append(part.group(1))
        end = part.end()
    return end, tuple(path), ""


def _stands_alone(line: str, number: _Number) -> bool:
    """Whether a number without a keyword may head a section; the catchline is looked at later."""
    label, rest = number.label, line[number.end :]
    if not label.value[0].isdigit() or label.atoms < 2 or ":" in label.printed or number.path:
        return False
    if _NO_NUMBER.fullmatch(label.printed):
        return False
    return (
        bool(rest.strip(" ."))
        or label.atoms > 2
        or not label.value.replace("-", "").replace(".", "").isdigit()
    )


def _read_tail(line: str, number: _Number, level: str, keyword: str) -> Heading | None:
    point = _POINT.match(line, number.end)
    dash = _DASH.match(line, point.end() if point else number.end)
    begin = dash.end() if dash else point.end() if point else number.end
    spaces = len(line) - begin - len(line[begin:].lstrip())
    begin += spaces
    words = line[begin:].rstrip()
    if words and not (point or dash or spaces):
        return None
    cut = _cut(words, bool(point), bool(dash), number, keyword)
    if cut is None:
        return None
    heading, text = _clean(words[: cut[0]]), words[cut[1] :]
    label = number.label
    return Heading(
        level=level,
        keyword=keyword,
        label=label.value,
        raw_label=label.printed,
        heading=heading,
        reserved=bool(_RESERVED.match(heading)),
        range_end=number.range_end,
        also=number.also,
        bracketed=number.bracketed,
        path=number.path,
        qualifier=number.qualifier,
        text=text,
        text_start=begin + cut[1],
        pointed=bool(point or dash),
    )


def _cut(words: str, point: bool, dash: bool, number: _Number, keyword: str) -> tuple[int, int] | None:
    """Where catchline and text part; None when the line is no heading after all."""
    if not words:
        return None if number.range_end or number.also else (0, 0)
    inside = _IN_PARENTHESES.match(words)
    if inside and not readings(inside.group(1)):
        return inside.end(), inside.end() + len(words[inside.end() :]) - len(words[inside.end() :].lstrip())
    if not (point or dash):
        if not (words[0].isupper() or words[0] in '["“') or _KEYWORD.match(words):
            return None
    elif words[0].islower() and not dash:
        return None
    cut = (0, 0) if _opens_with_number(words) else split_catchline(words)
    if cut[0] or (keyword and (point or dash or number.path)):
        return cut
    return None


def _opens_with_number(words: str) -> bool:
    """Section 1. Article 3 (General …) is …: what follows is the text of a bill's section."""
    word = _KEYWORD.match(words)
    return bool(word) and read_label(words, word.end() if word else 0) is not None


def _clean(words: str) -> str:
    """A catchline without footnote figures, enclosing parentheses and closing punctuation."""
    words = _FOOTNOTE.sub("", words.strip()).rstrip(" .:")
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1]
    if words.startswith("[") and words.endswith(".]"):
        words = words[:-2] + "]"
    return " ".join(words.split())
