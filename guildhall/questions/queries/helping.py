"""Who can help with a question, and which questions a person can help with."""

import datetime as dt

from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, IsNull

from guildhall.commons.models import Entry, Reply, reply_is_out
from guildhall.communities.models import Community, Membership
from guildhall.communities.seats import Seat
from guildhall.communities.standing_in import is_away
from guildhall.kit.prepared import prepared
from guildhall.people.models import Block, Person
from guildhall.questions.events import QUESTION
from guildhall.questions.models import Fit, Match, Question, State, Turn
from guildhall.questions.queries.promise import promise_of

EVIDENCE_FOR = dt.timedelta(days=730)
LATELY = dt.timedelta(days=90)
OFFERED, LATE_FIRST = Fit.OFFERED.value, 10  # how near a question is: late ones before others
MOST_WALKED = 200  # waiting questions, in each community and in all
_TEXTS = ("reply__body", "reply__body_html", "reply__entry__body", "reply__entry__body_html")


def who_may_help(seat: Seat, entry: Entry, limit: int = 3) -> list[Match]:
    """The best of those who can probably answer, each with what shows it; for who is signed in.

    As the worker found them, but for the reader. Nobody who is away, has blocked the author or the
    reader, or is blocked by one of them. Who was asked, how often or with what result is not
    looked at. A match whose answer isn't published any more is left out.
    """
    either = [entry.author_id, seat.someone.pk]
    matches = (
        Match.objects.telling()
        .filter(question=entry.pk, person__in=_members_of(entry))
        .exclude(person__in=either)
        .exclude(person__in=Block.objects.filter(blocked__in=either).values("person"))
        .exclude(person__in=Block.objects.filter(person__in=either).values("blocked"))
        .exclude(is_away("person"))
        .filter(Q(reply=None) | reply_is_out(of="reply__"))
        .select_related("person", "reply__entry")
        .defer(*_TEXTS)
    )
    return list(matches.order_by("place")[:limit])


def _members_of(entry: Entry) -> QuerySet[Person]:
    members = Membership.objects.current().filter(community=entry.community_id)
    return Person.objects.here().people().filter(pk__in=members.values("person"))


def answerable_by(
    person: Person, communities: QuerySet[Community], *, lately: dt.datetime
) -> QuerySet[Entry]:
    """Waiting questions of others that the person has not replied to, of the newest 200 there.

    Only their ids, for `question_to_answer`. What is offered to them comes first, then late
    promises, then questions they can probably answer; in each those asked `lately`, then the
    urgent ones, then the oldest. What they passed is left out.
    """
    need = Subquery(Question.objects.filter(entry=OuterRef("pk")).values("need")[:1])
    urgency = Case(
        When(Exact(need, Value(Question.Need.NOW)), then=Value(0)),
        When(Exact(need, Value(Question.Need.THIS_WEEK)), then=Value(1)),
        default=Value(2),
    )
    is_of_long_ago = Case(When(created_at__gte=lately, then=Value(0)), default=Value(1))
    theirs = Turn.objects.filter(person=person)
    offered = theirs.open().filter(question__first_reply_at=None)
    passed = theirs.filter(passed_at__isnull=False)
    matches = Match.objects.telling().filter(question=OuterRef("pk"), person=person)
    return (
        Entry.objects.filter(pk__in=_newest_waiting(communities))
        .exclude(author=person)
        .exclude(Exists(Reply.objects.filter(entry=OuterRef("pk"), author=person)))
        .exclude(pk__in=passed.values("question"))
        .annotate(
            nearness=Case(
                When(pk__in=offered.values("question"), then=Value(OFFERED)),
                default=LATE_FIRST * _promise_kept() + _is_matched(matches),
            )
        )
        .only("pk")
        .order_by("nearness", is_of_long_ago, "answer_count", urgency, "created_at", "pk")
    )


def _is_matched(matches: QuerySet[Match]) -> Case:
    return Case(When(Exists(matches), then=Value(Fit.MATCHED)), default=Value(Fit.OPEN))


