"""Leave something out of the figures: a person, a figure, some days."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.health.models import LeftOut, QuietPeriod, SwitchedOff
from guildhall.people.actions import note_audit
from guildhall.people.models import Person

MOST_QUIET_DAYS = 70  # within a year: most of a year has to be left to be looked at
FEWEST_QUIET_DAYS = 5
YEAR = dt.timedelta(days=365)


class NotQuiet(ValueError):
    """Started already, too short, too long, or overlapping another one."""


def leave_me_out(community: Community, *, by: Person, at: dt.datetime | None = None) -> None:
    """Leave me out of figures about who exchanges with whom, from the next update on."""
    LeftOut.objects.get_or_create(
        community=community, person=by, until=None, defaults={"since": at or timezone.now()}
    )


def count_me_in(community: Community, *, by: Person) -> None:
    """Include me again."""
    LeftOut.objects.filter(community=community, person=by, until=None).update(until=timezone.now())


def switch_off(community: Community, *, indicator: str, reason: str, by: Person) -> None:
    """Nobody sees this figure here any more, and nothing is concluded from it."""
    with transaction.atomic():
        _row, is_new = SwitchedOff.objects.get_or_create(
            community=community, indicator=indicator, defaults={"reason": reason, "by": by}
        )
        if is_new:
            note_audit(
                "figure_switched_off",
                by=by,
                community_id=community.pk,
                note=f"{indicator}: {reason}",
            )


def switch_on(community: Community, *, indicator: str, by: Person) -> None:
    with transaction.atomic():
        if SwitchedOff.objects.filter(community=community, indicator=indicator).delete()[0]:
            note_audit("figure_switched_on", by=by, community_id=community.pk, note=indicator)


def add_quiet_period(
    community: Community, *, name: str, since_on: dt.date, until_on: dt.date, by: Person
) -> QuietPeriod:
    """Days to come that are cut out of every window. Raises NotQuiet."""
    days = (until_on - since_on).days + 1
    if since_on <= timezone.now().date() or not FEWEST_QUIET_DAYS <= days <= MOST_QUIET_DAYS:
        raise NotQuiet(name)
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=community.pk)
        others = QuietPeriod.objects.filter(community=community)
        near = others.filter(since_on__gt=until_on - YEAR, since_on__lt=since_on + YEAR)
        is_over_another = others.filter(since_on__lte=until_on, until_on__gte=since_on).exists()
        if is_over_another or days + sum(one.days for one in near) > MOST_QUIET_DAYS:
            raise NotQuiet(name)
        return QuietPeriod.objects.create(
            community=community, name=name, since_on=since_on, until_on=until_on, said_by=by
        )


def take_back_quiet_period(period: QuietPeriod) -> None:
    """As long as it has not begun. Raises NotQuiet."""
    if not QuietPeriod.objects.to_come().filter(pk=period.pk).delete()[0]:
        raise NotQuiet(period.name)
