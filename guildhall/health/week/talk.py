"""Questions without a reply, answers that are not kept, and silence."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, F, Max, OuterRef, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry, Link, reply_is_out
from guildhall.communities.evidence import HALF_A_YEAR
from guildhall.communities.seats import Seat
from guildhall.health.week.suggestion import (
    ANSWER,
    ASK_ON,
    BEGIN,
    KEEP,
    MOST_OF_A_KIND,
    SPREAD,
    Suggestion,
)
from guildhall.kit.days import ago, lasting
from guildhall.practices.events import ROOM as WHAT_WORKS
from guildhall.practices.events import TIP
from guildhall.questions.models import Question, State

WAITS = dt.timedelta(days=3)
MANY = 5
TOO_LONG_AGO = dt.timedelta(days=90)
SILENCE = dt.timedelta(days=21)
LONG_SILENCE = dt.timedelta(weeks=12)
LOOKS_BACK = 3 * HALF_A_YEAR
FADED = 4


def old_questions(seat: Seat) -> list[Suggestion]:
    """Others' questions of the last quarter with no reply for three days, or past the promise.

    Late promises first, then the oldest. One query.
    """
    if not seat.has_room("questions"):
        return []
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
    return Suggestion(
        ANSWER,
        question.pk,
        _("Answer “%(title)s”") % {"title": question.entry.heading},
        _(
            "%(name)s asked %(ago)s, and nobody has replied. A first thought helps, or the name of "
            "someone who may know."
        )
        % {"name": question.entry.author.name, "ago": ago(question.entry.created_at)},
        _("Answer"),
        f"{path_of(question.entry, seat.community.slug)}#reply",
    )


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


def silence(seat: Seat) -> list[Suggestion]:
    """Nobody has started anything for three weeks: start something.

    Where it has been quiet for long, also ask whether to continue. One query.
    """
    if timezone.now() - seat.community.created_at < SILENCE:
        return []
    life = _life_of(seat)
    if life.since and timezone.now() - life.since < SILENCE:
        return []
    begun_at = life.since or timezone.now() - LOOKS_BACK
    return (
        [_ask_on(seat, begun_at), _begin(seat, begun_at)]
        if life.has_faded
        else [_begin(seat, begun_at)]
    )


@dataclass(frozen=True, slots=True)
class Life:
    """When something was last started within eighteen months, and how much was written.

    In this half year, and in the half year a year ago.
    """

    since: dt.datetime | None
    lately: int
    a_year_ago: int

    @property
    def has_faded(self) -> bool:
        """Nothing started for twelve weeks, or less than a quarter of what there was."""
        is_long = self.since is None or timezone.now() - self.since > LONG_SILENCE
        return is_long or FADED * self.lately < self.a_year_ago


def _life_of(seat: Seat) -> Life:
    now = timezone.now()
    here = Entry.objects.filter(
        community=seat.community, created_at__gt=now - LOOKS_BACK
    ).published()
    lately, a_year_ago = (
        Q(created_at__gt=now - HALF_A_YEAR),
        Q(created_at__lte=now - 2 * HALF_A_YEAR),
    )
    written = F("reply_count") + 1
    life = here.aggregate(
        since=Max("created_at"),
        lately=Sum(written, filter=lately, default=0),
        before=Sum(written, filter=a_year_ago, default=0),
    )
    return Life(life["since"], life["lately"], life["before"])


def _begin(seat: Seat, begun_at: dt.datetime) -> Suggestion:
    path, label = (
        ("ask", _("Ask a question")) if seat.has_room("questions") else ("talk", _("Go to Talk"))
    )
    return Suggestion(
        BEGIN,
        seat.community.pk,
        _("Start something small"),
        _(
            "Nobody has started anything here for %(time)s. One real question of your own brings "
            "the others back sooner than an appeal."
        )
        % {"time": lasting(begun_at)},
        label,
        reverse(path, args=[seat.community.slug]),
    )


def _ask_on(seat: Seat, begun_at: dt.datetime) -> Suggestion:
    meets = seat.has_room("meetings")
    path = (
        reverse("plan_meeting", args=[seat.community.slug]) + "?kit=keep"
        if meets
        else reverse("stage", args=[seat.community.slug])
    )
    return Suggestion(
        ASK_ON,
        seat.community.pk,
        _("Ask openly: keep, change or end?"),
        _(
            "It has been quiet for %(time)s. Ending well and starting again are both good; what "
            "isn't good is nobody asking."
        )
        % {"time": lasting(begun_at)},
        _("Plan a meeting about it") if meets else _("Set the stage"),
        path,
    )
