"""Say that a change was expected, and take that back."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities.models import Community
from guildhall.health import events, rules
from guildhall.health.models import Expected
from guildhall.people.models import Person


class NotADay(ValueError):
    """Over already, or more than a year away."""


def expect_change(
    community: Community,
    *,
    reason: str,
    until_on: dt.date,
    by: Person,
    at: dt.datetime | None = None,
) -> Expected:
    """Quiet the concern until a day, with a reason. It replaces what was said before.

    Raises NotADay.
    """
    now = at or timezone.now()
    if not now.date() < until_on <= now.date() + dt.timedelta(days=rules.YEAR):
        raise NotADay(str(until_on))
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=community.pk)
        Expected.objects.filter(community=community, withdrawn_at=None).update(withdrawn_at=now)
        expected = Expected.objects.create(
            community=community, reason=reason, until_on=until_on, by=by, said_at=now
        )
        record(
            events.CHANGE_EXPECTED,
            actor_id=by.pk,
            community_id=community.pk,
            at=now,
            expected=expected.pk,
        )
    return expected


def expect_no_longer(expected: Expected, *, by: Person, at: dt.datetime | None = None) -> Expected:
    """The concern is shown again. Doing it twice is harmless."""
    now = at or timezone.now()
    with transaction.atomic():
        is_first = Expected.objects.filter(pk=expected.pk, withdrawn_at=None).update(
            withdrawn_at=now
        )
        if is_first:
            record(
                events.CHANGE_UNEXPECTED,
                actor_id=by.pk,
                community_id=expected.community_id,
                at=now,
                expected=expected.pk,
            )
    return expected
