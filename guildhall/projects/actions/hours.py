"""How many hours someone gave: said by oneself, changed, taken back. No event names them.

The sum is kept, and made anew only once it differs from every earlier one by what four people said
or more: for each of them, by three others. So nobody learns by the difference what one person said,
or two, whatever they say, change or take back themselves, and however often.
"""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects.actions.locking import ProjectRefused, locked
from guildhall.projects.models import Hours, Project
from guildhall.projects.models.hours import LEAST_OTHERS, LEAST_PEOPLE


def note_hours(
    entry: Entry, *, by: Person, hours: Decimal | None, at: dt.datetime | None = None
) -> None:
    """Where it is empty or 0, they are taken back. Twice is harmless.

    Raises ProjectRefused while the project goes on.
    """
    now = at or timezone.now()
    with transaction.atomic():
        entry, project = locked(entry.pk)
        if project.is_going_on:
            raise ProjectRefused(_("You can say this once the project has ended."))
        theirs = Hours.objects.filter(project=project, person=by)
        if not hours:
            _take_back(theirs)
        elif not theirs.filter(number=hours).exists():
            values = {"number": hours, "at": now}
            Hours.objects.update_or_create(project=project, person=by, defaults=values)
        else:
            return
        _sum_up(project)


def _take_back(theirs: QuerySet[Hours]) -> None:
    """What is in no sum goes at once; the rest stays to compare with, and nobody reads it."""
    theirs.filter(in_sums=[]).delete()
    theirs.update(number=None)


def _sum_up(project: Project) -> None:
    """From five people on. A sum that would point at someone is made, too, but not shown."""
    rows = list(Hours.objects.filter(project=project))
    numbers = [one.number for one in rows if one.number is not None]
    made = max((len(one.in_sums) for one in rows), default=0)
    if len(numbers) < LEAST_PEOPLE or not all(_differs(rows, one) for one in range(made)):
        return
    for one in rows:
        one.in_sums = [*(one.said_in(before) for before in range(made)), one.said]
    Hours.objects.bulk_update(rows, ["in_sums"])
    Project.objects.filter(pk=project.pk).update(hours_sum=_pointing_at_nobody(numbers))


def _differs(rows: Sequence[Hours], number: int) -> bool:
    """From that sum, by enough people that each of them can't tell the others apart."""
    return sum(one.said_in(number) != one.said for one in rows) > LEAST_OTHERS


def _pointing_at_nobody(numbers: list[Decimal]) -> Decimal | None:
    """None where one has given more than half of it, or two more than three quarters."""
    together = sum(numbers, Decimal())
    most, second = sorted(numbers, reverse=True)[:2]
    points = most * 2 > together or (most + second) * 4 > together * 3
    return None if points else together
