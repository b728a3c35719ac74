"""Who brings what: in a community, and in the whole hall.

Sight is that of the people's pages: everyone who is here, for people who are signed in. What
someone lends is for members of a community of theirs. Nobody finds people of whom one has blocked
the other.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from guildhall.communities.models import Community
from guildhall.kit.prepared import Prepared, prepared
from guildhall.people.models import Offer, Person
from guildhall.skills.queries.evidence import confirmed_among
from guildhall.skills.queries.matching import Sight, offers_that_match
from guildhall.skills.queries.naming import other_words
from guildhall.skills.queries.sight import belongs_to, offers_seen_by
from guildhall.skills.words import BROUGHT, LABELS, kind_asked, words_asked

SIZE = 30
MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Sought:
    """What someone looks for: each word in one of its ways, or one of the marks.

    Those of what it is part of are looked for last.
    """

    text: str
    kinds: Sequence[str]
    ways: Sequence[Collection[str]] = ()
    marks: Collection[str] = field(default_factory=set)
    broader: Collection[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that someone lists; whether it is what the skill that was looked for is part of."""

    offer: Offer
    is_confirmed: bool = False
    is_broader: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, those listed last first; `before` is where the next page begins."""

    hits: Sequence[Hit]
    before: int | None

    @property
    def by_person(self) -> list[tuple[Person, list[Hit]]]:
        """Each person once, with what they bring of it."""
        found: dict[int, tuple[Person, list[Hit]]] = {}
        for hit in self.hits:
            person = hit.offer.person
            found.setdefault(person.pk, (person, []))[1].append(hit)
        return list(found.values())


def sought(
    text: str, *, kind: str = "", reader: Person, community: Community | None = None
) -> Sought:
    """`kind`: only that; without it, as the text asks (“who can lend a trailer?”), or anything."""
    asked, rest = kind_asked(text)
    kinds = [one for one in BROUGHT if one == (kind or asked)] or list(BROUGHT)
    others = other_words(rest, reader, community=community)
    return Sought(rest, kinds, words_asked(rest), others.same, others.broader)


def who_brings(
    wanted: Sought,
    reader: Person,
    *,
    community: Community | None = None,
    is_member: bool = True,
    before: int | None = None,
) -> Found:
    """A fixed number of queries, each along an index.

    On the last page, those who bring what the skill is part of come after all others.
    """
    sight = Sight(reader.pk, community.pk if community else None, is_member, before)
    found = offers_that_match(wanted.kinds, wanted.ways, wanted.marks, sight, size=SIZE + 1)
    shown, has_more = found[:SIZE], len(found) > SIZE
    broader = [] if has_more else _broader(wanted, sight, {offer.pk for offer in shown})
    confirmed = confirmed_among([offer.pk for offer in (*shown, *broader)], reader)
    hits = [Hit(offer, is_confirmed=offer.pk in confirmed) for offer in shown]
    hits += [Hit(one, is_confirmed=one.pk in confirmed, is_broader=True) for one in broader]
    return Found(hits, shown[-1].pk if has_more else None)


def _broader(wanted: Sought, sight: Sight, except_ids: Collection[int]) -> list[Offer]:
    """The newest page of them. Two queries, none where no skills list has anything above it."""
    everywhere = replace(sight, before=None)
    found = offers_that_match(wanted.kinds, [], wanted.broader, everywhere, size=SIZE)
    return [offer for offer in found if offer.pk not in except_ids]


def offers_in(community: Community, reader: Person, kind: str) -> QuerySet[Offer]:
    """What members list, as far as this reader sees it."""
    return Offer.objects.filter(offers_seen_by(reader), belongs_to(community), kind=kind)


@dataclass(frozen=True, slots=True)
class Brought:
    """What several people list in the same words, and under which of the alphabet it is."""

    key: str
    text: str
    people: Sequence[Person]

    @property
    def first(self) -> Sequence[Person]:
        return self.people[:MOST_NAMES]

    @property
    def has_more(self) -> bool:
        return len(self.people) > MOST_NAMES


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is listed of one kind, by the alphabet; `after` is where the next part begins."""

    kind: str
    rows: Sequence[Brought]
    after: str = ""

    @property
    def title(self) -> Any:
        return LABELS[Offer.Kind(self.kind)]


def shelf_of(
    community: Community, reader: Person, kind: str, *, after: str = "", size: int = SIZE
) -> Shelf:
    """One query along the index of kinds and texts."""
    place = {"community_id": community.pk, "reader_id": reader.pk}
    rows = _together(_shelf(kind, size).rows(after=after, **place))
    return Shelf(kind, rows[:size], rows[size - 1].key if len(rows) > size else "")


@lru_cache(maxsize=16)
def _shelf(kind: str, size: int) -> Prepared[Offer]:
    """What the first texts of the alphabet are listed by, with one text more than is shown."""

    def build(after: str, community_id: int, reader_id: int) -> QuerySet[Offer]:
        here = offers_in(Community(pk=community_id), Person(pk=reader_id), kind)
        keys = here.filter(text_key__gt=after).order_by("text_key").values("text_key").distinct()
        listed = here.filter(text_key__in=keys[: size + 1]).select_related("person")
        return listed.order_by("text_key", "person__name", "pk")

    return prepared(build)


def _together(offers: Iterable[Offer]) -> list[Brought]:
    by_key: dict[str, tuple[str, list[Person]]] = {}
    for offer in offers:
        by_key.setdefault(offer.text_key, (offer.text, []))[1].append(offer.person)
    return [Brought(key, text, people) for key, (text, people) in by_key.items()]
