"""What only a steward can settle: reports and appeals that are open."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.commons.this_week import Suggestion, ThisWeek, WorkKind
from guildhall.communities.seats import Seat
from guildhall.kit.days import ago
from guildhall.moderation.models import Appeal, Case
from guildhall.moderation.policy import may_decide_appeal, may_moderate

DUTY = WorkKind("duty", "flag", gettext_lazy("look at reports and appeals"), 10, someone_waits=True)


def _duties(seat: Seat) -> list[Suggestion]:
    """One for all of them together, about the longest waiting. Two queries.

    Of the appeals, those that this steward may decide.
    """
    if not may_moderate(seat) or seat.person is None:
        return []
    reported = list(
        Case.objects.open()
        .filter(community=seat.community)
        .order_by("opened_at", "pk")
        .values_list("opened_at", "pk")
    )
    appeals = Appeal.objects.filter(decided_at=None, measure__community=seat.community)
    appealed = [
        (appeal.at, appeal.pk)
        for appeal in appeals.select_related("measure")
        if may_decide_appeal(seat.person, appeal, is_steward=True)
    ]
    waiting = sorted(reported + appealed)
    if not waiting:
        return []
    return [
        Suggestion(
            DUTY,
            waiting[0][1],
            ngettext(
                "%(number)d thing needs a steward",
                "%(number)d things need a steward",
                len(waiting),
            )
            % {"number": len(waiting)},
            _("Reports and appeals wait for you. The first came %(ago)s.")
            % {"ago": ago(waiting[0][0])},
            _("Review the list"),
            reverse("queue", args=[seat.community.slug]),
        )
    ]


this_week = ThisWeek((DUTY,), _duties)
