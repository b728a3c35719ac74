"""What a steward can do with decisions this week: those that wait for an answer come first."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, ThisWeek, WorkKind
from guildhall.communities.seats import Seat
from guildhall.decisions.events import ROOM
from guildhall.decisions.models import Decision, State
from guildhall.rounds.models import Objection

WAITS = WorkKind("decide", "vote", gettext_lazy("see to a decision"), 28, someone_waits=True)
REVIEW = WorkKind("decision-review", "history", gettext_lazy("look at a decision again"), 100)


def to_see_to(seat: Seat) -> list[Suggestion]:
    """What people wait for, the longest over first; then what is under review. One query."""
    objections = Objection.objects.waiting().filter(
        round__decision_proposal__decision=OuterRef("pk"), round__ended_at=None
    )
    waits = Q(Exists(objections)) | Q(ends_at__lt=timezone.now()) | Q(passed_on_at__isnull=False)
    is_open, is_reviewed = Q(entry__state=State.OPEN), Q(entry__state=State.UNDER_REVIEW)
    rows = Decision.objects.filter(
        (is_open & waits) | is_reviewed, entry__in=Entry.objects.at(seat).published()
    )
    rows = rows.select_related("entry").defer("entry__body", "entry__body_html")
    ordered = rows.order_by("entry__state", "ends_at", "pk")[: 2 * MOST_OF_A_KIND]
    return [_suggestion(seat, one) for one in ordered]


this_week = ThisWeek((WAITS, REVIEW), to_see_to, ROOM)


def _suggestion(seat: Seat, decision: Decision) -> Suggestion:
    is_open = decision.entry.state == State.OPEN
    return _waits(seat, decision) if is_open else _review(seat, decision)


def _waits(seat: Seat, decision: Decision) -> Suggestion:
    day = date_format(decision.until_on, "j F") if decision.until_on else ""
    return Suggestion(
        WAITS,
        decision.pk,
        _("See to “%(title)s”") % {"title": decision.entry.heading},
        _("People were promised a decision by %(day)s, and something is still missing.")
        % {"day": day},
        _("Look at it"),
        path_of(decision.entry, seat.community.slug),
    )


def _review(seat: Seat, decision: Decision) -> Suggestion:
    return Suggestion(
        REVIEW,
        decision.pk,
        _("Does it still hold? “%(title)s”") % {"title": decision.entry.heading},
        _("Keep it in force, or let it be decided anew. Until then it applies."),
        _("Look at it"),
        path_of(decision.entry, seat.community.slug),
    )
