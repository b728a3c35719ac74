"""What Projects proposes for the letter of the week: where people can be in, and what was done."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.projects.events import PROJECT
from guildhall.projects.models import ProjectState
from guildhall.weekly.proposals import Proposal


def proposes() -> Proposal:
    return Proposal(PROJECT, 47, _lately, _heading, _invites)


def _lately(community: Community, since: dt.datetime) -> QuerySet[Entry]:
    """New projects, and those that were finished since then."""
    projects = Entry.objects.published().filter(community=community, kind=PROJECT)
    new = Q(created_at__gt=since, state=ProjectState.PLANNED)
    ended = Q(project__ended_at__gt=since)
    return projects.filter(new | ended).order_by("-last_active_at", "-pk")


def _heading(project: Entry) -> str:
    if project.state == ProjectState.PLANNED:
        return _("A new project: are you in?")
    return _("Done together") if project.state == ProjectState.FINISHED else _("Stopped")


def _invites(project: Entry) -> str:
    return _("Scan to say “I'm in”") if project.state == ProjectState.PLANNED else ""
