"""The end of a role's term: a notice three weeks before and on the day, and then it ends."""

import datetime as dt
from contextlib import suppress

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities import events
from guildhall.communities.actions.membership import LastSteward, stewards_of
from guildhall.communities.actions.role import end_role
from guildhall.communities.models import Community, RolePeriod
from guildhall.kit.zones import zone_named

THREE_WEEKS = dt.timedelta(days=21)
A_DAY = dt.timedelta(days=1)


def tell_of_ends() -> None:
    """Say that a role ends, three weeks before and on its last day, once each. Recurring."""
    soon = timezone.now().date() + THREE_WEEKS + A_DAY  # it is a day later somewhere
    ending = RolePeriod.objects.current().filter(term_ends_on__lte=soon, community__closed_at=None)
    for period in ending.select_related("community"):
        ends_on, today = period.term_ends_on, _today_at(period.community)
        if ends_on is None or ends_on < today:
            continue
        if ends_on == today:
            _tell_once(period, ends_on, events.ROLE_ENDS_TODAY, "last_day_told_for")
        elif period.since.date() <= ends_on - THREE_WEEKS <= today:
            _tell_once(period, ends_on, events.ROLE_ENDS_SOON, "end_told_for")


def end_terms() -> None:
    """End what is over.

    The last steward's term does not lapse in silence: it goes on. Recurring.
    """
    over = RolePeriod.objects.current().filter(term_ends_on__lt=timezone.now().date() + A_DAY)
    for period in over.select_related("community", "person"):
        if period.term_ends_on and period.term_ends_on < _today_at(period.community):
            with suppress(LastSteward):
                end_role(period, by=None)


def _today_at(community: Community) -> dt.date:
    return timezone.now().astimezone(zone_named(community.time_zone)).date()


def _tell_once(period: RolePeriod, ends_on: dt.date, verb: str, told_for: str) -> None:
    """Of two nodes at once, one tells; of a term that was renewed in this moment, nobody.

    `told_for` names the column.
    """
    held = RolePeriod.objects.current().filter(pk=period.pk, term_ends_on=ends_on)
    with transaction.atomic():
        if held.exclude(**{told_for: ends_on}).update(**{told_for: ends_on}):
            record(
                verb,
                actor_id=None,
                community_id=period.community_id,
                toward_id=period.person_id,
                topics=[period.topic_id] if period.topic_id else [],
                is_automated=True,
                role=period.role,
                period=period.pk,
                ends_on=ends_on.toordinal(),
                is_last=_is_last_steward(period),
            )


def _is_last_steward(period: RolePeriod) -> bool:
    is_steward = period.role == RolePeriod.Role.STEWARD and period.topic_id is None
    return is_steward and stewards_of(period.community) == {period.person_id}
