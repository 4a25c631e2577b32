"""How scanners misread letters, and what the writer may have meant. Proposals only."""

from __future__ import annotations

from policies.exchange.lexicon import frequency, known, near

# (as read, as meant). Classes seen in the text layers of scanned municipal papers.
_TABLE = """
rn>m m>rn nn>m in>m ni>m iT>m ii>u iu>m vv>w cl>d d>cl li>h h>li lt>it tl>d ri>n fi>ft fill>ful ol>d 0>o
1>l 1>i 1>t I>l l>i i>l l>t t>l i>j i>t !>l !>i |>l 5>s 6>fi 6>b 6>o 8>b 9>g 3>e 4>a 7>t q>g g>q c>e e>c
c>g c>o o>e e>o a>o o>a a>e e>a a>g s>e f>t t>f f>i n>u u>n u>ii v>y y>v v>p b>h h>b n>h h>n n>ri $>s
@>a °>o £>e €>e }>' {>( `>' •>r AA-E>ATTE
"""
CLASSES = tuple((pair.split(">")[0], pair.split(">")[1]) for pair in _TABLE.split())
_MOST_VARIANTS = 400
_MOST_CANDIDATES = 5


def variants(word: str, deepest: int = 2) -> dict[str, int]:
    """What a word may have been, with the number of letters taken as misread. At most a few hundred."""
    found = {word: 0}
    layer = [word]
    for depth in range(1, deepest + 1):
        following: list[str] = []
        for each in layer:
            for other in _one_step(each):
                if other not in found and len(found) < _MOST_VARIANTS * depth:
                    found[other] = depth
                    following.append(other)
        layer = following
    return found


def _one_step(word: str) -> list[str]:
    steps = []
    for read, meant in CLASSES:
        at = word.find(read)
        while at >= 0:
            steps.append(word[:at] + meant + word[at + len(read) :])
            at = word.find(read, at + 1)
    return steps


def misread_as(word: str, rarest: int = 0, deepest: int = 2) -> list[str]:
    """Known words that a scanner would turn into this one, fewest changes first."""
    ranked = sorted(
        (depth, -frequency(each), each)
        for each, depth in variants(word, deepest).items()
        if depth and known(each) and frequency(each.removesuffix("'s")) >= rarest
    )
    return [dressed(each, word) for _, _, each in ranked[:_MOST_CANDIDATES]]


def candidates(word: str) -> list[str]:
    """What a word that is not English may have been: misread letters first, then near words."""
    found = misread_as(word, deepest=2)
    if not found:
        close = set(near(word, 1))
        for variant in list(variants(word, 1))[1:80]:
            close.update(near(variant, 1)[:2])
        found = [dressed(each, word) for each in sorted(close, key=lambda each: (-frequency(each), each))]
    if not found:
        found = [dressed(each, word) for each in near(word, 2)]
    return list(dict.fromkeys(found))[:_MOST_CANDIDATES]


def in_two(word: str) -> list[str]:
    """Two common words that were run together, as ``city representatives``."""
    plain = word.lower()
    halves = [
        (min(_weight(plain[:at]), _weight(plain[at:])), f"{word[:at]} {word[at:]}")
        for at in range(2, len(plain) - 1)
        if _weight(plain[:at]) and _weight(plain[at:])
    ]
    return [pair for _, pair in sorted(halves, reverse=True)[:2]]


def _weight(part: str) -> int:
    """How common a half is; 0 when it is too rare or too short to propose."""
    count = frequency(part)
    return count if count >= (500_000 if len(part) <= 3 else 1_000) else 0


def dressed(word: str, like: str) -> str:
    """The word with the capitals of another: ALL, First, or none."""
    if len(like) > 1 and like.isupper():
        return word.upper()
    return word[:1].upper() + word[1:].lower() if like[:1].isupper() else word.lower()
