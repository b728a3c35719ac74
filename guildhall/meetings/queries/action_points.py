"""Actions: of a meeting, of a community, of a person."""

from django.db.models import Q, QuerySet

from guildhall.communities.models import Community
from guildhall.kit.prepared import prepared
from guildhall.meetings.models import ActionPoint, Meeting, MeetingState, Series
from guildhall.people.models import Person


def action_points_of(meeting: Meeting) -> tuple[list[ActionPoint], list[ActionPoint]]:
    """Open actions from earlier meetings of the series, and the actions of this one. One query."""
    points = ActionPoint.objects.filter(meeting=meeting)
    if meeting.series_id and meeting.starts_at:
        earlier = ActionPoint.objects.open().filter(
            community=meeting.entry.community_id,
            meeting__starts_at__lt=meeting.starts_at,
            meeting__series__in=_with_those_before(meeting.series_id),
        )
        points = ActionPoint.objects.filter(Q(meeting=meeting) | Q(pk__in=earlier.values("pk")))
    rows = list(points.select_related("owner")[:120])
    is_settled = meeting.is_over and meeting.entry.state != MeetingState.PLANNED
    carried = [] if is_settled else [point for point in rows if point.meeting_id != meeting.pk]
    return carried, [point for point in rows if point.meeting_id == meeting.pk]


def _with_those_before(series_id: int) -> QuerySet[Series]:
    """A series and the one it continues: an action outlives a change of rhythm."""
    return Series.objects.filter(Q(pk=series_id) | Q(continued_by=series_id))


def open_actions(community: Community) -> QuerySet[ActionPoint]:
    """Open actions of a community, the first due on top, those without a date below."""
    points = ActionPoint.objects.open().filter(community=community)
    return points.select_related("owner").order_by("due_on", "pk")


def done_lately(community: Community) -> QuerySet[ActionPoint]:
    """Actions that are done, to be read from the newest on."""
    points = ActionPoint.objects.filter(community=community, done_at__isnull=False)
    return points.select_related("owner")


def my_actions(person: Person) -> list[ActionPoint]:
    """The person's open actions, the first due on top: at most six. One query."""
    return _my_actions.rows(person_id=person.pk)


@prepared
def _my_actions(person_id: int) -> QuerySet[ActionPoint]:
    mine = ActionPoint.objects.open().filter(
        owner=person_id, community__in=Community.objects.of(Person(pk=person_id)).order_by()
    )
    return mine.select_related("community").order_by("due_on", "pk")[:6]
