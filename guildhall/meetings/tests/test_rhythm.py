"""The rhythm of a charter makes a series, changes it, and is seen when it is not kept."""

import datetime as dt

from guildhall.charters.actions import close_round, propose_charter, write_charter
from guildhall.communities.models import Community
from guildhall.meetings import actions, tasks
from guildhall.meetings.models import Meeting, Series
from guildhall.meetings.rhythm import kept_by
from guildhall.meetings.tests.times import start, times
from guildhall.notifications.models import Notice


def agree_on(world, day, **says):
    draft = write_charter(world.community, by=world.ada, aim="Dry", **says)
    version = propose_charter(draft, by=world.ada, until=day)
    close_round(version, at=dt.datetime.combine(day, dt.time(), dt.UTC) + dt.timedelta(days=2))


def test_the_rhythm_of_a_charter_makes_the_series_and_changes_it(world, vienna):
    agree_on(world, dt.date(2026, 3, 3), meets="week", meets_on=1)
    first = Series.objects.get()
    made = times(first)
    agree_on(world, dt.date(2026, 3, 4), meets="week", meets_on=1, norms="Ask early.")
    unchanged = Series.objects.count()

    agree_on(
        world, dt.date(2026, 3, 5), meets="month", meets_on=3, meets_week=2, meets_where="Canteen"
    )
    changed = times(Series.objects.order_by("pk").last())
    agree_on(world, dt.date(2026, 3, 6), norms="We meet when we want to.")

    assert (made[0], unchanged) == ("03 Mar 18:30", 1)
    assert changed[0] == "12 Mar 18:30"
    assert not Series.objects.running().exists()


def test_an_agreed_rhythm_opens_the_room_that_was_shut(world, vienna):
    Community.objects.update(open_rooms=["talk"])
    world.community.refresh_from_db()

    agree_on(world, dt.date(2026, 3, 3), meets="week", meets_on=1)

    assert "meetings" in Community.objects.get().open_rooms


def test_a_rhythm_that_is_not_kept_is_said_to_stewards_once(world, vienna, clock, deliver):
    series = start(vienna, world.ada)
    for week in range(6):
        clock.move_to(dt.datetime(2026, 3, 3, 23, tzinfo=dt.UTC) + dt.timedelta(weeks=week))
        tasks.plan_next_meetings()
        if week in (0, 3):
            actions.say_held(
                Meeting.objects.filter(ends_at__lt=dt.datetime.now(dt.UTC))
                .order_by("-starts_at")
                .first(),
                by=world.ada,
            )
    clock.shift(dt.timedelta(days=2))

    tasks.look_at_rhythm()
    tasks.look_at_rhythm()
    deliver()

    notice = Notice.objects.get(rule="rhythm.drifts")
    assert (notice.person, notice.count) == (world.ada, 1)
    assert kept_by(series).sentence == "2 of the last 6 planned meetings took place."
