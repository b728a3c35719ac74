"""People who joined and whom nobody has greeted yet."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, ThisWeek, WorkKind
from guildhall.communities.seats import Seat
from guildhall.kit.days import ago
from guildhall.newcomers.queries import welcomes_in

HELLO = WorkKind("hello", "hand", gettext_lazy("say hello to someone new"), 40, someone_waits=True)


def _hello(seat: Seat) -> list[Suggestion]:
    """People who joined and whom nobody has greeted yet, the longest waiting first. One query."""
    waiting = welcomes_in(seat).waiting().exclude(newcomer=seat.person).order_by("joined_at")
    return [
        Suggestion(
            HELLO,
            one.pk,
            _("Say hello to %(name)s") % {"name": one.newcomer.name},
            _(
                "Joined %(ago)s. A hello from you would be nice: people who are greeted by name "
                "find it easier to write."
            )
            % {"ago": ago(one.joined_at)},
            _("Say hello"),
            reverse("greet", args=[seat.community.slug, one.pk]),
        )
        for one in waiting[:MOST_OF_A_KIND]
    ]


this_week = ThisWeek((HELLO,), _hello)
