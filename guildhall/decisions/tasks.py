"""Recurring: end what is over, remind people, find who decides, look at decisions again.

And what a vote chose is no longer named once it was removed.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from guildhall.activity.listeners import Event, Listener
from guildhall.activity.schedule import Recurring
from guildhall.commons import events as entries
from guildhall.decisions.actions import (
    close_due_decisions,
    name_outcomes_anew,
    pass_decisions_on,
    remind_of_decisions,
    remind_of_role_offers,
    review_due_decisions,
)
from guildhall.people.events import PERSON_LEFT

_NAMED_ANEW = frozenset(
    {
        entries.ENTRY_HIDDEN,
        entries.ENTRY_HELD,
        entries.ENTRY_DELETED,
        entries.ENTRY_MOVED,
        entries.ENTRY_RESTORED,
        entries.ENTRY_RELEASED,
        PERSON_LEFT,
    }
)


def tasks() -> Iterator[Recurring | Listener]:
    yield Recurring(
        "decisions.close",
        close_due_decisions,
        dt.timedelta(minutes=10),
        label=_("Close decisions whose day is over"),
    )
    yield Recurring(
        "decisions.remind",
        remind_of_decisions,
        dt.timedelta(hours=1),
        label=_("Remind people of decisions that end soon"),
    )
    yield Recurring(
        "decisions.remind_elected",
        remind_of_role_offers,
        dt.timedelta(hours=1),
        label=_("Remind people who were elected and haven't answered"),
    )
    yield Recurring(
        "decisions.pass_on",
        pass_decisions_on,
        dt.timedelta(hours=1),
        label=_("Find someone for decisions that nobody decides"),
    )
    yield Recurring(
        "decisions.review",
        review_due_decisions,
        dt.timedelta(hours=1),
        label=_("Ask whether decisions still hold"),
    )
    yield Listener("decisions.named", _name_anew, _NAMED_ANEW)


def _name_anew(events: Sequence[Event]) -> None:
    left = [event.actor_id for event in events if event.verb == PERSON_LEFT]
    name_outcomes_anew(
        entry_ids=[event.entry_id for event in events if event.entry_id],
        person_ids=[person_id for person_id in left if person_id],
    )
