"""What the library shows on the page of a topic: its newest pages."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.commons.topic_shelves import MOST, TopicShelf
from guildhall.communities.models import Topic
from guildhall.communities.seats import Seat
from guildhall.library.events import PAGE, ROOM
from guildhall.library.models import PageState


def topic_shelves(seat: Seat, topic: Topic) -> Iterator[TopicShelf]:
    if ROOM not in seat.community.open_rooms:
        return
    pages = Entry.objects.published().filter(
        community=seat.community, kind=PAGE, state=PageState.CURRENT, topics=topic
    )
    newest = pages.for_list().order_by("-last_active_at", "-pk")[:MOST]
    yield TopicShelf(_("Pages"), list(newest), 0, "pages_by_topic")
