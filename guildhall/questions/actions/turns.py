"""A waiting question goes round: it is offered to people who can probably answer, in turn.

Only the worker moves turns. The person can answer, pass without a reason, or put it off.
None of that is recorded in the log: that a question was offered is said to its person alone.
"""

import datetime as dt
from collections.abc import Collection
from operator import attrgetter

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Reply, Standing
from guildhall.communities.models import Community
from guildhall.kit.working_hours import DAY_END, DAY_START, after_working_hours
from guildhall.kit.zones import zone_named
from guildhall.notifications.models import Notice
from guildhall.people.actions import rest_until
from guildhall.people.models import Person
from guildhall.questions import events
from guildhall.questions.actions.matching import STALE_AFTER, find_matches
from guildhall.questions.askable import month_of, stand_ins
from guildhall.questions.models import Match, Question, State, Turn, TurnQuerySet
from guildhall.questions.ranking.candidates import Ranked, Why
from guildhall.questions.ranking.turns import SO_MANY, turns

BATCH = 50
A_DAY = DAY_END - DAY_START  # of work, in hours
HOURS = {Question.Need.NOW: 1, Question.Need.THIS_WEEK: 4, Question.Need.NO_HURRY: A_DAY}
NEARING = 2 / 3  # of the promised time
STILL_NEWS = dt.timedelta(days=7)
MOST_WISHES = 3  # people asked for by name, for one question
HELD_FOR = dt.timedelta(hours=1)  # until it is looked at again


class AskedEnough(ValueError):
    """So many people were asked for by name already."""


def goes_round_from(asked_at: dt.datetime) -> dt.datetime | None:
    """When the worker first looks at a question that was asked then; never at an old one."""
    return asked_at if timezone.now() - asked_at < STILL_NEWS else None


def take_turns(*, at: dt.datetime | None = None) -> int:
    """Look at each question that is due: offer it, let a turn end, ask more widely. Recurring.

    Returns how many were looked at.
    """
    now = at or timezone.now()
    due = Question.objects.filter(next_turn_at__lte=now).order_by("next_turn_at", "pk")
    ids = list(due.values_list("pk", flat=True)[:BATCH])
    for question_id in ids:
        _look_at(question_id, now)
    return len(ids)


def begin_turns(entry_id: int, *, at: dt.datetime | None = None) -> None:
    """Offer a question that was just asked. Twice is harmless."""
    now = at or timezone.now()
    if Question.objects.filter(pk=entry_id, next_turn_at__lte=now).exists():
        _look_at(entry_id, now)


def ask_by_name(entry: Entry, *, person: Person, by: Person) -> None:
    """Ask for someone by name: they are asked next, if they can be asked. Twice is harmless.

    Whether they can is decided by the worker, and not said. Raises AskedEnough.
    """
    with transaction.atomic():
        question = Question.objects.select_for_update().get(pk=entry.pk)
        others = Turn.objects.filter(question=question, asked_by=by).exclude(person=person)
        if others.count() >= MOST_WISHES:
            raise AskedEnough(_("You've asked three people by name. Others are being asked, too."))
        Turn.objects.get_or_create(
            question=question,
            person=person,
            defaults={"community_id": entry.community_id, "asked_by": by},
        )
        question.next_turn_at = timezone.now()
        question.save(update_fields=["next_turn_at"])


def pass_turn(turn: Turn, *, by: Person) -> Turn:
    """Not for me: someone else is asked. No reason, and nobody sees it. Twice is harmless."""
    now = timezone.now()
    with transaction.atomic():
        question = Question.objects.select_for_update().get(pk=turn.question_id)
        if Turn.objects.open().filter(pk=turn.pk, person=by).update(passed_at=now):
            _take_back_notices(question.pk, [by.pk])
            if question.goes_round:
                Question.objects.filter(pk=question.pk).update(next_turn_at=now)
    turn.refresh_from_db()
    return turn


