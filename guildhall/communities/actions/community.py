"""Start a community and change what it is."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.activity.findable import Findable, text_changed
from guildhall.communities import events
from guildhall.communities.actions.membership import join
from guildhall.communities.actions.role import give_role
from guildhall.communities.models import Community, Norm, OwnerVisit, RolePeriod, touch
from guildhall.communities.rooms import rooms_of_type, rooms_open_from_start
from guildhall.kit.words import fold, slug_of
from guildhall.people.actions import note_audit
from guildhall.people.events import OWNER_LOOKED_IN
from guildhall.people.models import Person

ACCENTS = 8
MOMENT = dt.timedelta(seconds=60)
VISIT = dt.timedelta(hours=1)


def start_community(
    name: str,
    *,
    by: Person,
    purpose: str,
    community_type: str = "",
    visibility: str = Community.Visibility.LISTED,
    joining: str = Community.Joining.REQUEST,
    join_question: str = "",
    slug: str = "",
    at: dt.datetime | None = None,
) -> Community:
    """A new community whose first member and steward is `by`. Sent twice, it is started once."""
    twin = None if at else just_started(name, by=by)
    if twin:
        return twin
    community = Community(
        name=name.strip(),
        name_key=fold(name),
        purpose=purpose.strip(),
        community_type=community_type,
        visibility=visibility,
        joining=joining,
        join_question=join_question.strip(),
        open_rooms=rooms_open_from_start(community_type),
        time_zone=by.time_zone,
        created_by=by,
        created_at=at or timezone.now(),
    )
    with transaction.atomic():
        _save_with_free_slug(community, slug or slug_of(name, fallback="community"))
        Community.objects.filter(pk=community.pk).update(accent=community.pk % ACCENTS)
        community.accent = community.pk % ACCENTS
        record(events.COMMUNITY_STARTED, actor_id=by.pk, community_id=community.pk, at=at)
        join(community, person=by, at=at)
        give_role(community, person=by, role=RolePeriod.Role.STEWARD, by=by, at=at)
    return community


def just_started(name: str, *, by: Person) -> Community | None:
    """The one of this name that they started a moment ago: a form sent twice."""
    lately = Community.objects.filter(created_by=by, created_at__gt=timezone.now() - MOMENT)
    return lately.filter(name_key=fold(name)).first()


def change_community(community: Community, *, by: Person, **changes: Any) -> Community:
    """Change name, purpose, type, who sees it, how people join, accent or language."""
    with transaction.atomic():
        for field, value in changes.items():
            setattr(community, field, value)
        community.name_key = fold(community.name)
        community.save(update_fields=[*changes, "name_key"])
        _changed(community, by)
    return community


def choose_type(community: Community, *, community_type: str, by: Person) -> Community:
    """Say what the community mostly does. Its rooms are opened; none is closed."""
    with transaction.atomic():
        change_community(community, by=by, community_type=community_type)
        for room in rooms_of_type(community_type):
            open_room(community, room=room.slug, by=by)
    return community


def open_room(community: Community, *, room: str, by: Person) -> None:
    _set_rooms(
        community,
        by,
        events.ROOM_OPENED,
        room,
        lambda rooms: [*rooms, room] if room not in rooms else rooms,
    )


def shut_room(community: Community, *, room: str, by: Person) -> None:
    """Close a room. What is in it stays, and is there again when the room is opened."""
    _set_rooms(
        community,
        by,
        events.ROOM_SHUT,
        room,
        lambda rooms: [kept for kept in rooms if kept != room],
    )


def set_norms(community: Community, *, texts: list[str], by: Person) -> None:
    """Replace the norms by these lines, in this order."""
    with transaction.atomic():
        _replace_norms(community, texts)
        _changed(community, by)


def follow_charter(community: Community, *, purpose: str, norms: list[str]) -> None:
    """Take purpose and norms from the agreed charter: from now on they change there only."""
    with transaction.atomic():
        Community.objects.filter(pk=community.pk).update(purpose=purpose, has_charter=True)
        _replace_norms(community, norms)
        touch(community.pk)
        text_changed(Findable.COMMUNITY, [community.pk])


def promise_reply(community: Community, *, within_hours: int | None, by: Person) -> None:
    """Promise a first reply within so many working hours; None takes the promise back."""
    with transaction.atomic():
        community.promise_hours = within_hours
        community.save(update_fields=["promise_hours"])
        _changed(community, by)


def look_in(community: Community, *, by: Person, reason: str) -> OwnerVisit:
    """An owner reads a community they don't belong to, for an hour. Stewards see it."""
    with transaction.atomic():
        visit = OwnerVisit.objects.create(
            community=community, person=by, reason=reason.strip(), until=timezone.now() + VISIT
        )
        note_audit(OWNER_LOOKED_IN, by=by, community_id=community.pk, note=reason)
        record(events.OWNER_VISITED, actor_id=by.pk, community_id=community.pk)
    return visit


def _save_with_free_slug(community: Community, stem: str) -> None:
    for number in range(1, 100):
        community.slug = stem if number == 1 else f"{stem}-{number}"
        try:
            with transaction.atomic():
                community.save(force_insert=True)
        except IntegrityError:  # another community has this address
            community.pk = None
            continue
        return
    raise IntegrityError("We could not find a free address for this community. Try another name.")


def _set_rooms(community: Community, by: Person, verb: str, room: str, change: Any) -> None:
    with transaction.atomic():
        locked = Community.objects.select_for_update().get(pk=community.pk)
        rooms = change(locked.open_rooms)
        if rooms != locked.open_rooms:
            locked.open_rooms = rooms
            locked.save(update_fields=["open_rooms"])
            touch(community.pk)
            record(verb, actor_id=by.pk, community_id=community.pk, room=room)
    community.open_rooms = locked.open_rooms


def _replace_norms(community: Community, texts: list[str]) -> None:
    Norm.objects.filter(community=community).delete()
    Norm.objects.bulk_create(
        Norm(community=community, text=text.strip()[:200], position=position)
        for position, text in enumerate(texts)
        if text.strip()
    )


def _changed(community: Community, by: Person) -> None:
    touch(community.pk)
    record(events.COMMUNITY_CHANGED, actor_id=by.pk, community_id=community.pk)
