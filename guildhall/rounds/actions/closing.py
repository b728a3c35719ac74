"""How a round ends when its time is over."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.rounds.models import Objection, Round, Voice


def close_round(asked: Round, *, at: dt.datetime | None = None) -> Round.State | None:
    """End a round whose time is over: agreed, or lapsed where nobody answered and that was said.

    None where it goes on: its time isn't over, an objection waits, or agreement is missing.
    """
    now = at or timezone.now()
    with transaction.atomic():
        due = Round.objects.due(now).filter(pk=asked.pk).select_for_update().first()
        state = _outcome(due) if due else None
        if due and state:
            due.state, due.ended_at = state, now
            due.save(update_fields=["state", "ended_at"])
    return state


def would_end(asked: Round, *, at: dt.datetime) -> Round.State | None:
    """How `close_round` would end it at this moment; None where it would go on."""
    due = Round.objects.due(at).filter(pk=asked.pk).first()
    return _outcome(due) if due else None


def _outcome(due: Round) -> Round.State | None:
    voices = Voice.objects.filter(round=due)
    objections = Objection.objects.kept().filter(round=due)
    lapses = due.if_silent == Round.IfSilent.LAPSES
    if lapses and not voices.exists() and not objections.exists():
        return Round.State.LAPSED
    if objections.waiting().exists() or voices.agreeing().count() < due.needed:
        return None
    return Round.State.AGREED
