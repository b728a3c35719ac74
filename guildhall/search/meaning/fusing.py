"""Two orders of the same documents made into one: by their words, and by what they mean."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

SMOOTHING = 10  # so the first places count clearly more than the next, and none decides alone
OF_MEANING = 2  # the place by meaning counts twice the place by words
CLOSE_ENOUGH_BESIDE = 0.25  # closeness of what is only suggested: words in common show no less
CLOSE_ENOUGH = 0.35  # of what search finds by its meaning alone


def fused(by_words: Sequence[int], by_meaning: Sequence[int]) -> list[int]:
    """By the sum of the reciprocals of their places (Cormack et al. 2009), the best first."""
    sums: dict[int, float] = defaultdict(float)
    for weight, ids in ((1, by_words), (OF_MEANING, by_meaning)):
        for place, pk in enumerate(ids):
            sums[pk] += weight / (SMOOTHING + 1 + place)
    return sorted(sums, key=lambda pk: -sums[pk])


def close(near: Iterable[tuple[int, float]], least: float) -> list[int]:
    return [pk for pk, closeness in near if closeness >= least]
