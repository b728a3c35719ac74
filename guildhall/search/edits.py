"""Words within an edit or two of each other, and the keys that lead from one to the other. Pure.

An edit adds, leaves out or changes one letter, or swaps two neighbours. Of two words one edit
apart, a half is the same; of two words two edits apart, a half is the same or both halves are one
edit apart, and then leaving out one letter of each makes the first halves alike. So a word is kept
under its halves, and under its first half with each letter left out: whatever was typed, a few
exact keys lead to every word near it.

All words here are folded (`scripts.fold`).
"""

from collections.abc import Iterator

SHORTEST, LONGEST = 3, 40  # letters of a word that can be mended
TWO_EDITS_FROM = 8  # letters
_SHORTEST_TWO_EDITS_AWAY = TWO_EDITS_FROM - 2
FIRST, LAST = "<", ">"


def edits_forgiven(typed: str) -> int:
    """How many edits a word of this length may be off: 0, 1 or 2."""
    if not SHORTEST <= len(typed) <= LONGEST or not typed.isalpha():
        return 0
    return 2 if len(typed) >= TWO_EDITS_FROM else 1


def keys_of(word: str) -> set[str]:
    """What a word of the dictionary is kept under; about as many as half its letters."""
    middle = len(word) // 2
    first, last = word[:middle], word[middle:]
    keys = {FIRST + first, LAST + last}
    if len(word) >= _SHORTEST_TWO_EDITS_AWAY:
        keys |= {FIRST + shorter for shorter in _shorter(first)}
    return keys


def keys_near(typed: str) -> set[str]:
    """What every word is kept under that is as near to `typed` as is forgiven; 60 at most."""
    most = edits_forgiven(typed)
    if not most:
        return set()
    lengths = range(max(len(typed) - most, 1), len(typed) + most + 1)
    keys = set()
    for word in _with_a_swap_in_the_middle(typed, most):
        keys |= {FIRST + word[: length // 2] for length in lengths}
        keys |= {LAST + word[-(length - length // 2) :] for length in lengths}
    if most == 2:
        keys |= {FIRST + near for near in _firsts_an_edit_away(typed, lengths)}
    return keys


def edits_between(typed: str, word: str, *, most: int) -> int | None:
    """How many edits apart two words are; None if more than `most`."""
    if abs(len(typed) - len(word)) > most:
        return None
    typed, word = _without_common_ends(typed, word)
    if not typed or not word:
        return len(typed) + len(word)
    if not most:
        return None
    rest = [
        edits_between(typed[1:], word[1:], most=most - 1),
        edits_between(typed[1:], word, most=most - 1),
        edits_between(typed, word[1:], most=most - 1),
    ]
    if typed[:2] == word[1::-1]:
        rest.append(edits_between(typed[2:], word[2:], most=most - 1))
    near = [edits for edits in rest if edits is not None]
    return 1 + min(near) if near else None


def _shorter(word: str) -> Iterator[str]:
    """The word with each of its letters left out."""
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _with_a_swap_in_the_middle(typed: str, most: int) -> Iterator[str]:
    """As typed; and, because a swap across the middle changes both halves, with that undone."""
    yield typed
    middle = len(typed) // 2
    for place in range(max(middle - most, 1), min(middle + most, len(typed) - 1) + 1):
        yield typed[: place - 1] + typed[place] + typed[place - 1] + typed[place + 1 :]


def _firsts_an_edit_away(typed: str, lengths: range) -> Iterator[str]:
    """Beginnings that may be one edit from the first half of a word, a letter left out or none."""
    for end in range(lengths[0] // 2 - 1, lengths[-1] // 2 + 2):
        yield typed[:end]
        yield from _shorter(typed[:end])


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    start, least = 0, min(len(one), len(other))
    while start < least and one[start] == other[start]:
        start += 1
    end = 0
    while end < least - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]
