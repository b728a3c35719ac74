"""On which page of a conversation a reader finds a reply."""

from urllib.parse import urlencode

from django.db.models import Q

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Reply
from guildhall.commons.reply_paths import REPLIES_A_PAGE, is_long
from guildhall.kit.paging import write_mark
from guildhall.people.models import Person


def page_at(reply: Reply, *, reader: Person | None, is_new: bool = False) -> str:
    """The page of its conversation that this reader finds it on, at the reply.

    `is_new`: the page marks it as the first that is new, for who has noted since that it was read.
    The reply comes with its parent, entry and community. At most one query.
    """
    first_level = reply.parent or reply
    query: dict[str, str | int] = {}
    if is_long(reply.entry) and _has_page_before(first_level, reader):
        query["from"] = write_mark(first_level.created_at, first_level.pk)
    if is_new:
        query["new"] = reply.pk
    path = path_of(reply.entry, reply.entry.community.slug)
    return f"{path}{'?' if query else ''}{urlencode(query)}#r{reply.pk}"


def _has_page_before(reply: Reply, reader: Person | None) -> bool:
    at = reply.created_at
    earlier = Q(created_at__lt=at) | Q(created_at=at, pk__lt=reply.pk)
    seen = Reply.objects.visible_to(reader).filter(earlier, entry=reply.entry_id, parent=None)
    return seen[:REPLIES_A_PAGE].count() == REPLIES_A_PAGE