def put_off(turn: Turn, *, by: Person, until: dt.date) -> Turn:
    """Pass, and don't ask me before that day."""
    with transaction.atomic():
        rest_until(by, day=until)
        return pass_turn(turn, by=by)


def forget_turns(person_id: int) -> None:
    """The person has left the hall: nothing of what they were asked is kept."""
    Turn.objects.filter(person=person_id).delete()
    Match.objects.filter(person=person_id).delete()


def move_turns(entry_ids: Collection[int], community: Community) -> None:
    """Questions are elsewhere now: their offers count there, and others may know the answer."""
    Turn.objects.filter(question__in=entry_ids).update(community=community)
    Question.objects.filter(pk__in=entry_ids).update(matched_at=None)


def _look_at(question_id: int, now: dt.datetime) -> None:
    question = Question.objects.select_related("entry__community").get(pk=question_id)
    if question.matched_at is None or question.matched_at < now - STALE_AFTER:
        find_matches(question, at=now)
    with transaction.atomic():
        question = (
            Question.objects.select_for_update(of=("self",))
            .select_related("entry__community")
            .get(pk=question_id)
        )
        if question.next_turn_at is None or question.next_turn_at > now:
            return  # another worker was quicker
        question.next_turn_at = _go_on(question, now)
        question.save(update_fields=["next_turn_at", "widens_at", "widened_at", "overdue_told_at"])


def _go_on(question: Question, now: dt.datetime) -> dt.datetime | None:
    """What is due is done; returns when to look again, None where it goes round no more."""
    if question.entry.standing == Standing.HELD:
        return now + HELD_FOR
    if _is_over(question):
        _end(question, now)
        return None
    if question.widens_at is None:
        question.widens_at = _widens_at(question)
    _end_turns(Turn.objects.filter(question=question, ends_at__lte=now), now)
    _offer_next(question, now)
    _ask_more_widely(question, now)
    return _next_look(question)


def _is_over(question: Question) -> bool:
    """Someone replied, it was solved, closed or removed, or the community is closed."""
    entry = question.entry
    is_waiting = entry.standing == Standing.PUBLISHED and entry.state == State.WAITING
    return not is_waiting or bool(question.first_reply_at or entry.community.closed_at)


def _end(question: Question, now: dt.datetime) -> None:
    _end_turns(Turn.objects.filter(question=question), now)
    Turn.objects.wished().filter(question=question).update(expired_at=now)


def _end_turns(ending: TurnQuerySet, now: dt.datetime) -> None:
    """Who replied has answered; the others' time is over, of which they hear nothing."""
    replied = Reply.objects.filter(entry=OuterRef("question"), author=OuterRef("person"))
    for turn in ending.open().annotate(has_replied=Exists(replied)):
        over = "answered_at" if vars(turn)["has_replied"] else "expired_at"
        Turn.objects.filter(pk=turn.pk).update(**{over: now})
        _take_back_notices(turn.question_id, [turn.person_id])


def _offer_next(question: Question, now: dt.datetime) -> None:
    """To the next person; to several at once where someone is waiting on the job."""
    at_once = SO_MANY if question.need == Question.Need.NOW else 1
    while _offered(question).open().count() < at_once:
        if not (_offer_as_wished(question, now) or _offer_by_fit(question, now)):
            return


def _offered(question: Question) -> TurnQuerySet:
    return Turn.objects.filter(question=question, offered_at__isnull=False)


def _offer_as_wished(question: Question, now: dt.datetime) -> bool:
    """To someone who was asked for by name; who can't be asked now is left out without a word."""
    for turn in Turn.objects.wished().filter(question=question).order_by("wished_at", "pk"):
        stand_in = stand_ins(question.entry, [turn.person_id], now=now, by_name=True)
        if stand_in.get(turn.person_id) == turn.person_id:
            _offer(turn, question, now)
            return True
        Turn.objects.filter(pk=turn.pk).update(expired_at=now)
    return False


