"""The words by which what people bring is found; read alike from offers and from questions."""

import re

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from guildhall.people.models import Offer
from guildhall.search.analyser import FILLER, tokens_of
from guildhall.search.fillers import is_filler

LONGEST = 80
MOST_WORDS = 6
BROUGHT = (Offer.Kind.ASK_ME, Offer.Kind.LEND, Offer.Kind.LEARN)
LABELS = {
    Offer.Kind.ASK_ME: _("Can help with"),
    Offer.Kind.LEND: _("Can lend"),
    Offer.Kind.LEARN: _("Would like to learn"),
}
_SHORT = frozenset({"a", "an", "in", "my", "of", "on", "or", "to"})
_FIRST_WORDS = (
    (re.compile(r"^\s*who\s+(?:can|could|has)\s+lend\s+(?:me\s+|us\s+)?", re.I), Offer.Kind.LEND),
    (re.compile(r"^\s*who\s+(?:wants|would like)\s+to\s+learn\s+", re.I), Offer.Kind.LEARN),
    (
        re.compile(r"^\s*who\s+(?:can|could)\s+help\s+(?:me\s+|us\s+)?(?:with\s+)?", re.I),
        Offer.Kind.ASK_ME,
    ),
    (re.compile(r"^\s*who\s+(?:can|could|knows)\s+", re.I), Offer.Kind.ASK_ME),
)


def words_of(text: str) -> set[str]:
    """Every word by which a text is found: as it is written, and without its ending."""
    found: set[str] = set()
    for language in _languages():
        words, stems = tokens_of(text, language)
        found |= {*words, *stems}
    return {word[:LONGEST] for word in found} - {FILLER}


def words_asked(text: str) -> list[frozenset[str]]:
    """For each telling word of what was typed, the ways in which an offer may write it.

    Where no word tells anything, of all of them.
    """
    return (telling_words(text) or _ways_of(text))[:MOST_WORDS]


def telling_words(text: str) -> list[frozenset[str]]:
    """The same of telling words only."""
    return [way for way in _ways_of(text) if not any(map(_tells_nothing, way))]


def kind_asked(text: str) -> tuple[str, str]:
    """What is asked for in “who can lend a ladder?”: its kind (or nothing), and the rest."""
    for first_words, kind in _FIRST_WORDS:
        if first_words.search(text):
            return str(kind), first_words.sub("", text).strip(" ?")
    return "", text.strip(" ?")


def mark_of_skill(skill_id: int) -> str:
    """No word of a text: those have no colon."""
    return f"skill:{skill_id}"


def mark_of_text(key: str) -> str:
    """The whole of what someone listed, folded."""
    return f"all:{key}"[:LONGEST]


def _ways_of(text: str) -> list[frozenset[str]]:
    ways: list[set[str]] = []
    for language in _languages():
        words, stems = tokens_of(text, language)
        own = words[: words.index(FILLER)] if FILLER in words else words
        for at, (word, stem) in enumerate(zip(own, stems, strict=False)):
            if at == len(ways):
                ways.append(set())
            ways[at] |= {word[:LONGEST], stem[:LONGEST]}
    return [frozenset(way) for way in ways]


def _tells_nothing(word: str) -> bool:
    return is_filler(word) or word in _SHORT


def _languages() -> tuple[str, ...]:
    return tuple(dict.fromkeys(("en", settings.LANGUAGE_CODE[:2])))
