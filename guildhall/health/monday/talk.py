"""What was asked and not answered, what was answered and not kept, and that nothing was begun."""

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
from guildhall.health.monday.suggestion import (
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
    """Others' questions of the last quarter to which nobody has replied for three days, the oldest first. One query."""
    if not seat.has_room("questions"):
        return []
    now = timezone.now()
    waiting = (
        Question.objects.unanswered()
        .filter(
            entry__in=Entry.objects.at(seat),
            first_reply_at=None,
            entry__created_at__lt=now - WAITS,
            entry__created_at__gt=now - TOO_LONG_AGO,
        )
        .exclude(entry__author=seat.person)
        .select_related("entry__author")
        .defer("entry__body", "entry__body_html")
        .order_by("entry__created_at", "pk")
    )
    found = list(waiting[:MOST_OF_A_KIND])
    return [_answer(seat, question) for question in found] + (
        [_spread(seat, len(found))] if len(found) >= MANY else []
    )


def _answer(seat: Seat, question: Question) -> Suggestion:
    return Suggestion(
        ANSWER,
        question.pk,
        _("Answer “%(title)s”") % {"title": question.entry.heading},
        _(
            "%(name)s asked %(ago)s, and nobody has replied. A first word helps, or the name of somebody who may know."
        )
        % {"name": question.entry.author.name, "ago": ago(question.entry.created_at)},
        _("Answer"),
        f"{path_of(question.entry, seat.community.slug)}#reply",
    )


def _spread(seat: Seat, waiting: int) -> Suggestion:
    """So many wait that answering one by one does not help: more people have to know that they are wanted."""
    shown = (
        _("more than %(number)d") % {"number": MOST_OF_A_KIND - 1}
        if waiting == MOST_OF_A_KIND
        else str(waiting)
    )
    return Suggestion(
        SPREAD,
        seat.community.pk,
        _("Ask two people by name to take a question each"),
        _(
            "Questions that nobody has replied to for days: %(number)s. Whoever is asked by name answers, or says whom to ask."
        )
        % {"number": shown},
        _("See what waits"),
        reverse("questions", args=[seat.community.slug]) + "?show=waiting",
    )


def to_keep(seat: Seat) -> list[Suggestion]:
    """Answers of the last quarter that solved a question, helped somebody and were not kept yet, the most tried first. One query."""
    if not (seat.has_room("questions") and seat.has_room(WHAT_WORKS)):
        return []
    kept = Link.objects.filter(source=OuterRef("entry"), kind=Link.Kind.GREW_INTO, target__kind=TIP)
    helped = Q(accepted_reply__worked_count__gt=0) | Q(accepted_reply__thanks_count__gt=0)
    found = (
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
    return [_keep(seat, question) for question in found[:MOST_OF_A_KIND]]


def _keep(seat: Seat, question: Question) -> Suggestion:
    reply = question.accepted_reply
    assert reply is not None  # filtered by its counts
    worked = reply.worked_count
    said = ngettext(
        "It worked for %(number)d person", "It worked for %(number)d people", worked
    ) % {"number": worked}
    why = _("It solved “%(title)s”.") % {"title": question.entry.heading}
    more = _("As a tip it is checked, found and tried by others.")
    return Suggestion(
        KEEP,
        question.pk,
        _("Keep %(name)s's answer as a tip") % {"name": reply.author.name},
        f"{why} {said}. {more}" if worked > 1 else f"{why} {more}",
        _("Keep it"),
        reverse("keep_tip", args=[seat.community.slug, question.pk]),
    )


def silence(seat: Seat) -> list[Suggestion]:
    """Nobody has begun anything for three weeks: a beginning; and where it has become quiet, the question whether to go on. One query."""
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
    """When something was begun last within eighteen months, how much was written in this half year, and in the same one a year ago."""

    since: dt.datetime | None
    lately: int
    a_year_ago: int

    @property
    def has_faded(self) -> bool:
        """Nothing begun for twelve weeks, or less than a quarter of what there was."""
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
    found = here.aggregate(
        since=Max("created_at"),
        lately=Sum(written, filter=lately, default=0),
        before=Sum(written, filter=a_year_ago, default=0),
    )
    return Life(found["since"], found["lately"], found["before"])


def _begin(seat: Seat, begun_at: dt.datetime) -> Suggestion:
    path, label = ("ask", _("Ask")) if seat.has_room("questions") else ("talk", _("To the Table"))
    return Suggestion(
        BEGIN,
        seat.community.pk,
        _("Begin something small"),
        _(
            "Nobody has begun anything here for %(time)s. One real question of your own brings the others back sooner than a call."
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
            "It has become quiet, %(time)s by now. Ending well or beginning anew are both good; only nobody asking is not."
        )
        % {"time": lasting(begun_at)},
        _("Plan that talk") if meets else _("Where we are"),
        path,
    )
