"""Offers along the index of words: for each shape of a search its SQL is built once.

A list of words has one of a few lengths: what is missing is filled up with its first word.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Exists, OuterRef, QuerySet

from guildhall.communities.models import Community
from guildhall.kit.places import Given
from guildhall.kit.prepared import Prepared
from guildhall.people.models import Offer, Person
from guildhall.skills.models import OfferWord
from guildhall.skills.queries.sight import belongs_to, offers_seen_by

LENGTHS = (1, 2, 4, 8, 16, 64, 256, 512)
Lengths = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks, and where: in a community, or in the whole hall. `before` is the last id seen."""

    reader_id: int
    community_id: int | None = None
    is_member: bool = True
    before: int | None = None


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is the same for many searches: everything but the words and the ids."""

    kinds: tuple[str, ...]
    lengths: Lengths  # of each way; an offer has a word of each
    is_in_community: bool
    is_member: bool
    has_before: bool
    size: int


def offers_that_match(
    kinds: Sequence[str],
    ways: Sequence[Collection[str]],
    marks: Collection[str],
    sight: Sight,
    *,
    size: int,
) -> list[Offer]:
    """The newest that say every word in one of its ways, or have one of the marks.

    With their people. One query; two where there are several words and marks.
    """
    if len(ways) <= 1:
        one = {*marks, *(word for way in ways for word in way)}
        return _offers(kinds, [one], sight, size) if one else []
    found = {offer.pk: offer for offer in _offers(kinds, ways, sight, size)}
    if marks:
        found |= {offer.pk: offer for offer in _offers(kinds, [marks], sight, size)}
    return [found[pk] for pk in sorted(found, reverse=True)[:size]]


def _offers(
    kinds: Sequence[str], ways: Sequence[Collection[str]], sight: Sight, size: int
) -> list[Offer]:
    lists = [sorted(way)[: LENGTHS[-1]] for way in ways]
    lengths = tuple(_length_for(len(words)) for words in lists)
    in_community = sight.community_id is not None
    shape = _Shape(
        tuple(kinds), lengths, in_community, sight.is_member, sight.before is not None, size
    )
    given: dict[str, Given] = {"reader": sight.reader_id}
    for place, (words, length) in enumerate(zip(lists, lengths, strict=True)):
        given |= _named(f"word{place}", _filled(words, length))
    if sight.community_id is not None:
        given["community"] = sight.community_id
    if sight.before is not None:
        given["before"] = sight.before
    return _matching(shape).rows(**given)


@lru_cache(maxsize=256)
def _matching(shape: _Shape) -> Prepared[Offer]:
    takes: dict[str, type] = {"reader": int}
    for place, length in enumerate(shape.lengths):
        takes |= dict.fromkeys(_names(f"word{place}", length), str)
    takes |= {"community": int} if shape.is_in_community else {}
    takes |= {"before": int} if shape.has_before else {}
    return Prepared(lambda **given: _queryset(shape, given), takes=takes)


def _queryset(shape: _Shape, given: Mapping[str, Given]) -> QuerySet[Offer]:
    first, *others = [
        [given[name] for name in _names(f"word{place}", length)]
        for place, length in enumerate(shape.lengths)
    ]
    matched = OfferWord.objects.filter(kind__in=shape.kinds, word__in=first)
    for words in others:
        beside = OfferWord.objects.filter(offer=OuterRef("offer"), word__in=words)
        matched = matched.filter(Exists(beside))
    matched = matched.filter(offers_seen_by(Person(pk=given["reader"]), of="offer__"))
    if shape.is_in_community:
        here = Community(pk=given["community"])
        matched = matched.filter(belongs_to(here, of="offer__"))
        if not shape.is_member:
            matched = matched.exclude(kind=Offer.Kind.LEND)
    if shape.has_before:
        matched = matched.filter(offer__lt=given["before"])
    newest = matched.order_by("-offer").values("offer").distinct()[: shape.size]
    return Offer.objects.filter(pk__in=newest).select_related("person").order_by("-pk")


def _length_for(number: int) -> int:
    return next((length for length in LENGTHS if length >= number), LENGTHS[-1])


def _named(name: str, values: Iterable[Given]) -> dict[str, Given]:
    return {f"{name}_{place}": value for place, value in enumerate(values)}


def _names(name: str, length: int) -> list[str]:
    return [f"{name}_{place}" for place in range(length)]


def _filled(values: Sequence, length: int) -> list:
    return [*values, *[values[0]] * (length - len(values))]
