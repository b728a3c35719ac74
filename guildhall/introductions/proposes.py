"""What Introductions proposes for the letter of the week: openings, and what they found."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.introductions.events import OPENING
from guildhall.introductions.models import OpeningState
from guildhall.weekly.proposals import Proposal


def proposes() -> Proposal:
    return Proposal(OPENING, 45, _open_since, _heading, _invites)


def _open_since(community: Community, since: dt.datetime) -> QuerySet[Entry]:
    openings = Entry.objects.published().filter(
        community=community, kind=OPENING, state=OpeningState.OPEN, created_at__gt=since
    )
    return openings.order_by("-created_at", "-pk")


def _heading(opening: Entry) -> str:
    if opening.state == OpeningState.FOUND:
        return _("Found since")
    is_open = opening.state == OpeningState.OPEN
    return _("Who could, who would like to?") if is_open else _("An opening")


def _invites(opening: Entry) -> str:
    return _("Scan to write to them") if opening.state == OpeningState.OPEN else ""
