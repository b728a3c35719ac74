"""Answers that helped and are not kept yet."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.commons.models import Entry, Link, reply_is_out
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, WorkKind
from guildhall.communities.seats import Seat
from guildhall.practices.events import ROOM as WHAT_WORKS
from guildhall.practices.events import TIP
from guildhall.questions.models import Question, State

TOO_LONG_AGO = dt.timedelta(days=90)
KEEP = WorkKind("keep", "lightbulb", gettext_lazy("keep an answer as a tip"), 110)


def to_keep(seat: Seat) -> list[Suggestion]:
    """Answers of the last quarter that solved a question and helped, but are not kept yet.

    The most tried first. One query.
    """
    if not (seat.has_room("questions") and seat.has_room(WHAT_WORKS)):
        return []
    kept = Link.objects.filter(source=OuterRef("entry"), kind=Link.Kind.GREW_INTO, target__kind=TIP)
    helped = Q(accepted_reply__worked_count__gt=0) | Q(accepted_reply__thanks_count__gt=0)
    questions = (
        Question.objects.published()
        .filter(
            helped,
            reply_is_out(of="accepted_reply__"),
            entry__in=Entry.objects.at(seat),
            entry__state=State.SOLVED,
            accepted_at__gt=timezone.now() - TOO_LONG_AGO,
        )
        .exclude(Exists(kept))
        .select_related("entry", "accepted_reply__author")
        .defer(
            "entry__body", "entry__body_html", "accepted_reply__body", "accepted_reply__body_html"
        )
        .order_by(
            "-accepted_reply__worked_count", "-accepted_reply__thanks_count", "-accepted_at", "pk"
        )
    )
    return [_keep(seat, question) for question in questions[:MOST_OF_A_KIND]]


def _keep(seat: Seat, question: Question) -> Suggestion:
    reply = question.accepted_reply
    assert reply is not None  # filtered by its counts
    worked = reply.worked_count
    worked_for = ngettext(
        "It worked for %(number)d person", "It worked for %(number)d people", worked
    ) % {"number": worked}
    why = _("It solved “%(title)s”.") % {"title": question.entry.heading}
    more = _("As a tip, others can find it, try it and check it.")
    return Suggestion(
        KEEP,
        question.pk,
        _("Keep %(name)s's answer as a tip") % {"name": reply.author.name},
        f"{why} {worked_for}. {more}" if worked > 1 else f"{why} {more}",
        _("Keep as a tip"),
        reverse("keep_tip", args=[seat.community.slug, question.pk]),
    )
