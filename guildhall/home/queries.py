"""Reads for the home page, the overview and a person's page: at most twelve queries each."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils import timezone

from guildhall.commons.middleware import MOST_AT_HOME
from guildhall.commons.models import Entry, Outcome, Reply, Standing, Trial
from guildhall.communities.evidence import HALF_A_YEAR
from guildhall.communities.models import Community, JoinRequest, Membership, RolePeriod
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
from guildhall.questions.queries import answerable_by

MOST_NOW, MOST_CONFIRMED, MOST_STORIES = 8, 4, 2
# The latest are chosen among so many: some of them appear further up the page.
MOST_READ = 14
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
    return list(with_house_name(Community.objects.of(person)))


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


def cards_for(person: Person, community_ids: list[int], *, missed: Meeting | None) -> Cards:
    """What fits the person best; someone new where there is room for a third. Four queries."""
    question, tried = question_card(person, community_ids), tried_card(person)
    is_full = bool(question and tried and missed)
    return Cards(question, tried, missed, None if is_full else person_card(person))


def question_card(person: Person, community_ids: list[int]) -> Question | None:
    """An unsolved question that the person did not put away, with its `fit`."""
    return (
        answerable_by(person, community_ids)
        .exclude(Exists(_skips(person, QUESTION_CARD, "entry")))
        .first()
    )


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

    One query.
    """
    for entry in _to_say.rows(person_id=person.pk, now=timezone.now()):
        found = vars(entry)  # with what the query laid on it
        if entry.pk == found["tried_id"]:
            return Tried(entry)
        return Tried(entry, found["reply_id"], found["reply_author"], found["replied_at"])
    return None


@prepared
def _to_say(person_id: int, now: dt.datetime) -> QuerySet[Entry]:
    person = Person(pk=person_id)
    trials, replies = _trials_of(person, now), _answers_to(person)
    first, answered = Subquery(trials.values("entry")[:1]), Subquery(replies.values("entry")[:1])
    return (
        Entry.objects.filter(Q(pk=first) | Q(pk=answered))
        .annotate(
            tried_id=first,
            reply_id=Subquery(replies.values("pk")[:1]),
            reply_author=Subquery(replies.values("author__name")[:1]),
            replied_at=Subquery(replies.values("created_at")[:1]),
            is_answer=Case(
                When(pk=first, then=Value(0)), default=Value(1), output_field=IntegerField()
            ),
        )
        .select_related("community")
        .defer("body", "body_html")
        .order_by("is_answer")
    )


