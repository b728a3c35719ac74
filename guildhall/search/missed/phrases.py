"""What is kept of a search that found nothing: a few words, or nothing at all. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from guildhall.kit.scripts import fold, is_unspaced, normal, ways_to_type
from guildhall.search.analyser import spellings, stem
from guildhall.search.ask import telling_words, wanted_words
from guildhall.search.fillers import is_filler
from guildhall.search.models.missed import LONGEST_KEY, MOST_LETTERS

MOST_WORDS = 6
_ADDRESSES = ("@", "://", "www.")


@dataclass(frozen=True, slots=True)
class Phrase:
    """`key` is the same for all ways to write the same words; `written` is one of them."""

    key: str
    written: str


def phrase_of(typed: str, language: str) -> Phrase | None:
    """What may be kept of a search; None for numbers, addresses, fillers alone, and long texts.

    The longer a text is, the likelier it is to be about someone, and nobody else types the same.
    """
    words = normal(wanted_words(typed)).lower().split()
    written = " ".join(words)
    if not words or len(words) > MOST_WORDS or len(written) > MOST_LETTERS:
        return None
    if any(sign in typed for sign in _ADDRESSES) or not any(map(str.isalpha, written)):
        return None
    key = _key(written, language)
    return Phrase(key, written) if key and len(key) <= LONGEST_KEY else None


def words_of_names(names: Iterable[str]) -> set[str]:
    """The folded words of these names, in each way in which people type them."""
    typed = (word for name in names for word in ways_to_type(name).replace(".", " ").split())
    return {word for word in typed if len(word) > 1}


def names_someone(written: str, words: set[str]) -> bool:
    """Whether one of these `words_of_names` is in a phrase as it is written."""
    text = fold(written)
    if not words.isdisjoint({*text.split(), *(one for row in spellings(written) for one in row)}):
        return True
    return any(word in text for word in words if is_unspaced(word)) if _is_unspaced(text) else False


def _key(written: str, language: str) -> str:
    if not telling_words(written):
        return ""
    return " ".join(stem(word, language) for word in spellings(written)[0] if not is_filler(word))


def _is_unspaced(text: str) -> bool:
    return any(map(is_unspaced, text))
