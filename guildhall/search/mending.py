"""What someone may have meant who found nothing: a word that nobody uses here, a letter or two off.

Only words of the communities that the reader reads are offered, and only where the whole search,
with the word mended, shows this reader something.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, product

from guildhall.kit.scripts import fold
from guildhall.search.ask import Ask, Clause, Typed
from guildhall.search.edits import edits_between, edits_forgiven, keys_near
from guildhall.search.models import Spelling

MOST_WORDS = 4  # mended in one search
MOST_FOR_A_WORD = 3
MOST_TRIES = 6
MOST_LOOKED_AT = 2_000  # words of the dictionaries, for one that was typed


def mended(
    typed: str, ask: Ask, places: Sequence[int], *, is_known: Callable[[Clause], bool]
) -> Iterator[str]:
    """What was typed with its unknown words mended in every likely way, the likeliest first.

    Nothing where a word is unknown that is like no other, or where very many are unknown.
    """
    unknown = [clause.typed for clause in ask.wanted if clause.typed and not is_known(clause)]
    if not 0 < len(unknown) <= MOST_WORDS:
        return
    choices = [[(one, word) for word in _words_like(one.word, places)] for one in unknown]
    for choice in islice(product(*choices), MOST_TRIES):
        yield _retyped(typed, dict(choice))


def _words_like(typed: str, places: Sequence[int]) -> list[str]:
    """The nearest first; of as near ones, those that begin alike, then those used more often."""
    most = edits_forgiven(typed)
    if not most:
        return []
    found: dict[str, tuple[int, bool, int]] = {}
    for word, often in _near(typed, places):
        folded = fold(word)
        edits = edits_between(typed, folded, most=most)
        if edits:
            rank = (edits, folded[0] != typed[0], -often)
            found[word] = min(rank, found.get(word, rank))
    return sorted(found, key=lambda word: (found[word], word))[:MOST_FOR_A_WORD]


def _near(typed: str, places: Sequence[int]) -> Sequence[tuple[str, int]]:
    rows = Spelling.objects.filter(community__in=places, key__in=keys_near(typed))
    return list(rows.order_by("-often").values_list("word", "often")[:MOST_LOOKED_AT])


def _retyped(typed: str, words: Mapping[Typed, str]) -> str:
    """What was typed, with other words in the places of these."""
    for one, word in sorted(words.items(), key=lambda pair: -pair[0].start):
        typed = typed[: one.start] + word + typed[one.end :]
    return typed
