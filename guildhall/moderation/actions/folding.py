"""Merge a community into another, or split topics off; either can be undone for thirty days.

Members and the closing change at once. A worker moves the entries, in batches; if it is killed,
another goes on.
"""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.activity.actions import record
from guildhall.commons.actions import move_entries
from guildhall.commons.models import Entry
from guildhall.communities.actions import close_community, reopen_community, start_community
from guildhall.communities.actions.bringing import bring_in_topics
from guildhall.communities.models import Community, Membership, Removal, Topic, touch
from guildhall.kit.words import fold as folded
from guildhall.moderation import events
from guildhall.moderation.models import Folding
from guildhall.people.models import Person

BATCH = 200
UNDONE_FOR = dt.timedelta(days=30)
CLOSEDNESS: list[str] = [
    Community.Visibility.OPEN,
    Community.Visibility.LISTED,
    Community.Visibility.PRIVATE,
    Community.Visibility.HIDDEN,
]


class NotFolded(ValueError):
    """It cannot be done; its sentence says why."""


def fold_community(source: Community, *, into: Community, by: Person, note: str) -> Folding:
    """Merge one community into another, with its members; an archive that links there stays.

    Raises NotFolded where more people would read what was written among fewer.
    """
    _require_as_closed(source, into)
    with transaction.atomic():
        folding = Folding.objects.not_undone().filter(source=source, kind=Folding.Kind.FOLD).first()
        if folding:
            return folding
        folding = Folding.objects.create(kind=Folding.Kind.FOLD, source=source, target=into, by=by)
        _join_all(folding)
        _open_rooms_of(source, into)
        link = _("It went on in %(community)s.") % {"community": into.name}
        close_community(source, by=by, keeper=by, note=f"{note.strip()} {link}".strip())
        record(
            events.COMMUNITY_FOLDED,
            actor_id=by.pk,
            community_id=source.pk,
            folding=folding.pk,
            target=into.pk,
        )
    return folding


def split_community(
    source: Community, *, by: Person, name: str, purpose: str, topics: Sequence[Topic]
) -> Folding:
    """Make a community of what is filed under some topics, as open as this one.

    All members belong to both and can leave either.
    """
    with transaction.atomic():
        made = start_community(
            name,
            by=by,
            purpose=purpose,
            community_type=source.community_type,
            visibility=source.visibility,
            joining=source.joining,
        )
        folding, is_new = Folding.objects.get_or_create(
            kind=Folding.Kind.SPLIT,
            source=source,
            target=made,
            defaults={"by": by, "topic_ids": [topic.pk for topic in topics]},
        )
        if is_new:
            _join_all(folding)
            _open_rooms_of(source, made)
            record(
                events.COMMUNITY_SPLIT,
                actor_id=by.pk,
                community_id=source.pk,
                folding=folding.pk,
                target=made.pk,
            )
    return folding


def undo_folding(folding: Folding, *, by: Person) -> Folding:
    """Undo it: entries return, members who came along only by it leave, what was closed reopens.

    Raises NotFolded after thirty days.
    """
    if folding.at < timezone.now() - UNDONE_FOR:
        raise NotFolded(_("That was more than thirty days ago, so it can no longer be undone."))
    with transaction.atomic():
        if (
            not Folding.objects.not_undone()
            .filter(pk=folding.pk)
            .update(undone_at=timezone.now(), undone_by=by)
        ):
            return folding
        folding.refresh_from_db()
        came_along = Membership.objects.current().filter(
            community=folding.target, person__in=folding.member_ids, since=folding.at
        )
        came_along.update(until=timezone.now())
        if folding.kind == Folding.Kind.FOLD:
            reopen_community(folding.source, by=by)
        else:
            home = _("It went back into %(community)s.") % {"community": folding.source.name}
            close_community(folding.target, by=by, keeper=by, note=home)
        record(
            events.FOLDING_UNDONE,
            actor_id=by.pk,
            community_id=folding.source_id,
            folding=folding.pk,
            target=folding.target_id,
        )
    return folding


def move_next_batch(folding_id: int) -> bool:
    """Move up to 200 entries, there or back; returns whether there is more to do.

    Safe to repeat, and to go on with.
    """
    with transaction.atomic():
        folding = Folding.objects.select_for_update().get(pk=folding_id)
        return _move_there(folding) if folding.undone_at is None else _move_back(folding)


