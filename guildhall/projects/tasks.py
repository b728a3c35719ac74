"""Recurring: reminders, how it went, someone for what nobody organises, and forgetting.

And people who left: what they had taken is free again; and links anew for who helps twice.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from guildhall.activity.listeners import Event, LaterListener, Listener
from guildhall.activity.schedule import Recurring
from guildhall.communities.events import MEMBER_LEFT
from guildhall.people.events import PERSON_LEFT
from guildhall.projects import actions
from guildhall.projects.events import VOLUNTEER_OFFERED
from guildhall.projects.letters import write_links_anew


def tasks() -> Iterator[Listener | LaterListener | Recurring]:
    quarter, hour = dt.timedelta(minutes=15), dt.timedelta(hours=1)
    yield Recurring(
        "projects.remind", actions.remind_of_shifts, quarter, label=_("Remind people of shifts")
    )
    yield Recurring("projects.ask", actions.ask_how_it_went, hour, label=_("Ask how projects went"))
    yield Recurring(
        "projects.pass_on",
        actions.pass_projects_on,
        dt.timedelta(hours=6),
        label=_("Find someone for projects that nobody organises"),
    )
    yield Recurring(
        "projects.forget",
        actions.forget_volunteers,
        dt.timedelta(days=1),
        label=_("Delete how to reach people who helped without an account"),
    )
    yield LaterListener("projects.links_anew", write_links_anew, {VOLUNTEER_OFFERED})
    yield Listener("projects.left", _on_leaving, frozenset({PERSON_LEFT, MEMBER_LEFT}))


def _on_leaving(heard: Sequence[Event]) -> None:
    """One who was removed from the community is whom the event is toward."""
    for event in heard:
        left = event.toward_id or event.actor_id
        if left:
            actions.part(left, community_id=event.community_id)
