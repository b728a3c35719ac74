"""How a decision ends: by its way, by the person who decides, or not at all."""

import datetime as dt

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.decisions import events
from guildhall.decisions.actions.locking import (
    DecisionRefused,
    communities_with_room,
    locked_decision,
    move,
    require_state,
)
from guildhall.decisions.models import (
    DECIDED,
    MOST_IN_AN_OUTCOME,
    Decision,
    ReviewWish,
    State,
    StewardsWord,
)
from guildhall.decisions.outcome import Outcome
from guildhall.decisions.ways import Ending, way_of
from guildhall.people.models import Person

MOST_AT_ONCE = 200


def end_decision(decision: Decision, ending: Ending, *, by: Person | None, at: dt.datetime) -> None:
    """Write down how it ended; what it replaces is out of force."""
    decision.ended_at, decision.ended_by = at, by
    decision.outcome = ending.outcome[:MOST_IN_AN_OUTCOME]
    decision.save(update_fields=["ended_at", "ended_by", "outcome"])
    move(decision, ending.state)
    if ending.state != State.IN_FORCE:
        tell(events.DECISION_LAPSED, entry=decision.entry, by=by, at=at)
        return
    tell(events.DECISION_MADE, entry=decision.entry, by=by, at=at, level=decision.level)
    if decision.replaces_id:
        _put_out_of_force(decision.replaces_id, newer=decision, by=by, at=at)


def close_decision(decision: Decision, *, at: dt.datetime) -> bool:
    """Let its way end it, if its day is over; whether that ended it. It is locked already."""
    if decision.entry.state != State.OPEN or decision.ends_at is None or decision.ends_at > at:
        return False
    ending = way_of(decision).closes(decision, at)
    if ending is None:
        _no_longer_ask_stewards(decision)
        return False
    if ending.state == State.OPEN:
        ask_stewards(decision, at)
        return False
    end_decision(decision, ending, by=None, at=at)
    return True


def close_due_decisions(*, at: dt.datetime | None = None) -> None:
    """End those whose day is over; of those that still wait, tell once who can act. Recurring."""
    now = at or timezone.now()
    for decision_id in some_here(Decision.objects.due(now)):
        with transaction.atomic():
            decision = locked_decision(decision_id)
            if decision.is_open and not close_decision(decision, at=now):
                _tell_that_it_waits(decision, now)


def make_decision(
    entry: Entry, *, by: Person, outcome: Outcome, at: dt.datetime | None = None
) -> Entry:
    """The one person who decides says what is decided, and why. The same twice is harmless.

    Raises DecisionRefused.
    """
    now = at or timezone.now()
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        if decision.entry.state == State.IN_FORCE and decision.ended_by_id == by.pk:
            return decision.entry
        require_state(decision, "make_decision")
        if sentence := way_of(decision).is_ripe(decision, now):
            raise DecisionRefused(sentence)
        _word(decision, outcome)
        end_decision(decision, Ending(State.IN_FORCE, decision.outcome), by=by, at=now)
    return decision.entry


def word_outcome(
    entry: Entry, *, by: Person, outcome: Outcome, at: dt.datetime | None = None
) -> Entry:
    """Say better what is decided, why, who does what, and when to look again.

    Raises DecisionRefused.
    """
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        require_state(decision, "word_outcome")
        if Outcome.of(decision) == outcome:
            return decision.entry
        _word(decision, outcome)
        touch_entry(decision.entry)
        tell(events.OUTCOME_WORDED, entry=decision.entry, by=by, at=at)
    return decision.entry


def withdraw_decision(entry: Entry, *, by: Person) -> None:
    """Stop asking, or preparing. It stays readable. Twice is harmless. Raises DecisionRefused."""
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        if decision.entry.state == State.WITHDRAWN:
            return
        require_state(decision, "withdraw_decision")
        way_of(decision).stops(decision)
        decision.ended_at, decision.ended_by = timezone.now(), by
        decision.save(update_fields=["ended_at", "ended_by"])
        move(decision, State.WITHDRAWN)
        tell(events.DECISION_WITHDRAWN, entry=decision.entry, by=by)


def take_up_again(entry: Entry, *, by: Person) -> None:
    """Prepare again what was withdrawn, or what nobody decided. Twice is harmless.

    Raises DecisionRefused.
    """
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        if decision.entry.state == State.PREPARED:
            return
        require_state(decision, "take_up_again")
        decision.ended_at = decision.ended_by = decision.ends_at = None
        decision.save(update_fields=["ended_at", "ended_by", "ends_at"])
        move(decision, State.PREPARED)
        tell(events.DECISION_TAKEN_UP_AGAIN, entry=decision.entry, by=by)


def _word(decision: Decision, outcome: Outcome) -> None:
    if not outcome.sentence:
        raise DecisionRefused(_("Say in a sentence what is decided."))
    decision.outcome, decision.reasons = outcome.sentence, outcome.reasons
    decision.next_steps, decision.look_again_on = outcome.next_steps, outcome.look_again_on
    decision.save(update_fields=["outcome", "reasons", "next_steps", "look_again_on"])


def _put_out_of_force(
    older_id: int, *, newer: Decision, by: Person | None, at: dt.datetime
) -> None:
    older = locked_decision(older_id)
    if older.entry.state in DECIDED and older.entry.state != State.REPLACED:
        move(older, State.REPLACED)
        ReviewWish.objects.waiting().filter(decision=older).update(ended_at=at)
        tell(events.DECISION_REPLACED, entry=older.entry, by=by, at=at, newer=newer.pk)


def ask_stewards(decision: Decision, now: dt.datetime) -> None:
    """All is there but their word: they have some days for it. Not while one said they can't."""
    if decision.stewards_asked_at or StewardsWord.objects.waiting().filter(decision=decision):
        return
    decision.stewards_asked_at = decision.waits_told_at = now
    decision.save(update_fields=["stewards_asked_at", "waits_told_at"])
    touch_entry(decision.entry)
    tell(events.STEWARDS_ASKED, entry=decision.entry, by=None, at=now)


def _no_longer_ask_stewards(decision: Decision) -> None:
    """A yes was taken back: who can act is told of it, and then the stewards are asked anew."""
    if decision.stewards_asked_at is None:
        return
    decision.stewards_asked_at = decision.waits_told_at = None
    decision.save(update_fields=["stewards_asked_at", "waits_told_at"])
    touch_entry(decision.entry)


def _tell_that_it_waits(decision: Decision, now: dt.datetime) -> None:
    """An objection, a missing yes, or the person who decides: once."""
    first = Decision.objects.filter(pk=decision.pk, waits_told_at=None)
    if first.update(waits_told_at=now):
        toward = decision.decider_id or decision.entry.author_id
        tell(events.DECISION_WAITS, entry=decision.entry, by=None, toward=toward, at=now)


def some_here(decisions: QuerySet[Decision]) -> list[int]:
    """Where the community has the room open and is not closed."""
    here = decisions.filter(entry__community__in=communities_with_room())
    first = F("waits_told_at").asc(nulls_first=True)  # those that wait hold up nothing new
    return list(here.order_by(first, "ends_at", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
