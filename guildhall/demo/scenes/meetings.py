"""Meetings of the demo: two series over two years, one meeting tomorrow, monthly evenings."""

import datetime as dt
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from guildhall.communities.models import Community
from guildhall.demo.cast import DATA_PEOPLE, NEIGHBOURS, TECHNICIANS, Cast
from guildhall.demo.scenes import meeting_texts as texts
from guildhall.demo.scenes.rhythm import Rhythm
from guildhall.kit.recurrence import read_rule
from guildhall.meetings.actions import (
    answer_coming,
    ask_to_host,
    cancel_meeting,
    check_in,
    finish_action,
    make_occurrence,
    offer_to_host,
    plan_ahead,
    plan_meeting,
    propose_point,
    say_times,
    start_series,
    take_action,
    want_point,
    write_notes,
)
from guildhall.meetings.models import Meeting, MeetingKind, Series
from guildhall.people.models import Person

HALF_AN_HOUR = dt.timedelta(minutes=30)


def fill_technicians(cast: Cast, community: Community, tick: Callable[[], None]) -> None:
    """The Thursday morning and the monthly clinic, and tomorrow somebody shows something."""
    rhythm = Rhythm("technicians meet", cast.now)
    people = [
        cast[key] for key in ("ada", "jola", "rui", "sigrid", "tomasz", "greta", "hamish")
    ] + cast.groups[TECHNICIANS][:5]
    mornings = _series(
        cast,
        community,
        cast["ada"],
        "Thursday morning",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
        dt.time(7, 30),
        days=700,
        minutes=45,
        where="In the depots and on the phone: https://call.example/technicians",
        follows_charter=True,
    )
    _past(
        cast,
        mornings,
        people,
        rhythm,
        notes=texts.TECHNICIANS_NOTES,
        actions=texts.TECHNICIANS_ACTIONS,
        tick=tick,
    )
    clinic = _series(
        cast,
        community,
        cast["greta"],
        "Problem clinic",
        "FREQ=MONTHLY;BYDAY=1WE",
        dt.time(16, 0),
        days=640,
        minutes=50,
        where="https://call.example/clinic",
        kind=MeetingKind.CLINIC,
    )
    _past(cast, clinic, people, rhythm, notes=texts.CLINIC_NOTES, actions=(), tick=tick)
    for person in (cast["rui"], cast["sigrid"], people[7]):
        offer_to_host(mornings, by=person)
    _tomorrow(cast, community, people)


def fill_street(cast: Cast, community: Community, tick: Callable[[], None]) -> None:
    """One evening a month, in a kitchen."""
    rhythm = Rhythm("street meets", cast.now)
    evening = _series(
        cast,
        community,
        cast["ines"],
        "Evening at number 14",
        "FREQ=MONTHLY;BYDAY=1WE",
        dt.time(19, 0),
        days=390,
        minutes=90,
        where="The kitchen of number 14",
        follows_charter=True,
    )
    people = [cast["ines"], *cast.groups[NEIGHBOURS][:7]]
    _past(
        cast,
        evening,
        people,
        rhythm,
        notes=texts.STREET_NOTES,
        actions=texts.STREET_ACTIONS,
        tick=tick,
    )


def fill_data_practice(cast: Cast, community: Community) -> None:
    """No rhythm yet: a first meeting looks for its time."""
    noon = cast.now.replace(hour=11, minute=0, second=0, microsecond=0)
    options = [noon + dt.timedelta(days=days) for days in (5, 6, 8)]
    meeting = plan_meeting(
        community,
        by=cast["noor"],
        title="Who answers when Noor is away?",
        starts_at=None,
        host=cast["noor"],
        options=options,
        about="Four people, forty minutes: what only two of us can do, and who learns it.",
        at=cast.ago(hours=50),
    )
    early, middle, late = meeting.options.all()
    say_times(
        meeting, by=cast["felix"], answers={early.pk: "no", middle.pk: "yes", late.pk: "perhaps"}
    )
    for person in cast.groups[DATA_PEOPLE][:2]:
        say_times(
            meeting, by=person, answers={early.pk: "perhaps", middle.pk: "yes", late.pk: "yes"}
        )


