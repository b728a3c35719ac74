"""Series: the next meetings, one moved, all changed, stopped; daylight saving; who hosts."""

import datetime as dt

import pytest

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.kit.recurrence import read_rule
from guildhall.meetings import actions, tasks
from guildhall.meetings.models import Meeting, Series
from guildhall.meetings.tests.times import start, times
from guildhall.notifications.models import Notice

pytestmark = pytest.mark.database


def test_the_next_three_are_made_and_everyone_is_asked_once(world, vienna, deliver):
    series = start(vienna, world.ada)
    deliver()

    assert times(series) == ["03 Mar 18:30", "10 Mar 18:30", "17 Mar 18:30"]
    assert list(Notice.objects.filter(person=world.ben).values_list("rule", "count")) == [
        ("series.started", 1)
    ]


def test_the_hour_on_the_wall_stays_over_a_change_of_clocks(world, vienna, clock):
    series = start(vienna, world.ada)
    clock.move_to(dt.datetime(2026, 3, 23, tzinfo=dt.UTC))

    tasks.plan_next_meetings()

    assert times(series)[-3:] == ["24 Mar 18:30", "31 Mar 18:30", "07 Apr 18:30"]
    assert [meeting.starts_at.hour for meeting in Meeting.objects.order_by("starts_at")][-3:] == [
        17,
        16,
        16,
    ]


def test_the_hour_stays_in_the_south_as_well(world, clock):
    Community.objects.update(time_zone="Australia/Sydney")
    world.community.refresh_from_db()

    series = start(world.community, world.ada, on=dt.date(2026, 3, 31))

    assert times(series) == ["31 Mar 18:30", "07 Apr 18:30", "14 Apr 18:30"]
    assert [meeting.starts_at.hour for meeting in Meeting.objects.order_by("starts_at")] == [
        7,
        8,
        8,
    ]


def test_an_hour_that_the_clocks_skip_is_an_hour_later(world, vienna):
    series = start(
        vienna,
        world.ada,
        rule=read_rule("FREQ=WEEKLY;BYDAY=SU"),
        on=dt.date(2026, 3, 29),
        at=dt.time(2, 30),
    )

    assert times(series)[0] == "29 Mar 03:30"


def test_planning_again_makes_nothing_twice(world, vienna):
    series = start(vienna, world.ada)

    tasks.plan_next_meetings()
    actions.plan_ahead(series)

    assert Meeting.objects.count() == 3


def test_one_is_moved_and_the_others_stay(world, vienna, clock):
    series = start(vienna, world.ada)
    first = Meeting.objects.order_by("starts_at").first()

    actions.change_meeting(
        first,
        by=world.ada,
        title="Evening",
        starts_at=first.starts_at + dt.timedelta(days=1),
        minutes=60,
    )
    clock.move_to(dt.datetime(2026, 3, 5, tzinfo=dt.UTC))
    tasks.plan_next_meetings()

    assert times(series) == ["04 Mar 18:30", "10 Mar 18:30", "17 Mar 18:30", "24 Mar 18:30"]


def test_one_cannot_be_moved_onto_another(world, vienna):
    start(vienna, world.ada)
    first, second = Meeting.objects.order_by("starts_at")[:2]

    with pytest.raises(actions.Clash):
        actions.change_meeting(
            first, by=world.ada, title="Evening", starts_at=second.starts_at, minutes=60
        )


def test_a_cancelled_one_is_not_made_again(world, vienna):
    series = start(vienna, world.ada)
    actions.cancel_meeting(Meeting.objects.order_by("starts_at").first(), by=world.ada)

    actions.plan_ahead(series)

    assert times(series) == ["10 Mar 18:30", "17 Mar 18:30", "24 Mar 18:30"]


