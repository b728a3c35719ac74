"""What newcomers listens to, and its recurring jobs."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from guildhall.activity import listeners
from guildhall.activity.schedule import Recurring
from guildhall.commons.events import REPLY_POSTED
from guildhall.commons.models import Entry
from guildhall.communities.events import MEMBER_JOINED, MEMBER_LEFT
from guildhall.communities.models import Community
from guildhall.newcomers import actions
from guildhall.people.models import Person
from guildhall.questions.events import ANSWER_POSTED, QUESTION_ASKED
from guildhall.talk.events import POST_WRITTEN


def tasks() -> Iterator[listeners.Listener | Recurring]:
    yield listeners.Listener("newcomers.joined", _welcome, frozenset({MEMBER_JOINED}))
    yield listeners.Listener("newcomers.left", _close_welcomes, frozenset({MEMBER_LEFT}))
    yield listeners.Listener(
        "newcomers.posted", _look_after, frozenset({QUESTION_ASKED, POST_WRITTEN})
    )
    yield listeners.Listener(
        "newcomers.replied", _replied, frozenset({REPLY_POSTED, ANSWER_POSTED})
    )
    yield Recurring(
        "newcomers.greeters",
        actions.ask_next_greeters,
        dt.timedelta(minutes=30),
        label=_("Ask people to greet newcomers"),
    )
    yield Recurring(
        "newcomers.first_posts",
        actions.ask_for_replies,
        dt.timedelta(minutes=15),
        label=_("Ask for replies to first posts"),
    )
    yield Recurring(
        "newcomers.buddies",
        actions.end_due_pairs,
        dt.timedelta(hours=6),
        label=_("End buddy pairs"),
    )


def _welcome(events: Sequence[listeners.Event]) -> None:
    for event in events:
        community = Community.objects.filter(pk=event.community_id or 0).first()
        newcomer = Person.objects.here().people().filter(pk=event.actor_id or 0).first()
        if community and newcomer and event.is_news:
            actions.open_welcome(community, newcomer=newcomer, at=event.at)


def _close_welcomes(events: Sequence[listeners.Event]) -> None:
    for event in events:
        if event.community_id and event.actor_id:
            actions.close_welcome(community_id=event.community_id, newcomer_id=event.actor_id)


def _look_after(events: Sequence[listeners.Event]) -> None:
    for event in (one for one in events if one.is_news):
        entry = (
            Entry.objects.filter(pk=event.entry_id or 0)
            .select_related("community", "author")
            .first()
        )
        if entry and not entry.author.is_program:
            actions.look_after_first_post(entry, at=event.at)


def _replied(events: Sequence[listeners.Event]) -> None:
    actions.close_answered_first_posts(
        (event.entry_id, event.actor_id) for event in events if event.entry_id and event.actor_id
    )
