"""The four questions: they begin when someone leaves, come one at a time, and end."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from guildhall.communities.models import Membership, Removal, RolePeriod
from guildhall.farewells.models import Farewell, Words
from guildhall.farewells.names import FAREWELL_ASKS, FAREWELL_TO_ROLE, farewell_key
from guildhall.farewells.questions import QUESTIONS, FarewellQuestion
from guildhall.notifications.direct import see_directly, tell_directly
from guildhall.notifications.rules import PERSONAL
from guildhall.people.models import Person

BETWEEN = dt.timedelta(days=2)  # where the worker stood still for a while
HELD_FOR, NOT_AGAIN_FOR = dt.timedelta(days=30), dt.timedelta(days=90)
Role = RolePeriod.Role
ROLES = (Role.STEWARD, Role.FACILITATOR, Role.CHECKER)


def begin_farewell(community_id: int, *, person_id: int, at: dt.datetime) -> None:
    """They will be asked. Someone who left twice is asked anew; twice at once is harmless."""
    Farewell.objects.get_or_create(
        person_id=person_id,
        community_id=community_id,
        ended_at=None,
        defaults={"left_at": at},
    )


def ask_about_role(community_id: int, *, person_id: int, role: str, at: dt.datetime) -> None:
    """A role that they held for a while has ended: all four at once, in one quiet notice.

    Who has left, or was asked here lately, is not asked about a role.
    """
    here = {"community": community_id, "person": person_id}
    held = RolePeriod.objects.filter(**here, role=role, until__isnull=False)
    lasted = held.filter(since__lte=F("until") - HELD_FOR, until__gte=at - BETWEEN).exists()
    is_member = Membership.objects.current().filter(**here).exists()
    lately = Farewell.objects.filter(**here, left_at__gt=at - NOT_AGAIN_FOR).exists()
    if role not in ROLES or not lasted or not is_member or lately:
        return
    farewell = Farewell.objects.create(
        community_id=community_id,
        person_id=person_id,
        role=role,
        left_at=at,
        asked=len(QUESTIONS),
        asked_at=at,
        ended_at=at,
    )
    tell_directly(
        FAREWELL_TO_ROLE,
        [person_id],
        reason=PERSONAL,
        key=farewell_key(farewell.pk),
        by=None,
        at=at,
        farewell=farewell.pk,
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
    """No more questions. What was answered stays. Twice is harmless.

    Of a role all were asked: those without an answer are skipped.
    """
    with transaction.atomic():
        if farewell.role and farewell.person_id == by.pk:
            skipped = (Words(farewell=farewell, number=one.number) for one in QUESTIONS)
            Words.objects.bulk_create(skipped, ignore_conflicts=True)
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
