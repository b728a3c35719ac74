"""What Library proposes for the letter of the week: pages that are new."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.library.events import PAGE
from guildhall.library.models import PageState
from guildhall.weekly.proposals import Proposal


def proposes() -> Proposal:
    return Proposal(PAGE, 45, _new, _heading, _invites)


def _new(community: Community, since: dt.datetime) -> QuerySet[Entry]:
    pages = Entry.objects.published().filter(community=community, kind=PAGE, created_at__gt=since)
    return pages.exclude(state=PageState.WITHDRAWN).order_by("-created_at", "-pk")


def _heading(page: Entry) -> str:
    if page.state == PageState.WITHDRAWN:
        return _("Withdrawn since")
    return _("New in the library")


def _invites(page: Entry) -> str:
    return "" if page.state == PageState.WITHDRAWN else _("Scan to read it")
