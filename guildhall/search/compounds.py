"""German words put together of others: Vakuumpumpenöl is Vakuum, Pumpe, n and Öl. Pure.

A word is taken apart only as a whole: each part is a word that the community uses by itself, and
between two of them there may be a linking element. The last part may have another ending.
"""

from collections.abc import Iterable

from guildhall.kit.scripts import fold
from guildhall.search.analyser import stem
from guildhall.search.fillers import is_filler

LANGUAGE = "de"
SHORTEST, LONGEST = 7, 40  # letters of a compound
SHORTEST_PART = 3
SHORTEST_LAST_PART = 2  # Öl
LINKS = ("", "s", "n", "en", "es", "e")
PART = "+"


def is_put_together_in(language: str) -> bool:
    return language[:2] == LANGUAGE


def part_key(word: str) -> str:
    """The key of a compound in the dictionary for one of its parts, whatever the part's ending."""
    return PART + stem(word, LANGUAGE)


class Lexicon:
    """The words that compounds are taken apart into, folded."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {folded for word in words if not is_filler(folded := fold(word))}
        self._stems = {stem(word, LANGUAGE) for word in self._words}

    def part_keys(self, word: str) -> set[str]:
        """The keys of a word's parts; none if it isn't a compound of words in here."""
        return {part_key(part) for part in self.parts_of(fold(word))}

    def parts_of(self, word: str) -> tuple[str, ...]:
        """The parts of a folded word, as few as possible; none if it is no compound.

        From the end on, for each place the best way to go on from it is known.
        """
        if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
            return ()
        ways_on: dict[int, tuple[str, ...]] = {}
        for start in range(len(word) - SHORTEST_LAST_PART, -1, -1):
            if parts := self._parts_from(word, start, ways_on):
                ways_on[start] = parts
        return ways_on.get(0, ())

    def _parts_from(
        self, word: str, start: int, ways_on: dict[int, tuple[str, ...]]
    ) -> tuple[str, ...]:
        """The fewest parts from a place to the end; of as few, those whose first is longest."""
        if start and self._may_be_last(word[start:]):
            return (word[start:],)
        ways = [
            (word[start:end], *ways_on[end + len(link)])
            for end in range(len(word) - SHORTEST_LAST_PART, start + SHORTEST_PART - 1, -1)
            if word[start:end] in self._words
            for link in LINKS
            if end + len(link) in ways_on and word.startswith(link, end)
        ]
        return min(ways, key=len, default=())

    def _may_be_last(self, part: str) -> bool:
        if len(part) < SHORTEST_LAST_PART:
            return False
        return part in self._words or (len(part) > SHORTEST_PART and self._has_stem_of(part))

    def _has_stem_of(self, part: str) -> bool:
        return stem(part, LANGUAGE) in self._stems
