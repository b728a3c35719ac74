"""Remedies: what helps with a sign.

Health declares most of them; an app above declares those that its own pages do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from guildhall.communities.seats import Seat
from guildhall.kit.declared import Declared


@dataclass(frozen=True, slots=True)
class Remedy:
    """Something to try.

    `how` says it in a sentence; after `weeks` people see what came of it, in the figure
    `indicator`; `url_name` with its `query` is where it is done, if `room` is open.
    """

    id: str
    sign: str
    title: Any
    how: Any
    weeks: int
    indicator: str
    url_name: str = ""
    query: str = ""
    room: str = ""

    def path_for(self, seat: Seat) -> str:
        """Where it is done; empty if its room is closed or there is no such page."""
        if not self.url_name or (self.room and not seat.has_room(self.room)):
            return ""
        return reverse(self.url_name, args=[seat.community.slug]) + self.query


remedies: Declared[Remedy] = Declared("remedies", Remedy, by="id")


def remedies_for(sign: str) -> Sequence[Remedy]:
    """The smallest first."""
    return sorted((one for one in remedies if one.sign == sign), key=lambda one: one.id)
