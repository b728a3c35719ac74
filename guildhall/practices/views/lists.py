"""Lists of tips and practices, and their feed."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.kept_rows import drawn_page
from guildhall.commons.models import Entry
from guildhall.commons.prepared_lists import Wanted
from guildhall.commons.views.feeds import RoomFeed
from guildhall.communities.kept_topics import topics_beside
from guildhall.communities.models import Community, Topic
from guildhall.communities.queries import topic_called
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import policy, queries
from guildhall.practices.events import PRACTICE, ROOM, TIP
from guildhall.practices.models import Label, Rung
from guildhall.practices.ui.tip_row import tip_row
from guildhall.web.lists import ListPage, Nothing, Tab, list_page, tab_for

ALL = "all"
PRACTICES = ListPage(
    template="practices/practices.html",
    title=_("Tips and practices"),
    text=_(
        "What worked for one of us, so others can try it. A tip is a quick fix. A practice is how "
        "we agreed to do it."
    ),
    room=ROOM,
    feed="way_feed",
    nothing=Nothing(
        _("Nothing here yet"),
        _("A tip takes a minute: what did you see, and what fixed it? Others check it and try it."),
    ),
    tabs=(
        Tab(ALL, _("All")),
        Tab("tips", _("Tips")),
        Tab("practices", _("Practices")),
        Tab(
            "unchecked",
            _("Not yet checked"),
            Nothing(
                _("Nothing to check"),
                _("New tips and practices appear here until someone has checked them."),
            ),
        ),
        Tab(
            "elsewhere",
            _("Works elsewhere"),
            Nothing(
                _("Nothing here yet"),
                _("Tips and practices appear here once they have worked in two other places."),
            ),
        ),
        Tab(
            "mine",
            _("Mine"),
            Nothing(
                _("You haven't added any yet"),
                _("What did you see, what fixed it? Two lines save the next person the search."),
            ),
            is_own=True,
        ),
        Tab(
            "withdrawn",
            _("Withdrawn"),
            Nothing(
                _("Nothing withdrawn"),
                _("Tips and practices that are no longer right appear here, with the reason."),
            ),
            is_in_bar=False,
        ),
    ),
)
NOTHING_ABOUT_IT = Nothing(
    _("Nothing known about it yet"),
    _("If you fix it next, two lines here save others the search."),
)


@in_room(ROOM)
def practices(request: HttpRequest, seat: Seat) -> HttpResponse:
    has_own = seat.person is not None
    tab = tab_for(request, PRACTICES.tabs, usual=ALL, has_own=has_own)
    return _list_page(request, seat, Wanted(tab.name, tab.is_own), head={"tab": tab})


@in_room(ROOM)
def ways_by_topic(request: HttpRequest, seat: Seat, topic_slug: str) -> HttpResponse:
    topic = topic_called(seat.community, topic_slug)
    head = {"title": topic.name, "text": topic.description, "tabs": ()}
    wanted = Wanted(ALL, within=("topics", topic.pk))
    return _list_page(request, seat, wanted, topic=topic, head=head)


@in_room(ROOM)
def label(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """What is known about one product or place: where its QR code leads."""
    label = get_object_or_404(queries.labels_of(seat.community), pk=entry_id)
    head = {
        "title": label.name,
        "text": _("What we know about it here."),
        "nothing": NOTHING_ABOUT_IT,
        "tabs": (),
    }
    wanted = Wanted(ALL, within=("way__label", label.pk))
    return _list_page(request, seat, wanted, label=label, head=head)


@login_required
@in_room(ROOM)
def desk(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Tips to check: unchecked, with a question to the author, or due for another check."""
    require(policy.may_see_desk(seat))
    return render(request, "practices/desk.html", {"desk": queries.desk_of(seat), "room": ROOM})


def _list_page(
    request: HttpRequest,
    seat: Seat,
    wanted: Wanted,
    *,
    topic: Topic | None = None,
    label: Label | None = None,
    head: Mapping[str, Any],
) -> HttpResponse:
    page = drawn_page(
        request,
        seat,
        queries.ways_at,
        wanted,
        draw=lambda entries: [tip_row(one, slug=seat.community.slug) for one in entries],
    )
    return list_page(
        request,
        PRACTICES,
        page,
        topic=topic,
        label=label,
        add_query=f"?label={label.pk}" if label else "",
        topics_beside=topics_beside(seat, to="ways_by_topic", topic=topic),
        may_add=bool(policy.may_add_tip(seat)),
        may_see_desk=bool(policy.may_see_desk(seat)),
        **head,
    )


class WayFeed(RoomFeed):
    room, kinds, headline = ROOM, (TIP, PRACTICE), _("Tips and practices in %(name)s")

    def entries(self, community: Community) -> QuerySet[Entry]:
        return super().entries(community).exclude(state=Rung.WITHDRAWN)