def _series(
    cast: Cast,
    community: Community,
    by: Person,
    name: str,
    rule: str,
    at: dt.time,
    *,
    days: int,
    minutes: int,
    where: str,
    kind: MeetingKind = MeetingKind.OPEN,
    follows_charter: bool = False,
) -> Series:
    start = cast.now - dt.timedelta(days=days)
    return start_series(
        community,
        by=by,
        name=name,
        rule=read_rule(rule),
        starts_on=start.date(),
        starts_at=at,
        at=start,
        minutes=minutes,
        where=where,
        kind=kind,
        follows_charter=follows_charter,
    )


def _past(
    cast: Cast,
    series: Series,
    people: Sequence[Person],
    rhythm: Rhythm,
    *,
    notes: Sequence[str],
    actions: Sequence[str],
    tick: Callable[[], None],
) -> None:
    """What was said and taken on, from the first to the last; most of it is done by now."""
    lines, todo = rhythm.round(notes), rhythm.round(actions or ("",))
    yesterday = (cast.now - dt.timedelta(days=1)).astimezone(ZoneInfo(series.zone)).date()
    for place, day in enumerate(series.days(since=series.starts_on, until=yesterday)):
        tick()
        begins = series.moment(day)
        meeting = make_occurrence(series, day, at=begins - dt.timedelta(days=14))
        host = people[place % 3 if place < 12 else place % len(people)]
        if rhythm.happens(0.08):
            cancel_meeting(
                meeting, by=host, note="Too few could come.", at=begins - dt.timedelta(days=1)
            )
            continue
        ask_to_host(meeting, person=host, by=host, at=begins - dt.timedelta(days=7))
        for person in {
            host,
            *(rhythm.pick(people) for _one in range(2)),
            *rhythm.some(people[:7], 4),
        }:
            check_in(meeting, person=person, by=person, at=begins + HALF_AN_HOUR)
        write_notes(meeting, by=host, body=next(lines), at=begins + dt.timedelta(hours=3))
        if actions and rhythm.happens(0.5):
            _take_on(cast, meeting, rhythm.pick(people), next(todo), begins)
    plan_ahead(series, at=cast.now)


def _take_on(cast: Cast, meeting: Meeting, owner: Person, text: str, begins: dt.datetime) -> None:
    due = (begins + dt.timedelta(days=21)).date()
    point = take_action(
        meeting, by=owner, text=text, owner=owner, due_on=due, at=begins + HALF_AN_HOUR
    )
    if begins < cast.now - dt.timedelta(days=40):
        finish_action(point, by=owner, at=begins + dt.timedelta(days=15))


def _tomorrow(cast: Cast, community: Community, people: Sequence[Person]) -> None:
    """Show and tell, with an agenda, twelve seats, and Ben who hasn't answered yet."""
    at = (cast.now + dt.timedelta(days=1)).replace(hour=14, minute=0, second=0, microsecond=0)
    meeting = plan_meeting(
        community,
        by=cast["jola"],
        title="Show and tell: an earth fault without lifting the floor",
        starts_at=at,
        minutes=45,
        kind=MeetingKind.DEMO,
        where="Gdańsk depot, hall 2, https://call.example/show",
        seats=12,
        host=cast["jola"],
        about="Jola shows it on a real cabinet. Bring your meter.",
        at=cast.ago(hours=70),
    )
    for place, person in enumerate(people[:7]):
        answer = "perhaps" if place == 4 else "yes"
        answer_coming(meeting, by=person, answer=answer, at=cast.ago(hours=60 - place * 5))
    cabinets = propose_point(
        meeting, by=cast["sigrid"], text="Does it work in humid cabinets?", at=cast.ago(hours=40)
    )
    propose_point(
        meeting, by=cast["tomasz"], text="Which meter, and what it costs", at=cast.ago(hours=30)
    )
    for key in ("rui", "greta", "ada"):
        want_point(cabinets, by=cast[key])
    take_action(
        meeting,
        by=cast["jola"],
        text="Bring a humid cabinet relay to the show",
        owner=cast["ben"],
        due_on=at.date(),
        at=cast.ago(hours=30),
    )
