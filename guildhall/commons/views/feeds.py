"""The newest entries of a room as an Atom feed, for everyone who can read them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.with_files import html_with_files
from guildhall.communities.models import Community
from guildhall.communities.seats import take_seat
from guildhall.kit.feeds import AtomFeed
from guildhall.people.requests import reader_of

MOST = 30


class RoomFeed(Feed):
    """A room says its slug, its kinds and its headline, in which %(name)s is the community's."""

    feed_type = AtomFeed
    room: ClassVar[str]
    kinds: ClassVar[Sequence[str]]
    headline: ClassVar[Any]

    def get_object(self, request: HttpRequest, community_slug: str) -> Community:
        seat = take_seat(community_slug, reader_of(request))
        if not seat.may_read or not seat.has_room(self.room):
            raise Http404
        return seat.community

    def title(self, community: Community) -> str:
        return str(self.headline) % {"name": community.name}

    def link(self, community: Community) -> str:
        return community.get_absolute_url()

    def subtitle(self, community: Community) -> str:
        return community.purpose

    def entries(self, community: Community) -> QuerySet[Entry]:
        return Entry.objects.published().filter(community=community, kind__in=self.kinds)

    def items(self, community: Community) -> list[Entry]:
        return list(
            self.entries(community)
            .select_related("author", "community")
            .order_by("-created_at", "-pk")[:MOST]
        )

    def item_title(self, item: Entry) -> str:
        return item.title

    def item_description(self, item: Entry) -> str:
        return render_to_string(
            "commons/_feed_item.html", {"entry": item, "text": html_with_files(item)}
        )

    def item_link(self, item: Entry) -> str:
        return path_of(item, item.community.slug)

    def item_author_name(self, item: Entry) -> str:
        return item.author.name

    def item_pubdate(self, item: Entry) -> dt.datetime:
        return item.created_at

    def item_updateddate(self, item: Entry) -> dt.datetime:
        return item.edited_at or item.created_at