def _answers_to(person: Person) -> QuerySet[Reply]:
    return (
        Reply.objects.published()
        .filter(
            role=Reply.Role.ANSWER,
            entry__author=person,
            entry__kind=QUESTION,
            entry__state=State.WAITING,
            entry__standing=Standing.PUBLISHED,
            entry__community__in=Community.objects.of(person),
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
        "entry__community__in": Community.objects.of(person),
    }
    due = Trial.objects.going_on().filter(person=person, ask_at__lte=now, **here)
    return due.exclude(Exists(_skips(person, TRIAL_CARD, "entry"))).order_by("ask_at")


def meetings_for(person: Person) -> tuple[Meeting | None, Meeting | None]:
    """The next meeting, and one with notes that the person wanted to go to and missed.

    One query for both.
    """
    now = timezone.now()
    both = _meetings.rows(person_id=person.pk, now=now, since=now - CATCH_UP)
    ahead = next((one for one in both if not one.is_over), None)
    missed = next((one for one in both if one.is_over), None)
    return ahead, missed


@prepared
def _meetings(person_id: int, now: dt.datetime, since: dt.datetime) -> QuerySet[Meeting]:
    person = Person(pk=person_id)
    missed = missed_by(person, at=now, since=since).exclude(
        Exists(_skips(person, MISSED_CARD, "pk"))
    )
    first, second = (
        Subquery(rows.values("pk")[:1]) for rows in (next_meetings_of(person, at=now), missed)
    )
    return with_my_answer(Meeting.objects.filter(Q(pk=first) | Q(pk=second)), person)


def person_card(person: Person) -> Membership | None:
    """Someone who has lately joined one of the person's communities."""
    return _newcomers.first(
        person_id=person.pk, since=timezone.now() - dt.timedelta(days=NEW_FOR_DAYS)
    )


@prepared
def _newcomers(person_id: int, since: dt.datetime) -> QuerySet[Membership]:
    person = Person(pk=person_id)
    return (
        Membership.objects.current()
        .filter(
            community__in=Community.objects.of(person),
            since__gt=since,
            person__in=Person.objects.here().people(),
        )
        .exclude(person=person)
        .exclude(Exists(_skips(person, PERSON_CARD, "person")))
        .select_related("person", "community")
        .order_by("-since", "-pk")[:1]
    )


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
    """One query for all of them, without entries of closed rooms.

    What the page shows `above` is left out of the latest.
    """
    now = timezone.now()
    lately, half_a_year = now - LATELY, now - HALF_A_YEAR
    kinds = {kind.name for room in seat.open_rooms for kind in room.kinds}
    rows = _overview.rows(community_id=seat.community.pk, lately=lately, half_a_year=half_a_year)
    entries = [entry for entry in rows if entry.kind in kinds]
    confirmed = {entry: at for entry in entries if (at := _confirmed_at(entry)) and at > lately}
    telling = kinds_that_tell_worth()
    stories = [
        entry for entry in entries if entry.kind in telling and entry.created_at > half_a_year
    ]
    proven = sorted(confirmed, key=confirmed.__getitem__, reverse=True)[:MOST_CONFIRMED]
    told = sorted(stories, key=lambda entry: entry.created_at, reverse=True)[:MOST_STORIES]
    elsewhere = {*above, *proven, *told}
    latest = [entry for entry in entries[:MOST_READ] if entry not in elsewhere]
    return Overview(latest[:MOST_NOW], proven, told)


def _confirmed_at(entry: Entry) -> dt.datetime | None:
    """When a tip or practice in force was last shown to work."""
    is_in_force = entry.kind in (TIP, PRACTICE) and entry.state != Rung.WITHDRAWN
    return entry.confirmed_at if is_in_force else None


@prepared
def _overview(community_id: int, lately: dt.datetime, half_a_year: dt.datetime) -> QuerySet[Entry]:
    here = Entry.objects.published().filter(community=community_id)
    now = here.order_by("-last_active_at", "-pk")
    confirmed = (
        here.exclude(state=Rung.WITHDRAWN)
        .filter(confirmed_at__gt=lately)
        .order_by("-confirmed_at")
    )
    stories = here.filter(kind__in=kinds_that_tell_worth(), created_at__gt=half_a_year).order_by(
        "-created_at", "-pk"
    )
    ids = (
        Q(pk__in=now.values("pk")[:MOST_READ])
        | Q(pk__in=confirmed.values("pk")[:MOST_CONFIRMED])
        | Q(pk__in=stories.values("pk")[:MOST_STORIES])
    )
    return here.filter(ids).for_list().order_by("-last_active_at", "-pk")


def new_people(seat: Seat, limit: int = 5) -> list[Membership]:
    """Who joined lately, apart from the reader."""
    since = timezone.now() - dt.timedelta(days=NEW_FOR_DAYS)
    members = Membership.objects.current().filter(
        community=seat.community, since__gt=since, person__in=Person.objects.here().people()
    )
    members = members.exclude(person=seat.person)
    return list(members.select_related("person").order_by("-since", "-pk")[:limit])


def shared_communities(person: Person, viewer: Person) -> list[Community]:
    """The communities of `person` that `viewer` can find."""
    return list(
        Community.objects.of(person).filter(
            pk__in=Community.objects.findable_by(viewer).values("pk")
        )
    )


def recent_of(person: Person, viewer: Person, limit: int = 8) -> list[Entry]:
    """The latest entries of `person` that `viewer` may see."""
    entries = (
        Entry.objects.visible_to(viewer).published().filter(authorships__person=person).for_list()
    )
    return list(
        entries.select_related("community", "author").order_by("-created_at", "-pk")[:limit]
    )


def _skips(person: Person, card: str, target: str):
    return Skip.objects.filter(person=person, card=card, target_id=OuterRef(target))
