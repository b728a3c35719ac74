"""A community's own run sheets."""

import datetime as dt

from guildhall.commons.actions import begin_entry
from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.methods.events import RUN_SHEET, RUN_SHEET_ADDED
from guildhall.people.models import Person


def add_run_sheet(
    community: Community,
    *,
    by: Person,
    title: str,
    body: str,
    at: dt.datetime | None = None,
) -> Entry:
    """Its text holds the steps; sent twice, there is one. Raises NotPosted."""
    return begin_entry(
        RUN_SHEET, community, by=by, verb=RUN_SHEET_ADDED, title=title, body=body, at=at
    )
