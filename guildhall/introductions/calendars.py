"""A proposed time of an introduction as a calendar file (RFC 5545), for its people alone."""

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from guildhall.introductions.models import Introduction
from guildhall.introductions.people import Brought
from guildhall.introductions.words import names_of, reason_of
from guildhall.kit.shared_times import times_that_suit
from guildhall.kit.words import without_controls
from guildhall.mail.building import absolute, mail_domain

MINUTES = 30


def times_for(introduction: Introduction, people: Sequence[Brought]) -> list[dt.datetime]:
    """Up to three that suit all of them, after they were introduced; the same for everyone."""
    if introduction.made_at is None:
        return []
    zones = [one.zone for one in people]
    return times_that_suit(zones, after=introduction.made_at, minutes=MINUTES)


def invitation_of(
    introduction: Introduction, *, others: Sequence[Brought], starts_at: dt.datetime
) -> bytes:
    """Half an hour with the others; published, so that it needs no answer."""
    path = reverse("introduction", args=[introduction.community.slug, introduction.pk])
    title = _("Meet %(names)s") % {"names": names_of(others)}
    event = Event()
    event.add("uid", f"introduction-{introduction.pk}@{mail_domain()}")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", starts_at.astimezone(dt.UTC))
    event.add("dtend", (starts_at + dt.timedelta(minutes=MINUTES)).astimezone(dt.UTC))
    event.add("summary", without_controls(title))
    event.add("description", without_controls(f"{reason_of(introduction)}\n\n{absolute(path)}"))
    event.add("status", "TENTATIVE")
    calendar = Calendar()
    calendar.add("prodid", "-//Guildhall//Introductions//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()
