"""Say yes or not now, and afterwards whether you met. Nobody else learns any of it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.introductions.actions.telling import (
    ask_people_of_round,
    see_all_of,
    see_asked,
    tell_people_of,
)
from guildhall.introductions.free import may_be_introduced
from guildhall.introductions.models import Introduction, Round, Side
from guildhall.introductions.models.introduction import ASKS_AFTER
from guildhall.introductions.names import INTRODUCTION_ASKED_AFTER, INTRODUCTION_MADE
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
        see_asked(locked, by=by)
        waits = locked.sides.exclude(answer=Side.Answer.YES).exists()
        if waits or not may_be_introduced(locked, at=now):
            return locked
        locked.made_at = now
        locked.save(update_fields=["made_at"])
        tell_people_of(INTRODUCTION_MADE, locked, at=now)
    return locked


def say_no(introduction: Introduction, *, by: Person) -> Introduction:
    """Nothing follows: no notice. The others may still say yes, and it fades."""
    with transaction.atomic():
        locked = Introduction.objects.select_for_update().get(pk=introduction.pk)
        if locked.made_at is None:
            locked.sides.filter(person=by).update(answer=Side.Answer.NO)
            see_asked(locked, by=by)
    return locked


def tell_met(
    introduction: Introduction,
    *,
    by: Person,
    has_met: bool,
    told: str = "",
    at: dt.datetime | None = None,
) -> None:
    """Kept for this person alone; telling it again changes it."""
    with transaction.atomic():
        introduction.sides.filter(person=by).update(
            has_met=has_met, told=told.strip(), told_at=at or timezone.now()
        )
        see_all_of(introduction, by=by)


def ask_after(*, at: dt.datetime | None = None) -> None:
    """Ask once, ten days after an introduction, whether people met. Recurring."""
    now = at or timezone.now()
    rounds = Round.objects.filter(made_at__lte=now - ASKS_AFTER, asked_after_at=None)
    for one in rounds.select_related("community").order_by("pk")[:BATCH]:
        with transaction.atomic():
            if _is_first_to_ask(one, at=now):
                ask_people_of_round(one, at=now)
    made = Introduction.objects.filter(
        round=None, made_at__lte=now - ASKS_AFTER, asked_after_at=None
    )
    for introduction in made.select_related("community").order_by("pk")[:BATCH]:
        with transaction.atomic():
            if _is_first_to_ask(introduction, at=now):
                tell_people_of(INTRODUCTION_ASKED_AFTER, introduction, at=now)


def _is_first_to_ask(asked: Introduction | Round, *, at: dt.datetime) -> bool:
    """Of two workers one; the other finds it asked."""
    unasked = type(asked).objects.filter(pk=asked.pk, asked_after_at=None)
    return bool(unasked.update(asked_after_at=at))
