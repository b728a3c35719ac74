"""Fill the demo, and remove it without a trace."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from guildhall.activity.actions import forget_invented
from guildhall.commons.actions import mend_space
from guildhall.commons.models import Attachment, Entry, FileWork, Skip
from guildhall.communities.models import Community
from guildhall.demo import queries
from guildhall.demo.cast import Cast
from guildhall.demo.scenes.others import fill_data_practice, fill_readers, fill_street
from guildhall.demo.scenes.technicians import fill as fill_technicians
from guildhall.kit import files
from guildhall.letters.actions import purge_messages
from guildhall.mail.models import Letter
from guildhall.people.actions import leave
from guildhall.people.archive import archive_of
from guildhall.people.models import AuditRecord, Person, Unit, UnitPeriod
from guildhall.questions.actions import match_waiting, take_turns
from guildhall.search.actions import forget_community, forget_people

STEPS = 527  # questions, notes, ideas and books that the scenes report, for a progress bar


class RealPeopleWroteThere(ValueError):
    """A real person wrote in a demo community, and removing it would remove that too."""


def fill_demo(tick: Callable[[], None] = lambda: None) -> bool:
    """Fill the demo, whole or not at all; False if it is already here."""
    with transaction.atomic():
        if queries.has_demo():
            return False
        cast = Cast(timezone.now())
        for fill in (fill_technicians, fill_data_practice, fill_readers, fill_street):
            fill(cast, tick)
        match_waiting(at=cast.now)
        take_turns(at=cast.now)
    return True


def remove_demo(*, with_what_real_people_wrote: bool = False) -> list[Path]:
    """Remove the demo's communities, people, units, files and events.

    Raises RealPeopleWroteThere unless told to go on; then everything these
    people have in the hall is exported first, one archive each, and the paths are returned.
    """
    writers = queries.real_writers()
    if writers and not with_what_real_people_wrote:
        raise RealPeopleWroteThere(", ".join(person.name for person in writers))
    exported = [_export(person) for person in writers]
    with transaction.atomic():
        pictures = _remove_rows()
    for name in pictures:
        if not Attachment.objects.filter(file=name).exists():
            files.delete(name)
    return exported


def _export(person: Person) -> Path:
    folder = settings.GUILDHALL_DATA / "exports"
    folder.mkdir(exist_ok=True)
    path = folder / f"{person.username}-{dt.datetime.now(dt.UTC):%Y-%m-%d-%H%M%S}.zip"
    with archive_of(person) as archive:
        path.write_bytes(archive.read())
    return path


def _remove_rows() -> set[str]:
    """Remove every row of the demo; returns its files."""
    communities, people = queries.demo_communities(), list(queries.demo_people())
    community_ids, person_ids = (
        list(communities.values_list("pk", flat=True)),
        [person.pk for person in people],
    )
    pictures = _pictures(community_ids, people)
    entries = list(Entry.objects.filter(community__in=community_ids).values_list("pk", flat=True))
    Skip.objects.filter(target_id__in=entries, card="question").delete()
    Skip.objects.filter(target_id__in=person_ids, card="person").delete()
    Skip.objects.filter(target_id__in=community_ids, card__startswith="begin-").delete()
    for community in Community.objects.filter(pk__in=community_ids):
        forget_community(community)
        community.delete()
    forget_people(people)
    Letter.objects.filter(person_id__in=person_ids).delete()
    _remove_people(people)
    purge_messages()  # of letters that only they were in
    _remove_units()
    forget_invented(community_ids=community_ids, person_ids=person_ids)
    AuditRecord.objects.filter(community_id__in=community_ids).delete()
    mend_space()  # of real people, whose files went along
    still_kept = Attachment.objects.filter(file__in=pictures).values("file")
    FileWork.objects.filter(file__in=pictures).exclude(file__in=still_kept).delete()
    return pictures


def _remove_people(people: list[Person]) -> None:
    """Delete invented people.

    If they wrote in a real community they stay as former members, so that conversations stay whole.
    """
    AuditRecord.objects.filter(person__in=people).delete()
    _end_sessions({str(person.pk) for person in people})
    for person in people:
        try:
            with transaction.atomic():
                person.delete()
        except ProtectedError:
            leave(person, left_as=Person.LeftAs.FORMER_MEMBER)
            Person.objects.get_queryset().filter(pk=person.pk).update(source="", foreign_id="")


def _end_sessions(person_ids: set[str]) -> None:
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) in person_ids:
            session.delete()


def _remove_units() -> None:
    units = Unit.objects.filter(pk__in=queries.demo_units())
    UnitPeriod.objects.filter(unit__in=units, person__left_at__isnull=False).delete()
    free = units.exclude(periods__isnull=False)
    free.filter(parent__isnull=False).delete()
    free.filter(parts__isnull=True).delete()


def _pictures(community_ids: list[int], people: list[Person]) -> set[str]:
    posted = Attachment.objects.filter(
        entry__community__in=community_ids
    ) | Attachment.objects.filter(reply__entry__community__in=community_ids)
    mine = Attachment.objects.filter(uploaded_by__in=people, entry=None, reply=None)
    names = set(posted.values_list("file", flat=True)) | set(mine.values_list("file", flat=True))
    return names | {person.picture for person in people if person.picture}
