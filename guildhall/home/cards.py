"""At most three cards: what the reader can do in ten minutes. Each is a walk along an index."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from guildhall.commons.models import Entry, Outcome, Reply, Standing, Trial
from guildhall.communities.models import Community, Membership
from guildhall.communities.models.community import CommunityQuerySet
from guildhall.communities.queries import NEW_FOR_DAYS
from guildhall.home.models import Skip
from guildhall.ideas.models import SmallTest
from guildhall.kit.prepared import prepared
from guildhall.library.models import Reliance
from guildhall.meetings.models import Meeting
from guildhall.meetings.queries import CATCH_UP, missed_by, with_my_answer
from guildhall.newcomers.models import Welcome
from guildhall.people.models import Person
from guildhall.questions.events import QUESTION
from guildhall.questions.models import Question, State
from guildhall.questions.queries import (
    LATELY,
    answerable_by,
    question_to_answer,
)

QUESTION_CARD, TRIED_CARD, TRIAL_CARD, MISSED_CARD, PERSON_CARD = (
    "question",
    "tried",
    "trial",
    "missed",
    "person",
)
MOST = 3
CARDS = (QUESTION_CARD, TRIED_CARD, TRIAL_CARD, MISSED_CARD, PERSON_CARD)


@dataclass(frozen=True, slots=True)
class Cards:
    """At most three things to do in ten minutes."""

    question: Question | None
    tried: "Tried | None"
    missed: Meeting | None
    newcomer: Membership | None
    hello: "Hello | None" = None
    to_confirm: Reliance | None = None

    def __bool__(self) -> bool:
        work = self.question or self.tried or self.to_confirm or self.missed
        return bool(work or self.newcomer or self.hello)


def cards_for(
    person: Person, *, missed: Meeting | None, beginner_in: Community | None = None
) -> Cards:
    """What fits the person best; someone new where there is room for a third. Six queries.

    Someone who is new in the hall finds a hello and a first small step instead of work; a question
    only where they listed its subject themselves.
    """
    question, tried = question_card(person), tried_card(person)
    if beginner_in is not None:
        fitting = question if question and question.is_fit else None
        hello = None if fitting and tried and missed else hello_card(person, beginner_in)
        return Cards(fitting, tried, missed, None, hello)
    to_confirm = page_to_confirm(person)
    if question and tried and to_confirm:
        missed = None
    is_full = sum(map(bool, (question, tried, to_confirm, missed))) > MOST - 1
    newcomer = None if is_full else person_card(person)
    return Cards(question, tried, missed, newcomer, to_confirm=to_confirm)


@dataclass(frozen=True, slots=True)
class Hello:
    """How someone new was welcomed in a community; nobody may have greeted them yet."""

    community: Community
    welcome: Welcome | None

    @property
    def greeting(self) -> Welcome | None:
        return self.welcome if self.welcome and self.welcome.greeted_at else None


def hello_card(person: Person, community: Community) -> Hello:
    """One query."""
    return Hello(community, _welcome.first(person_id=person.pk, community_id=community.pk))


@prepared
def _welcome(person_id: int, community_id: int) -> QuerySet[Welcome]:
    welcomes = Welcome.objects.filter(newcomer=person_id, community=community_id)
    return welcomes.select_related("greeted_by")


def question_card(person: Person) -> Question | None:
    """An unsolved question that the person did not put away, with its `fit`. Three queries."""
    lately = timezone.now() - LATELY
    best = _to_answer.first(person_id=person.pk, lately=lately)
    return question_to_answer(best, person) if best else None


@prepared
def _to_answer(person_id: int, lately: dt.datetime) -> QuerySet[Entry]:
    person = Person(pk=person_id)
    questions = answerable_by(person, _joined(person).going_on(), lately=lately)
    return questions.exclude(Exists(_skips(person, QUESTION_CARD, "pk")))[:1]


@dataclass(frozen=True, slots=True)
class Tried:
    """An answer to the person, or what they wanted to try: they have not said if it worked.

    A small test of theirs ran past its day: they have not said what they learned.
    """

    entry: Entry
    reply_id: int | None = None
    author_name: str = ""
    at: dt.datetime | None = None
    is_small_test: bool = False

    @property
    def anchor(self) -> str:
        """Where the answer is on the page of its question."""
        return f"#r{self.reply_id}" if self.reply_id else ""


def tried_card(person: Person) -> Tried | None:
    """What the person wanted to try two weeks ago, a small test of theirs whose day is over, or an
    answer to a question of theirs. Up to three queries.
    """
    trial = _trial_due.first(person_id=person.pk, now=timezone.now())
    if trial:
        return Tried(trial.entry)
    test = _test_over(person)
    if test:
        return Tried(test.entry, is_small_test=True)
    reply = _newest_answer.first(person_id=person.pk)
    if reply:
        return Tried(reply.entry, reply.pk, reply.author.name, reply.created_at)
    return None


@prepared
def _trial_due(person_id: int, now: dt.datetime) -> QuerySet[Trial]:
    trials = _trials_of(Person(pk=person_id), now).select_related("entry__community")
    return trials.defer("entry__body", "entry__body_html")[:1]


def _test_over(person: Person) -> SmallTest | None:
    """Whose day is over the longest."""
    over = SmallTest.objects.over(timezone.localdate()).filter(owner=person)
    here = over.filter(entry__community__in=_joined(person))
    kept = here.exclude(Exists(_skips(person, TRIAL_CARD, "entry"))).order_by("until_on", "pk")
    tests = kept.select_related("entry__community")
    return tests.defer("entry__body", "entry__body_html").first()


@prepared
def _newest_answer(person_id: int) -> QuerySet[Reply]:
    replies = _answers_to(Person(pk=person_id)).select_related("author", "entry__community")
    return replies.defer("body", "body_html", "entry__body", "entry__body_html")[:1]


def _answers_to(person: Person) -> QuerySet[Reply]:
    return (
        Reply.objects.published()
        .filter(
            role=Reply.Role.ANSWER,
            entry__author=person,
            entry__kind=QUESTION,
            entry__state=State.WAITING,
            entry__standing=Standing.PUBLISHED,
            entry__community__in=_joined(person),
        )
        .exclude(author=person)
        .exclude(
            Exists(Outcome.objects.filter(reply=OuterRef("pk"), person=person, replaced_at=None))
        )
        .exclude(Exists(_skips(person, TRIED_CARD, "pk")))
        .order_by("-created_at")
    )


def _trials_of(person: Person, now: dt.datetime) -> QuerySet[Trial]:
    here = {
        "entry__standing": Standing.PUBLISHED,
        "entry__community__in": _joined(person),
    }
    due = Trial.objects.going_on().filter(person=person, ask_at__lte=now, **here)
    return due.exclude(Exists(_skips(person, TRIAL_CARD, "entry"))).order_by("ask_at")


def missed_meeting(person: Person) -> Meeting | None:
    """One with notes that the person wanted to go to and missed."""
    now = timezone.now()
    return _missed.first(person_id=person.pk, now=now, since=now - CATCH_UP)


@prepared
def _missed(person_id: int, now: dt.datetime, since: dt.datetime) -> QuerySet[Meeting]:
    person = Person(pk=person_id)
    missed = missed_by(person, at=now, since=since)
    missed = missed.exclude(Exists(_skips(person, MISSED_CARD, "pk")))
    return with_my_answer(missed, person)[:1]


def page_to_confirm(person: Person) -> Reliance | None:
    """The page that has waited longest for the person to say whether it is still right."""
    return _to_confirm.first(person_id=person.pk)


@prepared
def _to_confirm(person_id: int) -> QuerySet[Reliance]:
    asked = Reliance.objects.running().filter(
        asked_of=person_id, entry__community__in=_joined(Person(pk=person_id))
    )
    asked = asked.select_related("entry__community").defer("entry__body", "entry__body_html")
    return asked.order_by("look_again_on", "pk")[:1]


def person_card(person: Person) -> Membership | None:
    """Someone who has lately joined one of the person's communities.

    With `welcome_id` where the person was asked to say hello and nobody has.
    """
    return _newcomer.first(
        person_id=person.pk, since=timezone.now() - dt.timedelta(days=NEW_FOR_DAYS)
    )


@prepared
def _newcomer(person_id: int, since: dt.datetime) -> QuerySet[Membership]:
    """The newest of the newest of each community: however many joined, few are walked."""
    person = Person(pk=person_id)
    joined = (
        Membership.objects.current()
        .filter(
            community=OuterRef("community"),
            since__gt=since,
        )
        .filter(is_someone_here())
        .exclude(person=person)
        .exclude(Exists(_skips(person, PERSON_CARD, "person")))
        .order_by("-since", "-pk")
    )
    newest = (
        Membership.objects.current()
        .filter(person=person)
        .annotate(newest=Subquery(joined.values("pk")[:1]))
    )
    asked = Welcome.objects.waiting().filter(
        community=OuterRef("community"), newcomer=OuterRef("person"), asked=person
    )
    memberships = Membership.objects.filter(pk__in=newest.values("newest"))
    memberships = memberships.annotate(welcome_id=Subquery(asked.values("pk")[:1]))
    return memberships.select_related("person", "community").order_by(
        F("welcome_id").asc(nulls_last=True), "-since", "-pk"
    )[:1]


def is_someone_here() -> Exists:
    """Of a membership. One person is looked up, where `in` would list everyone in the hall."""
    return Exists(Person.objects.here().people().filter(pk=OuterRef("person")))


def _joined(person: Person) -> CommunityQuerySet:
    return Community.objects.of(person).order_by()


def _skips(person: Person, card: str, target: str):
    return Skip.objects.filter(person=person, card=card, target_id=OuterRef(target))
