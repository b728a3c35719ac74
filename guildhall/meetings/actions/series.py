"""Series: start, edit (this and all later, or all upcoming), stop, and make the next meetings."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.activity.findable import Findable, text_changed
from guildhall.commons.log import tell
from guildhall.commons.models import Entry
from guildhall.communities.models import Community, RolePeriod
from guildhall.kit.recurrence import Rule, read_rule
from guildhall.kit.words import fold
from guildhall.meetings import events
from guildhall.meetings.actions.planning import lay_out, lock_meeting, make_meeting, set_state
from guildhall.meetings.models import ActionPoint, Meeting, MeetingKind, MeetingState, Series
from guildhall.meetings.titles import whole_title
from guildhall.people.models import Person

AHEAD = 3
A_DAY = dt.timedelta(days=1)
HORIZON = dt.timedelta(days=366)
_PLAIN = ("name", "kind", "minutes", "where", "about", "seats")


class NeverMeets(ValueError):
    """By this rule there would be no meeting in the next ten years."""


def start_series(
    community: Community,
    *,
    by: Person | None,
    name: str,
    rule: Rule,
    starts_on: dt.date,
    starts_at: dt.time,
    minutes: int = 60,
    kind: str = MeetingKind.OPEN,
    where: str = "",
    about: str = "",
    seats: int | None = None,
    agenda: Sequence[str] = (),
    grew_from: Entry | None = None,
    follows_charter: bool = False,
    continues: Series | None = None,
    at: dt.datetime | None = None,
) -> Series:
    """Meetings by a rule from `starts_on` on, in the community's time zone.

    The next ones are made at once; the first has the agenda, and links to what it grew from.
    Raises NeverMeets, TitleTooLong.
    """
    first = rule.first(starts_on)
    if first is None:
        raise NeverMeets("With this rule there would never be a meeting.")
    ending = rule.ending(first)
    with transaction.atomic():
        series = Series.objects.create(
            community=community,
            name=whole_title(name),
            kind=kind,
            rule=str(rule),
            starts_on=first,
            starts_at=starts_at,
            minutes=minutes,
            zone=community.time_zone,
            ends_on=ending.until,
            where=where,
            about=about,
            seats=seats,
            follows_charter=follows_charter,
            continues=continues,
            made_by=by,
            made_at=at or timezone.now(),
        )
        if continues is None:
            _announce(series, agenda, grew_from, at)
    return series


def _announce(
    series: Series, agenda: Sequence[str], grew_from: Entry | None, at: dt.datetime | None
) -> None:
    """Its first meeting is what is new in the lists, and what its notice leads to."""
    made = plan_ahead(series, at=at)
    for first in made[:1]:
        lay_out(first, agenda=agenda, grew_from=grew_from, by=series.made_by)
    Entry.objects.filter(pk__in=[one.pk for one in made[:1]]).update(last_active_at=series.made_at)
    record(
        events.SERIES_STARTED,
        actor_id=series.made_by_id,
        community_id=series.community_id,
        at=at,
        is_automated=series.made_by_id is None,
        entry_id=made[0].entry_id if made else None,
        series=series.pk,
    )


def plan_ahead(series: Series, *, at: dt.datetime | None = None) -> list[Meeting]:
    """Make the next three meetings, if they are missing and lie within a year.

    Returns the new ones.
    """
    now = at or timezone.now()
    with transaction.atomic():
        series = Series.objects.select_for_update().get(pk=series.pk)
        if series.stopped_at:
            return []
        today = now.astimezone(ZoneInfo(series.zone)).date()
        known = dict(
            series.meetings.filter(occurs_on__gte=today).values_list("occurs_on", "entry__state")
        )
        made, ahead = [], 0
        for day in series.days(since=today, until=today + HORIZON):
            if series.moment(day) + dt.timedelta(minutes=series.minutes) <= now:
                continue
            if day not in known:
                made.append(make_occurrence(series, day, at=at))
            ahead += known.get(day) != MeetingState.CANCELLED
            if ahead >= AHEAD:
                break
    return made


def make_occurrence(series: Series, day: dt.date, *, at: dt.datetime | None = None) -> Meeting:
    """The meeting of that day as a row of its own, made once. It has no notice: the series had."""
    with transaction.atomic():
        Series.objects.select_for_update().get(pk=series.pk)
        known = series.meetings.filter(occurs_on=day).first()
        if known:
            return known
        made = make_meeting(
            series.community,
            by=_author_of(series),
            title=series.name,
            starts_at=series.moment(day),
            minutes=series.minutes,
            at=at,
            passes_gates=False,
            series=series,
            occurs_on=day,
            kind=series.kind,
            where=series.where,
            about=series.about,
            seats=series.seats,
            zone=series.zone,
        )
        _rest(made, since=series.made_at)
        text_changed(Findable.ENTRY, [made.entry_id])
        return made


def change_series(
    series: Series, *, by: Person | None, since: dt.date | None = None, **changes: Any
) -> Series:
    """Edit the meetings from `since` on (the day of one of them), or all upcoming ones.

    `changes` are fields of Series, `rule` among them as a Rule. Earlier meetings keep their
    series, and a new one goes on from there. Planned meetings move along in order, with everyone
    who is going; those with a time of their own keep it. Raises NeverMeets, TitleTooLong.
    """
    if "name" in changes:
        changes["name"] = whole_title(changes["name"])
    with transaction.atomic():
        series = Series.objects.select_for_update().select_related("community").get(pk=series.pk)
        today = timezone.now().astimezone(ZoneInfo(series.zone)).date()
        begins = max(since or today, today)
        rule = changes.pop("rule", None) or read_rule(series.rule)
        is_new_rhythm = (
            str(rule) != series.rule
            or changes.get("starts_at", series.starts_at) != series.starts_at
        )
        first = rule.first(begins if is_new_rhythm or since else series.starts_on)
        if first is None:
            raise NeverMeets("With this rule there would never be a meeting.")
        if _has_history(series, begins) and (is_new_rhythm or since):
            after = _go_on_with(series, rule, first, by, changes)
        else:
            after = _change_in_place(
                series, rule, first if is_new_rhythm else series.starts_on, changes
            )
        _take_along(series, after, begins, by)
        plan_ahead(after)
        record(
            events.SERIES_CHANGED,
            actor_id=by.pk if by else None,
            community_id=series.community_id,
            is_automated=by is None,
            series=after.pk,
        )
    return after


def stop_series(series: Series, *, by: Person | None) -> Series:
    """No more meetings after today. Planned ones are cancelled; a restart brings them back."""
    with transaction.atomic():
        series = Series.objects.select_for_update().get(pk=series.pk)
        if series.stopped_at:
            return series
        series.stopped_at = timezone.now()
        series.save(update_fields=["stopped_at"])
        for meeting in _to_come(series):
            _cancel_with_series(meeting, by)
        record(
            events.SERIES_STOPPED,
            actor_id=by.pk if by else None,
            community_id=series.community_id,
            is_automated=by is None,
            series=series.pk,
        )
    return series


def restart_series(series: Series, *, by: Person) -> Series:
    """Go on with a stopped series and those of its meetings that lie in the future."""
    with transaction.atomic():
        series = Series.objects.select_for_update().get(pk=series.pk)
        if series.stopped_at is None:
            return series
        series.stopped_at = None
        series.save(update_fields=["stopped_at"])
        for meeting in series.meetings.filter(
            is_cancelled_with_series=True, starts_at__gt=timezone.now()
        ):
            meeting = lock_meeting(meeting)
            meeting.is_cancelled_with_series, meeting.sequence = False, meeting.sequence + 1
            meeting.save(update_fields=["is_cancelled_with_series", "sequence"])
            set_state(meeting, MeetingState.PLANNED)
            tell(events.MEETING_REVIVED, entry=meeting.entry, by=by)
        plan_ahead(series)
        record(
            events.SERIES_STARTED,
            actor_id=by.pk,
            community_id=series.community_id,
            series=series.pk,
        )
    return series


def _rest(meeting: Meeting, *, since: dt.datetime) -> None:
    """A series that goes on is no news: its meetings rise in lists once people write in them."""
    Entry.objects.filter(pk=meeting.entry_id).update(last_active_at=since - A_DAY)


def go_along(meeting_ids: Sequence[int], to: Community) -> None:
    """Meetings have moved to another community: their actions move along.

    A series moves once all its meetings have.
    """
    ActionPoint.objects.filter(meeting__in=meeting_ids).update(community=to)
    for series in Series.objects.filter(meetings__in=meeting_ids).exclude(community=to).distinct():
        if not series.meetings.exclude(entry__community=to).exists():
            Series.objects.filter(pk=series.pk).update(community=to)


def _has_history(series: Series, begins: dt.date) -> bool:
    """Whether the series has a meeting before that day."""
    if series.starts_on >= begins:
        return False
    return any(series.days(since=series.starts_on, until=begins - A_DAY))


def _go_on_with(
    series: Series, rule: Rule, first: dt.date, by: Person | None, changes: dict[str, Any]
) -> Series:
    kept = {field: getattr(series, field) for field in _PLAIN} | {"starts_at": series.starts_at}
    after = start_series(
        series.community,
        by=by or series.made_by,
        rule=_with_end(rule, series),
        starts_on=first,
        continues=series,
        follows_charter=series.follows_charter,
        **{**kept, **changes},
    )
    series.ends_on = first - dt.timedelta(days=1)
    series.save(update_fields=["ends_on"])
    return after


def _change_in_place(series: Series, rule: Rule, first: dt.date, changes: dict[str, Any]) -> Series:
    if str(rule) != series.rule or rule.until or rule.count:
        series.rule, series.ends_on = str(rule), rule.ending(first).until
    for field, value in changes.items():
        setattr(series, field, value)
    series.starts_on = first
    series.save()
    return series


def _with_end(rule: Rule, series: Series) -> Rule:
    """A series that had a last day keeps it, unless the rule says otherwise."""
    if rule.is_endless and series.ends_on:
        return replace(rule, until=series.ends_on)
    return rule


def _take_along(before: Series, after: Series, begins: dt.date, by: Person | None) -> None:
    """Move the planned meetings in order onto the days of the edited series that are still to come.

    A day whose meeting has begun keeps it. Those for which no day is left are cancelled.
    """
    planned = [
        meeting for meeting in _to_come(before) if meeting.occurs_on and meeting.occurs_on >= begins
    ]
    Meeting.objects.filter(pk__in=[meeting.pk for meeting in planned]).update(series=None)
    taken, now = set(after.meetings.values_list("occurs_on", flat=True)), timezone.now()
    free = (
        day
        for day in after.days(since=begins, until=begins + HORIZON)
        if day not in taken and after.moment(day) > now
    )
    days = list(islice(free, len(planned)))
    for meeting, day in zip(planned, [*days, *[None] * len(planned)], strict=False):
        if day is None:
            _cancel_with_series(meeting, by)
            continue
        _move_to(meeting, after, day, by)


def _move_to(meeting: Meeting, series: Series, day: dt.date, by: Person | None) -> None:
    before = (meeting.starts_at, meeting.ends_at, meeting.where)
    meeting.series, meeting.occurs_on = series, day
    if not meeting.has_own_time:
        meeting.starts_at = series.moment(day)
        meeting.ends_at = meeting.starts_at + dt.timedelta(minutes=series.minutes)
    meeting.kind, meeting.where = series.kind, series.where
    meeting.about, meeting.seats = series.about, series.seats
    is_moved = before != (meeting.starts_at, meeting.ends_at, meeting.where)
    meeting.sequence += is_moved
    meeting.save()
    Entry.objects.filter(pk=meeting.entry_id).update(title=series.name, name_key=fold(series.name))
    text_changed(Findable.ENTRY, [meeting.entry_id])
    if is_moved:
        tell(events.MEETING_MOVED, entry=meeting.entry, by=by)


def _cancel_with_series(meeting: Meeting, by: Person | None) -> None:
    meeting.is_cancelled_with_series = True
    meeting.sequence += 1
    meeting.save(update_fields=["is_cancelled_with_series", "sequence"])
    set_state(meeting, MeetingState.CANCELLED)
    tell(events.MEETING_CANCELLED, entry=meeting.entry, by=by)


def _to_come(series: Series) -> list[Meeting]:
    planned = series.meetings.filter(
        starts_at__gt=timezone.now(), entry__state=MeetingState.PLANNED
    )
    return list(planned.select_related("entry__community").order_by("starts_at", "pk"))


def _author_of(series: Series) -> Person:
    """The person who started it; if they are gone, a steward or the community's first person."""
    if series.made_by and series.made_by.is_here:
        return series.made_by
    held = RolePeriod.objects.stewards_of(series.community)
    steward = held.select_related("person").order_by("since").first()
    author = steward.person if steward else series.community.created_by or series.made_by
    if author is None:
        raise NeverMeets("There is nobody left here who could plan a meeting.")
    return author