def _offer_by_fit(question: Question, now: dt.datetime) -> bool:
    """To the best fit among those who can be asked, by turns."""
    made = _offered(question).filter(asked_by=None).count()
    if made >= SO_MANY:
        return False
    matches = {one.person_id: one for one in Match.objects.filter(question=question)}
    asked = stand_ins(question.entry, matches, now=now)
    able = [_ranked(one) for one in matches.values() if one.person_id in asked]
    month = month_of(question.entry.community_id, now=now)
    chosen = next(iter(turns(sorted(able, key=attrgetter("place")), month, made=made)), None)
    if chosen is None:
        return False
    match, stand_in = matches[int(chosen.key)], asked[int(chosen.key)]
    turn = _turn_of(question, stand_in)
    if stand_in == match.person_id:
        turn.why, turn.words, turn.reply_id = match.why, match.words, match.reply_id
    _offer(turn, question, now)
    return True


def _turn_of(question: Question, person_id: int) -> Turn:
    """A new one; or that of a wish which could not be met when it was made."""
    wished = Turn.objects.filter(question=question, person=person_id).first()
    community_id = question.entry.community_id
    return wished or Turn(question=question, person_id=person_id, community_id=community_id)


def _ranked(match: Match) -> Ranked:
    return Ranked(match.person_id, match.points, Why(match.why), is_new=match.is_new)


def _offer(turn: Turn, question: Question, now: dt.datetime) -> None:
    turn.expired_at = None
    turn.offered_at, turn.ends_at = now, _after(question, now, _hours_of_a_turn(question))
    turn.save()
    tell(
        events.QUESTION_OFFERED,
        entry=question.entry,
        by=turn.asked_by,
        toward=turn.person_id,
        at=now,
        why=turn.why,
    )


def _ask_more_widely(question: Question, now: dt.datetime) -> None:
    """The people of its topics, then the stewards: at times that don't tell who passed."""
    if question.widened_at is None and question.widens_at and question.widens_at <= now:
        question.widened_at = now
        tell(events.QUESTION_WIDENED, entry=question.entry, by=None, at=now)
    due = _stewards_at(question)
    if due and due <= now and question.overdue_told_at is None:
        question.overdue_told_at = now
        tell(events.QUESTION_UNANSWERED, entry=question.entry, by=None, at=now)


def _stewards_at(question: Question) -> dt.datetime | None:
    """A working day after the people of its topics; where a reply is promised, the promise says."""
    if question.entry.community.promise_hours or question.widened_at is None:
        return None
    return _after(question, question.widened_at, A_DAY)


def _next_look(question: Question) -> dt.datetime | None:
    """When a turn ends, or others are to be asked; None once all of that is done."""
    looks = list(Turn.objects.open().filter(question=question).values_list("ends_at", flat=True))
    if question.widened_at is None and question.widens_at:
        looks.append(question.widens_at)
    if question.overdue_told_at is None and (due := _stewards_at(question)):
        looks.append(due)
    return min((look for look in looks if look), default=None)


def _widens_at(question: Question) -> dt.datetime:
    """When two thirds of the promised time are over, or three turns would be."""
    promised = question.entry.community.promise_hours
    hours = promised * NEARING if promised else SO_MANY * _hours_of_a_turn(question)
    return _after(question, question.entry.created_at, hours)


def _hours_of_a_turn(question: Question) -> float:
    """By how soon it is needed; where a reply is promised, so that three fit before."""
    hours = HOURS[Question.Need(question.need)]
    promised = question.entry.community.promise_hours
    return min(hours, promised * NEARING / SO_MANY) if promised else hours


def _after(question: Question, start: dt.datetime, hours: float) -> dt.datetime:
    return after_working_hours(start, hours, zone_named(question.entry.community.time_zone))


def _take_back_notices(question_id: int, person_ids: list[int]) -> None:
    """What is no longer offered is no longer said; the mail about it isn't sent either."""
    notices = Notice.objects.unseen().filter(rule=events.QUESTION_OFFERED, entry=question_id)
    notices.filter(person__in=person_ids).delete()
