"""Questions that ask the same in other words, by their titles alone. Pure."""

from collections.abc import Iterable, Mapping

OFTEN = 3


def asked_alike(titles: Mapping[int, Iterable[str]], *, at_least: int = OFTEN) -> list[list[int]]:
    """Groups of questions whose titles share most of their telling words, the largest first.

    Two are alike where they share two words or more, and at least half of all that they have.
    Each question is in one group. Pure.
    """
    words = {pk: frozenset(row) for pk, row in titles.items()}
    groups: list[list[int]] = []
    left = sorted(words, reverse=True)
    while left:
        first, *others = left
        alike = [pk for pk in others if _are_alike(words[first], words[pk])]
        if len(alike) + 1 >= at_least:
            groups.append([first, *alike])
        left = [pk for pk in others if pk not in alike] if len(alike) + 1 >= at_least else others
    return sorted(groups, key=lambda group: (-len(group), -group[0]))


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= 2 and 2 * shared >= len(one | other)
