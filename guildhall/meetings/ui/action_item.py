"""What someone takes on in a meeting: its owner, its day, and what the reader can do with it."""

import datetime as dt
from typing import Any

from django import template
from django.utils import timezone

from guildhall.communities.models import Community, RolePeriod
from guildhall.communities.seats import Seat
from guildhall.meetings.models import ActionPoint
from guildhall.meetings.policy import may_change_action
from guildhall.people.models import Person

register = template.Library()


@register.inclusion_tag("meetings/ui/action_item.html")
def action_item(point: ActionPoint, *, seat: Seat, at: int = 0) -> dict[str, Any]:
    """What is inside `<li class="row">`. The owner has been fetched.

    `at` is the meeting on whose page it is; 0 is the list of all.
    """
    return {
        "point": point,
        "place": f"?at={at}",
        "slug": seat.community.slug,
        "is_closed": bool(point.done_at or point.dropped_at),
        "may_change": bool(may_change_action(seat, point)),
    }


def sample() -> dict[str, Any]:
    """Two that are kept nowhere: one open, one done."""
    ben = Person(name="Ben Okafor", username="ben")
    steward = frozenset({RolePeriod.Role.STEWARD})
    due_on = timezone.now().date() + dt.timedelta(days=7)
    return {
        "seat": Seat(Community(slug="sample"), person=None, membership_id=1, roles=steward),
        "open_one": ActionPoint(pk=1, text="Order the wide seals", owner=ben, due_on=due_on),
        "done_one": ActionPoint(pk=2, text="Book the room", owner=ben, done_at=timezone.now()),
    }
