"""The level that counts: the entry's, else its loudest topic's, else the community's."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from guildhall.kit.prepared import prepared
from guildhall.notifications.models import ChosenLevel, Level
from guildhall.notifications.rules import Reason

DEFAULT = Level.CONCERNS
_LOUDEST_FIRST: list[str] = list(Level)


def levels_of(
    person_ids: Collection[int],
    *,
    community_id: int | None,
    entry_id: int | None = None,
    topic_ids: Iterable[int] = (),
) -> dict[int, Level]:
    """The level that counts for each of these people. One query."""
    chosen: dict[int, list[ChosenLevel]] = {}
    topics = set(topic_ids)
    if community_id is not None:
        for row in _chosen_among(person_ids, community_id, entry_id or 0):
            if row.entry_id in (None, entry_id) and (
                row.topic_id is None or row.topic_id in topics
            ):
                chosen.setdefault(row.person_id, []).append(row)
    return {person_id: _nearest(chosen.get(person_id, [])) for person_id in person_ids}


def _chosen_among(
    person_ids: Collection[int], community_id: int, entry_id: int
) -> Iterable[ChosenLevel]:
    if len(person_ids) != 1:
        return _chosen(person_ids, community_id, entry_id)
    [person_id] = person_ids
    return _chosen_by.rows(person_id=person_id, community_id=community_id, entry_id=entry_id)


def _chosen(person_ids: Collection[int], community_id: int, entry_id: int) -> QuerySet[ChosenLevel]:
    here = Q(community=community_id) | Q(entry=entry_id)  # it may have moved
    return ChosenLevel.objects.filter(here, person__in=person_ids)


@prepared
def _chosen_by(person_id: int, community_id: int, entry_id: int) -> QuerySet[ChosenLevel]:
    return _chosen([person_id], community_id, entry_id)


def is_told(level: Level, reason: Reason) -> bool:
    """Whether an event reaches someone's list of notices.

    ==========  ==========  ========  ==========
    level       for a duty  a direct  a wide reason
    ==========  ==========  ========  ==========
    everything  yes         yes       yes
    concerns    yes         yes       no
    digest      yes         yes       no
    nothing     yes         no        no
    ==========  ==========  ========  ==========
    """
    if reason.is_duty:
        return True
    if level == Level.NOTHING:
        return False
    return level == Level.EVERYTHING or not reason.is_wide


def is_mailed_at_once(level: Level, reason: Reason) -> bool:
    """Whether a mail goes out right away; people who want a digest find it there."""
    return reason.is_duty or (is_told(level, reason) and level != Level.DIGEST)


def _nearest(rows: list[ChosenLevel]) -> Level:
    for near in (
        [row.level for row in rows if row.entry_id],
        [row.level for row in rows if row.topic_id],
        [row.level for row in rows if not row.entry_id and not row.topic_id],
    ):
        if near:
            return Level(min(near, key=_LOUDEST_FIRST.index))
    return DEFAULT
