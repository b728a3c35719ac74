"""Questions that nobody has replied to for days, and when there are too many of them."""

import datetime as dt

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, ThisWeek, WorkKind
from guildhall.communities.seats import Seat
from guildhall.kit.days import ago
from guildhall.people.models import Person
from guildhall.questions.events import ROOM
from guildhall.questions.models import Question

WAITS = dt.timedelta(days=3)
MANY = 5
TOO_LONG_AGO = dt.timedelta(days=90)
ANSWER = WorkKind(
    "answer",
    "message-circle-question-mark",
    gettext_lazy("answer a question that waits"),
    20,
    someone_waits=True,
)
SPREAD = WorkKind(
    "spread",
    "users",
    gettext_lazy("share waiting questions among more people"),
    50,
    someone_waits=True,
)


def _old_questions(seat: Seat) -> list[Suggestion]:
    """Others' questions of the last quarter with no reply for three days, or past the promise.

    Late promises first, then the oldest. One query.
    """
    now = timezone.now()
    waiting = (
        Question.objects.unanswered()
        .filter(
            entry__in=Entry.objects.at(seat),
            first_reply_at=None,
            entry__created_at__gt=now - TOO_LONG_AGO,
        )
        .filter(Q(entry__created_at__lt=now - WAITS) | Q(overdue_told_at__isnull=False))
        .exclude(entry__author=seat.person)
        .select_related("entry__author")
        .defer("entry__body", "entry__body_html")
        .order_by(F("overdue_told_at").asc(nulls_last=True), "entry__created_at", "pk")
    )
    questions = list(waiting[:MOST_OF_A_KIND])
    spread = [_spread(seat, len(questions))] if len(questions) >= MANY else []
    return [_answer(seat, question) for question in questions] + spread


def _answer(seat: Seat, question: Question) -> Suggestion:
    helps = _("A first thought helps, or the name of someone who may know.")
    return Suggestion(
        ANSWER,
        question.pk,
        _("Answer “%(title)s”") % {"title": question.entry.heading},
        f"{_nobody_replied(question)} {helps}",
        _("Answer"),
        f"{path_of(question.entry, seat.community.slug)}#reply",
    )


def _nobody_replied(question: Question) -> str:
    author, time = question.entry.author, ago(question.entry.created_at)
    if author.kind != Person.Kind.PERSON:
        return _("It was posted %(ago)s, and nobody has replied.") % {"ago": time}
    asked = {"name": author.name, "ago": time}
    return _("%(name)s asked %(ago)s, and nobody has replied.") % asked


def _spread(seat: Seat, waiting: int) -> Suggestion:
    """So many are waiting that answering one by one doesn't help: more people have to join in."""
    number = (
        _("more than %(number)d") % {"number": MOST_OF_A_KIND - 1}
        if waiting == MOST_OF_A_KIND
        else str(waiting)
    )
    return Suggestion(
        SPREAD,
        seat.community.pk,
        _("Ask two people by name to take a question each"),
        _(
            "Questions without a reply for days: %(number)s. People who are asked by name answer, "
            "or say whom to ask."
        )
        % {"number": number},
        _("See the questions"),
        reverse("questions", args=[seat.community.slug]) + "?show=unsolved",
    )


this_week = ThisWeek((ANSWER, SPREAD), _old_questions, ROOM)