def test_from_one_on_they_meet_otherwise_and_what_lies_before_stays(world, vienna, clock):
    series = start(vienna, world.ada)
    second = Meeting.objects.order_by("starts_at")[1]
    actions.answer_coming(second, by=world.ben, answer="yes")

    after = actions.change_series(
        series,
        by=world.ada,
        since=second.occurs_on,
        rule=read_rule("FREQ=WEEKLY;BYDAY=WE"),
        starts_at=dt.time(7),
    )

    series.refresh_from_db()
    second.refresh_from_db()
    assert (times(series), series.ends_on) == (["03 Mar 18:30"], dt.date(2026, 3, 10))
    assert times(after) == ["11 Mar 07:00", "18 Mar 07:00", "25 Mar 07:00"]
    assert (after.continues, second.series, second.comings.count()) == (series, after, 1)


def test_all_that_are_to_come_meet_otherwise_and_what_took_place_stays(world, vienna, clock):
    series = start(vienna, world.ada)
    clock.move_to(dt.datetime(2026, 3, 11, tzinfo=dt.UTC))
    tasks.plan_next_meetings()

    after = actions.change_series(
        series, by=world.ada, rule=read_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH")
    )

    assert times(series) == ["03 Mar 18:30", "10 Mar 18:30"]
    assert times(after) == ["12 Mar 18:30", "26 Mar 18:30", "09 Apr 18:30"]


def test_another_name_or_place_changes_the_series_in_place(world, vienna, clock, deliver):
    series = start(vienna, world.ada)
    actions.answer_coming(Meeting.objects.order_by("starts_at").first(), by=world.ben, answer="yes")
    clock.move_to(dt.datetime(2026, 3, 11, tzinfo=dt.UTC))
    tasks.plan_next_meetings()

    after = actions.change_series(series, by=world.ada, name="Pump evening", where="Canteen")

    titles = list(Entry.objects.order_by("meeting__starts_at").values_list("title", flat=True))
    assert after == series
    assert titles == ["Evening", "Evening", "Pump evening", "Pump evening", "Pump evening"]


def test_a_series_changed_while_it_meets_leaves_that_meeting_where_it_is(world, vienna, clock):
    series = start(vienna, world.ada)
    clock.move_to(dt.datetime(2026, 3, 3, 17, 45, tzinfo=dt.UTC))  # a quarter past the beginning

    after = actions.change_series(series, by=world.ada, name="Pump evening")

    titles = list(Entry.objects.order_by("meeting__starts_at").values_list("title", flat=True))
    assert times(after)[:3] == ["03 Mar 18:30", "10 Mar 18:30", "17 Mar 18:30"]
    assert titles[:2] == ["Evening", "Pump evening"]


def test_no_meeting_moves_to_an_hour_of_today_that_is_over(world, vienna, clock):
    series = start(vienna, world.ada)
    clock.move_to(dt.datetime(2026, 3, 3, 11, tzinfo=dt.UTC))

    after = actions.change_series(series, by=world.ada, starts_at=dt.time(9))

    assert times(after)[:3] == ["10 Mar 09:00", "17 Mar 09:00", "24 Mar 09:00"]


def test_a_meeting_with_a_time_of_its_own_keeps_it_when_the_series_changes(world, vienna):
    series = start(vienna, world.ada)
    first = Meeting.objects.order_by("starts_at").first()
    own = first.starts_at + dt.timedelta(hours=3)
    actions.change_meeting(first, by=world.ada, title="Evening", starts_at=own, minutes=60)

    actions.change_series(series, by=world.ada, starts_at=dt.time(8))

    first.refresh_from_db()
    assert first.starts_at == own


def test_stopping_cancels_what_was_planned_and_starting_again_brings_it_back(
    world, vienna, deliver
):
    series = start(vienna, world.ada)
    actions.answer_coming(Meeting.objects.order_by("starts_at").first(), by=world.ben, answer="yes")

    actions.stop_series(series, by=world.ada)
    actions.stop_series(series, by=world.ada)
    tasks.plan_next_meetings()
    stopped = times(series)
    actions.restart_series(series, by=world.ada)
    deliver()

    assert (stopped, times(series)) == ([], ["03 Mar 18:30", "10 Mar 18:30", "17 Mar 18:30"])
    assert {"meeting.cancelled", "meeting.revived"} <= set(
        Notice.objects.filter(person=world.ben).values_list("rule", flat=True)
    )


