"""What money could be shared out for: each room says which of its entries, and what they cost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.kit.declared import Asked


@dataclass(frozen=True, slots=True)
class Costed:
    """An entry that the seat sees; `cost` where it is known, and the seat may read it."""

    entry: Entry
    cost: Decimal | None = None


costed: Asked[Callable[[Seat], Sequence[Costed]]] = Asked("costed", "seat")


def what_costs(seat: Seat) -> list[Costed]:
    """Of all rooms, the newest of each first. One query a room."""
    return [one for collect in costed for one in collect(seat)]
