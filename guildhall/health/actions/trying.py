"""Try a remedy, judge what came of it, and say whether what is shown is right."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities.models import Community
from guildhall.health import events
from guildhall.health.models import Snapshot, Trying, Verdict
from guildhall.health.remedies import Remedy
from guildhall.people.models import Person


class NotGoingOn(ValueError):
    """It was judged or stopped already."""


def begin_trying(
    community: Community, *, remedy: Remedy, by: Person, at: dt.datetime | None = None
) -> Trying:
    """Start trying it. Starting a second time while it goes on is harmless."""
    now = at or timezone.now()
    with transaction.atomic():
        trying, is_new = Trying.objects.get_or_create(
            community=community,
            remedy=remedy.id,
            judged_at=None,
            given_up_at=None,
            defaults={
                "by": by,
                "began_at": now,
                "look_on": (now + dt.timedelta(weeks=remedy.weeks)).date(),
                "before": _figure_now(community, remedy.indicator, now),
            },
        )
        if is_new:
            record(
                events.REMEDY_BEGUN,
                actor_id=by.pk,
                community_id=community.pk,
                at=now,
                remedy=remedy.id,
            )
    return trying


def judge_trying(
    trying: Trying,
    *,
    remedy: Remedy,
    by: Person,
    judgement: str,
    note: str = "",
    at: dt.datetime | None = None,
) -> Trying:
    """Close it with a judgement, whatever the figure says. Raises NotGoingOn."""
    now = at or timezone.now()
    with transaction.atomic():
        locked = _locked(trying)
        locked.after = _figure_now(locked.community, remedy.indicator, now)
        locked.judgement, locked.note, locked.judged_by, locked.judged_at = judgement, note, by, now
        locked.save(update_fields=["after", "judgement", "note", "judged_by", "judged_at"])
        record(
            events.REMEDY_JUDGED,
            actor_id=by.pk,
            community_id=locked.community_id,
            at=now,
            remedy=remedy.id,
            judgement=judgement,
        )
    return locked


def give_up_trying(trying: Trying, *, by: Person) -> None:
    """Stop trying it. It can be tried again. Raises NotGoingOn."""
    with transaction.atomic():
        locked = _locked(trying)
        locked.given_up_at = timezone.now()
        locked.save(update_fields=["given_up_at"])
        record(
            events.REMEDY_GIVEN_UP,
            actor_id=by.pk,
            community_id=locked.community_id,
            remedy=locked.remedy,
        )


def say_whether_right(snapshot: Snapshot, *, sign: str, by: Person, is_right: bool) -> None:
    """One verdict a person; giving it again changes it."""
    Verdict.objects.update_or_create(
        snapshot=snapshot,
        sign=sign,
        person=by,
        defaults={"is_right": is_right, "at": timezone.now()},
    )


def _figure_now(community: Community, indicator: str, at: dt.datetime) -> dict:
    """The figure of the newest picture that every member may read by then, for all of them read it
    here; empty where there is none.
    """
    snapshot = Snapshot.objects.filter(community=community, out_on__lte=at.date()).first()
    return snapshot.figure(indicator) if snapshot else {}


def _locked(trying: Trying) -> Trying:
    locked = Trying.objects.select_for_update().select_related("community").get(pk=trying.pk)
    if locked.judged_at or locked.given_up_at:
        raise NotGoingOn(str(locked))
    return locked
