"""What is listened to: someone lists something else."""

from collections.abc import Iterator, Sequence

from guildhall.activity.listeners import Event, Listener
from guildhall.people.events import OFFERS_CHANGED, PERSON_MERGED
from guildhall.skills import actions


def tasks() -> Iterator[Listener]:
    yield Listener("skills.offers", _read_offers, frozenset({OFFERS_CHANGED}))
    yield Listener("skills.merged", _drop_own, frozenset({PERSON_MERGED}))


def _read_offers(events: Sequence[Event]) -> None:
    actions.read_offers_of({event.actor_id for event in events if event.actor_id})


def _drop_own(events: Sequence[Event]) -> None:
    for event in events:
        if event.toward_id:
            actions.drop_own_confirmations(event.toward_id)
