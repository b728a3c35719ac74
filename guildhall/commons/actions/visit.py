"""Note when someone was last in a room, and forget it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.models.visit import Visit
from guildhall.communities.models import Community
from guildhall.people.models import Person

KEPT_FOR = dt.timedelta(days=400)


def note_visit(community: Community, *, room: str, by: Person, until: dt.datetime) -> None:
    """`by` has seen the list of this room as it was `until` then. Time doesn't run backwards.

    It is no event: where people have been is recorded nowhere else.
    """
    until = min(until, timezone.now())
    with transaction.atomic():
        here = Visit.objects.filter(person=by, community=community, room=room)
        if not here.filter(until__lt=until).update(until=until):
            noted = Visit(person=by, community=community, room=room, until=until)
            Visit.objects.bulk_create([noted], ignore_conflicts=True)


def forget_old_visits() -> None:
    """Who has not been there for longer than a year begins anew."""
    Visit.objects.filter(until__lt=timezone.now() - KEPT_FOR).delete()


def forget_visits_of(person_ids: list[int]) -> None:
    """People who left take along where they were."""
    Visit.objects.filter(person__in=person_ids).delete()
