"""Recurring: the mails of Monday morning, and what is seen of each community."""

import datetime as dt
import logging
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity.lanes import Lane
from guildhall.activity.schedule import Recurring, lane_of_jobs
from guildhall.communities.models import Community, RolePeriod
from guildhall.health.actions import draw_charts, drop_old_charts, take_snapshot
from guildhall.health.actions.skills import renew_skills_pictures
from guildhall.health.models import MondayMail, Snapshot
from guildhall.health.week import MONDAY
from guildhall.kit.apart import processes_apart
from guildhall.mail.actions import write_letters
from guildhall.mail.models import Letter
from guildhall.notifications.regular_mail import who_wants_none

FIGURES = "figures"
OPENS_AT = dt.time(7)
log = logging.getLogger(__name__)
TOO_LATE = dt.time(18)  # after a day without a worker, Monday's mail is not sent on Monday night


def tasks() -> Iterator[Lane | Recurring]:
    yield Recurring(
        "health.monday",
        write_monday_mails,
        dt.timedelta(minutes=30),
        label=_("Send the Monday mail"),
    )
    yield Recurring(
        "health.snapshots",
        take_snapshots_apart,
        dt.timedelta(hours=3),
        lane=FIGURES,
        label=_("Calculate community figures"),
    )
    yield Recurring(
        "health.skills",
        renew_skills_pictures,
        dt.timedelta(hours=6),
        label=_("Draw what communities bring"),
    )
    yield lane_of_jobs(FIGURES, _("Community figures"))


def write_monday_mails() -> None:
    """A letter for each steward of each community in whose time zone it is Monday morning.

    Built when it is sent.
    """
    now = timezone.now()
    written = MondayMail.objects.filter(monday_on__gt=now.date() - dt.timedelta(days=3))
    for community in (
        Community.objects.going_on()
        .exclude(pk__in=written.values("community"))
        .iterator(chunk_size=500)
    ):
        here = now.astimezone(ZoneInfo(community.time_zone))
        if here.weekday() == 0 and OPENS_AT <= here.time() < TOO_LATE:
            _write(community, here.date())


def take_snapshots_apart() -> None:
    """In a process of its own, which takes the libraries behind it (200 MB) along when it ends.

    Raises what it raises.

    Within a transaction another process would not see what there is, so it is done here.
    """
    if connection.in_atomic_block:
        take_snapshots()
    elif _not_looked_at(_monday()).exists():
        with processes_apart() as pool:
            pool.submit(take_snapshots).result()


def take_snapshots() -> None:
    """A snapshot of each community that is not closed, once for each Monday (UTC).

    Of one with a failure the others do not hear.
    """
    monday = _monday()
    failed: list[str] = []
    for community in _not_looked_at(monday).order_by("pk").iterator(chunk_size=200):
        try:
            take_snapshot(community, monday_on=monday)
        except Exception:
            # One community must not keep the others from their picture; the owner sees which.
            log.exception("no snapshot of %s", community.slug)
            failed.append(community.slug)
    _draw(monday)
    if failed:
        raise RuntimeError(f"No picture of: {', '.join(failed)[:300]}")


def _monday() -> dt.date:
    today = timezone.now().date()
    return today - dt.timedelta(days=today.weekday())


def _not_looked_at(monday: dt.date) -> QuerySet[Community]:
    taken = Snapshot.objects.filter(monday_on=monday).values("community")
    return Community.objects.going_on().exclude(pk__in=taken)


def _draw(monday: dt.date) -> None:
    """Charts of this week that are not drawn yet."""
    for snapshot in (
        Snapshot.objects.filter(monday_on=monday, charts=None)
        .select_related("community")
        .iterator(chunk_size=50)
    ):
        draw_charts(snapshot)
    drop_old_charts(before=monday)


def _write(community: Community, monday_on: dt.date) -> None:
    """Once, also where two workers come at the same time."""
    held = RolePeriod.objects.stewards_of(community)
    try:
        with transaction.atomic():
            MondayMail.objects.create(community=community, monday_on=monday_on)
            write_letters(
                Letter(
                    kind=MONDAY,
                    person_id=person_id,
                    key=f"monday:{community.pk}",
                    about={"community": community.pk},
                )
                for person_id in held.exclude(person__in=who_wants_none(MONDAY, community.pk))
                .values_list("person", flat=True)
                .distinct()
            )
    except IntegrityError:
        return
