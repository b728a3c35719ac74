"""Openings without a last day that have been open for long: are they still?"""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, ThisWeek, WorkKind
from guildhall.communities.seats import Seat
from guildhall.introductions.events import OPENING, ROOM
from guildhall.introductions.models import OpeningState
from guildhall.kit.days import ago

LONG = dt.timedelta(weeks=6)
STILL_OPEN = WorkKind(
    "still-open", "hand", gettext_lazy("ask whether an opening is still open"), 165
)


def _open_for_long(seat: Seat) -> list[Suggestion]:
    """The oldest first, but for one's own."""
    rows = (
        Entry.objects.at(seat)
        .published()
        .filter(
            kind=OPENING,
            state=OpeningState.OPEN,
            opening__until_on=None,
            created_at__lt=timezone.now() - LONG,
        )
    )
    rows = rows.exclude(author=seat.person).for_list()
    return [
        Suggestion(
            STILL_OPEN,
            entry.pk,
            _("Ask whether “%(title)s” is still open") % {"title": entry.heading},
            _("%(name)s added it %(ago)s, without a last day. You can close it, too.")
            % {"name": entry.author.name, "ago": ago(entry.created_at)},
            _("See the opening"),
            path_of(entry, seat.community.slug),
        )
        for entry in rows.order_by("created_at", "pk")[:MOST_OF_A_KIND]
    ]


this_week = ThisWeek((STILL_OPEN,), _open_for_long, ROOM)
