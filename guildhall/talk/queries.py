"""Reads of Talk, shaped for one page each."""

import datetime as dt
from collections.abc import Sequence

from django.core.cache import cache
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.commons.models import Entry
from guildhall.commons.prepared_lists import PreparedList
from guildhall.commons.queries import with_files
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.kit.markdown import RENDERER_VERSION
from guildhall.kit.prepared import prepared
from guildhall.talk.events import POST

CACHED_FOR = 60 * 60 * 24
MOST_PINNED = 5


@PreparedList
def posts_at(seat: Seat, _which: str) -> tuple[QuerySet[Entry], str]:
    """Published posts of the community but for announcements, without their texts."""
    posts = Entry.objects.at(seat).published().filter(kind=POST, is_pinned=False)
    return posts.for_list(), "created_at"


def pinned_at(community: Community) -> list[Entry]:
    """Announcements, the newest first."""
    return _pinned.rows(community_id=community.pk)


@prepared
def _pinned(community_id: int) -> QuerySet[Entry]:
    pinned = Entry.objects.published().filter(community=community_id, kind=POST, is_pinned=True)
    return pinned.for_list().order_by("-created_at", "-pk")[:MOST_PINNED]


def posts_since(community: Community, since: dt.datetime) -> QuerySet[Entry]:
    """Published posts, the newest first."""
    posts = Entry.objects.published().filter(community=community, kind=POST, created_at__gt=since)
    return posts.order_by("-created_at", "-pk")


def texts_of(posts: Sequence[Entry]) -> dict[int, SafeString]:
    """What each post says, as HTML that is the same for every reader: cached by id and version."""
    language = get_language()
    keys = {
        post.pk: f"post:{post.pk}:{post.version}:{language}:{RENDERER_VERSION}" for post in posts
    }
    found = cache.get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in found]
    if missing:
        made = {
            keys[post.pk]: render_to_string("talk/_post_text.html", {"post": post})
            for post in with_files(Entry, missing)
        }
        cache.set_many(made, CACHED_FOR)
        found.update(made)
    # What is marked safe comes from our template, from sanitised HTML.
    return {pk: mark_safe(found[key]) for pk, key in keys.items()}