def question_to_answer(entry: Entry, person: Person) -> Question:
    """One that is `answerable_by` this person, as its card shows it. Two queries at most.

    With its `fit`, what speaks for the person as `match`, and past the promised time with how long
    it has been waiting as `late`.
    """
    question = _question_to_answer.rows(entry_id=entry.pk)[0]
    question.fit = _fit(vars(entry)["nearness"])
    question.match = _why(question, person)
    promise = promise_of(question.entry, question.entry.community)
    question.late = promise.sentence if promise and promise.is_late else ""
    return question


def _fit(nearness: int) -> Fit:
    return Fit(nearness - LATE_FIRST if nearness > LATE_FIRST else nearness)


def _why(question: Question, person: Person) -> Match | Turn | None:
    """What speaks for the person: the turn or the match, with its answer while that is out."""
    if question.fit == Fit.OPEN:
        return None
    of_them = _turn if question.fit == Fit.OFFERED else _match
    return of_them.first(entry_id=question.pk, person_id=person.pk)


@prepared
def _turn(entry_id: int, person_id: int) -> QuerySet[Turn]:
    turns = Turn.objects.open().filter(question=entry_id, person=person_id)
    return turns.select_related("reply__entry__community", "asked_by").defer(*_TEXTS)


@prepared
def _match(entry_id: int, person_id: int) -> QuerySet[Match]:
    matches = Match.objects.filter(question=entry_id, person=person_id)
    return matches.select_related("reply__entry__community").defer(*_TEXTS)


def open_turn(entry: Entry, person: Person) -> Turn | None:
    """The question is offered to this person now, and nobody has replied. At most one query."""
    if entry.state != State.WAITING or entry.question.first_reply_at:
        return None
    return _turn.first(entry_id=entry.pk, person_id=person.pk)


def turns_of(person: Person) -> QuerySet[Turn]:
    """What was offered to this person, also what is over. Nobody else's."""
    return Turn.objects.filter(person=person, offered_at__isnull=False)


@prepared
def _question_to_answer(entry_id: int) -> QuerySet[Question]:
    questions = Question.objects.filter(entry=entry_id)
    return questions.select_related("entry__community", "entry__author").defer(
        "entry__body", "entry__body_html"
    )


def _promise_kept() -> Case:
    """0 where a first reply was promised and is late, else 1.

    A row is looked for, not whether there is one: for that PostgreSQL would read all questions.
    """
    late = Question.objects.filter(
        entry=OuterRef("pk"),
        entry__community__promise_hours__isnull=False,
        overdue_told_at__isnull=False,
        first_reply_at=None,
    )
    is_late = IsNull(Subquery(late.values("pk")[:1]), False)
    return Case(When(is_late, then=Value(0)), default=Value(1))


def _newest_waiting(communities: QuerySet[Community]) -> QuerySet:
    """The ids of the newest waiting questions of all these communities, 200 at most.

    So many are walked in the index of each community, however many wait. Where one community has
    200, none that is older than these is among the newest of all.
    """
    waiting = Entry.objects.published().filter(kind=QUESTION, state=State.WAITING)
    newest_there = waiting.filter(community=OuterRef("pk")).order_by("-created_at", "-pk")
    oldest_there = Subquery(newest_there.values("created_at")[MOST_WALKED - 1 : MOST_WALKED])
    oldest = (
        communities.order_by()
        .annotate(oldest_walked=oldest_there)
        .order_by(F("oldest_walked").desc(nulls_last=True))
        .values("oldest_walked")[:1]
    )
    # Before every time: PostgreSQL knows it as a time, and in SQLite times are texts.
    always = Value("-infinity", output_field=CharField())
    since = Coalesce(Subquery(oldest), always, output_field=DateTimeField())
    newest = waiting.filter(community__in=communities.order_by(), created_at__gte=since)
    return newest.order_by("-created_at", "-pk").values("pk")[:MOST_WALKED]
