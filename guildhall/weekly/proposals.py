"""What rooms propose for the letter of the week, and in which words it appears there."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.communities.rooms import kinds
from guildhall.kit.declared import Declared


def _nothing(_entry: Entry) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Entries of one kind; `order` is the place of the kind in a letter, from the top.

    `find(community, since)` gives the published ones that are worth a place, the newest first.
    `heading(entry)` is true of the entry as it is now. Where `invites(entry)` says something, it
    is printed beside a QR code that leads to the entry.
    """

    kind: str
    order: int
    find: Callable[[Community, dt.datetime], QuerySet[Entry]]
    heading: Callable[[Entry], str]
    invites: Callable[[Entry], str] = _nothing


proposals: Declared[Proposal] = Declared("proposes", Proposal, by="kind")


def proposals_in(community: Community) -> list[Proposal]:
    """Of the rooms that are open there, in the order of a letter."""
    here = [one for one in proposals if kinds[one.kind].room in community.open_rooms]
    return sorted(here, key=lambda one: one.order)
