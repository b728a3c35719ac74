"""Agree, abstain, object, take back: what people say while they are asked."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.decisions import events
from guildhall.decisions.actions.ending import close_decision
from guildhall.decisions.actions.locking import (
    DecisionRefused,
    locked_decision,
    require_state,
)
from guildhall.decisions.models import Decision
from guildhall.decisions.ways.consent import round_of
from guildhall.people.models import Person
from guildhall.rounds import actions as rounds
from guildhall.rounds.actions import RoundIsOver
from guildhall.rounds.models import Objection, Round


def agree_to_proposal(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """Say that it is fine; one's own objection is taken back. Twice is harmless.

    If it was the last yes that was missing and the day is over, it is decided now.
    Raises DecisionRefused, RoundIsOver.
    """
    with transaction.atomic():
        decision, asked = _asked(entry, "agree_to_proposal")
        spoken = rounds.agree(asked, by=by, at=at)
        _tell_spoken(events.PROPOSAL_AGREED_TO, decision, spoken, by=by, at=at)


def abstain_from_proposal(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """Leave it to the others; else as `agree_to_proposal`."""
    with transaction.atomic():
        decision, asked = _asked(entry, "abstain_from_proposal")
        spoken = rounds.abstain(asked, by=by, at=at)
        _tell_spoken(events.ABSTAINED, decision, spoken, by=by, at=at)


def take_back_voice(entry: Entry, *, by: Person) -> None:
    """Take back a yes or an abstention. Twice is harmless. Raises DecisionRefused, RoundIsOver."""
    with transaction.atomic():
        decision, asked = _asked(entry, "take_back_voice")
        if asked.voices.filter(person=by).exists():
            rounds.take_back_voice(asked, by=by)
            touch_entry(decision.entry)
            tell(events.VOICE_TAKEN_BACK, entry=decision.entry, by=by)


def object_to_proposal(
    entry: Entry, *, by: Person, reason: str, at: dt.datetime | None = None
) -> Objection:
    """Object, with a reason; objecting again rewords it. Raises DecisionRefused, RoundIsOver."""
    with transaction.atomic():
        decision, asked = _asked(entry, "object_to_proposal")
        objection, is_new = rounds.object_to(asked, by=by, reason=reason, at=at)
        touch_entry(decision.entry)
        if is_new:
            tell(
                events.PROPOSAL_OBJECTED_TO,
                entry=decision.entry,
                by=by,
                at=at,
                objection=objection.pk,
            )
    return objection


def take_back_objection(objection: Objection, *, by: Person) -> None:
    """If it was the last obstacle and the day is over, it is decided now. Twice is harmless.

    Raises DecisionRefused, RoundIsOver.
    """
    with transaction.atomic():
        decision, _asked_now = _asked(entry_of(objection), "take_back_objection")
        if rounds.withdraw_objection(objection):
            touch_entry(decision.entry)
            tell(events.OBJECTION_WITHDRAWN, entry=decision.entry, by=by)
            close_decision(decision, at=timezone.now())


def answer_objector(objection: Objection, *, by: Person, answer: str) -> Objection:
    """Answer in words, once. A change of the proposal answers by itself.

    Raises DecisionRefused, RoundIsOver.
    """
    with transaction.atomic():
        decision, _asked_now = _asked(entry_of(objection), "answer_objector")
        if rounds.answer_objection(objection, by=by, answer=answer):
            touch_entry(decision.entry)
            tell(
                events.OBJECTION_ANSWERED,
                entry=decision.entry,
                by=by,
                toward=objection.person_id,
                objection=objection.pk,
            )
            close_decision(decision, at=timezone.now())
    objection.refresh_from_db()
    return objection


def entry_of(objection: Objection) -> Entry:
    """The decision that someone objects to."""
    return objection.round.decision_proposal.decision.entry


def _asked(entry: Entry, verb: str) -> tuple[Decision, Round]:
    decision = locked_decision(entry.pk)
    require_state(decision, verb)
    asked = round_of(decision)
    if asked is None:
        raise DecisionRefused("This isn't decided by saying yes or no.")
    return decision, asked


def _tell_spoken(
    verb: str,
    decision: Decision,
    spoken: rounds.Spoken,
    *,
    by: Person,
    at: dt.datetime | None,
) -> None:
    if not (spoken.is_new or spoken.withdrew):
        return
    touch_entry(decision.entry)
    if spoken.withdrew:
        tell(events.OBJECTION_WITHDRAWN, entry=decision.entry, by=by, at=at)
    if spoken.is_new:
        tell(verb, entry=decision.entry, by=by, at=at)
    close_decision(decision, at=at or timezone.now())


__all__ = [
    "RoundIsOver",
    "abstain_from_proposal",
    "agree_to_proposal",
    "answer_objector",
    "entry_of",
    "object_to_proposal",
    "take_back_objection",
    "take_back_voice",
]
