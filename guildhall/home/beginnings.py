"""How a community begins: five steps, read from what really happened, and the one that comes next."""

import datetime as dt
from dataclasses import dataclass
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
    """What there is already: people who came, people asked by name, questions, a meeting, a small win, a charter."""

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
    """One step: whether it is done, why it helps, and where it is done. `needs` names the room it happens in."""

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
    """The first step that is neither done nor put away; once all are, the charter on the day on which it is looked at again."""
    begun = begun_in(seat.community)
    step = next(
        (step for step in _path(seat, begun) if not step.is_done and not step.is_skipped), None
    )
    today = timezone.now().astimezone(ZoneInfo(seat.community.time_zone)).date()
    if step is None and begun.look_again_on and begun.look_again_on <= today:
        why = _(
            "On the day that you chose when it was agreed. Keep it, change it, or choose another day."
        )
        return Beginning(
            LOOK_AGAIN,
            _("Review the charter"),
            why,
            _("Open the charter"),
            reverse("charter", args=[seat.community.slug]),
            False,
        )
    return step


def _path(seat: Seat, begun: Begun) -> list[Beginning]:
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
                "A call for everybody reaches nobody. Whoever is asked by name says yes, or says whom to ask."
            ),
            _("Invite them"),
            reverse("invite", args=[slug]),
            begun.asked >= PEOPLE_ASKED or begun.members > PEOPLE_ASKED,
        ),
        Beginning(
            "questions",
            _("Write down three problems you have now"),
            _(
                "What is real today shows the others what this place is for, and gives them something to answer."
            ),
            _("Ask"),
            reverse("ask", args=[slug]),
            begun.questions >= FIRST_QUESTIONS,
        ),
        Beginning(
            "meeting",
            _("Set a date for the first meeting"),
            _(
                "People who have met answer each other. An hour and three lines of agenda are enough."
            ),
            _("Plan it"),
            meetings,
            begun.has_meeting,
        ),
        Beginning(
            "win",
            _("Reach a first small thing together"),
            _(
                "One question solved, or one thing done that was promised: then it was worth coming, and people come back."
            ),
            _("See what is open"),
            reverse("questions", args=[slug]),
            begun.has_win,
        ),
        Beginning(
            "charter",
            _("Agree on a short charter"),
            _(
                "What you want, how you treat each other, when you meet: said once, so that nobody has to guess. Later is early enough."
            ),
            _("Write it"),
            reverse("charter", args=[slug]),
            begun.has_charter,
        ),
    ]
    steps += _rooms_to_open(seat, begun)
    return [step if step.name not in skipped else _put_away(step) for step in steps]


def _rooms_to_open(seat: Seat, begun: Begun) -> list[Beginning]:
    """Rooms that are offered when they are first needed, not before."""
    readings, path = (
        {SETTLED: float(begun.solved)},
        reverse("room_settings", args=[seat.community.slug]),
    )
    found = [(offered_when.of(room.slug), seat.has_room(room.slug)) for room in rooms]
    offers = [(offer(readings), is_open) for offer, is_open in found if offer]
    return [
        Beginning(
            offer.name,
            offer.title_once_open if is_open else offer.title,
            offer.why,
            _("Open it"),
            path,
            is_open,
        )
        for offer, is_open in offers
        if is_open or offer.is_due
    ]


def skipped_by(seat: Seat) -> set[str]:
    """Steps that this steward put away for this community."""
    return (
        {row.card.removeprefix(CARD) for row in _skips(seat.person, seat.community)}
        if seat.person
        else set()
    )


def _skips(person: Person, community: Community) -> QuerySet[Skip]:
    return Skip.objects.filter(person=person, target_id=community.pk, card__startswith=CARD)


def _put_away(step: Beginning) -> Beginning:
    return Beginning(step.name, step.title, step.why, step.label, step.path, step.is_done, True)


def _count_of(rows: QuerySet) -> Coalesce:
    """How many of these rows belong to the community of the outer query."""
    counted = rows.order_by().values("community").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())
