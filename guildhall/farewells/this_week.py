"""What nobody looks after since its authors left."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, ThisWeek, WorkKind
from guildhall.communities.seats import Seat
from guildhall.farewells.queries.handed_on import without_heir

FIND_HEIR = WorkKind(
    "find-heir", "hand", gettext_lazy("find someone who takes something over"), 142
)


def _waiting(seat: Seat) -> list[Suggestion]:
    path = reverse("handed_on", args=[seat.community.slug])
    return [
        Suggestion(
            FIND_HEIR,
            entry.pk,
            _("Find someone for “%(title)s”") % {"title": entry.heading},
            _("The people who wrote it have left. Who knows their way around in it?"),
            _("See what waits for someone"),
            path,
        )
        for entry in without_heir(seat)[:MOST_OF_A_KIND]
    ]


this_week = ThisWeek((FIND_HEIR,), _waiting)
