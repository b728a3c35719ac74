"""The life of a community: its stage, closing it well, opening it again."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities import events
from guildhall.communities.models import Community, StagePeriod, touch
from guildhall.people.models import Person


def declare_stage(
    community: Community, *, stage: str, by: Person, note: str = "", at: dt.datetime | None = None
) -> StagePeriod:
    """Set where the community is in its life. Nothing else changes a stage; twice is harmless."""
    moment = at or timezone.now()
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=community.pk)
        current = StagePeriod.objects.current().filter(community=community).first()
        if current and (current.stage, current.note) == (stage, note.strip()):
            return current
        StagePeriod.objects.current().filter(community=community).update(until=moment)
        period = StagePeriod.objects.create(
            community=community, stage=stage, note=note.strip()[:500], declared_by=by, since=moment
        )
        touch(community.pk)
        record(events.STAGE_DECLARED, actor_id=by.pk, community_id=community.pk, at=at, stage=stage)
    return period


def close_community(
    community: Community, *, by: Person, keeper: Person, note: str, at: dt.datetime | None = None
) -> Community:
    """Make it an archive: people who could read it still can, and nobody can write any more.

    Closing is honourable: the note says what it was good for, and the keeper answers questions.
    It can be reopened for thirty days.
    """
    with transaction.atomic():
        closing = Community.objects.select_for_update().get(pk=community.pk)
        if closing.is_closed:
            return closing
        closing.closed_at, closing.keeper = at or timezone.now(), keeper
        closing.close_note = note.strip()[:500]
        closing.save(update_fields=["closed_at", "keeper", "close_note"])
        touch(closing.pk)
        record(events.COMMUNITY_CLOSED, actor_id=by.pk, community_id=closing.pk, at=at)
    return closing


def reopen_community(community: Community, *, by: Person) -> Community:
    """Open it again. Reopening what is open is harmless."""
    with transaction.atomic():
        closed = Community.objects.filter(pk=community.pk, closed_at__isnull=False)
        if closed.update(closed_at=None, keeper=None, close_note=""):
            touch(community.pk)
            record(events.COMMUNITY_REOPENED, actor_id=by.pk, community_id=community.pk)
    community.refresh_from_db()
    return community
