"""What Meetings declares to the house.

Beside it: `acts`, `parts`, `entry_page`, `notice_rules`, `mail_verbs`, `digest`, `tasks`.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.commons.kinds import path_of
from guildhall.commons.laying_out import Start
from guildhall.communities.evidence import HALF_A_YEAR, MET, RHYTHM, Reading
from guildhall.communities.models import Community, Stage
from guildhall.communities.rooms import Kind, Room
from guildhall.communities.seats import Seat
from guildhall.communities.stages import Offer
from guildhall.meetings.actions import go_along
from guildhall.meetings.events import (
    MEETING,
    MEETING_CANCELLED,
    MEETING_PLANNED,
    NOTES_WRITTEN,
    ROOM,
)
from guildhall.meetings.models import (
    ActionPoint,
    AgendaPoint,
    Coming,
    Meeting,
    MeetingState,
    TimeVoice,
    WouldHost,
)
from guildhall.meetings.policy import may_plan_meeting
from guildhall.meetings.queries import coming_up
from guildhall.people.kept import Kept
from guildhall.people.models import Person
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Begin, Intent, TakeUp
from guildhall.webhooks.subjects import HookSubject, SentEvent

FEWEST_PLANNED = 3
MOST_KEPT = 20  # on a device
OLD_ENOUGH = dt.timedelta(weeks=12)

room = Room(
    slug=ROOM,
    name=gettext_lazy("Meetings"),
    icon="calendar",
    purpose=gettext_lazy("When you meet, who's going and what came of it."),
    kinds=(
        Kind(
            MEETING,
            gettext_lazy("meeting"),
            edit_url_name=None,
            is_made_ahead=True,
            states=tuple(MeetingState.choices),
        ),
    ),
)
offers = (
    Offer(
        Stage.COALESCING,
        10,
        gettext_lazy("Meet for the first time, with three lines of agenda"),
        "plan_meeting",
        "?kit=first",
    ),
    Offer(Stage.STEWARDSHIP, 20, gettext_lazy("Let someone host for the first time"), "meetings"),
    Offer(
        Stage.TRANSFORMATION,
        10,
        gettext_lazy("Meet and ask openly: keep, change or end?"),
        "plan_meeting",
        "?kit=keep",
    ),
)
begins = Begin(
    Intent.PLAN,
    ROOM,
    gettext_lazy("Plan a meeting"),
    gettext_lazy("On site, by call, or both"),
    "calendar-plus",
    "plan_meeting",
)
panels = TakeUp(ROOM, gettext_lazy("Action"), "add_action")
starts = Start(
    ROOM,
    gettext_lazy("Plan a meeting with it"),
    "calendar-plus",
    "plan_meeting",
    lambda seat, layout: bool(layout.steps and may_plan_meeting(seat)),
)
help = HelpPage("meetings", gettext_lazy("Meetings"), "meetings/help.html")


def on_move(entry_ids: Sequence[int], community: Community) -> None:
    go_along(entry_ids, community)


def series_of(entry_ids: Sequence[int]) -> Mapping[int, int]:
    """The series of those that belong to one. One query."""
    meetings = Meeting.objects.filter(entry__in=entry_ids, series__isnull=False)
    return dict(meetings.values_list("entry", "series"))


def hooks() -> tuple[HookSubject, ...]:
    return (
        HookSubject(MEETING_PLANNED, gettext_lazy("A meeting was planned"), _planned),
        HookSubject(MEETING_CANCELLED, gettext_lazy("A meeting was cancelled"), _cancelled),
        HookSubject(NOTES_WRITTEN, gettext_lazy("Meeting notes were written"), _notes),
    )


def _planned(subject: SentEvent) -> str:
    return _("%(name)s planned a meeting: %(title)s") % {
        "name": subject.name,
        "title": subject.entry.title,
    }


def _cancelled(subject: SentEvent) -> str:
    return _("Cancelled: %(title)s") % {"title": subject.entry.title}


def _notes(subject: SentEvent) -> str:
    return _("Notes: %(title)s") % {"title": subject.entry.title}


def evidence(community: Community) -> dict[str, Reading]:
    """How many meetings took place in all, and of those planned in the last half year. One query.

    There is no rhythm yet before twelve weeks and three meetings (domain.md, section 4).
    """
    now = timezone.now()
    held, lately = Q(entry__state=MeetingState.HELD), Q(starts_at__gt=now - HALF_A_YEAR)
    over = Meeting.objects.published().filter(
        entry__community=community, ends_at__lte=now, is_cancelled_with_series=False
    )
    counts = over.aggregate(
        held=Count("pk", filter=held),
        first=Min("starts_at", filter=held),
        planned_lately=Count("pk", filter=lately),
        held_lately=Count("pk", filter=held & lately),
    )
    text = ngettext("%(held)d meeting took place", "%(held)d meetings took place", counts["held"])
    readings = {MET: Reading(counts["held"], text % counts if counts["held"] else "")}
    is_old = counts["first"] and counts["first"] < now - OLD_ENOUGH
    if is_old and counts["planned_lately"] >= FEWEST_PLANNED:
        text = _(
            "%(held_lately)d of %(planned_lately)d meetings planned in the last half year "
            "took place"
        )
        share = counts["held_lately"] / counts["planned_lately"]
        readings[RHYTHM] = Reading(share, text % counts)
    return readings


def kept_pages(seat: Seat) -> Iterator[tuple[str, object]]:
    """The agenda, and the pages of the next meetings. Two queries."""
    if not seat.has_room(ROOM):
        return
    slug = seat.community.slug
    yield reverse("meetings", args=[slug]), room.name
    for meeting in coming_up(seat.community, limit=MOST_KEPT):
        yield path_of(meeting.entry, slug), ""


def exports(person: Person) -> Kept:
    actions = ActionPoint.objects.filter(owner=person)
    coming, voices = Coming.objects.filter(person=person), TimeVoice.objects.filter(person=person)
    return {
        "meetings": coming.values("meeting_id", "answer", "at", "came_at"),
        "would_host": WouldHost.objects.filter(person=person).values("series__name", "at"),
        "agenda_proposed": AgendaPoint.objects.filter(proposed_by=person).values(
            "meeting_id", "text", "at"
        ),
        "times_said": voices.values("option__starts_at", "answer", "at"),
        "actions": actions.values(
            "community__name", "text", "due_on", "made_at", "done_at", "dropped_at"
        ),
    }
