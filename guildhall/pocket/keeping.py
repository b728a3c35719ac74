"""What a device keeps of a community for a member to read without a network: a list of pages.

Each app that has some declares a function `kept_pages(seat)`: addresses of pages that this member
can open, the most useful first, each with its name where the device is to list it, else with none.
The device fetches them like any page, as this member: it keeps nothing but what they may see, and
as they see it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat
from guildhall.kit.declared import Asked
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.web.panels import begins_in

MOST_PAGES = 150

kept_pages: Asked[Callable[[Seat], Iterable[tuple[str, Any]]]] = Asked("kept_pages", "seat")


def may_keep(seat: Seat) -> Verdict:
    return YES if seat.is_member else no(_("Only members can keep this community on a device."))


def pages_to_keep(seat: Seat) -> list[tuple[str, Any]]:
    """Addresses and names: the forms to ask and to share first, so that they are there to write."""
    kept = chain(_forms(seat), *(ask(seat) for ask in kept_pages))
    return list(islice(kept, MOST_PAGES))


def _forms(seat: Seat) -> Iterator[tuple[str, Any]]:
    if seat.takes_part:
        for begin in begins_in(seat.community.open_rooms):
            if begin.takes_title:
                yield reverse(begin.url_name, args=[seat.community.slug]), begin.label
