"""“You two should talk”: suggest it, and ask both once they can be asked."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.communities.models import Community
from guildhall.introductions.actions.telling import tell_people_of
from guildhall.introductions.events import ROOM
from guildhall.introductions.free import A_WEEK, may_be_asked
from guildhall.introductions.models import Introduction, Side
from guildhall.introductions.models.introduction import FADES_AFTER, REMEMBERED_FOR
from guildhall.introductions.names import INTRODUCTION_ASKED
from guildhall.people.models import Person

MOST_A_WEEK = 3
KEPT_LONGER = dt.timedelta(days=7)
BATCH = 200


class TooMany(ValueError):
    """Someone suggested enough introductions for a week."""


def suggest_introduction(
    community: Community,
    *,
    by: Person,
    one: Person,
    other: Person,
    why: str,
    at: dt.datetime | None = None,
) -> Introduction:
    """Both are asked, unless they can't be just now: whoever suggests it can't tell.

    Suggested twice, it is one suggestion. Raises TooMany.
    """
    now = at or timezone.now()
    with transaction.atomic():
        Person.objects.get_queryset().select_for_update().get(pk=by.pk)
        lately = Introduction.objects.filter(suggested_by=by, suggested_at__gt=now - A_WEEK)
        for earlier in lately.filter(community=community, why=why).prefetch_related("sides"):
            if {side.person_id for side in earlier.sides.all()} == {one.pk, other.pk}:
                return earlier
        if lately.count() >= MOST_A_WEEK:
            raise TooMany(
                _("Three suggestions a week are enough: people need time to meet. Try next week.")
            )
        introduction = Introduction.objects.create(
            community=community,
            suggested_by=by,
            why=why,
            suggested_at=now,
            fades_at=now + FADES_AFTER,
        )
        Side.objects.bulk_create(
            Side(introduction=introduction, person=person) for person in (one, other)
        )
        ask_if_free(introduction, at=now)
    return introduction


def ask_waiting(*, at: dt.datetime | None = None) -> None:
    """Ask people who could not be asked before. Recurring."""
    now = at or timezone.now()
    waiting = Introduction.objects.filter(made_at=None, asked_at=None, fades_at__gt=now)
    open_now = waiting.filter(community__closed_at=None).select_related("community")
    for introduction in open_now.order_by("suggested_at", "pk")[:BATCH]:
        if ROOM in introduction.community.open_rooms:
            with transaction.atomic():
                ask_if_free(introduction, at=now)


def ask_if_free(introduction: Introduction, *, at: dt.datetime) -> None:
    """Ask all its people at once, or nobody. In the transaction of an act."""
    if not may_be_asked(introduction, at=at):
        return
    unasked = Introduction.objects.filter(pk=introduction.pk, asked_at=None)
    if unasked.update(asked_at=at):
        introduction.asked_at = at
        tell_people_of(INTRODUCTION_ASKED, introduction, at=at)


def forget_old(*, at: dt.datetime | None = None) -> None:
    """Suggestions that faded, with what anyone answered; and what is no longer remembered.

    Recurring. Faded ones stay a week longer, as their writer may not suggest more meanwhile.
    """
    now = at or timezone.now()
    faded = Q(made_at=None, fades_at__lt=now - KEPT_LONGER)
    Introduction.objects.filter(faded | Q(made_at__lt=now - REMEMBERED_FOR)).delete()
