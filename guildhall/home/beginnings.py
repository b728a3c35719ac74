"""How a community begins: steps, ticked off by what really happened, and the next one."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.charters.queries import day_to_look_again
from guildhall.commons.models import Entry, Outcome
from guildhall.communities.evidence import SETTLED
from guildhall.communities.models import Community, Invitation, Membership
from guildhall.communities.rooms import offered_when, rooms
from guildhall.communities.seats import Seat
from guildhall.home.models import Skip
from guildhall.meetings.events import MEETING
from guildhall.meetings.models import ActionPoint
from guildhall.people.models import Person
from guildhall.questions.events import QUESTION
from guildhall.questions.models import State

PEOPLE_ASKED, FIRST_QUESTIONS = 3, 3
CARD = "begin-"
LOOK_AGAIN = "look-again"


@dataclass(frozen=True, slots=True)
class Begun:
    """What there is already.

    Members, people invited by name, questions and solved ones, a meeting, something done together,
    a charter and the day for its review.
    """

    members: int
    asked: int
    questions: int
    solved: int
    has_meeting: bool
    has_win: bool
    has_charter: bool
    look_again_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Beginning:
    """One step: why it helps, where to take it, and whether it is done or put away."""

    name: str
    title: Any
    why: Any
    label: Any
    path: str
    is_done: bool
    is_skipped: bool = False


def begun_in(community: Community) -> Begun:
    """One query."""
    here = Entry.objects.published().filter(community=OuterRef("pk"))
    by_name = Invitation.objects.filter(community=OuterRef("pk")).exclude(name="", email="")
    members = Membership.objects.current().filter(community=OuterRef("pk"), person__kind="person")
    worked = Outcome.objects.filter(
        reply__entry__community=OuterRef("pk"), result=Outcome.Result.WORKED, replaced_at=None
    )
    done = ActionPoint.objects.filter(community=OuterRef("pk"), done_at__isnull=False)
    row: Any = (
        Community.objects.filter(pk=community.pk)
        .annotate(
            members_now=_count_of(members),
            asked_now=_count_of(by_name),
            questions_now=_count_of(here.filter(kind=QUESTION)),
            solved_now=_count_of(here.filter(kind=QUESTION, state=State.SOLVED)),
            has_meeting=Exists(here.filter(kind=MEETING)),
            has_win=Exists(here.filter(kind=QUESTION, state=State.SOLVED))
            | Exists(worked)
            | Exists(done),
        )
        .annotate(look_again=day_to_look_again(OuterRef("pk")))
        .values_list(
            "members_now",
            "asked_now",
            "questions_now",
            "solved_now",
            "has_meeting",
            "has_win",
            "has_charter",
            "look_again",
        )
        .get()
    )
    return Begun(*row)


def beginning_of(seat: Seat) -> list[Beginning]:
    """The whole path, in order; two queries."""
    return _path(seat, begun_in(seat.community))


def next_beginning(seat: Seat) -> Beginning | None:
    """The first step that is neither done nor put away; after the last, a review that is due."""
    begun = begun_in(seat.community)
    step = next(
        (step for step in _path(seat, begun) if not step.is_done and not step.is_skipped), None
    )
    today = timezone.now().astimezone(ZoneInfo(seat.community.time_zone)).date()
    if step is None and begun.look_again_on and begun.look_again_on <= today:
        return _charter_to_review(seat)
    return step


def _charter_to_review(seat: Seat) -> Beginning:
    return Beginning(
        LOOK_AGAIN,
        _("Review the charter"),
        _("You set this day when you agreed on it. Keep it, change it, or set another day."),
        _("Open the charter"),
        reverse("charter", args=[seat.community.slug]),
        is_done=False,
    )


def _path(seat: Seat, begun: Begun) -> list[Beginning]:
    """The steps in order. Long, since it is a list with the sentences of each."""
    skipped, slug = skipped_by(seat), seat.community.slug
    meetings = (
        reverse("plan_meeting", args=[slug]) + "?kit=first"
        if seat.has_room("meetings")
        else reverse("room_settings", args=[slug])
    )
    steps = [
        Beginning(
            "people",
            _("Ask three people by name"),
            _(
                "A call to everyone reaches nobody. "
                "People you ask by name say yes, or tell you who else to ask."
            ),
            _("Invite colleagues"),
            reverse("invite", args=[slug]),
            begun.asked >= PEOPLE_ASKED or begun.members > PEOPLE_ASKED,
        ),
        Beginning(
            "questions",
            _("Write down three problems you have now"),
            _(
                "Real problems show others what this place is for, "
                "and give them something to answer."
            ),
            _("Ask a question"),
            reverse("ask", args=[slug]),
            begun.questions >= FIRST_QUESTIONS,
        ),
        Beginning(
            "meeting",
            _("Set a date for the first meeting"),
            _("People who have met help each other. An hour and three agenda points are enough."),
            _("Plan the meeting"),
            meetings,
            begun.has_meeting,
        ),
        Beginning(
            "win",
            _("Get one small thing done together"),
            _(
                "One question solved or one action done: that made it worth coming, "
                "and people come back."
            ),
            _("See the questions"),
            reverse("questions", args=[slug]),
            begun.has_win,
        ),
        Beginning(
            "charter",
            _("Agree on a short charter"),
            _(
                "What you want, how you treat each other, when you meet: written down once, "
                "so nobody has to guess. There's no hurry."
            ),
            _("Write the charter"),
            reverse("charter", args=[slug]),
            begun.has_charter,
        ),
    ]
    steps += _rooms_to_open(seat, begun)
    return [step if step.name not in skipped else _put_away(step) for step in steps]


def _rooms_to_open(seat: Seat, begun: Begun) -> list[Beginning]:
    """Rooms are suggested when they are first needed, not before."""
    readings = {SETTLED: float(begun.solved)}
    path = reverse("room_settings", args=[seat.community.slug])
    asked = [(offered_when.of(room.slug), seat.has_room(room.slug)) for room in rooms]
    offers = [(offer(readings), is_open) for offer, is_open in asked if offer]
    return [
        Beginning(
            offer.name,
            offer.title_once_open if is_open else offer.title,
            offer.why,
            _("Open the room"),
            path,
            is_open,
        )
        for offer, is_open in offers
        if is_open or offer.is_due
    ]


def skipped_by(seat: Seat) -> set[str]:
    """Steps that this steward put away for this community."""
    if seat.person is None:
        return set()
    return {row.card.removeprefix(CARD) for row in _skips(seat.person, seat.community)}


def _skips(person: Person, community: Community) -> QuerySet[Skip]:
    return Skip.objects.filter(person=person, target_id=community.pk, card__startswith=CARD)


def _put_away(step: Beginning) -> Beginning:
    return replace(step, is_skipped=True)


def _count_of(rows: QuerySet) -> Coalesce:
    """How many of these rows belong to the community of the outer query."""
    counted = rows.order_by().values("community").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())
