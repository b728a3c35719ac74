"""Say what is not useful on the page of this week."""

import datetime as dt

from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.health.models import NotUseful
from guildhall.people.models import Person


def say_not_useful(
    *, by: Person, community: Community, kind: str, target_id: int, at: dt.datetime | None = None
) -> None:
    """Put this thing away.

    Its kind comes later from now on, and rests after the third time in twelve weeks.
    """
    NotUseful.objects.update_or_create(
        person=by,
        community=community,
        kind=kind,
        target_id=target_id,
        defaults={"at": at or timezone.now()},
    )


def take_back_not_useful(*, by: Person, community: Community, kind: str, target_id: int) -> None:
    """It is useful after all."""
    NotUseful.objects.filter(
        person=by, community=community, kind=kind, target_id=target_id
    ).delete()


def show_kind_again(*, by: Person, community: Community, kind: str) -> None:
    """Forget that this kind was not useful."""
    NotUseful.objects.filter(person=by, community=community, kind=kind).delete()
