"""Who leaves, or hands on a role, is asked, and what they looked after is handed on.

Who comes back is asked no more.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from guildhall.activity.listeners import Event, Listener
from guildhall.activity.schedule import Recurring
from guildhall.communities.events import MEMBER_JOINED, MEMBER_LEFT, ROLE_ENDED
from guildhall.farewells import actions
from guildhall.people.events import PERSON_LEFT


def tasks() -> Iterator[Listener | Recurring]:
    yield Listener("farewells.left", _left, frozenset({MEMBER_LEFT}))
    yield Listener("farewells.role", _role_ended, frozenset({ROLE_ENDED}))
    yield Listener("farewells.back", _came_back, frozenset({MEMBER_JOINED}))
    yield Listener("farewells.left_the_hall", _left_the_hall, frozenset({PERSON_LEFT}))
    yield Recurring(
        "farewells.ask",
        actions.ask_next_questions,
        dt.timedelta(hours=1),
        label=_("Ask people who left what they leave behind"),
    )


def _left(events: Sequence[Event]) -> None:
    for event in events:
        if event.community_id and event.actor_id:
            actions.hand_on_entries(event.actor_id, community_id=event.community_id)
            if event.is_news:
                actions.begin_farewell(event.community_id, person_id=event.actor_id, at=event.at)


def _role_ended(events: Sequence[Event]) -> None:
    """By its term, or because they gave it back. Who had it taken away is not asked."""
    for event in events:
        is_their_own = event.actor_id in (None, event.toward_id)
        if event.is_news and event.community_id and event.toward_id and is_their_own:
            actions.ask_about_role(
                event.community_id,
                person_id=event.toward_id,
                role=event.detail.get("role", ""),
                at=event.at,
            )


def _came_back(events: Sequence[Event]) -> None:
    for event in events:
        if event.community_id and event.actor_id:
            actions.come_back_to(event.actor_id, community_id=event.community_id)
            actions.forget_farewells(event.actor_id, community_id=event.community_id)


def _left_the_hall(events: Sequence[Event]) -> None:
    for event in events:
        if event.actor_id:
            actions.hand_on_entries(event.actor_id)
            actions.forget_farewells(event.actor_id)
