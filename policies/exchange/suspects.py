"""Words that a scanner probably misread. They are proposed to a person and never corrected."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from policies.exchange.confusions import candidates, dressed, in_two, misread_as
from policies.exchange.lexicon import frequency, known, near
from policies.exchange.vocabulary import LOCAL_WORDS
from policies.text.ledger import Span

MOST_SUSPECTS = 2_000
MOST_LOOKUPS = 3_000  # distinct strange words whose candidates are searched; later ones are queued without
_TOKEN = re.compile(r"[^\s—–/]+")
_EDGES = "([{“‘\"'`<«*¶§.,:;!?)]}”’>»-+~"
_SKIP = re.compile(
    r"[\d$#%§.,:()\-½¼¾+*x=&°'’\"]+"  # numbers, sums, phone numbers
    r"|\S*(?:@|://|www\.)\S*|\S+\.(?:gov|com|org|net|edu|us)\S*|#\w+"  # addresses on the web
    r"|[(\[]?(?:[A-Z]{0,6}|[A-Z][a-z]{0,2})[-–.]?\d[\d.\-–]*[A-Za-z]{0,2}"
    r"(?:[.\-–][\dA-Za-z]{1,4})*[)\]]?(?:\(\w{1,4}\)?)*"  # labels, file numbers
    r"|\w+\((?:e?s|d|r|ies)"  # designee(s)
    r"|(?:Mc|Mac|O[’']|D[’']|De|Du|La|Le|Van|Fitz)[A-Z][a-z]+(?:[’']s)?"  # names
    r"|\d+(?:st|nd|rd|th|s|d)|(?:[A-Za-z]{1,4}\.)+[A-Za-z]{0,4}\.?"  # ordinals, abbreviations
)
_ODD = re.compile(r"[\ufffd•°¬¦|\\}{~^<>¢¥€£«»©®™■□●]")
_UNDERSCORE = re.compile(r"[^\W_]_+[^\w_]?\w|[^\W_][^\w_]_+\w|[^\W_]_+[^\w_]?$|^_[^\W_]")
_NO_SPACE = re.compile(r"(?<=[A-Za-z])([,;:.!?)”\"]{1,6})(?=\(?[A-Za-z])|(?<=[A-Za-z]{2})(?=\([A-Za-z]{2})")
_COMMON = 1_000_000  # words like "or" and "one", which stand beside a misread word by chance
_RARE = 1_000  # a word less common than this may be misread
_SHORTENED = re.compile(r"(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|Ald|Rev|Hon|Jr|Sr)\.")
_MIXED = re.compile(r"[a-z][A-Z]")
_LONGEST_WORD = 60
_SENTENCE_ENDS = (".", "?", "!", ":")
_OFFICIAL = (
    "City",
    "Town",
    "Board",
    "Mayor",
    "Clerk",
    "Chief",
    "State",
    "Code",
    "Rule",
    "Rules",
    "Title",
    "Staff",
)
_PLAIN_SIGNS = ".,;:'’()-–—§$#%&/“”_*+[]"


@dataclass(frozen=True, slots=True)
class Suspect:
    """A span of the paper, why it looks misread, and what it may have been."""

    span: Span
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    span: Span
    core: str
    opens: bool  # stands at the beginning of a sentence or a line


def find_suspects(
    text: str,
    spans: Iterable[Span],
    marked: bool = False,
    *,
    right: Collection[str] = frozenset(),
    most: int = MOST_SUSPECTS,
    lookups: int = MOST_LOOKUPS,
) -> list[Suspect]:
    """Suspect words inside the given spans, in order; with ``marked`` paired underscores are marks.

    Text of which a third is not English gets only its unreadable letters queued. ``right``: words, in small
    letters, that are as they should be; ``most``: so many are found, the first; ``lookups``: for so many
    different strange words it is sought what they may have been.
    """
    words = [word for span in sorted(spans) for word in _words(text, span)]
    foreign = _is_foreign(words)
    found: list[Suspect] = []
    known_so_far = _Lookups(lookups)
    at = 0
    while at < len(words) and len(found) < most:
        suspect = _damage(words[at], marked)
        if not suspect and not foreign and words[at].core.lower().replace("’", "'") not in right:
            following = words[at + 1] if at + 1 < len(words) else None
            suspect = _split(text, words[at], following, known_so_far) or _misread(words[at], known_so_far)
        if suspect:
            found.append(suspect)
        at += 1
        while at < len(words) and found and words[at].span[0] < found[-1].span[1]:
            at += 1
    return found


def is_garbage(line: str) -> bool:
    """Whether a line holds next to no readable word: a stamp, a seal, handwriting."""
    words = [word.core for word in _words(line, (0, len(line)))]
    letters = [word for word in words if any(letter.isalpha() for letter in word)]
    readable = [word for word in letters if len(word) >= 3 and known(word)]
    if not words or any(len(word) >= 6 for word in readable) or (len(letters) == 1 and readable):
        return False
    odd = sum(1 for letter in line if not (letter.isalnum() or letter.isspace() or letter in _PLAIN_SIGNS))
    if odd:
        return len(readable) * 3 < len(letters) or not letters
    return (
        bool(letters)
        and (len(line.strip()) == 1 or not any(known(word) for word in letters))
        and (len(max(letters, key=len)) <= 2)
    )


def _words(text: str, span: Span) -> Iterator[_Word]:
    opens = True
    for match in _TOKEN.finditer(text, *span):
        whole = match.group()
        if "\n" in text[max(span[0], match.start() - 3) : match.start()]:
            opens = True
        core = whole.strip(_EDGES)
        if text[max(0, match.start() - 2) : match.start()] == "//":
            continue
        if core and len(core) <= _LONGEST_WORD:
            start = match.start() + whole.index(core)
            enumerates = (len(core) == 1 and len(whole) > 1 and whole[-1] in ").(") or whole[0] == "("
            yield _Word((start, start + len(core)), core, opens or enumerates)
        elif core or "\ufffd" in whole:
            yield _Word(match.span(), whole, opens)
        opens = whole.rstrip('”’")')[-1:] in _SENTENCE_ENDS and not _SHORTENED.fullmatch(whole)


def _is_foreign(words: list[_Word]) -> bool:
    plain = [word.core for word in words[:3_000] if word.core.isalpha() and word.core.islower()]
    strange = sum(1 for word in plain if not known(word))
    return len(plain) >= 40 and strange * 3 > len(plain)


def _damage(word: _Word, marked: bool) -> Suspect | None:
    """Letters that no writer put there: replacement signs, odd signs, remains of underlining."""
    core, make = word.core, partial(Suspect, word.span)
    if "\ufffd" in core:
        return make("letters that could not be read", _around(core, "\ufffd"))
    if not any(map(str.isalnum, core)) or core.strip("•●■□ ") == "" or len(core) > _LONGEST_WORD:
        return None
    if not marked and _UNDERSCORE.search(core):
        return make("an underscore inside the word, perhaps a remain of underlining", _around(core, "_"))
    if _ODD.search(core) and not _is_tag(core):
        plain = _ODD.sub(" ", core).strip()
        fixed = [each for each in misread_as(core, deepest=1) if not _ODD.search(each)]
        return make("a stray sign in the word", tuple(dict.fromkeys([*fixed, " ".join(plain.split())]))[:3])
    return None


def _around(core: str, sign: str) -> tuple[str, ...]:
    """The word without the sign, when what is left can be read."""
    parts = [part for part in core.replace(sign, " ").split() if any(map(str.isalnum, part))]
    if not parts:
        return ()
    proposed = [_best(part) for part in parts]
    readable = any(len(each) > 2 and known(each.strip(_EDGES)) for each in proposed)
    return (" ".join(proposed),) if readable else ()


def _best(part: str) -> str:
    plain = part.strip(_EDGES)
    if not plain or known(plain) or _SKIP.fullmatch(plain):
        return part
    found = misread_as(plain, deepest=2) if len(plain) > 3 else []
    return part.replace(plain, found[0]) if found else part


def _is_tag(core: str) -> bool:
    return bool(re.fullmatch(r"<?/?[a-z]{1,6}/?>?|[{(\[]*[+-]?[\w'’,.-]+[+-]?[})\]]*", core))


def _split(text: str, word: _Word, following: _Word | None, lookups: _Lookups) -> Suspect | None:
    """A word broken in two by a space, one letter or more perhaps lost."""
    if following is None or not word.core.isalpha() or not following.core.isalpha():
        return None
    gap = text[word.span[1] : following.span[0]]
    if gap not in (" ", "  ") or following.core[0].isupper() or not _strange_pair(word.core, following.core):
        return None
    joined = word.core + following.core
    span = (word.span[0], following.span[1])
    if known(joined):
        return Suspect(span, "a word broken by a space", (joined,))
    likely = lookups.halves(word.core, following.core)
    return Suspect(span, "a word broken by a space", likely) if likely else None


def _halves(first: str, second: str) -> tuple[str, ...]:
    """The words that two neighbours may be halves of, a letter perhaps lost."""
    joined = first + second
    if len(joined) < 6 or (known(second) and misread_as(first, deepest=1)):
        return ()
    far = 2 if len(joined) >= 8 and not known(first) and len(second) <= 6 else 1
    return tuple(dressed(each, joined) for each in near(joined, far) if frequency(each) >= 200)[:3]


def _strange_pair(first: str, second: str) -> bool:
    """Whether two neighbours may be halves of one word: not when one is a name or a very common word."""
    if (known(first) and known(second)) or first.isupper() or (not first.islower() and known(second)):
        return False
    return max(frequency(first), frequency(second)) < _COMMON


class _Lookups:
    """What was judged of each word so far; a strange word costs a search, and there are only so many."""

    def __init__(self, left: int) -> None:
        self.left = self.most = left
        self.judged: dict[str, tuple[str, tuple[str, ...]] | None] = {}
        self.joined: dict[tuple[str, str], tuple[str, ...]] = {}

    def judge(self, core: str, opens: bool) -> tuple[str, tuple[str, ...]] | None:
        """The same for the same word at the same kind of place."""
        key = f"\n{core}" if opens else core
        if key not in self.judged:
            self.judged[key] = _judge(core, opens, self.left > 0)
            self.left -= frequency(core) < _RARE
        return self.judged[key]

    def halves(self, first: str, second: str) -> tuple[str, ...]:
        """The same for the same two words; none once too much was sought."""
        pair = first, second
        if pair not in self.joined:
            self.joined[pair] = _halves(first, second) if len(self.joined) < self.most else ()
        return self.joined[pair]


def _misread(word: _Word, lookups: _Lookups) -> Suspect | None:
    judged = lookups.judge(word.core, word.opens)
    return Suspect(word.span, *judged) if judged else None


def _judge(core: str, opens: bool, search: bool) -> tuple[str, tuple[str, ...]] | None:
    """The reason and the candidates for one word by itself; None when nothing is wrong with it."""
    if _NO_SPACE.search(core) and not _SKIP.fullmatch(core):
        parts = _NO_SPACE.sub(lambda match: (match.group(1) or "") + " ", core)
        if any(known(part.strip(_EDGES)) or part[0].isupper() for part in parts.split()):
            return "a space may be missing", (parts,)
    if _SKIP.fullmatch(core) or "_" in core or not core[0].isalnum():
        return None
    if len(core) == 1:
        return None if core in "aAIO" or not core.islower() or opens else ("a letter by itself", ())
    plain = core.replace("’", "'")
    if known(plain):
        return _rare(plain) if search else None
    return _unknown(plain, opens, search)


def _rare(core: str) -> tuple[str, tuple[str, ...]] | None:
    """A real but rare word where one misread letter gives a common one: ``bloc`` for ``blog``."""
    if not (4 <= len(core) <= 14 and core.isalpha() and core.islower()):
        return None
    if core in LOCAL_WORDS or not 0 < frequency(core) < _RARE:
        return None
    found = misread_as(core, rarest=5_000, deepest=1)
    found = [each for each in found if each in LOCAL_WORDS or frequency(each) >= 20 * frequency(core)]
    return ("a rare word, one letter from a common one", tuple(found)) if found else None


def _unknown(core: str, opens: bool, search: bool) -> tuple[str, tuple[str, ...]] | None:
    """A string that is no English word: a name, a code, or a misread word."""
    digits = any(letter.isdigit() for letter in core)
    if core.isupper() or (core[0].isupper() and not opens and not digits and not _MIXED.search(core)):
        found = misread_as(core, rarest=3_000, deepest=1) if search and len(core) >= 4 and not digits else []
        found = found if len(core) >= 6 else [each for each in found if each in _OFFICIAL]
        return ("letters that scanners confuse", tuple(found)) if found else None
    if core[0].isupper() and opens and not digits:
        found = misread_as(core, rarest=1_000) or [
            dressed(each, core) for each in near(core, 1) if len(core) > 5
        ]
        return ("not an English word", tuple(found)) if found and search else None
    if _MIXED.search(core) and all(known(part) for part in re.findall(r"[A-Z]?[a-z]+", core)):
        return None
    proposed = tuple(dict.fromkeys([*candidates(core), *in_two(core)])) if search else ()
    if digits:
        return ("a digit inside the word", proposed)
    pairs = in_two(core) if search and len(core) > 7 else []
    return ("not an English word", tuple(dict.fromkeys([*pairs, *proposed]))[:5])
