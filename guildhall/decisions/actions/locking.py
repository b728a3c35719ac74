"""A decision as it is now, until the transaction ends; what is not possible, and where."""

from django.utils.translation import gettext as _

from guildhall.commons.models import Entry, touch_entry
from guildhall.communities.models import Community
from guildhall.decisions.events import ROOM
from guildhall.decisions.models import Decision
from guildhall.decisions.transitions import TABLE


class DecisionRefused(ValueError):
    """Not now, with the sentence that says why."""


def locked_decision(entry_id: int) -> Decision:
    """The entry first, as everywhere; its row then cannot change under us."""
    rows = Entry.objects.select_for_update(of=("self",)).select_related("community", "author")
    entry = rows.get(pk=entry_id)
    decision = Decision.objects.select_related("topic", "decider").get(pk=entry_id)
    decision.entry = entry
    return decision


def communities_with_room() -> list[int]:
    """Where something can happen by itself: the room is open, and the community goes on."""
    going_on = Community.objects.filter(closed_at=None).only("open_rooms")
    return [one.pk for one in going_on if ROOM in one.open_rooms]


def require_state(decision: Decision, verb: str) -> None:
    """Raises DecisionRefused."""
    if not decision.entry.is_published:
        raise DecisionRefused(_("This has been removed in the meantime."))
    if decision.entry.state not in TABLE[verb].sources:
        raise DecisionRefused(_("The decision has changed in the meantime. Look at it again."))


def move(decision: Decision, state: str) -> None:
    """Into another state, on its page and in every list."""
    decision.entry.state = state
    Entry.objects.filter(pk=decision.pk).update(state=state)
    touch_entry(decision.entry)
