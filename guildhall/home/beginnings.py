"""How a community begins: steps, ticked off by what really happened, and the next one."""

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.charters.queries import day_to_look_again
from guildhall.commons.models import Entry, Outcome, Skip
from guildhall.communities.evidence import SETTLED
from guildhall.communities.models import Community, Invitation, Membership
from guildhall.communities.rooms import offered_when, rooms
from guildhall.communities.seats import Seat
from guildhall.home.mostly import FirstTexts, first_texts_in
from guildhall.kit.prepared import prepared
from guildhall.meetings.events import MEETING
from guildhall.meetings.models import ActionPoint
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.events import ROOM as TIPS
from guildhall.practices.models import Rung
from guildhall.questions.events import QUESTION
from guildhall.questions.events import ROOM as QUESTIONS
from guildhall.questions.models import State

PEOPLE_ASKED, FIRST_QUESTIONS = 3, 3
CARD = "begin-"
LOOK_AGAIN = "look-again"

MOST_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Begun:
    """What there is already.

    Enough members or people invited by name, enough questions or tips, a meeting, something done
    together or tried, a charter and the day for its review.
    """

    has_people: bool
    has_questions: bool
    has_tips: bool
    has_meeting: bool
    has_win: bool
    has_tried: bool
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
    """One query, which counts no further than it needs."""
    found = vars(_begun.rows(community_id=community.pk)[0])  # with what the query laid on it
    return Begun(**{field.name: found[field.name] for field in fields(Begun)})


@prepared
def _begun(community_id: int) -> QuerySet[Community]:
    here = Entry.objects.published().filter(community=OuterRef("pk"))
    questions, tips = here.filter(kind=QUESTION), here.filter(kind__in=(TIP, PRACTICE))
    by_name = Invitation.objects.filter(community=OuterRef("pk")).exclude(name="", email="")
    members = Membership.objects.current().filter(community=OuterRef("pk"), person__kind="person")
    done = ActionPoint.objects.filter(community=OuterRef("pk"), done_at__isnull=False)
    worked = Outcome.objects.filter(
        reply__entry__community=OuterRef("pk"), result=Outcome.Result.WORKED, replaced_at=None
    )
    tried = tips.filter(state__in=(Rung.TRIED, Rung.HERE, Rung.ELSEWHERE, Rung.STANDARD))
    return (
        Community.objects.filter(pk=community_id)
        .only("has_charter")
        .annotate(
            has_people=_at_least(PEOPLE_ASKED, by_name) | _at_least(PEOPLE_ASKED + 1, members),
            has_questions=_at_least(FIRST_QUESTIONS, questions),
            has_tips=_at_least(FIRST_QUESTIONS, tips),
            has_tried=Exists(tried),
            has_meeting=Exists(here.filter(kind=MEETING)),
            # In this order: reports are walked only where the two others give nothing.
            has_win=Exists(questions.filter(state=State.SOLVED)) | Exists(done) | Exists(worked),
            look_again_on=day_to_look_again(OuterRef("pk")),
        )
    )


def _at_least(number: int, rows: QuerySet) -> Exists:
    """Whether there are so many: the last of them is looked for."""
    return Exists(rows[number - 1 : number])


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
    """The steps in order."""
    skipped, slug, first = skipped_by(seat), seat.community.slug, first_texts_in(seat)
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
            begun.has_people,
        ),
        Beginning(
            "questions",
            first.title,
            first.why,
            first.label,
            reverse(first.url_name, args=[slug]),
            begun.has_tips if first.are_tips else begun.has_questions,
        ),
        _meeting(seat, begun),
        _win(seat, first, begun),
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
    steps += _rooms_to_open(seat)
    return [step if step.name not in skipped else _put_away(step) for step in steps]


def _meeting(seat: Seat, begun: Begun) -> Beginning:
    """Where the room is closed, opening it comes first."""
    slug = seat.community.slug
    return Beginning(
        "meeting",
        _("Set a date for the first meeting"),
        _("People who have met help each other. An hour and three agenda points are enough."),
        _("Plan the meeting"),
        reverse("plan_meeting", args=[slug]) + "?kit=first"
        if seat.has_room("meetings")
        else reverse("room_settings", args=[slug]),
        begun.has_meeting,
    )


def _win(seat: Seat, first: FirstTexts, begun: Begun) -> Beginning:
    """The first thing that was worth coming for; where tips are tried, that something was."""
    return Beginning(
        "win",
        first.win,
        first.why_win,
        _("See the tips") if first.are_tips else _("See the questions"),
        reverse(TIPS if first.are_tips else QUESTIONS, args=[seat.community.slug]),
        begun.has_tried if first.are_tips else begun.has_win or begun.has_tried,
    )


def _rooms_to_open(seat: Seat) -> list[Beginning]:
    """Rooms are suggested when they are first needed, not before.

    One query where one that may be suggested is not open.
    """
    asked = [(offered_when.of(room.slug), seat.has_room(room.slug)) for room in rooms]
    offered = [(offer, is_open) for offer, is_open in asked if offer]
    all_open = all(is_open for _offer, is_open in offered)
    readings = {SETTLED: 0.0 if all_open else float(_solved_in(seat.community))}
    path = reverse("room_settings", args=[seat.community.slug])
    offers = [(offer(readings), is_open) for offer, is_open in offered]
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


def _solved_in(community: Community) -> int:
    """Up to a thousand: an offer needs no more."""
    questions = Entry.objects.published().filter(community=community, kind=QUESTION)
    return questions.filter(state=State.SOLVED).order_by()[:MOST_COUNTED].count()


def skipped_by(seat: Seat) -> set[str]:
    """Steps that this steward put away for this community."""
    if seat.person is None:
        return set()
    skips = _skips.rows(person_id=seat.person.pk, community_id=seat.community.pk)
    return {row.card.removeprefix(CARD) for row in skips}


@prepared
def _skips(person_id: int, community_id: int) -> QuerySet[Skip]:
    return Skip.objects.filter(person=person_id, target_id=community_id, card__startswith=CARD)


def _put_away(step: Beginning) -> Beginning:
    return replace(step, is_skipped=True)
