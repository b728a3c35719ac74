"""What a room shows on the page of a topic: a few of its entries, and where the rest is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from guildhall.commons.models import Entry
from guildhall.communities.models import Topic
from guildhall.communities.seats import Seat
from guildhall.kit.declared import Asked

MOST = 5  # entries on one shelf


@dataclass(frozen=True, slots=True)
class TopicShelf:
    """`more_url_name` takes the slugs of community and topic; empty where there is no such list.

    Shelves are in the order of their numbers: what is well tried comes first, what is open last.
    """

    title: Any
    entries: Sequence[Entry]
    order: int
    more_url_name: str = ""


topic_shelves: Asked[Callable[[Seat, Topic], Iterable[TopicShelf]]] = Asked(
    "topic_shelves", "seat", "topic"
)


def shelves_of(seat: Seat, topic: Topic) -> list[TopicShelf]:
    """Those that hold something; rooms make one query for each of theirs."""
    shelves = [shelf for of_room in topic_shelves for shelf in of_room(seat, topic)]
    return sorted((one for one in shelves if one.entries), key=lambda one: one.order)
