"""A new version of a file that is beside a page; the one before it is kept."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import add_author, replace_beside
from guildhall.commons.log import tell
from guildhall.commons.models import Attachment, Entry
from guildhall.library.events import FILE_REPLACED
from guildhall.library.models import FileVersion
from guildhall.people.models import Person


class FileGone(ValueError):
    """The file is not beside the page any more; the sentence says so."""


def replace_file(
    entry: Entry,
    old: Attachment,
    new: Attachment,
    *,
    by: Person,
    note: str = "",
    at: dt.datetime | None = None,
) -> None:
    """Put `new` in the place of `old`, which stays as an earlier version.

    The same content again changes nothing. Raises FileGone where someone else replaced it.
    """
    with transaction.atomic():
        entry = Entry.objects.select_for_update().get(pk=entry.pk)
        if new.file == old.file:
            return
        if not replace_beside(entry, old, new, by=by):
            raise FileGone(
                _("This file was replaced or removed meanwhile. Look at the page, then try again.")
            )
        FileVersion.objects.create(
            page_id=entry.pk,
            attachment=old,
            number=FileVersion.objects.filter(page=entry.pk).count() + 1,
            replaced_by=by,
            replaced_at=at or timezone.now(),
            note=" ".join(note.split())[:160],
        )
        add_author(entry, by)
        tell(FILE_REPLACED, entry=entry, by=by, at=at)
