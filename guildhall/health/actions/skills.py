"""Look anew at what a community brings, once a week, through the gate."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from guildhall.communities.models import Community
from guildhall.health.gate.skills import Renewal, Voices, is_large_enough, renewed
from guildhall.skills.models import Picture, PictureCell
from guildhall.skills.queries.bringing import members_counted, who_brings_what

MARK = 16


def renew_skills_picture(community: Community, *, at: dt.datetime | None = None) -> Picture:
    """Of this week: a second time in it changes nothing."""
    day = (at or timezone.now()).date()
    monday = day - dt.timedelta(days=day.weekday())
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=community.pk)
        picture = Picture.objects.filter(community=community).first()
        if picture and picture.monday_on >= monday:
            return picture
        is_shown = is_large_enough(members_counted(community))
        if is_shown:
            _renew_cells(community)
        return Picture.objects.update_or_create(
            community=community, defaults={"monday_on": monday, "is_shown": is_shown}
        )[0]


def renew_skills_pictures() -> None:
    """Of all communities that go on, each in its own transaction."""
    today = timezone.now().date()
    monday = today - dt.timedelta(days=today.weekday())
    fresh = Picture.objects.filter(monday_on__gte=monday)
    due = Community.objects.going_on().exclude(pk__in=fresh.values("community"))
    for community in due.iterator(chunk_size=500):
        renew_skills_picture(community)


def _renew_cells(community: Community) -> None:
    kept = {(one.topic_key, one.kind): one for one in _cells(community)}
    for (key, kind), people in who_brings_what(community).items():
        cell = kept.get((key, kind)) or PictureCell(community=community, topic_key=key, kind=kind)
        before = [_read(one) for one in cell.renewals]
        after = renewed(before, frozenset(_mark(cell, person_id) for person_id in people))
        if len(after) > len(before):
            cell.renewals = [_written(one) for one in after]
            cell.save()


def _cells(community: Community) -> Iterable[PictureCell]:
    return PictureCell.objects.filter(community=community)


def _mark(cell: PictureCell, person_id: int) -> str:
    """Another one in each cell, so that marks of two cells can't be compared."""
    place = f"{cell.community_id}:{cell.topic_key}:{cell.kind}"
    return salted_hmac("guildhall.skills.picture", f"{place}:{person_id}").hexdigest()[:MARK]


def _read(written: Mapping[str, Any]) -> Renewal:
    return Renewal(Voices(written["voices"]), frozenset(written["marks"]))


def _written(one: Renewal) -> dict[str, Any]:
    return {"voices": str(one.voices), "marks": sorted(one.marks)}
