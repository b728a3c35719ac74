"""Recurring: roles whose term has ended."""

import datetime as dt
from contextlib import suppress

from django.utils import timezone

from guildhall.activity.schedule import Recurring, recurring
from guildhall.communities.actions import LastSteward, end_role
from guildhall.communities.models import RolePeriod


def register() -> None:
    recurring.add("communities.end_terms", Recurring(end_terms, dt.timedelta(hours=6)))


def end_terms() -> None:
    """End what is over. The last steward's term does not lapse in silence: it goes on."""
    over = RolePeriod.objects.current().filter(term_ends_on__lt=timezone.now().date())
    for period in over.select_related("community", "person"):
        with suppress(LastSteward):
            end_role(period, by=None)
