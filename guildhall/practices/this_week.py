"""Tips and practices that someone should look at: doubted, in need of a check, or unchecked."""

import datetime as dt

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, ThisWeek, WorkKind
from guildhall.communities.seats import Seat
from guildhall.kit.days import ago
from guildhall.practices.events import ROOM
from guildhall.practices.models import CheckState, Way

CHECK_AFTER = dt.timedelta(days=7)  # domain.md 1.3: checked within five working days
STILL_FRESH = dt.timedelta(days=180)

CHECK = WorkKind("check", "shield-check", gettext_lazy("check a tip or practice"), 120)


def _to_look_at_again(seat: Seat) -> list[Suggestion]:
    """Doubted first, then overdue, then unchecked for a week, the oldest of each. One query."""
    now, today = timezone.now(), timezone.localdate()
    doubted, overdue = Q(check_state=CheckState.QUESTIONED), Q(look_again_on__lte=today)
    unchecked = Q(
        check_state=CheckState.UNCHECKED,
        entry__created_at__lt=now - CHECK_AFTER,
        entry__created_at__gt=now - STILL_FRESH,
    )
    order = Case(
        When(doubted, then=Value(0)),
        When(overdue, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    ways = (
        Way.objects.in_force()
        .filter(doubted | overdue | unchecked, entry__in=Entry.objects.at(seat))
        .select_related("entry__author")
        .defer("entry__body", "entry__body_html", "parts")
        .annotate(place=order)
        .order_by("place", "look_again_on", "entry__created_at", "pk")
    )
    return [_suggestion(seat, way) for way in ways[:MOST_OF_A_KIND]]


def _suggestion(seat: Seat, way: Way) -> Suggestion:
    title = {"title": way.entry.heading}
    path = path_of(way.entry, seat.community.slug)
    if way.check_state == CheckState.QUESTIONED:
        why = _("Someone doubts it and has no reply yet. Answering a doubt makes it better.")
        return Suggestion(
            CHECK, way.pk, _("Look again at “%(title)s”") % title, why, _("Read the doubt"), path
        )
    if way.is_overdue and way.look_again_on:
        why = _(
            "It was due for a check on %(date)s. Does it still hold? Confirm it, or edit it."
        ) % {"date": date_format(way.look_again_on, "j F Y")}
        return Suggestion(
            CHECK, way.pk, _("Check “%(title)s” again") % title, why, _("Check it"), path
        )
    why = _(
        "%(name)s added it %(ago)s, and nobody has checked it. Check it, or ask someone who knows "
        "about it."
    ) % {
        "name": way.entry.author.name,
        "ago": ago(way.entry.created_at),
    }
    return Suggestion(
        CHECK, way.pk, _("Have “%(title)s” checked") % title, why, _("Check it"), path
    )


this_week = ThisWeek((CHECK,), _to_look_at_again, ROOM)
