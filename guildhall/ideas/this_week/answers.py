"""Ideas that are owed an answer, soon or late, and those whose small tests have ended."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, WorkKind
from guildhall.communities.seats import Seat
from guildhall.ideas.models import Idea

SOON = dt.timedelta(days=7)
OWED = WorkKind("owed", "sparkles", gettext_lazy("answer an idea"), 30, someone_waits=True)


def owed(seat: Seat) -> list[Suggestion]:
    """The longest due first. One query."""
    today = timezone.localdate()
    ideas = (
        Idea.objects.owed()
        .filter(answer_by__lte=today + SOON, entry__in=Entry.objects.at(seat))
        .select_related("entry__author")
        .defer("entry__body", "entry__body_html")
        .order_by("answer_by", "pk")
    )
    return [_suggestion(seat, idea, today) for idea in ideas[:MOST_OF_A_KIND]]


def tested(seat: Seat) -> list[Suggestion]:
    """Ideas whose small tests have all ended, the longest ago first. One query."""
    ideas = (
        Idea.objects.tested()
        .filter(entry__in=Entry.objects.at(seat))
        .select_related("entry")
        .defer("entry__body", "entry__body_html")
        .order_by("entry__last_active_at", "pk")
    )
    return [
        Suggestion(
            OWED,
            idea.pk,
            _("What happens with “%(title)s”?") % {"title": idea.entry.heading},
            _("Its small test has ended. Take the idea up, or say “not now” and why."),
            _("Look at it"),
            path_of(idea.entry, seat.community.slug),
        )
        for idea in ideas[:MOST_OF_A_KIND]
    ]


def _suggestion(seat: Seat, idea: Idea, today: dt.date) -> Suggestion:
    due = idea.answer_by or today
    words = {
        "name": idea.entry.author.name,
        "day": date_format(due, "j F"),
        "title": idea.entry.heading,
    }
    why = (
        _("%(name)s was promised an answer by %(day)s. A sentence is enough, also for “not now”.")
        if due < today
        else _("%(name)s hears from you by %(day)s. A sentence is enough, also for “not now”.")
    )
    return Suggestion(
        OWED,
        idea.pk,
        _("Answer the idea “%(title)s”") % words,
        why % words,
        _("Answer it"),
        path_of(idea.entry, seat.community.slug),
    )
