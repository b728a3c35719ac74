"""One challenge with its ideas, those that go on, and the switches of a community."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from guildhall.commons.models import Entry
from guildhall.commons.page.reads import read_once
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.models import Community, Membership
from guildhall.communities.seats import Seat
from guildhall.ideas.events import CHALLENGE, IDEA
from guildhall.ideas.models import (
    GOING_ON,
    OPEN,
    Answer,
    Assessor,
    Challenge,
    Criterion,
    Score,
    State,
    Switch,
)
from guildhall.kit.prepared import prepared

MOST_SHOWN = 200
MOST_GOING_ON = 5


@dataclass(frozen=True, slots=True)
class Answered:
    """An idea of a challenge, and what was said of it last."""

    entry: Entry
    answer: Answer | None

    @property
    def waits(self) -> bool:
        return self.entry.state in OPEN


@dataclass(frozen=True, slots=True)
class AroundChallenge:
    """Its ideas, the newest first, and whether the person who decides is still here."""

    ideas: list[Answered]
    has_decider: bool

    @property
    def waiting(self) -> int:
        """How many ideas have no outcome yet."""
        return sum(one.waits for one in self.ideas)


def challenge_at(seat: Seat, entry_id: int) -> Entry | None:
    """A challenge with its row and decider; None where the seat does not see it. One query."""
    rows = _challenge.rows(seat, entry_id)
    if not rows:
        return None
    entry = rows[0]
    entry.community = seat.community
    entry.challenge.entry = entry
    return entry


@PreparedAt
def _challenge(seat: Seat, entry_id: int) -> QuerySet[Entry]:
    entries = Entry.objects.at(seat).filter(pk=entry_id, kind=CHALLENGE)
    return entries.select_related("author", "challenge__decider", "challenge__ended_by")


@read_once
def around_challenge(entry: Entry) -> AroundChallenge:
    """Four queries."""
    ideas = _ideas.rows(challenge_id=entry.pk)
    prefetch_related_objects(ideas, "topics")
    said = {one.idea_id: one for one in _answers.rows(challenge_id=entry.pk)}
    here = Membership.objects.current().filter(
        community=entry.community_id, person=entry.challenge.decider_id
    )
    has_decider = entry.challenge.decider_id is not None and here.exists()
    return AroundChallenge([Answered(one, said.get(one.pk)) for one in ideas], has_decider)


@prepared
def _ideas(challenge_id: int) -> QuerySet[Entry]:
    ideas = Entry.objects.published().filter(kind=IDEA, idea__challenge=challenge_id).for_list()
    ideas = ideas.select_related("author", "idea__own_state")
    return ideas.order_by("-idea__put_in_at", "-pk")[:MOST_SHOWN]


@prepared
def _answers(challenge_id: int) -> QuerySet[Answer]:
    """The newest last, so that it is the one that counts."""
    answers = Answer.objects.filter(idea__challenge=challenge_id).exclude(state=State.NEW)
    return answers.select_related("by").order_by("at", "pk")[: 4 * MOST_SHOWN]


def challenges_going_on(community: Community) -> list[Challenge]:
    """What asks for ideas now, the nearest deadline first. One query."""
    return _going_on.rows(community_id=community.pk)


@prepared
def _going_on(community_id: int) -> QuerySet[Challenge]:
    challenges = Challenge.objects.going_on().filter(entry__community=community_id)
    rows = challenges.select_related("entry").defer("entry__body", "entry__body_html")
    return rows.order_by("until_on", "pk")[:MOST_GOING_ON]


def challenges_at(seat: Seat, which: str) -> QuerySet[Entry]:
    """Those that go on, or those that are over, for a list."""
    entries = Entry.objects.at(seat).published().filter(kind=CHALLENGE).for_list()
    entries = entries.select_related("challenge__decider")
    is_over = which == "over"
    return entries.exclude(state__in=GOING_ON) if is_over else entries.filter(state__in=GOING_ON)


@dataclass(frozen=True, slots=True)
class Assessing:
    """Who assesses, what they are asked by, and what this reader is in it."""

    assessors: list[Assessor]
    criteria: list[Criterion]
    own: Assessor | None


def assessing(seat: Seat, challenge: Challenge) -> Assessing:
    """Two queries, the first time; none where no assessors were asked."""
    if challenge.assess_by is None:
        return Assessing([], [], None)
    with_names = Prefetch("assessors", Assessor.objects.select_related("person"))
    prefetch_related_objects([challenge], with_names, "criteria")
    asked = list(challenge.assessors.all())
    person_id = seat.person.pk if seat.person else None
    own = next((one for one in asked if one.person_id == person_id), None)
    return Assessing(asked, list(challenge.criteria.all()), own)


def scores_of(challenge: Challenge) -> list[Score]:
    """What those gave who have handed in. One query."""
    scores = Score.objects.filter(
        assessor__challenge=challenge, assessor__handed_in_at__isnull=False
    )
    return list(scores.order_by("pk"))


def own_scores(assessor: Assessor) -> dict[tuple[int, int], int]:
    rows = assessor.scores.values_list("idea_id", "criterion_id", "value")
    return {(idea, criterion): value for idea, criterion, value in rows}


def own_ideas_for(seat: Seat) -> list[Entry]:
    """What this person could still put into a challenge. One query."""
    ideas = (
        Entry.objects.at(seat)
        .published()
        .filter(kind=IDEA, state__in=OPEN, authorships__person=seat.someone)
    )
    free = ideas.exclude(idea__challenge__entry__state__in=GOING_ON).for_list()
    return list(free.order_by("-created_at", "-pk")[:20])


def switches_on(community: Community) -> set[str]:
    """What stewards turned on here. One query."""
    return set(Switch.objects.of(community).values_list("name", flat=True))
