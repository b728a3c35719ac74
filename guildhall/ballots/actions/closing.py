"""How a vote ends when its time is over."""

import datetime as dt
import json
from random import SystemRandom

from django.db import transaction
from django.utils import timezone

from guildhall.ballots.counting import count
from guildhall.ballots.marks import Marks, Sealed
from guildhall.ballots.models import Ballot, Count, HasVoted, Urn, Vote
from guildhall.ballots.queries import how_many_take_part
from guildhall.ballots.terms import FEWEST_TO_HIDE
from guildhall.ballots.traces import clear_traces, overwriting

AT_ONCE = 1000  # rows


def close_vote(vote: Vote, *, at: dt.datetime | None = None) -> Vote.State | None:
    """Count a vote whose time is over; None where it goes on or was closed before.

    Where too few took part, nothing is counted, and sealed ballots are thrown away unread.
    """
    now = at or timezone.now()
    with transaction.atomic():
        due = Vote.objects.due(now).filter(pk=vote.pk).select_for_update().first()
        if due is None:
            return None
        due.state = _count(due)
        _end(due, at=now)
    return due.state


def withdraw_vote(vote: Vote, *, at: dt.datetime | None = None) -> bool:
    """Stop asking; whether it was still open. What was voted is never counted."""
    with transaction.atomic():
        still_open = Vote.objects.open().filter(pk=vote.pk).select_for_update().first()
        if still_open is None:
            return False
        still_open.state = Vote.State.WITHDRAWN
        _end(still_open, at=at or timezone.now())
    return True


def _count(due: Vote) -> Vote.State:
    sealed = _sealed(due) if due.is_anonymous else []
    ballots = [marks for _receipt, marks in sealed] if due.is_anonymous else _named(due)
    fewest = max(1, due.quorum, FEWEST_TO_HIDE if due.is_anonymous else 0)
    is_enough = len(ballots) >= fewest
    Count.objects.create(
        vote=due,
        figures=count(due, due.options.all(), ballots) if is_enough else {},
        published=sealed if is_enough else [],
        voted=len(ballots),
        could=how_many_take_part(due),
    )
    return Vote.State.COUNTED if is_enough else Vote.State.SHORT


def _sealed(due: Vote) -> list[Sealed]:
    return json.loads(Urn.objects.get(vote=due).ballots)


def _named(due: Vote) -> list[Marks]:
    return list(Ballot.objects.filter(vote=due).values_list("marks", flat=True))


def _end(ended: Vote, *, at: dt.datetime) -> None:
    ended.ended_at = at
    ended.save(update_fields=["state", "ended_at"])
    if ended.is_anonymous:
        with overwriting():
            _shuffle(ended)
        transaction.on_commit(clear_traces)


def _shuffle(ended: Vote) -> None:
    """Empty the urn, and write anew who voted, in an order that nobody knows."""
    Urn.objects.filter(vote=ended).delete()
    voters = list(HasVoted.objects.filter(vote=ended).values_list("person_id", flat=True))
    HasVoted.objects.filter(vote=ended).delete()
    SystemRandom().shuffle(voters)
    HasVoted.objects.bulk_create(
        [HasVoted(vote=ended, person_id=voter) for voter in voters], batch_size=AT_ONCE
    )
