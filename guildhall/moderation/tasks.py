"""A text that is held back becomes a case, in the same transaction."""

from collections.abc import Iterator, Sequence

from guildhall.activity import listeners
from guildhall.activity.delivery import keep_place
from guildhall.activity.listeners import Delivery, Event
from guildhall.commons.events import ENTRY_DELETED, ENTRY_HELD, REPLY_DELETED, REPLY_HELD
from guildhall.commons.models import Entry, Reply
from guildhall.moderation.actions import move_next_batch, open_held_case
from guildhall.moderation.events import COMMUNITY_FOLDED, COMMUNITY_SPLIT, FOLDING_UNDONE
from guildhall.moderation.models import Case


def tasks() -> Iterator[listeners.LaterListener | listeners.Listener]:
    moves = frozenset({COMMUNITY_FOLDED, COMMUNITY_SPLIT, FOLDING_UNDONE})
    yield listeners.Listener("moderation.held", _open_cases, frozenset({ENTRY_HELD, REPLY_HELD}))
    yield listeners.LaterListener("moderation.folding", _move, moves)
    yield listeners.Listener(
        "moderation.gone", _close_cases, frozenset({ENTRY_DELETED, REPLY_DELETED})
    )


def _move(event: Event, delivery: Delivery) -> None:
    """Batch after batch; when a worker is killed, the next goes on where it ended."""
    while move_next_batch(int(str(event.detail["folding"]))):
        keep_place(delivery, delivery.cursor)


def _open_cases(events: Sequence[Event]) -> None:
    for event in events:
        target = (
            Reply.objects.select_related("entry").get(pk=event.reply_id)
            if event.reply_id
            else Entry.objects.get(pk=event.entry_id or 0)
        )
        detail = {name: value for name, value in event.detail.items() if name != "held_verb"}
        open_held_case(target, verb=str(event.detail["held_verb"]), detail=detail)


def _close_cases(events: Sequence[Event]) -> None:
    """A text that its author deleted needs no steward."""
    for event in events:
        of = {"reply": event.reply_id} if event.reply_id else {"entry": event.entry_id}
        Case.objects.open().filter(**of).update(decided_at=event.at, answer="")
