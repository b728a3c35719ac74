"""How much earlier questions are like a new one, as a number.

This is where meaning plugs in: whatever puts questions in order, words or meaning, its order
becomes a likeness. `matching.py` asks `search` for that order, and the bench its own words.
"""

from collections.abc import Hashable, Iterable
from typing import TypeVar

MOST_ALIKE = 30
_HALVES_AT = 5

Key = TypeVar("Key", bound=Hashable)


def likeness_of(closest_first: Iterable[Key]) -> dict[Key, float]:
    """The closest has 1, the sixth one half; what isn't among the first thirty has none."""
    places = enumerate(list(closest_first)[:MOST_ALIKE])
    return {key: 1 / (1 + place / _HALVES_AT) for place, key in places}
