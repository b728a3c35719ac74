"""Recurring: rounds whose time is over; charters due for review; pledges whose year is over."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity.actions import record
from guildhall.activity.schedule import Recurring
from guildhall.charters.actions import ask_about_pledges, close_due_rounds
from guildhall.charters.events import CHARTER_TO_REVIEW
from guildhall.charters.models import CharterVersion


def tasks() -> Iterator[Recurring]:
    yield Recurring(
        "charters.close_rounds",
        close_due_rounds,
        dt.timedelta(minutes=10),
        label=_("Close rounds about charters"),
    )
    yield Recurring(
        "charters.ask_for_review",
        ask_for_review,
        dt.timedelta(hours=1),
        label=_("Ask for a review of charters"),
    )
    yield Recurring(
        "charters.ask_about_pledges",
        ask_about_pledges,
        dt.timedelta(hours=1),
        label=_("Ask what came of pledges"),
    )


def ask_for_review() -> None:
    """Tell the stewards, once, on the day they chose for a review.

    A charter that was replaced asks nobody.
    """
    soon = (timezone.now() + dt.timedelta(days=1)).date()  # it is tomorrow somewhere
    due = (
        CharterVersion.objects.agreed()
        .filter(look_again_on__lte=soon, review_asked_at=None)
        .select_related("community")
    )
    for version in due:
        today = timezone.now().astimezone(ZoneInfo(version.community.time_zone)).date()
        newest = (
            CharterVersion.objects.agreed()
            .filter(community=version.community)
            .values_list("pk", flat=True)
            .first()
        )
        if newest == version.pk and version.look_again_on and version.look_again_on <= today:
            _ask(version)


def _ask(version: CharterVersion) -> None:
    with transaction.atomic():
        asked = CharterVersion.objects.filter(pk=version.pk, review_asked_at=None).update(
            review_asked_at=timezone.now()
        )
        if asked:
            record(
                CHARTER_TO_REVIEW,
                actor_id=None,
                community_id=version.community_id,
                version=version.number,
                is_automated=True,
            )
