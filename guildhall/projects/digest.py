"""What Projects adds to a digest: where people are still needed soon, and what was finished."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.notifications.digest import Reader, Row, Section
from guildhall.projects.events import PROJECT, ROOM
from guildhall.projects.models import Project, ProjectState
from guildhall.projects.moments import span_in_words

MOST = 3
SOON = dt.timedelta(days=14)


def digest(reader: Reader) -> tuple[Section | None, ...]:
    return soon(reader), finished(reader)


def soon(reader: Reader) -> Section | None:
    """Within a fortnight, where the reader isn't in yet. By itself no reason for a mail."""
    now = timezone.now()
    near = Project.objects.going_on().filter(
        entry__community__in=reader.community_ids, starts_at__range=(now, now + SOON)
    )
    rows = near.exclude(joinings__person=reader.person).select_related("entry__community")
    rows = rows.defer("entry__body", "entry__body_html").order_by("starts_at", "pk")[:MOST]
    found = [
        Row(
            one.entry.title,
            path_of(one.entry, one.entry.community.slug),
            span_in_words(one.starts_at, one.ends_at, one.zone),
            one.pk,
        )
        for one in rows
        if one.starts_at and ROOM in one.entry.community.open_rooms
    ]
    return Section(_("Soon: are you in?"), found, is_todo=True) if found else None


def finished(reader: Reader) -> Section | None:
    """Projects that ended since then, stopped or not."""
    ended = Entry.objects.published().filter(
        community__in=reader.community_ids, kind=PROJECT, project__ended_at__gt=reader.since
    )
    rows = ended.exclude(project__ended_by=reader.person).for_list()
    rows = rows.select_related("community", "project").order_by("-project__ended_at", "-pk")[:MOST]
    found = [
        Row(one.title, path_of(one, one.community.slug), _line(one), one.pk)
        for one in rows
        if ROOM in one.community.open_rooms
    ]
    return Section(_("How projects went"), found) if found else None


def _line(entry: Entry) -> str:
    project = entry.project
    if entry.state == ProjectState.STOPPED and project.saved:
        return _("Stopped in good time: it saved %(saved)s") % {"saved": project.saved}
    return entry.community.name
