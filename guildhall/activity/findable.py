"""Tell the search index of changed texts for which there is no event.

Renaming a person changes names in texts, and a series makes its next meetings: neither is an event.
Said and heard in the transaction of the act, and kept in no log.
"""

from collections.abc import Callable, Collection
from enum import StrEnum

from django.db import transaction

from guildhall.kit.declared import Asked


class Findable(StrEnum):
    ENTRY = "entry"
    REPLY = "reply"
    PERSON = "person"
    COMMUNITY = "community"
    FILE = "file"  # by the id of its attachment


finds: Asked[Callable[[Findable, Collection[int]], None]] = Asked("finds", "kind", "ids")


def text_changed(kind: Findable, ids: Collection[int]) -> None:
    """These have another text, or their first one. Must run inside the act's transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A changed text is made known in the transaction of its act.")
    if ids:
        for find in finds:
            find(kind, ids)
