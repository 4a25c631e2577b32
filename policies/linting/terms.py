"""Defined terms: used at all, defined once, still defined where they are used, and written one way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from policies.linting.capitals import odd_one
from policies.linting.definitions import CLAIMED, Definition, definitions
from policies.linting.findings import Finding, Place, look
from policies.linting.looks import Look
from policies.linting.usage import Stems, Use, stems, uses
from policies.text.section import SectionText
from policies.text.sentences import quoted


def terms(looked: Look) -> Iterator[Finding]:
    """Everything that is worth a look in the defined terms of one text."""
    vocabulary = _Vocabulary(looked)
    yield from vocabulary.unused()
    yield from vocabulary.lost()
    yield from vocabulary.claimed()
    yield from vocabulary.twice()
    yield from vocabulary.capitals()


def _defined(sections: Sequence[SectionText]) -> dict[Stems, list[Definition]]:
    found: dict[Stems, list[Definition]] = defaultdict(list)
    for at, section in enumerate(sections):
        for each in definitions(section, at):
            found[stems(each.term)].append(each)
    found.pop((), None)
    return found


@dataclass
class _Vocabulary:
    looked: Look

    @cached_property
    def defined(self) -> dict[Stems, list[Definition]]:
        """The terms that the text defines."""
        return _defined(self.looked.sections)

    @cached_property
    def defined_before(self) -> dict[Stems, list[Definition]]:
        """Those that it defined before."""
        return _defined(self.looked.change.before)

    @cached_property
    def used(self) -> dict[Stems, list[Use]]:
        """Where each of them is used in the text, without the words that define it."""
        also = [stems(each.also) for rows in self.defined.values() for each in rows if each.also]
        found = uses(self.looked.sections, [*self.defined, *self.defined_before, *also])
        named = {(each.section, each.start) for rows in self.defined.values() for each in rows}
        return {
            term: [use for use in rows if use.is_heading or (use.section, use.start) not in named]
            for term, rows in found.items()
        }

    def unused(self) -> Iterator[Finding]:
        """A definition that nothing needs; not where the rest of the policy is not on file."""
        for term, rows in self.defined.items():
            first = rows[0]
            if first.section not in self.looked.touched or not self.looked.change.is_whole:
                continue
            if not self.used.get(term) and not (first.also and self.used.get(stems(first.also))):
                sentence = f"{quoted(first.term)} is defined and used nowhere else."
                yield look("term-unused", sentence, self._place(first))

    def lost(self) -> Iterator[Finding]:
        """A term whose definition goes while its uses stay; in a part of a policy it may stand elsewhere."""
        also = {stems(each.also) for rows in self.defined.values() for each in rows}
        for term, rows in self.defined_before.items() if self.looked.change.is_whole else ():
            used = [use for use in self.used.get(term, ()) if not use.is_heading]
            if term in self.defined or term in also or not used or rows[0].is_narrow:
                continue
            name, count = quoted(rows[0].term), len(used)
            where = self.looked.cited(used[0].section, used[0].start)
            more = (
                f" and {count - 1} more places" if count > 2 else " and one more place" if count == 2 else ""
            )
            said = "use" if more else "uses"
            sentence = f"The definition of {name} is taken out, and {where}{more} still {said} it."
            place = self.looked.place(used[0].section, used[0].start, used[0].end)
            yield look("term-undefined", sentence, place)

    def claimed(self) -> Iterator[Finding]:
        """Words that are said to be defined in the text, and nothing in it defines them."""
        names = {*self.defined, *(stems(each.also) for rows in self.defined.values() for each in rows)}
        for at in sorted(self.looked.touched) if self.looked.change.is_whole else ():
            for found in CLAIMED.finditer(self.looked.sections[at].text):
                words = stems(found.group("words"))
                if any(words[start:] in names for start in range(len(words))):
                    continue
                said = " ".join(found.group("words").split()[-2:])
                place = self.looked.place(at, found.start("words"), found.end("words"))
                sentence = f"{place.cited} says that “{said}” is defined here; no definition of it is found."
                yield look("term-undefined", sentence, place)

    def twice(self) -> Iterator[Finding]:
        """Two definitions of one term that both hold for the whole text."""
        for rows in self.defined.values():
            wide = [each for each in rows if not each.is_narrow and not each.adds]
            again = next((each for each in wide[1:] if each.section in self.looked.touched), None)
            if len(wide) > 1 and (again or wide[0].section in self.looked.touched):
                second = again or wide[1]
                first = self.looked.cited(wide[0].section, wide[0].start)
                sentence = f"{quoted(second.term)} is defined here, and in {first} too."
                yield look("term-defined-twice", sentence, self._place(second))

    def capitals(self) -> Iterator[Finding]:
        """A term that is written in capitals here and without them there."""
        for term, rows in self.defined.items():
            used = [use for use in self.used.get(term, ()) if not use.is_heading]
            odd = odd_one(self.looked.sections, rows[0].term, used)
            if odd is None or odd.use.section not in self.looked.touched:
                continue
            use = odd.use
            words = self.looked.sections[use.section].text[use.start : use.end]
            where = self.looked.cited(use.section, use.start)
            sentence = f"{where} writes {quoted(words)}; elsewhere it is {quoted(odd.usual)}."
            yield look(
                "term-capitals", sentence, self.looked.place(use.section, use.start, use.end), odd.usual
            )

    def _place(self, each: Definition) -> Place:
        return self.looked.place(each.section, each.start, each.end)
