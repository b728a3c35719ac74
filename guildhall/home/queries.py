"""Reads for the home page, the overview and a person's page: each a walk along an index."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from guildhall.commons.middleware import MOST_AT_HOME
from guildhall.commons.models import Entry, Outcome, Reply, Standing, Trial
from guildhall.communities.evidence import HALF_A_YEAR
from guildhall.communities.models import Community, JoinRequest, Membership, RolePeriod
from guildhall.communities.models.community import CommunityQuerySet
from guildhall.communities.queries import NEW_FOR_DAYS
from guildhall.communities.rooms import kinds_that_tell_worth
from guildhall.communities.seats import FIRST_WEEKS, Seat, with_house_name
from guildhall.home.models import Skip
from guildhall.kit.prepared import prepared
from guildhall.meetings.models import Meeting
from guildhall.meetings.queries import CATCH_UP, missed_by, next_meetings_of, with_my_answer
from guildhall.people.models import Person
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.models import Rung
from guildhall.practices.models.way import LATELY
from guildhall.questions.events import QUESTION
from guildhall.questions.models import Question, Relay, State
from guildhall.questions.queries import (
    EVIDENCE_FOR,
    about_what_they_offer,
    answerable_by,
    question_to_answer,
)
from guildhall.search.models import Document

MOST_NOW, MOST_CONFIRMED, MOST_STORIES, MOST_NEW_PEOPLE = 8, 4, 2, 5
# The latest are chosen among so many: some of them appear further up the page.
MOST_READ = 14
IN_A_ROW = (
    "kind",
    "title",
    "lead",
    "state",
    "answer_count",
    "reply_count",
    "created_at",
    "last_active_at",
    "author__name",
)
QUESTION_CARD, TRIED_CARD, TRIAL_CARD, MISSED_CARD, PERSON_CARD = (
    "question",
    "tried",
    "trial",
    "missed",
    "person",
)
CARDS = (QUESTION_CARD, TRIED_CARD, TRIAL_CARD, MISSED_CARD, PERSON_CARD)


def open_communities() -> list[Community]:
    """The first by name of those that the world reads: kept with the page of the world."""
    return list(Community.objects.findable_by(None).order_by("name_key", "pk")[:MOST_AT_HOME])


def my_communities(person: Person) -> list[Community]:
    return _mine.rows(person_id=person.pk)


@prepared
def _mine(person_id: int) -> QuerySet[Community]:
    return with_house_name(Community.objects.of(Person(pk=person_id)))


def beginner_in(person: Person, communities: list[Community]) -> Community | None:
    """Where someone in their first two weeks in the hall begins. No query."""
    if person.claimed_at is None or person.claimed_at < timezone.now() - FIRST_WEEKS:
        return None
    joined = (one for one in communities if one.created_by_id != person.pk)
    return next((one for one in joined if not one.is_closed), None)


def where_to_ask(communities: list[Community]) -> list[Community]:
    """Those that take questions now. No query."""
    return [one for one in communities if "questions" in one.open_rooms and not one.is_closed]


@dataclass(frozen=True, slots=True)
class Cards:
    """At most three things to do in ten minutes."""

    question: Question | None
    tried: "Tried | None"
    missed: Meeting | None
    newcomer: Membership | None

    def __bool__(self) -> bool:
        return bool(self.question or self.tried or self.missed or self.newcomer)


def cards_for(person: Person, *, missed: Meeting | None) -> Cards:
    """What fits the person best; someone new where there is room for a third. Five queries."""
    question, tried = question_card(person), tried_card(person)
    is_full = bool(question and tried and missed)
    return Cards(question, tried, missed, None if is_full else person_card(person))


def question_card(person: Person) -> Question | None:
    """An unsolved question that the person did not put away, with its `fit`.

    Three queries; six for someone who listed something under “Ask me about”.
    """
    mine = _joined(person).going_on().values_list("pk", flat=True)
    about, since = about_what_they_offer(person, mine), timezone.now() - EVIDENCE_FOR
    if about is None:
        best = _to_answer.first(person_id=person.pk, since=since)
    else:
        best = _answerable_by(person, since, about).first()
    return question_to_answer(best) if best else None


@prepared
def _to_answer(person_id: int, since: dt.datetime) -> QuerySet[Entry]:
    return _answerable_by(Person(pk=person_id), since)[:1]


def _answerable_by(
    person: Person, since: dt.datetime, about: QuerySet[Document] | None = None
) -> QuerySet[Entry]:
    mine = _joined(person).going_on()
    questions = answerable_by(person, mine, solved_since=since, about=about)
    return questions.exclude(Exists(_skips(person, QUESTION_CARD, "pk")))


@dataclass(frozen=True, slots=True)
class Tried:
    """An answer to the person, or what they wanted to try: they have not said if it worked."""

    entry: Entry
    reply_id: int | None = None
    author_name: str = ""
    at: dt.datetime | None = None

    @property
    def anchor(self) -> str:
        """Where the answer is on the page of its question."""
        return f"#r{self.reply_id}" if self.reply_id else ""


def tried_card(person: Person) -> Tried | None:
    """What the person wanted to try two weeks ago, else an answer to a question of theirs.

    Two queries, one where they wanted to try something.
    """
    trial = _trial_due.first(person_id=person.pk, now=timezone.now())
    if trial:
        return Tried(trial.entry)
    reply = _newest_answer.first(person_id=person.pk)
    if reply:
        return Tried(reply.entry, reply.pk, reply.author.name, reply.created_at)
    return None


@prepared
def _trial_due(person_id: int, now: dt.datetime) -> QuerySet[Trial]:
    trials = _trials_of(Person(pk=person_id), now).select_related("entry__community")
    return trials.defer("entry__body", "entry__body_html")[:1]


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


def next_meeting(person: Person) -> Meeting | None:
    """The next one in the person's communities, unless they said no."""
    return _next_meeting.first(person_id=person.pk, now=timezone.now())


