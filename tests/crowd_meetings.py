"""As many meetings as people, and one about which everybody said something."""

import datetime as dt

from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.kit.recurrence import read_rule
from guildhall.meetings.actions import start_series, write_notes
from guildhall.meetings.models import (
    ActionPoint,
    AgendaPoint,
    AgendaVote,
    Coming,
    Meeting,
    Series,
    WouldHost,
)
from guildhall.people.models import Person


def add_meetings(community: Community, steward: Person, people: list[Person]) -> None:
    """A weekly series with as many meetings as there are people.

    And one meeting to which everybody said something.
    """
    Series.objects.filter(community=community).delete()
    today = timezone.localdate()
    series = start_series(
        community,
        by=steward,
        name="Weekly",
        rule=read_rule("FREQ=WEEKLY"),
        starts_on=today - dt.timedelta(weeks=len(people)),
        starts_at=dt.time(18),
    )
    main = _held_each_week(series, steward, people)[0]
    write_notes(
        main,
        by=steward,
        body="\n".join(f"- Line {number} of @{steward.username}" for number in range(40)),
    )
    _talked_over(main, steward, people)


def _held_each_week(series: Series, steward: Person, people: list[Person]) -> list[Meeting]:
    """The last one first."""
    community, today = series.community, timezone.localdate()
    entries = Entry.objects.bulk_create(
        Entry(community=community, kind="meeting", author=steward, title="Weekly", state="held")
        for _one in people
    )
    past = []
    for number, entry in enumerate(entries, start=1):
        day = today - dt.timedelta(weeks=number)
        at = series.moment(day)
        past.append(
            Meeting(
                entry=entry,
                series=series,
                occurs_on=day,
                starts_at=at,
                ends_at=at + dt.timedelta(hours=1),
                host=people[0],
            )
        )
    Meeting.objects.bulk_create(past)
    return past


def _talked_over(main: Meeting, steward: Person, people: list[Person]) -> None:
    community, today = main.entry.community, timezone.localdate()
    points = AgendaPoint.objects.bulk_create(
        AgendaPoint(meeting=main, text=f"Point {one.pk}", proposed_by=one) for one in people
    )
    AgendaVote.objects.bulk_create(AgendaVote(point=points[0], person=one) for one in people)
    Coming.objects.bulk_create(
        Coming(meeting=main, person=one, answer="yes", came_at=main.ends_at) for one in people
    )
    WouldHost.objects.bulk_create(WouldHost(series=main.series, person=one) for one in people)
    ActionPoint.objects.bulk_create(
        ActionPoint(community=community, meeting=main, text="Do it", owner=one, due_on=today)
        for one in [*people, steward]
    )
