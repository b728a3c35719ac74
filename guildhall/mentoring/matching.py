"""Which offer fits a wish: by their words, and by other words for the same."""

from collections.abc import Iterable
from functools import lru_cache

from guildhall.kit.words import fold
from guildhall.mentoring.models import MentorOffer, Wish
from guildhall.skills.queries.naming import other_marks
from guildhall.skills.words import mark_of_text, words_asked, words_of

FITS = 0.5  # of the telling words of a wish, so many must be in an offer


def best_first(wish: Wish, offers: Iterable[MentorOffer]) -> list[MentorOffer]:
    """Those that fit, the closest first; of equal ones who has waited longest."""
    ways = words_asked(wish.what)
    marks = other_marks(wish.what, wish.person, community=wish.community)
    fits = [(_closeness(offer, ways, marks), offer) for offer in offers]
    fitting = [(close, offer) for close, offer in fits if close >= FITS]
    return [offer for _close, offer in sorted(fitting, key=lambda fit: (-fit[0], fit[1].since))]


@lru_cache(maxsize=5_000)
def _words_of(text: str) -> frozenset[str]:
    """The same offer is compared with many wishes."""
    return frozenset(words_of(text))


def _closeness(offer: MentorOffer, ways: list[frozenset[str]], marks: set[str]) -> float:
    """From 0 to 1: 1 where it names the same, or everything that tells is in it."""
    named = {mark_of_text(fold(part)) for part in offer.what.split(",")}
    if named & marks:
        return 1.0
    words = _words_of(offer.what)
    return sum(bool(way & words) for way in ways) / len(ways) if ways else 0.0
