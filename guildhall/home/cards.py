"""At most three cards: what the reader can do in ten minutes, of all that apps declare."""

from collections.abc import Iterable

from guildhall.commons.home_cards import Card, HomeCard, Reader, home_cards
from guildhall.communities.models import Community
from guildhall.people.models import Person

MOST = 3


def reader_at_home(
    person: Person, communities: Iterable[Community], *, beginner_in: Community | None
) -> Reader:
    """Someone who belongs to these communities. No query."""
    rooms = frozenset(room for one in communities for room in one.open_rooms)
    return Reader(person, rooms, beginner_in)


def cards_for(reader: Reader) -> list[Card]:
    return chosen(home_cards, reader)


def chosen(kinds: Iterable[HomeCard], reader: Reader) -> list[Card]:
    """The first in the order of all; once there are three, nothing more is read."""
    cards: list[Card] = []
    asked: set[str] = set()
    for kind in sorted(kinds, key=lambda kind: kind.order):
        if len(cards) == MOST:
            break
        if (kind.room and kind.room not in reader.rooms) or kind.asks in asked:
            continue
        card = kind.find(reader)
        if card:
            cards.append(card)
            asked |= {kind.asks} - {""}
    return cards
