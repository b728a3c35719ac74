"""What a community promised to do by a day, and whether it was done: of things, not of people.

Rooms that give a day declare `promised`; figures above them read it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from guildhall.kit.declared import Asked

if TYPE_CHECKING:  # figures are computed by processes that have no models
    from guildhall.communities.models import Community


class Promise(StrEnum):
    """What may have a day. Each has one figure; one that is not here stops the hall at start."""

    IDEA_ANSWERED = "idea answered"
    DECISION_SETTLED = "decision settled"
    DECISION_FOLLOWED_UP = "decision followed up"
    PROJECT_ENDED = "project ended"


@dataclass(frozen=True, slots=True)
class Promised:
    """Something had a day. `due_on` is the last day on which it counts as done in time.

    `kept_on` is None while it waits. `by_id` is the person who began it: a
    figure needs several of them, and never says who.
    """

    what: Promise
    due_on: dt.date
    kept_on: dt.date | None
    by_id: int | None


promised: Asked[Callable[[Community, dt.datetime], Iterable[Promised]]] = Asked(
    "promised", "community", "at"
)


def all_promised(community: Community, at: dt.datetime) -> list[Promised]:
    """From every room that gives days, as far as it was known at a moment."""
    return [one for read in promised for one in read(community, at)]
