"""Add an idea, or make one from something else."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from guildhall.commons.actions import begin_entry
from guildhall.commons.models import Entry
from guildhall.communities.models import Community, Topic
from guildhall.ideas.events import IDEA, IDEA_ADDED
from guildhall.ideas.models import Idea, Promise, State
from guildhall.kit.zones import zone_named
from guildhall.people.models import Person


def add_idea(
    community: Community,
    *,
    by: Person,
    title: str,
    body: str = "",
    topics: Iterable[Topic] = (),
    at: dt.datetime | None = None,
) -> Entry:
    """Add an idea; sent twice, it is added once. Raises NotPosted."""
    return begin_entry(
        IDEA,
        community,
        by=by,
        verb=IDEA_ADDED,
        title=title,
        body=body,
        topics=topics,
        state=State.NEW,
        at=at,
        make=_make_row,
    )


def become_idea(entry: Entry) -> None:
    """Give its row to an entry that was made from another."""
    entry.state = State.NEW
    entry.save(update_fields=["state"])
    _make_row(entry)


def promised_day(community: Community, moment: dt.datetime | None = None) -> dt.date | None:
    """The day by which an idea that begins now gets its answer. One query."""
    days = Promise.of(community).days
    if days is None:
        return None
    today = (moment or timezone.now()).astimezone(zone_named(community.time_zone)).date()
    return today + dt.timedelta(days=days)


def _make_row(entry: Entry) -> Idea:
    day = promised_day(entry.community, entry.created_at)
    return Idea.objects.create(entry=entry, answer_by=day)
