"""Reads of Talk, shaped for one page each."""

import datetime as dt
from collections.abc import Sequence

from django.core.cache import cache
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.kit.markdown import RENDERER_VERSION
from guildhall.talk.events import POST

CACHED_FOR = 60 * 60 * 24


def posts_at(seat: Seat) -> QuerySet[Entry]:
    """Published posts of the community, without their texts."""
    return Entry.objects.at(seat).published().filter(kind=POST).for_list()


def pinned_at(seat: Seat) -> list[Entry]:
    """Announcements, the newest first."""
    return list(posts_at(seat).filter(is_pinned=True).order_by("-created_at")[:5])


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
            for post in Entry.objects.filter(pk__in=missing).select_related("author")
        }
        cache.set_many(made, CACHED_FOR)
        found.update(made)
    # What is marked safe comes from our template, from sanitised HTML.
    return {pk: mark_safe(found[key]) for pk, key in keys.items()}
