"""Who brings what: in a community, and in the whole hall.

Sight is that of the people's pages: everyone who is here, for people who are signed in. What
someone lends is for members of a community of theirs. Nobody finds people of whom one has blocked
the other.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from guildhall.communities.models import Community, Membership
from guildhall.people.models import Block, Offer, Person, is_a_person, is_here
from guildhall.skills.models import OfferWord
from guildhall.skills.queries.evidence import confirmed_among
from guildhall.skills.queries.naming import other_marks
from guildhall.skills.words import BROUGHT, LABELS, kind_asked, words_asked

SIZE = 30
MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Sought:
    """What someone looks for: each word in one of its ways, or one of the marks."""

    text: str
    kinds: Sequence[str]
    ways: Sequence[Collection[str]] = ()
    marks: Collection[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that someone lists, and what it is to them."""

    offer: Offer
    label: Any
    is_confirmed: bool = False


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
    marks = other_marks(rest, reader, community=community)
    return Sought(rest, kinds, words_asked(rest), marks)


def who_brings(
    wanted: Sought,
    reader: Person,
    *,
    community: Community | None = None,
    is_member: bool = True,
    before: int | None = None,
) -> Found:
    """A fixed number of queries, each along an index."""
    ids: set[int] = set()
    for matched in _matched(wanted):
        seen = matched.filter(offers_seen_by(reader, of="offer__"))
        if community:
            seen = seen.filter(_belongs_to(community, of="offer__"))
            if not is_member:
                seen = seen.exclude(kind=Offer.Kind.LEND)
        if before:
            seen = seen.filter(offer__lt=before)
        newest = seen.order_by("-offer").values_list("offer_id", flat=True).distinct()
        ids |= set(newest[: SIZE + 1])
    shown = sorted(ids, reverse=True)
    offers = Offer.objects.filter(pk__in=shown[:SIZE]).select_related("person").order_by("-pk")
    confirmed = confirmed_among(shown[:SIZE], reader)
    hits = [
        Hit(offer, LABELS[Offer.Kind(offer.kind)], is_confirmed=offer.pk in confirmed)
        for offer in offers
    ]
    return Found(hits, shown[SIZE - 1] if len(shown) > SIZE else None)


def offers_seen_by(reader: Person, *, of: str = "") -> Q:
    """The rule as a condition; `of` leads from a row to its offer, as in `offer__`."""
    person = f"{of}person"
    theirs = Membership.objects.current().filter(person=OuterRef(person))
    mine = Membership.objects.current().filter(person=reader).values("community")
    return (
        is_here(of=f"{person}__")
        & is_a_person(of=f"{person}__")
        & ~Q(**{f"{person}__in": Block.objects.filter(person=reader).values("blocked")})
        & ~Q(**{f"{person}__in": Block.objects.filter(blocked=reader).values("person")})
        & (
            ~Q(**{f"{of}kind": Offer.Kind.LEND})
            | Q(**{person: reader})
            | Q(Exists(theirs.filter(community__in=mine)))
        )
    )


def offers_in(community: Community, reader: Person, kind: str) -> QuerySet[Offer]:
    """What members list, as far as this reader sees it."""
    return Offer.objects.filter(offers_seen_by(reader), _belongs_to(community), kind=kind)


@dataclass(frozen=True, slots=True)
class Brought:
    """What several people list in the same words."""

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
    """Two queries along the index of kinds and texts."""
    offers = offers_in(community, reader, kind)
    keys = offers.filter(text_key__gt=after).order_by("text_key")
    found = list(keys.values_list("text_key", flat=True).distinct()[: size + 1])
    listed = offers.filter(text_key__in=found[:size]).select_related("person")
    rows = _together(listed.order_by("text_key", "person__name", "pk"))
    return Shelf(kind, rows, found[size - 1] if len(found) > size else "")


def _together(offers: Iterable[Offer]) -> list[Brought]:
    by_key: dict[str, tuple[str, list[Person]]] = {}
    for offer in offers:
        by_key.setdefault(offer.text_key, (offer.text, []))[1].append(offer.person)
    return [Brought(text, people) for text, people in by_key.values()]


def _matched(wanted: Sought) -> list[QuerySet[OfferWord]]:
    """What says every word, and what says it otherwise."""
    words = OfferWord.objects.filter(kind__in=wanted.kinds)
    if len(wanted.ways) <= 1:
        one = {*wanted.marks, *(word for way in wanted.ways for word in way)}
        return [words.filter(word__in=sorted(one))] if one else []
    first, *others = wanted.ways
    saying = words.filter(word__in=sorted(first))
    for ways in others:
        beside = OfferWord.objects.filter(offer=OuterRef("offer"), word__in=sorted(ways))
        saying = saying.filter(Exists(beside))
    otherwise = words.filter(word__in=sorted(wanted.marks))
    return [saying, otherwise] if wanted.marks else [saying]


def _belongs_to(community: Community, *, of: str = "") -> Q:
    members = Membership.objects.current().filter(community=community)
    return Q(Exists(members.filter(person=OuterRef(f"{of}person"))))
