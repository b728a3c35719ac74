"""Ask everyone, until the end of a day."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from guildhall.communities.models import Community, Topic
from guildhall.people.models import Person
from guildhall.rounds.models import Objection, Round


def open_round(
    community: Community,
    *,
    by: Person,
    until: dt.date,
    question: str = "",
    role: str = "",
    topic: Topic | None = None,
    needed: int = 0,
    if_silent: Round.IfSilent = Round.IfSilent.AGREED,
    in_place_of: Round | None = None,
    at: dt.datetime | None = None,
) -> Round:
    """Ask until the end of that day, in the community's time zone.

    In place of another round, the change answers every objection that waits there; whoever spoke
    is asked again.
    """
    now = at or timezone.now()
    with transaction.atomic():
        opened = Round.objects.create(
            community=community,
            question=question,
            role=role,
            topic=topic,
            needed=needed,
            if_silent=if_silent,
            opened_by=by,
            opened_at=now,
            closes_at=end_of_day(until, ZoneInfo(community.time_zone)),
        )
        if in_place_of:
            _end(in_place_of, Round.State.REWORKED, at=now)
            Objection.objects.waiting().filter(round=in_place_of).update(
                answered_at=now, answered_by=by, changed_in=opened
            )
    return opened


def withdraw_round(asked: Round) -> bool:
    """Stop asking; whether it was still open."""
    return _end(asked, Round.State.WITHDRAWN, at=timezone.now())


def extend_round(asked: Round, *, until: dt.date) -> bool:
    """Ask until the end of a later day; whether it was still open and that is later."""
    closes_at = end_of_day(until, ZoneInfo(asked.community.time_zone))
    still_open = Round.objects.open().filter(pk=asked.pk, closes_at__lt=closes_at)
    return still_open.update(closes_at=closes_at) > 0


def end_of_day(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """The first moment of the next day there."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)


def _end(asked: Round, state: Round.State, *, at: dt.datetime) -> bool:
    still_open = Round.objects.open().filter(pk=asked.pk)
    return still_open.update(state=state, ended_at=at) > 0
