"""The headings of a rendered text: each has an id that a link can lead to, and makes contents."""

import re
from collections import Counter
from dataclasses import dataclass

from guildhall.kit.html import text_of
from guildhall.kit.words import excerpt, fold

_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_WITH_ID = re.compile(r'<h([1-6]) id="(h-[^"]+)">(.*?)</h\1>', re.DOTALL)
_NO_WORD = re.compile(r"[^\w]+")
_LONGEST_ID, _LONGEST_WORDS = 60, 120


@dataclass(frozen=True, slots=True)
class Heading:
    """`depth` counts from 0, the highest heading that the text uses."""

    depth: int
    id: str
    words: str


def with_ids(html: str) -> str:
    """`html` from our sanitiser, with an id on each heading that has words.

    An id is made of the words, so it stays when other parts of the text change; where two headings
    have the same words, the second one is numbered.
    """
    if "<h" not in html:
        return html
    used: Counter[str] = Counter()
    taken: set[str] = set()

    def named(match: re.Match[str]) -> str:
        stem = _stem(match[2])
        if not stem:
            return match[0]
        used[stem] += 1
        name = stem if used[stem] == 1 else f"{stem}-{used[stem]}"
        while name in taken:
            used[stem] += 1
            name = f"{stem}-{used[stem]}"
        taken.add(name)
        return f'<h{match[1]} id="{name}">{match[2]}</h{match[1]}>'

    return _HEADING.sub(named, html)


def headings_in(html: str) -> list[Heading]:
    """The headings that `with_ids` gave an id, in order."""
    if "<h" not in html:
        return []
    read = [
        (int(level), name, excerpt(text_of(inner), _LONGEST_WORDS))
        for level, name, inner in _WITH_ID.findall(html)
    ]
    levels = sorted({level for level, _name, _words in read})
    return [Heading(levels.index(level), name, words) for level, name, words in read]


def _stem(inner: str) -> str:
    words = _NO_WORD.sub("-", fold(text_of(inner))).strip("-")
    return f"h-{words[:_LONGEST_ID].rstrip('-')}" if words else ""
