"""What nobody looks after once its authors have left: someone takes it over, or hands it back."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from guildhall.commons.actions import follow
from guildhall.commons.log import tell
from guildhall.commons.models import Authorship, Entry, touch_entry
from guildhall.communities.models import Membership, touch
from guildhall.farewells.events import ENTRY_HANDED_BACK, ENTRY_TAKEN_OVER
from guildhall.farewells.handing import kinds_with_heirs
from guildhall.farewells.models import Heir
from guildhall.people.models import Person

BATCH = 500


def hand_on_entries(person_id: int, *, community_id: int | None = None) -> None:
    """Someone left, a community or all: what nobody else there wrote with them needs an heir.

    And what they were the heir of needs another. Twice is harmless.
    """
    written = Entry.objects.filter(kind__in=kinds_with_heirs(), authorships__person=person_id)
    kept = Heir.objects.filter(person=person_id)
    if community_id:
        written = written.filter(community=community_id)
        kept = kept.filter(entry__community=community_id)
    alone = written.filter(~Exists(_authors_who_are_here()))
    ids = list(alone.order_by("pk").values_list("pk", flat=True))
    with transaction.atomic():
        ids += list(kept.values_list("pk", flat=True))
        kept.update(person=None, since=timezone.now())
        Heir.objects.bulk_create(
            (Heir(entry_id=pk) for pk in ids), ignore_conflicts=True, batch_size=BATCH
        )
        _touch(ids)


def come_back_to(person_id: int, *, community_id: int) -> None:
    """An author is here again: what waits for an heir waits no more."""
    theirs = Heir.objects.missing().filter(
        entry__community=community_id, entry__authorships__person=person_id
    )
    with transaction.atomic():
        ids = list(theirs.values_list("pk", flat=True))
        Heir.objects.filter(pk__in=ids).delete()
        _touch(ids)


def take_over_entry(entry: Entry, *, by: Person) -> None:
    """“I'll look after it”: the first one does. Twice is harmless."""
    with transaction.atomic():
        waiting = Heir.objects.missing().filter(pk=entry.pk)
        if waiting.update(person=by, since=timezone.now()):
            follow(entry, by=by)
            touch_entry(entry)
            tell(ENTRY_TAKEN_OVER, entry=entry, by=by)


def hand_back_entry(entry: Entry, *, by: Person) -> None:
    """They would rather not any more: it waits for someone again. Twice is harmless."""
    with transaction.atomic():
        own = Heir.objects.filter(pk=entry.pk, person=by)
        if own.update(person=None, since=timezone.now()):
            touch_entry(entry)
            tell(ENTRY_HANDED_BACK, entry=entry, by=by)


def _touch(entry_ids: Sequence[int]) -> None:
    """Their pages say something else now."""
    entries = Entry.objects.filter(pk__in=entry_ids)
    entries.touch()
    touch(*set(entries.values_list("community", flat=True)))


def _authors_who_are_here() -> QuerySet[Authorship]:
    members = Membership.objects.current().filter(
        community=OuterRef(OuterRef("community")), person=OuterRef("person")
    )
    return Authorship.objects.filter(entry=OuterRef("pk")).filter(Exists(members))
