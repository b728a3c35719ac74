"""What someone typed into the box, where its meaning says more than its words."""

import re
from collections.abc import Sequence

from guildhall.kit.scripts import is_unspaced
from guildhall.search.ask import wanted_words
from guildhall.search.meaning import asking
from guildhall.search.meaning.fusing import CLOSE_ENOUGH, close

_WORD = re.compile(r"[^\W\d_]{4,}")
_EXACT = re.compile(r'["*]')


def documents_meant(typed: str, places: Sequence[int]) -> list[int]:
    """Documents in these places that mean what was typed, the closest first.

    Quotes and a star ask for exact words, and get nothing else. A number of a part, or what has
    no word of four letters, means nothing to a model.
    """
    words = wanted_words(typed)
    if _EXACT.search(typed) or not asking.is_there() or not _is_language(words):
        return []
    return close(asking.near(words, places), CLOSE_ENOUGH)


def _is_language(words: str) -> bool:
    return bool(_WORD.search(words)) or any(is_unspaced(letter) for letter in words)
