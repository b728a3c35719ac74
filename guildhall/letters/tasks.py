"""The work in the background: what is gone for everyone is deleted; people who left."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from guildhall.activity.listeners import Event, Listener
from guildhall.activity.schedule import Recurring
from guildhall.letters.actions import age_letters, forget_letters_of
from guildhall.people.events import PERSON_LEFT


def tasks() -> Iterator[Listener | Recurring]:
    yield Listener("letters.left", _on_leaving, frozenset({PERSON_LEFT}))
    yield Recurring(
        "letters.age",
        age_letters,
        dt.timedelta(days=1),
        label=_("Delete letters that nobody keeps"),
    )


def _on_leaving(events: Sequence[Event]) -> None:
    forget_letters_of([event.actor_id for event in events if event.actor_id])
