"""What the acts of a project begin with: its entry locked first, then its row."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.people.models import Person
from guildhall.projects.models import Project, PublicPage


class ProjectRefused(ValueError):
    """Not now, with the sentence that says why."""


def locked(entry_id: int) -> tuple[Entry, Project]:
    """The entry first, as everywhere; its row then cannot change under us."""
    entry = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("community", "author")
        .get(pk=entry_id)
    )
    project = Project.objects.get(pk=entry_id)
    project.entry = entry
    return entry, project


def locked_there(entry_id: int) -> tuple[Entry, Project]:
    """Going on or ended. Raises ProjectRefused where it was removed."""
    entry, project = locked(entry_id)
    if not entry.is_published:
        raise ProjectRefused(_("This project has been removed in the meantime."))
    return entry, project


def locked_going_on(entry_id: int) -> tuple[Entry, Project]:
    """Raises ProjectRefused where it has ended or was removed."""
    entry, project = locked_there(entry_id)
    if not project.is_going_on:
        raise ProjectRefused(_("This project has ended in the meantime."))
    return entry, project


def require_open_page(page: PublicPage, *, takes: str) -> None:
    """Raises ProjectRefused where its link was closed or renewed, or takes that no longer."""
    still_open = PublicPage.objects.filter(pk=page.pk, key=page.key, closed_at=None)
    if not still_open.filter(**{takes: True}).exists():
        raise ProjectRefused(_("The organisers have closed this in the meantime."))


def changed(
    verb: str,
    entry: Entry,
    *,
    by: Person | None,
    toward: int | None = None,
    at: dt.datetime | None = None,
    **detail: Any,
) -> None:
    """Mark its page as changed, and tell the log."""
    touch_entry(entry)
    tell(verb, entry=entry, by=by, toward=toward, at=at, **detail)
