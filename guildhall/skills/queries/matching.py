"""Offers along the index of words: for each shape of a search its SQL is built once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from guildhall.communities.models import Community
from guildhall.kit.places import Given, Places, stand_ins_for
from guildhall.kit.prepared import Prepared
from guildhall.people.models import Offer, Person
from guildhall.people.naming import only_to_name
from guildhall.skills.models import OfferWord
from guildhall.skills.queries.filling import LENGTHS, filled, length_for, named, names
from guildhall.skills.queries.sight import belongs_to, offers_seen_by

MOST_PARTS = 16
MANY = 500  # offers: a word that so many say is as common as any
Lengths = tuple[int, ...]
_OF_PERSONS = only_to_name("person")  # what a row of a list shows of them


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

    With their people. Two queries; three where there are marks.
    """
    ids = _ids(kinds, ways, sight, size) if ways else []
    ids += _ids(kinds, [marks], sight, size) if marks else []
    newest = sorted(set(ids), reverse=True)[:size]
    length = length_for(len(newest))
    given = named("id", filled(newest, length)) if newest else {}
    return _offers_by(length).rows(**given) if newest else []


def _ids(
    kinds: Sequence[str], ways: Sequence[Collection[str]], sight: Sight, size: int
) -> list[int]:
    lists = _rarest_first(kinds, [sorted(way)[: LENGTHS[-1]] for way in ways])
    lengths = tuple(length_for(len(words)) for words in lists)
    in_community = sight.community_id is not None
    is_guest = in_community and not sight.is_member
    seen = tuple(kind for kind in kinds if not (is_guest and kind == Offer.Kind.LEND))
    if not seen:
        return []
    shape = _Shape(seen, lengths, in_community, sight.before is not None, size)
    given: dict[str, Given] = {"reader": sight.reader_id}
    for place, (words, length) in enumerate(zip(lists, lengths, strict=True)):
        given |= named(f"word{place}", filled(words, length))
    if sight.community_id is not None:
        given["community"] = sight.community_id
    if sight.before is not None:
        given["before"] = sight.before
    return _matching(shape).ids(**given)


def _rarest_first(kinds: Sequence[str], ways: list[list[str]]) -> list[list[str]]:
    """So that what is walked is short where any of the words is rare. A query for each of several.

    Nobody is read: how many say a word decides only the order in which the others are looked at.
    """
    if len(ways) < 2:
        return ways
    said = OfferWord.objects.filter(kind__in=kinds)
    return sorted(ways, key=lambda words: said.filter(word__in=words)[:MANY].count())


@lru_cache(maxsize=256)
def _matching(shape: _Shape) -> "_Newest":
    takes: dict[str, type] = {"reader": int}
    for place, length in enumerate(shape.lengths):
        takes |= dict.fromkeys(names(f"word{place}", length), str)
    takes |= {"community": int} if shape.is_in_community else {}
    takes |= {"before": int} if shape.has_before else {}
    return _Newest(shape, takes)


class _Newest:
    """The newest ids for each kind and each word of the first way, then the newest of all.

    Each part goes along the index of kinds and words, and ends after a page of them: a word that
    everyone lists costs no more than a rare one. By hand, as a queryset can't be put together of
    parts that each end.
    """

    def __init__(self, shape: _Shape, takes: Mapping[str, type]) -> None:
        self._shape, self._takes = shape, takes
        self._compiled: dict[str, tuple[str, Places]] = {}

    def ids(self, **given: Given) -> list[int]:
        if connection.vendor not in self._compiled:
            self._compiled[connection.vendor] = self._compile()
        sql, places = self._compiled[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(sql, places.filled(given))
            return [offer_id for (offer_id,) in cursor.fetchall()]

    def _compile(self) -> tuple[str, Places]:
        stand_ins: Any = stand_ins_for(self._takes)
        first = [stand_ins[name] for name in names("word0", self._shape.lengths[0])]
        each = [[word] for word in first] if len(first) <= MOST_PARTS else [first]
        parts: list[str] = []
        values: list[Any] = []
        for kind, words in product(self._shape.kinds, each):
            sql, of_part = _newest_of(self._shape, kind, words, stand_ins).query.sql_with_params()
            parts.append(f"SELECT * FROM ({sql}) part{len(parts)}")  # noqa: S608  # Django's own
            values += of_part
        size = self._shape.size
        together = " UNION ".join(parts)
        sql = f"SELECT * FROM ({together}) found ORDER BY 1 DESC LIMIT {size}"  # noqa: S608
        return sql, Places(values, stand_ins)


def _newest_of(
    shape: _Shape, kind: str, words: Sequence[str], given: Mapping[str, Any]
) -> QuerySet[OfferWord, int]:
    matched = OfferWord.objects.filter(kind=kind, word__in=words)
    if len(words) == 1:
        matched = OfferWord.objects.filter(kind=kind, word=words[0])
    for place, length in list(enumerate(shape.lengths))[1:]:
        others = [given[name] for name in names(f"word{place}", length)]
        beside = OfferWord.objects.filter(offer=OuterRef("offer"), word__in=others)
        matched = matched.filter(Exists(beside))
    matched = matched.filter(offers_seen_by(Person(pk=given["reader"]), of="offer__"))
    if shape.is_in_community:
        matched = matched.filter(belongs_to(Community(pk=given["community"]), of="offer__"))
    if shape.has_before:
        matched = matched.filter(offer__lt=given["before"])
    return matched.order_by("-offer_id").values_list("offer_id", flat=True)[: shape.size]


@lru_cache(maxsize=len(LENGTHS))
def _offers_by(length: int) -> Prepared[Offer]:
    def build(**given: Given) -> QuerySet[Offer]:
        offers = Offer.objects.filter(pk__in=list(given.values())).select_related("person")
        return offers.only("kind", "text", *_OF_PERSONS).order_by("-pk")

    return Prepared(build, takes=dict.fromkeys(names("id", length), int))
