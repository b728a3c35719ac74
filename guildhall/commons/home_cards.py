"""Cards on a person's home: each app says what of its own someone can do in ten minutes.

Home shows at most three of all of them (`home/cards.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists

from guildhall.commons.models.skip import Skip
from guildhall.communities.models import Community
from guildhall.kit.declared import Declared
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone on their home page, and the rooms that are open in any of their communities.

    Who is new in the hall begins in one of them: `beginner_in`.
    """

    person: Person
    rooms: frozenset[str]
    beginner_in: Community | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A template, and the one thing that it shows: to the template that is `one`."""

    template: str
    one: Any


@dataclass(frozen=True, slots=True)
class HomeCard:
    """One kind of card; those with a low `order` come first, as a promise that is late.

    `find` asks a few prepared reads, each along an index, and only where there is still a place.
    What belongs to a `room` is read where one of the reader's communities has it open. Of all that
    `asks` the same, one is shown. A card can be put away by its `name`, with the id of what it is
    about: `is_put_away` leaves that out.
    """

    name: str
    order: int
    find: Callable[[Reader], Card | None]
    room: str = ""
    asks: str = ""


home_cards: Declared[HomeCard] = Declared("home_cards", HomeCard, by="name")

DID_IT_WORK = "did it work"


def is_put_away(person: Person, card: str, target: str) -> Exists:
    """Of a row whose column `target` says what its card is about."""
    return Skip.objects.of(person, card).of_target(target)
