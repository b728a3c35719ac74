"""Reads for the home page, the overview and a person's page: each a walk along an index."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.evidence import HALF_A_YEAR
from guildhall.communities.models import Community, JoinRequest, Membership, RolePeriod
from guildhall.communities.models.absence import Absence
from guildhall.communities.queries import NEW_FOR_DAYS
from guildhall.communities.rooms import kinds_that_tell_worth
from guildhall.communities.seats import FIRST_WEEKS, Seat, with_house_name
from guildhall.communities.standing_in import absences_about, absences_concerning
from guildhall.kit.prepared import prepared
from guildhall.meetings.models import Meeting
from guildhall.meetings.queries import next_meetings_of, with_my_answer
from guildhall.people.models import Person
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.models import Rung
from guildhall.practices.models.way import LATELY
from guildhall.questions.models import Relay

MOST_NOW, MOST_CONFIRMED, MOST_STORIES, MOST_NEW_PEOPLE = 8, 4, 2, 5
MOST_OPEN = 6  # communities, for the world
# The latest are chosen among so many: some of them appear further up the page.
MOST_READ = 14
# Of a community: its card, what can be begun in it, and whether someone new begins in it.
AT_HOME = ("slug", "name", "purpose", "accent", "open_rooms", "closed_at", "created_by")
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


def open_communities() -> list[Community]:
    """The first by name of those that the world reads: kept with the page of the world."""
    return list(Community.objects.findable_by(None).order_by("name_key", "pk")[:MOST_OPEN])


def my_communities(person: Person) -> list[Community]:
    """By name; each row also says whether the person is away or asked to cover."""
    return _mine.rows(person_id=person.pk, now=timezone.now())


@prepared
def _mine(person_id: int, now: dt.datetime) -> QuerySet[Community]:
    communities = with_house_name(Community.objects.of(Person(pk=person_id))).only(*AT_HOME)
    return communities.annotate(has_absences=Exists(absences_concerning(person_id, at=now)))


def absences_at_home(person: Person, communities: list[Community]) -> list[Absence]:
    """Their own, and those they cover or are asked to cover. A query only where there are any."""
    has_some = any(vars(one)["has_absences"] for one in communities[:1])
    return absences_about(person) if has_some else []


def beginner_in(person: Person, communities: list[Community]) -> Community | None:
    """Where someone in their first two weeks in the hall begins. No query."""
    if person.claimed_at is None or person.claimed_at < timezone.now() - FIRST_WEEKS:
        return None
    joined = (one for one in communities if one.created_by_id != person.pk)
    return next((one for one in joined if not one.is_closed), None)


def where_to_begin(communities: list[Community]) -> list[Community]:
    """Those in which something can be begun now. No query."""
    return [one for one in communities if not one.is_closed]


def next_meeting(person: Person) -> Meeting | None:
    """The next one in the person's communities, unless they said no."""
    return _next_meeting.first(person_id=person.pk, now=timezone.now())


@prepared
def _next_meeting(person_id: int, now: dt.datetime) -> QuerySet[Meeting]:
    person = Person(pk=person_id)
    return with_my_answer(next_meetings_of(person, at=now), person)[:1]


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
