"""Say yes or not now, and afterwards whether you met. Nobody else learns any of it."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.introductions.events import (
    INTRODUCTION_ASKED_AFTER,
    INTRODUCTION_MADE,
    ROUND_ASKED_AFTER,
)
from guildhall.introductions.free import may_be_introduced
from guildhall.introductions.models import Introduction, Round, Side
from guildhall.introductions.models.introduction import ASKS_AFTER
from guildhall.people.models import Person

BATCH = 200


def say_yes(
    introduction: Introduction, *, by: Person, at: dt.datetime | None = None
) -> Introduction:
    """Once everyone has, they are introduced, unless one of them blocked another meanwhile."""
    now = at or timezone.now()
    with transaction.atomic():
        locked = Introduction.objects.select_for_update().get(pk=introduction.pk)
        if locked.made_at:
            return locked
        locked.sides.filter(person=by).update(answer=Side.Answer.YES)
        waits = locked.sides.exclude(answer=Side.Answer.YES).exists()
        if waits or not may_be_introduced(locked, at=now):
            return locked
        locked.made_at = now
        locked.save(update_fields=["made_at"])
        record(
            INTRODUCTION_MADE,
            actor_id=None,
            community_id=locked.community_id,
            at=now,
            is_automated=True,
            introduction=locked.pk,
        )
    return locked


def say_no(introduction: Introduction, *, by: Person) -> Introduction:
    """Nothing follows: no event, no notice. The others may still say yes, and it fades."""
    with transaction.atomic():
        locked = Introduction.objects.select_for_update().get(pk=introduction.pk)
        if locked.made_at is None:
            locked.sides.filter(person=by).update(answer=Side.Answer.NO)
    return locked


def tell_met(
    introduction: Introduction,
    *,
    by: Person,
    has_met: bool,
    told: str = "",
    at: dt.datetime | None = None,
) -> None:
    """Kept for this person alone; telling it again changes it. No event."""
    introduction.sides.filter(person=by).update(
        has_met=has_met, told=told.strip(), told_at=at or timezone.now()
    )


def ask_after(*, at: dt.datetime | None = None) -> None:
    """Ask once, ten days after an introduction, whether people met. Recurring."""
    now = at or timezone.now()
    rounds = Round.objects.filter(made_at__lte=now - ASKS_AFTER, asked_after_at=None)
    for one in rounds.order_by("pk")[:BATCH]:
        _ask_once(one, ROUND_ASKED_AFTER, "round", at=now)
    made = Introduction.objects.filter(
        round=None, made_at__lte=now - ASKS_AFTER, asked_after_at=None
    )
    for introduction in made.order_by("pk")[:BATCH]:
        _ask_once(introduction, INTRODUCTION_ASKED_AFTER, "introduction", at=now)


def _ask_once(asked: Introduction | Round, verb: str, named: str, *, at: dt.datetime) -> None:
    """The event names what it is about, and nobody."""
    with transaction.atomic():
        unasked = type(asked).objects.filter(pk=asked.pk, asked_after_at=None)
        if unasked.update(asked_after_at=at):
            about: dict[str, Any] = {named: asked.pk}
            record(
                verb,
                actor_id=None,
                community_id=asked.community_id,
                at=at,
                is_automated=True,
                **about,
            )
