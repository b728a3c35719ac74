"""Keep the weekly figures of a community."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities.models import Community
from guildhall.health import events
from guildhall.health.models import Expected, Snapshot
from guildhall.health.models.snapshot import EARLY
from guildhall.people.models import Person

CHANGE = "aliveness"  # the sign under which it is found that fewer take part


class AlreadyOut(ValueError):
    """Members have read it, so a comment would come too late."""


def take_snapshot(
    community: Community, *, monday_on: dt.date, at: dt.datetime | None = None
) -> Snapshot:
    """Compute and keep the figures, once for each Monday; a new concern is out a week later.

    A change that was expected until a day, and is still there after it, is said once more.
    """
    from guildhall.health.seeing import (
        seen_anew,  # statistics, which nothing that serves pages may import
    )

    now = at or timezone.now()
    last = Snapshot.objects.filter(community=community, monday_on__lt=monday_on).first()
    seen = seen_anew(community, at=now, last=last.seen if last else None)
    found = _signs(seen) - _expected(community, now.date())
    is_news = bool(found - (_signs(last.seen) if last else set()))
    is_still_so = CHANGE in found and _was_expected_since(community, last, now.date())
    with transaction.atomic():
        snapshot, is_new = Snapshot.objects.get_or_create(
            community=community,
            monday_on=monday_on,
            defaults={
                "seen": seen,
                "until": seen["until"],
                "made_at": now,
                "out_on": monday_on + (EARLY if is_news else dt.timedelta()),
            },
        )
        if is_new and (is_news or is_still_so):
            record(
                events.SIGN_SEEN if is_news else events.EXPECTED_DAY_PASSED,
                actor_id=None,
                community_id=community.pk,
                at=now,
                is_automated=True,
                snapshot=snapshot.pk,
            )
    return snapshot


def comment_on_snapshot(snapshot: Snapshot, *, by: Person, text: str) -> None:
    """A comment of a steward or facilitator, shown with it. Raises AlreadyOut."""
    with transaction.atomic():
        locked = Snapshot.objects.select_for_update().get(pk=snapshot.pk)
        if locked.is_out:
            raise AlreadyOut(str(locked))
        locked.comment, locked.commented_by = text, by
        locked.save(update_fields=["comment", "commented_by"])


def _expected(community: Community, today: dt.date) -> set[str]:
    """What was expected is no news."""
    expected = Expected.objects.in_force(today).filter(community=community)
    return {CHANGE} if expected.exists() else set()


def _was_expected_since(community: Community, last: Snapshot | None, today: dt.date) -> bool:
    """Its day has passed since the last look, and nobody took it back."""
    if last is None:
        return False
    passed = Expected.objects.filter(community=community, withdrawn_at=None, until_on__lt=today)
    return passed.filter(until_on__gte=last.made_at.date()).exists()


def _signs(seen: dict) -> set[str]:
    """Concerns, and a change already where it is worth a look: stewards read these first."""
    return {
        finding["sign"]
        for finding in seen["findings"]
        if finding["state"] == "sign" or (finding["sign"] == CHANGE and finding["state"] == "watch")
    }
