"""A single event as a calendar file (RFC 5545): published, so that it needs no answer."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from icalendar import Calendar, Event

from guildhall.kit.words import without_controls


@dataclass(frozen=True, slots=True)
class OneEvent:
    uid: str
    starts_at: dt.datetime
    minutes: int
    title: str
    text: str
    place: str = ""
    is_sure: bool = True


def calendar_of(one: OneEvent, *, room: str) -> bytes:
    """`room` names the part of the hall that made it, in English, for other programs."""
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", one.starts_at.astimezone(dt.UTC))
    event.add("dtend", (one.starts_at + dt.timedelta(minutes=one.minutes)).astimezone(dt.UTC))
    event.add("summary", without_controls(one.title))
    event.add("description", without_controls(one.text))
    if one.place:
        event.add("location", without_controls(one.place))
    event.add("status", "CONFIRMED" if one.is_sure else "TENTATIVE")
    calendar = Calendar()
    calendar.add("prodid", f"-//Guildhall//{room}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()
