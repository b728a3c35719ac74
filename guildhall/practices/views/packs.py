"""The offline copy."""

import json

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guildhall.commons.models import Entry
from guildhall.communities.models import Topic
from guildhall.communities.queries import topic_called
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.words import slug_of
from guildhall.practices import queries
from guildhall.practices.events import ROOM
from guildhall.practices.pack import packed
from guildhall.practices.pack_page import pack_page


@in_room(ROOM)
def pack(request: HttpRequest, seat: Seat) -> HttpResponse:
    """An offline copy of everything, or of one topic."""
    topics = Topic.objects.filter(community=seat.community)
    context = {"topics": [(topic, f"?topic={topic.slug}") for topic in topics], "room": ROOM}
    return render(request, "practices/pack.html", context)


@in_room(ROOM)
def pack_as_page(request: HttpRequest, seat: Seat) -> HttpResponse:
    """One file that opens without a network, has a search and can be printed."""
    ways, topic = _asked_for(request, seat)
    page = pack_page(ways, community=seat.community, topic=topic)
    return _file(page, "text/html; charset=utf-8", seat, topic, "html")


@in_room(ROOM)
def pack_as_json(request: HttpRequest, seat: Seat) -> HttpResponse:
    ways, topic = _asked_for(request, seat)
    name = f"{seat.community.name}: {topic.name}" if topic else seat.community.name
    content = json.dumps(
        packed(ways, name=name, language=seat.community.language), ensure_ascii=False, indent=1
    )
    return _file(content, "application/json", seat, topic, "json")


def _asked_for(request: HttpRequest, seat: Seat) -> tuple[QuerySet[Entry], Topic | None]:
    """?topic=slug narrows it. Raises Http404 for a topic that is not here."""
    slug = request.GET.get("topic", "")
    topic = topic_called(seat.community, slug) if slug else None
    return queries.ways_to_pack(seat.community, topic), topic


def _file(
    content: str, content_type: str, seat: Seat, topic: Topic | None, suffix: str
) -> HttpResponse:
    name = slug_of(f"{seat.community.slug} {topic.slug if topic else 'tips'}")
    return HttpResponse(
        content,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{suffix}"'},
    )
