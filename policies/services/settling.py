"""What the law and a draft both changed is asked of a person; with the answers there is one text.

Of values only: no row is read or written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from policies.refusals import Refused
from policies.services.starting import LONGEST_HEADING, LONGEST_LABEL
from policies.text.digest import canonical
from policies.text.merging import Merge, MergedSection
from policies.text.section import SectionText

LAW, DRAFT, BOTH, HAND = "law", "draft", "both", "hand"
TEXT, LABEL, HEADING, LEVEL, GONE, TWICE, ORDER = (
    "text",
    "label",
    "heading",
    "level",
    "gone",
    "twice",
    "order",
)
CHOICES = {
    TEXT: (LAW, DRAFT, HAND),
    LABEL: (LAW, DRAFT, HAND),
    HEADING: (LAW, DRAFT, HAND),
    LEVEL: (LAW, DRAFT),
    GONE: (LAW, DRAFT, HAND),
    TWICE: (BOTH, LAW, DRAFT, HAND),
    ORDER: (LAW, DRAFT),
}
LONGEST = {LABEL: LONGEST_LABEL, HEADING: LONGEST_HEADING}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a person must decide: the section as it was, in the law now, and in the draft.

    ``kind`` is that of the conflict (see ``policies.text.merging``); all clashes in the words of one section
    are one question. ``filled`` has the words of both, for writing by hand; "" where nothing can be written.
    """

    name: str
    kind: str
    place: int | None = None
    base: SectionText | None = None
    law: SectionText | None = None
    draft: SectionText | None = None
    filled: str = ""
    twin: int | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be answered."""
        return CHOICES[self.kind]

    @property
    def section(self) -> SectionText | None:
        """The section that is meant, by its name in the draft where it stands there."""
        return self.draft or self.law or self.base


@dataclass(frozen=True, slots=True)
class Answer:
    """``law``, ``draft``, ``both``, or ``hand`` with the words."""

    choice: str
    words: str = ""


class Unsettled(Refused):
    """Some questions have no answer yet; ``missing`` has a sentence of what to do by the name of each."""

    def __init__(self, missing: Mapping[str, str]) -> None:
        places = "1 place" if len(missing) == 1 else f"{len(missing)} places"
        super().__init__(f"The two texts differ at {places} that still wait for your decision.")
        self.missing = missing


def questions_of(merged: Merge) -> tuple[Question, ...]:
    """Everything to be decided about a draft (mine) and the law (theirs), in reading order."""
    found: dict[str, Question] = {}
    for conflict in merged.conflicts:
        question = _question(merged, conflict.kind, conflict.place)
        found.setdefault(question.name, question)
    for place, one in enumerate(merged.sections):
        if _is_new(one.theirs, one) and _twin(merged, place) is not None:
            question = _question(merged, TWICE, place)
            found.setdefault(question.name, question)
    return tuple(sorted(found.values(), key=lambda each: -1 if each.place is None else each.place))


def _question(merged: Merge, kind: str, place: int | None) -> Question:
    if place is None:
        return Question(kind, kind)
    one = merged.sections[place]
    twin = _twin(merged, place) if kind == TWICE else None
    draft = merged.sections[twin].mine if twin is not None else one.mine
    named = one.theirs or one.mine or one.section
    name = f"{kind}-{named.key}"
    return Question(name, kind, place, one.base, one.theirs, draft, _filled(kind, one, draft), twin)


def _is_new(side: SectionText | None, one: MergedSection) -> bool:
    return side is not None and one.base is None


def _twin(merged: Merge, place: int) -> int | None:
    """Where the draft's own section stands that is the same as, or called like, a new one of the law."""
    law = merged.sections[place].theirs
    if law is None:
        return None
    own = [(at, one.mine) for at, one in enumerate(merged.sections) if _is_new(one.mine, one)]
    same = [at for at, mine in own if mine is not None and mine.key and mine.key == law.key]
    called = [at for at, mine in own if mine is not None and mine.label and mine.label == law.label]
    return next(iter([*same, *called]), None)


def _filled(kind: str, one: MergedSection, draft: SectionText | None) -> str:
    law = one.theirs
    if kind == TEXT:
        return "".join(
            each if isinstance(each, str) else _beside(each.theirs, each.mine) for each in one.pieces
        )
    if kind in (LABEL, HEADING) and law and draft:
        return f"{getattr(law, kind) or ''} / {getattr(draft, kind) or ''}"
    if kind in (GONE, TWICE):
        return "\n".join(side.text for side in (law, draft) if side and side.text)
    return ""


def _beside(law: str, draft: str) -> str:
    """Words of both, the law's first, with room between them."""
    apart = law and draft and not (law[-1].isspace() or draft[0].isspace())
    return f"{law}{' ' if apart else ''}{draft}"


