"""Recurring: propose, end what is over, forget what faded. And people who left."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from guildhall.activity.listeners import Event, Listener
from guildhall.activity.schedule import Recurring
from guildhall.communities.events import MEMBER_LEFT
from guildhall.mentoring import actions
from guildhall.people.events import PERSON_LEFT


def tasks() -> Iterator[Listener | Recurring]:
    hour, day = dt.timedelta(hours=1), dt.timedelta(days=1)
    yield Listener("mentoring.left", _on_leaving, frozenset({PERSON_LEFT, MEMBER_LEFT}))
    yield Recurring("mentoring.proposing", actions.propose_due, hour, label=_("Propose mentors"))
    yield Recurring("mentoring.ending", actions.end_over, day, label=_("End mentoring on its day"))
    yield Recurring(
        "mentoring.silence",
        actions.remind_silent,
        day,
        label=_("Remind pairs that fell silent"),
    )
    yield Recurring(
        "mentoring.forgetting",
        actions.forget_faded,
        day,
        label=_("Forget answers to proposals of mentors"),
    )


def _on_leaving(events: Sequence[Event]) -> None:
    for event in events:
        if event.actor_id:
            actions.part([event.actor_id], community=event.community_id)
