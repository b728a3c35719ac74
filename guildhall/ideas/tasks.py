"""Recurring: ideas whose answer is late, people to ask. And what Ideas listens to."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from guildhall.activity.listeners import Event, Listener
from guildhall.activity.schedule import Recurring
from guildhall.commons.events import ENTRY_MERGED, MERGE_UNDONE
from guildhall.ideas.actions import (
    ask_for_wishes,
    bring_joinings,
    close_challenges,
    pass_challenges_on,
    take_joinings_back,
    tell_late,
    tell_late_challenges,
)
from guildhall.ideas.models import Idea
from guildhall.ideas.small_test_tasks import tasks_of_small_tests


def tasks() -> Iterator[Listener | Recurring]:
    yield Recurring(
        "ideas.tell_late",
        tell_late,
        dt.timedelta(hours=6),
        label=_("Remind stewards of ideas without an answer"),
    )
    yield Recurring(
        "ideas.ask_for_wishes",
        ask_for_wishes,
        dt.timedelta(hours=6),
        label=_("Ask people whether they can help with an idea"),
    )
    yield Recurring(
        "ideas.close_challenges",
        close_challenges,
        dt.timedelta(hours=1),
        label=_("Close challenges whose last day is over"),
    )
    yield Recurring(
        "ideas.pass_challenges_on",
        pass_challenges_on,
        dt.timedelta(hours=1),
        label=_("Find someone for challenges that nobody decides"),
    )
    yield Recurring(
        "ideas.tell_late_challenges",
        tell_late_challenges,
        dt.timedelta(hours=6),
        label=_("Remind people of challenges that wait to be decided"),
    )
    yield from tasks_of_small_tests()
    yield Listener("ideas.merged", _merged, frozenset({ENTRY_MERGED, MERGE_UNDONE}))


def _merged(events: Sequence[Event]) -> None:
    """In the same transaction: who joined the one has joined the other."""
    for event in events:
        target, entry_id = event.detail.get("target"), event.entry_id
        if not target or not entry_id or not Idea.objects.filter(pk=entry_id).exists():
            continue
        act = bring_joinings if event.verb == ENTRY_MERGED else take_joinings_back
        act(entry_id, int(target))
