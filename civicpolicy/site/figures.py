"""How much a redline changes, in counts with their words."""

from collections import Counter

from policies.text.redline import Redline


def figures(redline: Redline) -> list[tuple[str, str]]:
    """``("16", "of 19 sections changed"), ("714", "words inserted")``. Only the first may be zero."""
    kinds = Counter(section.kind for section in redline.sections)
    total = len(redline.sections)
    counts = [
        (redline.words_inserted, f"{plural('word', redline.words_inserted)} inserted"),
        (redline.words_deleted, f"{plural('word', redline.words_deleted)} deleted"),
        (redline.words_moved, f"{plural('word', redline.words_moved)} moved"),
        (kinds["moved"], f"{plural('section', kinds['moved'])} moved"),
        (kinds["renumbered"], f"{plural('section', kinds['renumbered'])} renumbered"),
    ]
    changed = (f"{redline.sections_changed:,}", f"of {total:,} {plural('section', total)} changed")
    return [changed, *((f"{number:,}", words) for number, words in counts if number)]


def plural(word: str, number: int) -> str:
    """The word after its number."""
    return word if number == 1 else f"{word}s"
