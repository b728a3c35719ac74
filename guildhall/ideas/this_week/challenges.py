"""Challenges that nobody decides, or whose day of the decision is over."""

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion
from guildhall.communities.seats import Seat
from guildhall.ideas.models import Challenge
from guildhall.ideas.this_week.answers import OWED


def undecided(seat: Seat) -> list[Suggestion]:
    """The longest due first. One query."""
    waits = Q(passed_on_at__isnull=False) | Q(decide_by__lt=timezone.localdate())
    challenges = (
        Challenge.objects.going_on()
        .filter(waits, entry__in=Entry.objects.at(seat))
        .select_related("entry")
        .defer("entry__body", "entry__body_html")
        .order_by("decide_by", "pk")
    )
    return [_suggestion(seat, challenge) for challenge in challenges[:MOST_OF_A_KIND]]


def _suggestion(seat: Seat, challenge: Challenge) -> Suggestion:
    words = {
        "title": challenge.entry.heading,
        "day": date_format(challenge.decide_by, "j F"),
    }
    needs_someone = challenge.passed_on_at is not None
    return Suggestion(
        OWED,
        challenge.pk,
        (_("Name who decides “%(title)s”") if needs_someone else _("Get “%(title)s” decided"))
        % words,
        _("Everyone who put an idea in was promised an answer by %(day)s.") % words,
        _("Look at it"),
        path_of(challenge.entry, seat.community.slug),
    )