def check_answers(questions: Iterable[Question], answers: Mapping[str, Answer]) -> None:
    """Raises Unsettled for questions without an answer, and for words by hand that cannot stand."""
    said = {each.name: _wrong(each, answers.get(each.name)) for each in questions}
    missing = {name: sentence for name, sentence in said.items() if sentence}
    if missing:
        raise Unsettled(missing)


def _wrong(question: Question, answer: Answer | None) -> str:
    if answer is None or answer.choice not in question.choices:
        return "Choose what shall stand here"
    if answer.choice != HAND:
        return ""
    words = canonical(answer.words)
    longest = LONGEST.get(question.kind)
    if not words.strip():
        return "Write the words that shall stand here, or take those of one side"
    if question.kind != GONE and words == canonical(question.filled):
        return "The words of both sides still stand here: strike what shall not stay"
    if longest and len(words) > longest:
        return f"This can have up to {longest:,} characters"
    return ""


def settled(
    merged: Merge,
    law: Sequence[SectionText],
    questions: Sequence[Question],
    answers: Mapping[str, Answer],
) -> tuple[SectionText, ...]:
    """The text with every question decided; a section of the law keeps its key. Raises Unsettled.

    A section has no key where another one has it already.
    """
    check_answers(questions, answers)
    rows: dict[int, SectionText | None] = {
        place: _keyed(one, law) for place, one in enumerate(merged.sections)
    }
    in_law_order = False
    for each in questions:
        answer = answers[each.name]
        if each.place is None:
            in_law_order = answer.choice == LAW
        elif each.kind == TWICE:
            _settle_twice(rows, each, answer)
        else:
            rows[each.place] = _decided(rows[each.place], merged.sections[each.place], each, answer)
    found = _each_key_once(rows, merged)
    return tuple(_as_in_law(found, law) if in_law_order else found)


def _keyed(one: MergedSection, law: Sequence[SectionText]) -> SectionText:
    """A section with the key that it has in the law, else in the draft."""
    if one.theirs is not None:
        return replace(one.section, key=one.theirs.key)
    if one.base is None and one.mine is not None:
        same = [each.key for each in law if _says(each) == _says(one.mine)]
        own = one.mine.key
        return replace(one.section, key=own if own in same or not same else same[0])
    return replace(one.section, key=one.mine.key if one.mine else one.section.key)


def _says(section: SectionText) -> tuple[str, str | None, str, str]:
    return section.level, section.label, section.heading, section.text


def _decided(
    row: SectionText | None, one: MergedSection, question: Question, answer: Answer
) -> SectionText | None:
    side = one.theirs if answer.choice == LAW else one.mine
    by_hand = answer.choice == HAND
    if row is None or (question.kind == GONE and side is None and not by_hand):
        return None
    if question.kind == TEXT:
        pick = "theirs" if answer.choice == LAW else "mine"
        text = "".join(each if isinstance(each, str) else getattr(each, pick) for each in one.pieces)
        return replace(row, text=canonical(answer.words if by_hand else text))
    if question.kind == GONE:
        return replace(row, text=canonical(answer.words)) if by_hand else row
    chosen = " ".join(answer.words.split()) if by_hand else getattr(side, question.kind)
    return replace(row, **{question.kind: chosen})


def _settle_twice(rows: dict[int, SectionText | None], question: Question, answer: Answer) -> None:
    place, twin = question.place, question.twin
    if place is None or twin is None or answer.choice == BOTH:
        return
    theirs, mine = rows[place], rows[twin]
    if answer.choice == LAW:
        rows[twin] = None
        return
    rows[place] = None
    if mine is not None and theirs is not None:
        text = canonical(answer.words) if answer.choice == HAND else mine.text
        rows[twin] = replace(mine, key=theirs.key, text=text)


def _as_in_law(rows: Sequence[SectionText], law: Sequence[SectionText]) -> list[SectionText]:
    """The sections in the order of the law; what is not in it stays behind the section before it."""
    places = {each.key: place for place, each in enumerate(law)}
    at = -1
    ranked = []
    for row in rows:
        at = places.get(row.key, at)
        ranked.append((at, row))
    return [row for _, row in sorted(ranked, key=lambda each: each[0])]


def _each_key_once(rows: Mapping[int, SectionText | None], merged: Merge) -> list[SectionText]:
    """A section of the law has the first claim on its key, then whichever stands first."""
    standing = {place: row for place, row in sorted(rows.items()) if row is not None}
    holder: dict[str | None, int] = {}
    for place in sorted(standing, key=lambda at: merged.sections[at].theirs is None):
        holder.setdefault(standing[place].key, place)
    return [row if holder[row.key] == place else replace(row, key=None) for place, row in standing.items()]
