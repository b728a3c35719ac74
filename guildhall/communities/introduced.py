"""How many introductions a community had and how many led to a meeting: counts without people.

Rooms that bring people together declare `introduced`; figures above them read it. What it gives
names nobody, and holds only whole quarters, so that no answer of one person changes a figure.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from guildhall.communities.models import Community
from guildhall.kit.declared import Asked


@dataclass(frozen=True, slots=True)
class Introduced:
    """People were introduced in the quarter that ended with this day.

    `is_done`: one of them told that they met.
    """

    quarter_ended_on: dt.date
    is_done: bool


introduced: Asked[Callable[[Community, dt.datetime], Iterable[Introduced]]] = Asked(
    "introduced", "community", "at"
)


def all_introduced(community: Community, at: dt.datetime) -> list[Introduced]:
    """From every room that can tell, up to a moment. The order says nothing."""
    rows = [one for read in introduced for one in read(community, at)]
    return sorted(rows, key=lambda one: (one.quarter_ended_on, one.is_done))
