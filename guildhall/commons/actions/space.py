"""The space that files take, summed for each person and community while files come and go.

An act collects what it changes and writes that last, after the versions of entries and
communities (docs/decisions, the order of locks): persons before communities, each by id.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, Q, QuerySet, Sum

from guildhall.commons.models import Attachment, Space
from guildhall.communities.models import Community
from guildhall.people.models import Person


class Owner(NamedTuple):
    """A person or a community, by id. Sorted, they are in the order in which sums are locked."""

    is_community: bool
    pk: int

    @property
    def field(self) -> str:
        return "community" if self.is_community else "person"

    @property
    def row(self) -> QuerySet[Space]:
        return Space.objects.filter(**{self.field: self.pk})

    @property
    def attachments(self) -> QuerySet[Attachment]:
        return Attachment.objects.filter(**{_IN_ATTACHMENTS[self.is_community]: self.pk})


_IN_ATTACHMENTS = ("uploaded_by", "community")


class Used(NamedTuple):
    """In bytes."""

    by_person: int
    by_community: int


class SpaceChanges:
    """What one act changes. Nothing is written, or locked, before `write`."""

    def __init__(self) -> None:
        self._bytes: Counter[Owner] = Counter()

    def add(self, attachment: Attachment) -> None:
        self._count(attachment, attachment.size)

    def remove(self, attachment: Attachment) -> None:
        self._count(attachment, -attachment.size)

    def move(self, attachment: Attachment, *, to_id: int) -> None:
        """From its community, if it has one, to another."""
        if attachment.community_id:
            self._bytes[Owner(True, attachment.community_id)] -= attachment.size
        self._bytes[Owner(True, to_id)] += attachment.size

    def write(self) -> None:
        """Must run inside the act's transaction, as its last lock."""
        for owner, change in sorted(self._bytes.items()):
            if change and not owner.row.update(bytes=F("bytes") + change):
                _make(owner)
                owner.row.update(bytes=F("bytes") + change)
        self._bytes.clear()

    def _count(self, attachment: Attachment, size: int) -> None:
        self._bytes[Owner(False, attachment.uploaded_by_id)] += size
        if attachment.community_id:
            self._bytes[Owner(True, attachment.community_id)] += size


def space_used(person: Person, community: Community | None = None) -> Used:
    """One query."""
    return _used(_rows(person, community))


def hold_space(person: Person, community: Community | None = None) -> Used:
    """As `space_used`; until this transaction ends, nobody else adds to either."""
    for owner in (Owner(False, person.pk), *([Owner(True, community.pk)] if community else [])):
        _make(owner)
    in_order = _rows(person, community).order_by(F("person").asc(nulls_last=True))
    return _used(in_order.select_for_update(of=("self",)))


def forget_attachments(attachments: QuerySet[Attachment]) -> None:
    """Delete these rows and give back their space."""
    changes = SpaceChanges()
    with transaction.atomic():
        rows = list(attachments.select_for_update(of=("self",)).order_by("pk"))
        for one in rows:
            changes.remove(one)
        Attachment.objects.filter(pk__in=[one.pk for one in rows]).delete()
        changes.write()


def recount_space_of(person_ids: Collection[int]) -> None:
    """Rows went from one person to another: count both anew."""
    _recount([Owner(False, pk) for pk in person_ids])


def mend_space() -> int:
    """Recurring: count anew what is not what the files add up to; returns how many sums were."""
    wrong = list(wrong_sums())
    _recount(wrong)
    return len(wrong)


def wrong_sums() -> Iterator[Owner]:
    """Those whose sum is not what a recount says. Reads all attachments: for the night."""
    sums = {_owner_of(row): row.bytes for row in Space.objects.iterator()}
    counted = _counted(is_community=False) | _counted(is_community=True)
    for owner in sums.keys() | counted.keys():
        if sums.get(owner, 0) != counted.get(owner, 0):
            yield owner


def _counted(*, is_community: bool) -> dict[Owner, int]:
    field = _IN_ATTACHMENTS[is_community]
    rows = Attachment.objects.order_by().exclude(**{field: None}).values_list(field)
    return {Owner(is_community, pk): total for pk, total in rows.annotate(total=Sum("size"))}


def _recount(owners: Iterable[Owner]) -> None:
    """Others who change a sum wait until it is written, and then change that."""
    for owner in sorted(owners):
        with transaction.atomic():
            _make(owner)
            owner.row.select_for_update(of=("self",)).get()
            total = owner.attachments.aggregate(total=Sum("size"))["total"] or 0
            owner.row.update(bytes=total)


def _used(rows: Iterable[Space]) -> Used:
    used = {row.community_id is not None: max(row.bytes, 0) for row in rows}
    return Used(by_person=used.get(False, 0), by_community=used.get(True, 0))


def _rows(person: Person, community: Community | None) -> QuerySet[Space]:
    if community is None:
        return Space.objects.filter(person=person)
    return Space.objects.filter(Q(person=person) | Q(community=community))


def _owner_of(row: Space) -> Owner:
    return Owner(row.community_id is not None, row.community_id or row.person_id or 0)


def _make(owner: Owner) -> None:
    """If it isn't there yet; of two that make it at once, one does."""
    if not owner.row.exists():
        row = Space(**{f"{owner.field}_id": owner.pk})
        Space.objects.bulk_create([row], ignore_conflicts=True)
