"""The stewards' word where it is decided together: they can live with it, or why they can't."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.decisions import events
from guildhall.decisions.actions.ending import close_decision
from guildhall.decisions.actions.locking import (
    DecisionRefused,
    locked_decision,
    move,
    require_state,
)
from guildhall.decisions.models import (
    MOST_IN_A_STEWARDS_REASON,
    Decision,
    State,
    StewardsWord,
)
from guildhall.decisions.stewards_say import asks_stewards, forget_stewards_words
from guildhall.decisions.ways import voting, way_of
from guildhall.people.models import Person


def say_stewards_can(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """The stewards can live with it, also before the end. Twice is harmless.

    If it was all that was missing, it is decided now. Raises DecisionRefused.
    """
    now = at or timezone.now()
    with transaction.atomic():
        decision = _together(entry, "say_stewards_can")
        if _say(decision, by, reason="", at=now):
            tell(events.STEWARDS_CAN, entry=decision.entry, by=by, at=at)
            close_decision(decision, at=now)


def say_stewards_cannot(
    entry: Entry, *, by: Person, reason: str, at: dt.datetime | None = None
) -> None:
    """They can't, and why: nothing is decided until that has an answer. The same twice is harmless.

    Raises DecisionRefused.
    """
    now, words = at or timezone.now(), " ".join(reason.split())[:MOST_IN_A_STEWARDS_REASON]
    with transaction.atomic():
        decision = _together(entry, "say_stewards_cannot")
        if not words:
            raise DecisionRefused(_("Say in a sentence why the stewards can't live with it."))
        if not _say(decision, by, reason=words, at=now):
            return
        decision.stewards_asked_at = None
        if decision.ends_at and decision.ends_at <= now:
            decision.waits_told_at = now  # the notice of the reason says so
        decision.save(update_fields=["stewards_asked_at", "waits_told_at"])
        tell(events.STEWARDS_CANNOT, entry=decision.entry, by=by, at=at)


def take_back_stewards_word(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """Twice is harmless. Raises DecisionRefused."""
    now = at or timezone.now()
    with transaction.atomic():
        decision = _together(entry, "take_back_stewards_word")
        own = StewardsWord.objects.current().filter(decision=decision, by=by)
        if not own.update(ended_at=now):
            return
        touch_entry(decision.entry)
        tell(events.STEWARDS_WORD_TAKEN_BACK, entry=decision.entry, by=by, at=at)
        close_decision(decision, at=now)


def answer_stewards(
    entry: Entry, *, by: Person, answer: str, at: dt.datetime | None = None
) -> None:
    """Answer in words what stewards have against it; one's own reason is not among it.

    Twice is harmless. Raises DecisionRefused.
    """
    now, words = at or timezone.now(), " ".join(answer.split())[:MOST_IN_A_STEWARDS_REASON]
    with transaction.atomic():
        decision = _together(entry, "answer_stewards")
        waiting = StewardsWord.objects.waiting().filter(decision=decision).exclude(by=by)
        if not words:
            raise DecisionRefused(_("Answer in a sentence."))
        if not waiting.update(answer=words, answered_at=now, answered_by=by):
            return
        touch_entry(decision.entry)
        tell(events.STEWARDS_ANSWERED, entry=decision.entry, by=by, at=at)
        close_decision(decision, at=now)


def prepare_anew(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """Prepare a vote again that a steward can't live with, to change its options and ask again.

    Twice is harmless. Raises DecisionRefused.
    """
    now = at or timezone.now()
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        if decision.entry.state == State.PREPARED:
            return
        decision = _together(entry, "prepare_anew")
        waits = StewardsWord.objects.waiting().filter(decision=decision).exists()
        if not waits or decision.way != voting.NAME:
            raise DecisionRefused(_("The decision has changed in the meantime. Look at it again."))
        way_of(decision).stops(decision)
        forget_stewards_words(decision, now)
        decision.ends_at = None
        decision.save(update_fields=["ends_at", "stewards_asked_at"])
        move(decision, State.PREPARED)
        tell(events.DECISION_PREPARED_ANEW, entry=decision.entry, by=by, at=at)


def _together(entry: Entry, verb: str) -> Decision:
    decision = locked_decision(entry.pk)
    require_state(decision, verb)
    if not asks_stewards(decision):
        raise DecisionRefused(_("Here, the stewards aren't asked besides."))
    return decision


def _say(decision: Decision, by: Person, *, reason: str, at: dt.datetime) -> bool:
    """In place of what they said before; whether it is something else."""
    own = StewardsWord.objects.current().filter(decision=decision, by=by)
    before = own.first()
    if before and before.reason == reason and not before.answered_at:
        return False
    own.update(ended_at=at)
    StewardsWord.objects.create(decision=decision, by=by, reason=reason, at=at)
    touch_entry(decision.entry)
    return True
