"""What figures of the community may know of projects: whether someone brings them to an end."""

import datetime as dt
from collections.abc import Iterator

from guildhall.commons.models import Standing
from guildhall.communities.models import Community
from guildhall.communities.promised import Promise, Promised
from guildhall.kit.zones import zone_named
from guildhall.projects.models import Project

PATIENCE = dt.timedelta(days=14)  # organisers are asked, then the stewards
AT_REST = dt.timedelta(weeks=12)


def promised(community: Community, at: dt.datetime) -> Iterator[Promised]:
    """Every project, with the day by which someone could have said how it went. One query.

    Without a last day, that is twelve weeks after anything happened in it.
    """
    rows = Project.objects.filter(
        entry__community=community, entry__standing=Standing.PUBLISHED, entry__created_at__lte=at
    )
    zone = zone_named(community.time_zone)
    columns = ("starts_at", "ends_at", "ended_at", "entry__last_active_at", "entry__author")
    for starts, ends, ended, active, author_id in rows.order_by("pk").values_list(*columns):
        over = ends or starts
        ended_on = ended.astimezone(zone).date() if ended and ended <= at else None
        due = over + PATIENCE if over else active + AT_REST
        due_on = due.astimezone(zone).date()
        if ended_on is not None and (over is None or ended_on < due_on):
            due_on = ended_on  # stopped in good time, too
        yield Promised(Promise.PROJECT_ENDED, due_on, ended_on, author_id)
