"""Which earlier questions share words with a new one: the ranking of the index, in memory.

BM25 (Robertson and Zaragoza 2009, section 3.2) over the tokens of our own analyser, as FTS5 has it.
"""

import math
from collections import Counter, defaultdict

from guildhall.bench.who.history import Asked
from guildhall.search.actions import TITLE_WEIGHT
from guildhall.search.analyser import tokens_of
from guildhall.search.ask import telling_words
from guildhall.search.likeness import MOST_WORDS

SATURATION, LENGTH = 1.2, 0.75


class Words:
    """Questions are added as they are asked; what was not added yet is not known."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.holders: dict[str, dict[str, int]] = defaultdict(dict)
        self.lengths: dict[str, int] = {}
        self.length_of_all = 0

    def add(self, question: Asked) -> None:
        _words, stems = tokens_of(
            f"{question.title} " * TITLE_WEIGHT + question.body, self.language
        )
        for token, count in Counter(stems).items():
            self.holders[token][question.key] = count
        self.lengths[question.key] = len(stems)
        self.length_of_all += len(stems)

    def alike(self, title: str, most: int) -> list[str]:
        """The keys of the questions that share its words, the closest first."""
        words = " ".join(telling_words(title)[:MOST_WORDS])
        points: dict[str, float] = defaultdict(float)
        for token in dict.fromkeys(tokens_of(words, self.language)[1]):
            holders = self.holders.get(token, {})
            rarity = math.log1p((len(self.lengths) - len(holders) + 0.5) / (len(holders) + 0.5))
            for key, count in holders.items():
                points[key] += rarity * self._saturated(count, self.lengths[key])
        return sorted(points, key=lambda key: (-points[key], key))[:most]

    def _saturated(self, count: int, length: int) -> float:
        mean = self.length_of_all / len(self.lengths)
        norm = SATURATION * (1 - LENGTH + LENGTH * length / mean)
        return count * (SATURATION + 1) / (count + norm)