def _move_there(folding: Folding) -> bool:
    entries = list(_to_move(folding).only("pk", "kind", "community_id").order_by("pk")[:BATCH])
    if not entries:
        if folding.moved_at is None:
            Folding.objects.filter(pk=folding.pk).update(moved_at=timezone.now())
        return False
    filed = [[row.entry_id, row.topic_id] for row in _filings(entries)]
    folding.moved = [
        *folding.moved,
        *[[entry.pk, [topic for pk, topic in filed if pk == entry.pk]] for entry in entries],
    ]
    folding.save(update_fields=["moved"])
    move_entries(entries, to=folding.target, by=folding.by)
    _file_alike(folding.target, filed)
    return True


def _move_back(folding: Folding) -> bool:
    """The entries that were moved; after a split, also what was written there since."""
    at_target = Entry.objects.filter(community=folding.target)
    own = dict(folding.moved)
    wanted = at_target if folding.kind == Folding.Kind.SPLIT else at_target.filter(pk__in=own)
    entries = list(wanted.only("pk", "kind", "community_id").order_by("pk")[:BATCH])
    if not entries:
        Folding.objects.filter(pk=folding.pk).update(moved_back_at=timezone.now())
        return False
    move_entries(entries, to=folding.source, by=folding.undone_by)
    through = Entry.topics.through
    known = set(Topic.objects.filter(community=folding.source).values_list("pk", flat=True))
    through.objects.bulk_create(
        [
            through(entry_id=entry.pk, topic_id=topic)
            for entry in entries
            for topic in own.get(entry.pk, [])
            if topic in known
        ],
        ignore_conflicts=True,
    )
    return True


def _to_move(folding: Folding) -> QuerySet[Entry]:
    here = Entry.objects.filter(community=folding.source)
    if folding.kind == Folding.Kind.FOLD:
        return here
    return here.filter(
        Q(pk__in=Entry.topics.through.objects.filter(topic__in=folding.topic_ids).values("entry"))
    )


def _filings(entries: Sequence[Entry]) -> QuerySet:
    return Entry.topics.through.objects.filter(entry__in=[entry.pk for entry in entries])


def _file_alike(target: Community, filed: list[list[int]]) -> None:
    """Under topics of the same names, which are made where they are missing."""
    names = dict(
        Topic.objects.filter(pk__in={topic for _entry, topic in filed}).values_list("pk", "name")
    )
    bring_in_topics(target, list(names.values()))
    there = dict(Topic.objects.filter(community=target).values_list("name_key", "pk"))
    through = Entry.topics.through
    through.objects.bulk_create(
        [
            through(entry_id=entry, topic_id=there[folded(names[topic])[:60]])
            for entry, topic in filed
            if topic in names
        ],
        ignore_conflicts=True,
    )


def _join_all(folding: Folding) -> None:
    """Make members of the one members of the other, except those whom its stewards removed.

    Without events for each: members are told once.
    """
    there = Membership.objects.current().filter(community=folding.target).values("person")
    removed = Removal.objects.filter(community=folding.target, lifted_at=None).values("person")
    members = (
        Membership.objects.current()
        .filter(community=folding.source)
        .exclude(person__in=there)
        .exclude(person__in=removed)
    )
    folding.member_ids = list(members.values_list("person_id", flat=True))
    folding.save(update_fields=["member_ids"])
    Membership.objects.bulk_create(
        [
            Membership(community=folding.target, person_id=pk, since=folding.at)
            for pk in folding.member_ids
        ],
        batch_size=500,
    )


def _open_rooms_of(source: Community, target: Community) -> None:
    missing = [room for room in source.open_rooms if room not in target.open_rooms]
    target.open_rooms = [*target.open_rooms, *missing]
    Community.objects.filter(pk=target.pk).update(open_rooms=target.open_rooms)
    touch(target.pk)


def _require_as_closed(source: Community, into: Community) -> None:
    if source.pk == into.pk or into.is_closed:
        raise NotFolded(_("Choose another community that isn't closed."))
    if CLOSEDNESS.index(into.visibility) < CLOSEDNESS.index(source.visibility):
        raise NotFolded(
            _(
                "More people could read there what was written here among fewer. "
                "First make that community as closed as this one."
            )
        )