@prepared
def _next_meeting(person_id: int, now: dt.datetime) -> QuerySet[Meeting]:
    person = Person(pk=person_id)
    return with_my_answer(next_meetings_of(person, at=now), person)[:1]


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


def person_card(person: Person) -> Membership | None:
    """Someone who has lately joined one of the person's communities."""
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
        .filter(_is_someone_here())
        .exclude(person=person)
        .exclude(Exists(_skips(person, PERSON_CARD, "person")))
        .order_by("-since", "-pk")
    )
    newest = (
        Membership.objects.current()
        .filter(person=person)
        .annotate(newest=Subquery(joined.values("pk")[:1]))
    )
    memberships = Membership.objects.filter(pk__in=newest.values("newest"))
    return memberships.select_related("person", "community").order_by("-since", "-pk")[:1]


def relays_for(person: Person) -> list[Relay]:
    """Questions that others ask through the person, and their own that were handed back."""
    return _relays.rows(person_id=person.pk, lately=timezone.now() - dt.timedelta(days=14))


@prepared
def _relays(person_id: int, lately: dt.datetime) -> QuerySet[Relay]:
    waiting = Q(through=person_id, entry=None, declined_at=None)
    handed_back = Q(asker=person_id, declined_at__isnull=False, declined_at__gt=lately)
    relays = Relay.objects.filter(waiting | handed_back)
    return relays.select_related("asker", "through", "community").order_by("asked_at")[:10]


def requests_for(person: Person) -> list[JoinRequest]:
    """Requests to join a community that the person stewards."""
    return _requests.rows(person_id=person.pk)


@prepared
def _requests(person_id: int) -> QuerySet[JoinRequest]:
    stewarded = RolePeriod.objects.stewards().filter(person=person_id)
    waiting = JoinRequest.objects.filter(
        decided_at=None, community__in=stewarded.values("community")
    )
    return waiting.select_related("person", "community").order_by("asked_at")[:10]


@dataclass(frozen=True, slots=True)
class Overview:
    """Entries on a community's overview: the latest, those proven lately, the newest stories.

    None is in two of them.
    """

    now: list[Entry]
    confirmed: list[Entry]
    stories: list[Entry]


def overview_of(seat: Seat, *, above: Iterable[Entry] = ()) -> Overview:
    """Without entries of closed rooms. Three queries.

    What the page shows `above` is left out of the latest.
    """
    now, community_id = timezone.now(), seat.community.pk
    proven = _in_open_rooms(seat, _proven.rows(community_id=community_id, since=now - LATELY))
    stories = _in_open_rooms(
        seat, _stories.rows(community_id=community_id, since=now - HALF_A_YEAR)
    )
    elsewhere = {*above, *proven, *stories}
    latest = _in_open_rooms(seat, _latest.rows(community_id=community_id))
    now_here = [entry for entry in latest if entry not in elsewhere]
    return Overview(now_here[:MOST_NOW], proven, stories)


def _in_open_rooms(seat: Seat, entries: list[Entry]) -> list[Entry]:
    kinds = {kind.name for room in seat.open_rooms for kind in room.kinds}
    return [entry for entry in entries if entry.kind in kinds]


@prepared
def _latest(community_id: int) -> QuerySet[Entry]:
    return _of(community_id).order_by("-last_active_at", "-pk")[:MOST_READ]


@prepared
def _proven(community_id: int, since: dt.datetime) -> QuerySet[Entry]:
    """Tips and practices in force that were lately shown to work in three places."""
    confirmed = _of(community_id).filter(confirmed_at__gt=since, kind__in=(TIP, PRACTICE))
    in_force = confirmed.exclude(state=Rung.WITHDRAWN)
    return in_force.order_by("-confirmed_at", "-pk")[:MOST_CONFIRMED]


@prepared
def _stories(community_id: int, since: dt.datetime) -> QuerySet[Entry]:
    telling = _of(community_id).filter(kind__in=kinds_that_tell_worth(), created_at__gt=since)
    return telling.order_by("-created_at", "-pk")[:MOST_STORIES]


def _of(community_id: int) -> QuerySet[Entry]:
    """With what a row of the overview says."""
    published = Entry.objects.published().filter(community=community_id)
    return published.select_related("author").only(*IN_A_ROW)


def new_people(seat: Seat) -> list[Membership]:
    """Who joined lately, apart from the reader."""
    since = timezone.now() - dt.timedelta(days=NEW_FOR_DAYS)
    return _new_people.rows(community_id=seat.community.pk, person_id=seat.someone.pk, since=since)


@prepared
def _new_people(community_id: int, person_id: int, since: dt.datetime) -> QuerySet[Membership]:
    members = Membership.objects.current().filter(community=community_id, since__gt=since)
    others = members.filter(_is_someone_here()).exclude(person=person_id)
    return others.select_related("person").order_by("-since", "-pk")[:MOST_NEW_PEOPLE]


def _is_someone_here() -> Exists:
    """Of a membership. One person is looked up, where `in` would list everyone in the hall."""
    return Exists(Person.objects.here().people().filter(pk=OuterRef("person")))


def _joined(person: Person) -> CommunityQuerySet:
    return Community.objects.of(person).order_by()


def _skips(person: Person, card: str, target: str):
    return Skip.objects.filter(person=person, card=card, target_id=OuterRef(target))
