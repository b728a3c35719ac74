"""Remedies: what helps with a sign. Health declares most; an app above declares those that its own pages do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from guildhall.communities.seats import Seat
from guildhall.kit.declared import Declared


@dataclass(frozen=True, slots=True)
class Remedy:
    """`how` says it in a sentence; `url_name` opens where it is done, in a room that is open; `weeks` until one looks, at `indicator`."""

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
        """Where it is done; empty where its room is shut or there is none."""
        if not self.url_name or (self.room and not seat.has_room(self.room)):
            return ""
        return reverse(self.url_name, args=[seat.community.slug]) + self.query


remedies: Declared[Remedy] = Declared("remedies", Remedy, by="id")


def remedies_for(sign: str) -> Sequence[Remedy]:
    """The smallest first."""
    return sorted((one for one in remedies if one.sign == sign), key=lambda one: one.id)
