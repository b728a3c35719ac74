"""The address at which a reply is read.

A long conversation has several pages, so a link leads to the reply's own address, which knows on
which page it is now; in a short one to its place on the entry's page.
"""

from functools import lru_cache

from django.urls import reverse

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry

REPLIES_A_PAGE = 20


def path_of_reply(entry: Entry, community_slug: str, reply_id: int) -> str:
    """Where people read a reply to this entry."""
    if is_long(entry):
        return permalink(reply_id)
    return f"{path_of(entry, community_slug)}#r{reply_id}"


def permalink(reply_id: int) -> str:
    """The address that a reply keeps, wherever its entry is moved."""
    return f"{_folder()}{reply_id}/"


def is_long(entry: Entry) -> bool:
    """Whether the replies need more than one page."""
    return entry.reply_count > REPLIES_A_PAGE


@lru_cache(maxsize=1)
def _folder() -> str:
    return reverse("reply", args=[0]).removesuffix("0/")
