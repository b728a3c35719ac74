"""Which offers fit which wishes: by their words, by other words for the same, and by skills lists.

All wishes of a community are compared with all its offers, which are read once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from guildhall.communities.models import Community
from guildhall.kit.words import fold
from guildhall.mentoring.models import MentorOffer, Wish
from guildhall.skills.queries.around import Around, around
from guildhall.skills.queries.naming import names_of_topics
from guildhall.skills.words import words_asked, words_of

FITS = 0.5  # of the telling words of a wish, so many must be in an offer
NEXT_TO_IT = 0.75  # a skill that the one wished for is part of, or a part of it


@dataclass(frozen=True, slots=True)
class _Named:
    """What a wish or an offer names, folded, with other words for it; and the skills around it."""

    keys: frozenset[str]
    called: frozenset[str]
    beside: frozenset[str]


def offers_that_fit(
    community: Community, wishes: Iterable[Wish], offers: Iterable[MentorOffer]
) -> Iterator[tuple[Wish, list[MentorOffer]]]:
    """Each wish that one fits: the closest first; of equal ones who has waited longest.

    Five queries at most.
    """
    waiting, offered = list(wishes), sorted(offers, key=lambda offer: offer.since)
    if not (waiting and offered):
        return
    parts = {part for offer in offered for part in _parts_of(offer)}
    skills = around({*parts, *(wish.what for wish in waiting)})
    topics = names_of_topics(community)
    named = {offer.pk: _named(_parts_of(offer), topics, skills) for offer in offered}
    for wish in waiting:
        wanted = _named([wish.what], topics, skills)
        ways = words_asked(wish.what)
        fits = [(_closeness(offer, named[offer.pk], ways, wanted), offer) for offer in offered]
        fitting = [(close, offer) for close, offer in fits if close >= FITS]
        if fitting:
            yield wish, [offer for _close, offer in sorted(fitting, key=lambda fit: -fit[0])]


def _parts_of(offer: MentorOffer) -> list[str]:
    return [part for part in offer.what.split(",") if part.strip()]


def _named(
    texts: Iterable[str], topics: Mapping[str, set[str]], skills: Mapping[str, Around]
) -> _Named:
    own = {fold(text) for text in texts}
    keys = own.union(*(topics.get(key, ()) for key in own))
    known = [skills[key] for key in own if key in skills]
    return _Named(
        frozenset(keys),
        frozenset(mark for one in known for mark in one.called),
        frozenset(mark for one in known for mark in one.above | one.below),
    )


@lru_cache(maxsize=5_000)
def _words_of(text: str) -> frozenset[str]:
    """The same offer is compared with many wishes."""
    return frozenset(words_of(text))


def _closeness(
    offer: MentorOffer, named: _Named, ways: list[frozenset[str]], wanted: _Named
) -> float:
    """From 0 to 1: 1 where it names the same, or everything that tells is in it."""
    if named.keys & wanted.keys or named.called & wanted.called:
        return 1.0
    words = _words_of(offer.what)
    told = sum(bool(way & words) for way in ways) / len(ways) if ways else 0.0
    return max(told, NEXT_TO_IT if named.called & wanted.beside else 0.0)