def test_a_rule_that_never_meets_is_refused(world, vienna, as_person):
    with pytest.raises(actions.NeverMeets):
        start(vienna, world.ada, rule=read_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
    form = {
        "title": "Never",
        "day": "2026-03-10",
        "at": "18:30",
        "minutes": "45",
        "kind": "open",
        "repeats": "own",
        "rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    }
    page = as_person(world.ada).post("/c/pumps/meetings/plan/", form)

    assert page.status_code == 422
    assert "no meeting in the next ten years" in page.content.decode()
    assert not Series.objects.exists()


def test_a_series_with_an_end_makes_no_more_than_that(world, vienna):
    series = start(vienna, world.ada, rule=read_rule("FREQ=WEEKLY;BYDAY=TU;COUNT=2"))

    assert (times(series), series.ends_on) == (
        ["03 Mar 18:30", "10 Mar 18:30"],
        dt.date(2026, 3, 10),
    )


def test_no_job_looks_further_ahead_than_a_year(world, vienna):
    series = start(vienna, world.ada, rule=read_rule("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1"))

    assert times(series) == ["01 Jun 18:30"]


def test_members_plan_one_and_stewards_what_repeats(world, vienna, as_person):
    form = {
        "title": "Weekly",
        "day": "2026-03-10",
        "at": "18:30",
        "minutes": "45",
        "kind": "open",
        "repeats": "week",
    }

    as_person(world.ben).post("/c/pumps/meetings/plan/", form)
    after_ben = (Meeting.objects.count(), Series.objects.count())
    as_person(world.ada).post("/c/pumps/meetings/plan/", form | {"title": "Every week"})

    assert after_ben == (1, 0)
    assert Series.objects.get().rule == "FREQ=WEEKLY;BYDAY=TU"


def test_changing_this_and_the_following_in_the_browser_moves_the_weekday(world, vienna, as_person):
    start(vienna, world.ada)
    second = Meeting.objects.order_by("starts_at")[1]
    form = {
        "which": "following",
        "repeats": "same",
        "title": "Evening",
        "day": "2026-03-12",
        "at": "19:00",
        "minutes": "60",
        "kind": "open",
    }

    as_person(world.ada).post(f"/c/pumps/meetings/{second.pk}/edit/", form)

    assert times(Series.objects.order_by("pk").last()) == [
        "12 Mar 19:00",
        "19 Mar 19:00",
        "26 Mar 19:00",
    ]


def test_who_would_host_and_has_not_yet_is_named_first(world, vienna, clock, as_person):
    series = start(vienna, world.ada)
    for person in (world.ben, world.cleo):
        actions.offer_to_host(series, by=person)
    first = Meeting.objects.order_by("starts_at").first()
    actions.host_meeting(first, by=world.ben)
    clock.move_to(dt.datetime(2026, 3, 4, tzinfo=dt.UTC))
    actions.say_held(first, by=world.ada)

    page = as_person(world.cleo).get(f"/c/pumps/meetings/series/{series.pk}/").content.decode()

    steward = as_person(world.ada)
    shown = steward.get(f"/c/pumps/meetings/series/{series.pk}/").content.decode()
    second = Meeting.objects.order_by("starts_at")[1]
    steward.post(f"/c/pumps/meetings/{second.pk}/host/{world.cleo.pk}/")

    assert ("Ask Cleo" in shown, "Ask Cleo" in page) == (True, False)
    assert Meeting.objects.get(pk=second.pk).host == world.cleo
    assert "Would like to host for the first time: Cleo" in " ".join(page.split())
    assert "Would host again: Ben" in " ".join(page.split())
