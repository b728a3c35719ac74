"""Lists of tips and practices, and their feed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.views.feeds import RoomFeed
from guildhall.communities.models import Community, Topic
from guildhall.communities.queries import topics_of
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.paging import page_of
from guildhall.kit.verdict import require
from guildhall.practices import policy, queries
from guildhall.practices.events import PRACTICE, ROOM, TIP
from guildhall.practices.models import Label, Rung


@in_room(ROOM)
def practices(request: HttpRequest, seat: Seat) -> HttpResponse:
    which = request.GET.get("show", "all")
    if which not in queries.LISTS or (which == "mine" and seat.person is None):
        which = "all"
    return _list_page(request, seat, which)


@in_room(ROOM)
def ways_by_topic(request: HttpRequest, seat: Seat, topic_slug: str) -> HttpResponse:
    return _list_page(request, seat, "all", topic=get_object_or_404(topics_of(seat.community), slug=topic_slug))


@in_room(ROOM)
def label(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """What is known about one product or place: where its QR code leads."""
    return _list_page(request, seat, "all", label=get_object_or_404(queries.labels_of(seat.community), pk=entry_id))


@login_required
@in_room(ROOM)
def desk(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What waits for those who check: new, questioned, overdue."""
    require(policy.may_see_desk(seat))
    return render(request, "practices/desk.html", {"desk": queries.desk_of(seat), "room": ROOM})


def _list_page(
    request: HttpRequest, seat: Seat, which: str, *, topic: Topic | None = None, label: Label | None = None
) -> HttpResponse:
    found, by = queries.ways_at(seat, which=which, topic=topic, label=label)
    page = page_of(found, by=by, mark=request.GET.get("after", ""), size=20)
    context: dict[str, Any] = {
        "page": page, "which": which, "topic": topic, "label": label, "room": ROOM, "may_add": bool(policy.may_add_tip(seat)),
        "may_see_desk": bool(policy.may_see_desk(seat)), "topics": Topic.objects.filter(community=seat.community),
    }  # fmt: skip
    return render(request, "practices/practices.html", context)


class WayFeed(RoomFeed):
    room, kinds, headline = ROOM, (TIP, PRACTICE), gettext_lazy("What works in %(name)s")

    def entries(self, community: Community) -> QuerySet[Entry]:
        return super().entries(community).exclude(state=Rung.WITHDRAWN)
