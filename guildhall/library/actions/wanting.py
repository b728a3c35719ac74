"""Wanted pages: put on the list, would read, take, let go, written."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.activity.actions import record
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, NamedLink, Standing
from guildhall.communities.models import Community, touch
from guildhall.kit.named_links import LONGEST, is_typable, without_link
from guildhall.kit.words import fold, without_controls
from guildhall.library.events import (
    PAGE,
    TERM,
    WANTED_LET_GO,
    WANTED_PUT,
    WANTED_TAKEN,
    WANTED_WRITTEN,
)
from guildhall.library.models import WantedPage, WouldRead
from guildhall.people.models import Person


class NoName(ValueError):
    """This can't be the name of a page; the sentence says why."""


class TakenBySomeone(ValueError):
    """Someone else is writing it already."""


def put_wanted(
    community: Community, *, name: str, by: Person | None, at: dt.datetime | None = None
) -> WantedPage:
    """Put a name on the list of wanted pages; one that is there stays as it is.

    Where its page has gone again, it is wanted again. Raises NoName.
    """
    name = without_link(" ".join(without_controls(name).split()))
    if not name or len(name) > LONGEST or not is_typable(name):
        raise NoName(_("A name has at most 200 characters, without brackets or a vertical line."))
    with transaction.atomic():
        wanted, is_new = WantedPage.objects.get_or_create(
            community=community,
            name_key=fold(name)[:LONGEST],
            defaults={"name": name, "put_by": by, "put_at": at or timezone.now()},
        )
        if not is_new and wanted.page_id and not wanted.is_written:
            wanted.page, wanted.written_at = None, None
            wanted.save(update_fields=["page", "written_at"])
        if is_new:
            _changed(wanted, WANTED_PUT, by, at)
    return wanted


def would_read(
    community: Community, *, name: str, by: Person, at: dt.datetime | None = None
) -> WantedPage:
    """“I'd read this”: they are told when it is written. Raises NoName."""
    with transaction.atomic():
        wanted = put_wanted(community, name=name, by=by, at=at)
        WouldRead.objects.get_or_create(
            wanted=wanted, person=by, defaults={"at": at or timezone.now()}
        )
    return wanted


def would_not_read(community: Community, *, name: str, by: Person) -> None:
    WouldRead.objects.filter(
        wanted__community=community, wanted__name_key=fold(name)[:LONGEST], person=by
    ).delete()


def take_wanted(
    community: Community, *, name: str, by: Person, at: dt.datetime | None = None
) -> WantedPage:
    """“I'll write it”. Taking it twice is harmless. Raises NoName, TakenBySomeone."""
    with transaction.atomic():
        wanted = put_wanted(community, name=name, by=by, at=at)
        wanted = WantedPage.objects.select_for_update(of=("self",)).get(pk=wanted.pk)
        if wanted.taken_by_id == by.pk:
            return wanted
        if wanted.is_taken():
            raise TakenBySomeone(_("Someone else is writing this page already."))
        wanted.taken_by, wanted.taken_at = by, at or timezone.now()
        wanted.save(update_fields=["taken_by", "taken_at"])
        _changed(wanted, WANTED_TAKEN, by, at)
    return wanted


def let_go_of_wanted(community: Community, *, name: str, by: Person) -> None:
    """Anyone can write it again."""
    with transaction.atomic():
        rows = WantedPage.objects.select_for_update(of=("self",))
        wanted = rows.filter(community=community, name_key=fold(name)[:LONGEST]).first()
        if wanted is None or wanted.taken_by_id is None:
            return
        wanted.taken_by, wanted.taken_at = None, None
        wanted.save(update_fields=["taken_by", "taken_at"])
        _changed(wanted, WANTED_LET_GO, by, None)


def note_written(entry: Entry) -> None:
    """A page or term has this name from now on: who wanted it is told, once."""
    if entry.kind not in (PAGE, TERM) or entry.standing != Standing.PUBLISHED or not entry.title:
        return
    with transaction.atomic():
        key = fold(entry.title)[:LONGEST]
        rows = WantedPage.objects.select_for_update(of=("self",))
        wanted = rows.filter(community=entry.community_id, name_key=key, page=None).first()
        is_linked = NamedLink.objects.filter(
            community=entry.community_id, name_key=key, target=None
        ).exists()
        if wanted:
            wanted.page, wanted.written_at = entry, timezone.now()
            wanted.save(update_fields=["page", "written_at"])
        if wanted or is_linked:
            known = wanted.pk if wanted else None
            tell(WANTED_WRITTEN, entry=entry, by=entry.author, wanted=known)


def _changed(wanted: WantedPage, verb: str, by: Person | None, at: dt.datetime | None) -> None:
    touch(wanted.community_id)
    record(
        verb,
        actor_id=by.pk if by else None,
        community_id=wanted.community_id,
        at=at,
        is_automated=by is None,
        wanted=wanted.pk,
    )
