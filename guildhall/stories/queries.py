"""What the pages of Stories read."""

import datetime as dt

from django.db.models import QuerySet

from guildhall.commons.models import Entry, Standing
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.people.models import Person
from guildhall.stories.events import STORY
from guildhall.stories.models import StoryAsk


def stories_at(seat: Seat) -> QuerySet[Entry]:
    """Published stories of the community, without their texts."""
    return Entry.objects.at(seat).published().filter(kind=STORY).for_list()


def stories_since(community: Community, since: dt.datetime) -> QuerySet[Entry]:
    """Published ones, the newest first."""
    stories = Entry.objects.published().filter(
        community=community, kind=STORY, created_at__gt=since
    )
    return stories.order_by("-created_at", "-pk")


def asks_of(person: Person, community: Community) -> QuerySet[StoryAsk]:
    """What the person can still tell here: what we asked about, and what worked recently."""
    asks = StoryAsk.objects.waiting().filter(
        person=person, entry__community=community, entry__standing=Standing.PUBLISHED
    )
    return asks.select_related("entry").order_by("ask_at")
