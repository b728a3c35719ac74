"""The four questions: they begin when someone leaves, come one at a time, and end."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.communities.models import Removal
from guildhall.farewells.models import Farewell
from guildhall.farewells.names import FAREWELL_ASKS, farewell_key
from guildhall.farewells.questions import QUESTIONS, FarewellQuestion
from guildhall.notifications.direct import see_directly, tell_directly
from guildhall.notifications.rules import PERSONAL
from guildhall.people.models import Person

BETWEEN = dt.timedelta(days=2)  # where the worker stood still for a while


def begin_farewell(community_id: int, *, person_id: int, at: dt.datetime) -> None:
    """They will be asked. Someone who left twice is asked anew; twice at once is harmless."""
    Farewell.objects.get_or_create(
        person_id=person_id,
        community_id=community_id,
        ended_at=None,
        defaults={"left_at": at},
    )


def ask_next_questions(*, at: dt.datetime | None = None) -> None:
    """Those whose day has come, each once; never two of someone at once. Recurring."""
    moment = at or timezone.now()
    for farewell_id in Farewell.objects.running().order_by("left_at").values_list("pk", flat=True):
        with transaction.atomic():
            running = Farewell.objects.running().select_for_update(of=("self",))
            farewell = running.select_related("person").filter(pk=farewell_id).first()
            if farewell:
                _ask_next(farewell, moment)


def end_farewell(farewell: Farewell, *, by: Person) -> None:
    """No more questions. What was answered stays. Twice is harmless."""
    with transaction.atomic():
        own = Farewell.objects.running().filter(pk=farewell.pk, person=by)
        own.update(ended_at=timezone.now())
        see_directly(farewell_key(farewell.pk), by=by)


def forget_farewells(person_id: int, *, community_id: int | None = None) -> None:
    """They are back, or have left the hall: nobody asks any more. What was given stays."""
    theirs = Farewell.objects.filter(person=person_id)
    if community_id:
        theirs = theirs.filter(community=community_id)
    else:
        for farewell in theirs:
            farewell.words.filter(given_at=None).delete()
    theirs.running().update(ended_at=timezone.now())


def _ask_next(farewell: Farewell, moment: dt.datetime) -> None:
    person, is_last = farewell.person, farewell.asked >= len(QUESTIONS)
    if is_last or not person.is_here or _was_removed(farewell):
        farewell.ended_at = moment
        farewell.save(update_fields=["ended_at"])
        return
    question = _due(farewell, moment)
    if question is None:
        return
    farewell.asked, farewell.asked_at = question.number, moment
    farewell.save(update_fields=["asked", "asked_at"])
    tell_directly(
        FAREWELL_ASKS,
        [person.pk],
        reason=PERSONAL,
        key=farewell_key(farewell.pk),
        by=None,
        at=moment,
        farewell=farewell.pk,
        number=question.number,
    )


def _due(farewell: Farewell, moment: dt.datetime) -> FarewellQuestion | None:
    """The next one, once its day has come and some time has passed since the one before.

    Where the worker stood still for weeks, they still come one at a time.
    """
    question = QUESTIONS[farewell.asked]
    is_time = farewell.left_at + question.after <= moment
    is_apart = farewell.asked_at is None or farewell.asked_at + BETWEEN <= moment
    return question if is_time and is_apart else None


def _was_removed(farewell: Farewell) -> bool:
    """Someone whom stewards removed is not asked what they leave behind."""
    removals = Removal.objects.filter(community=farewell.community_id, lifted_at=None)
    return removals.filter(person=farewell.person_id).exists()
