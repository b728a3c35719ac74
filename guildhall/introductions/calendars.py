"""A proposed time of an introduction as a calendar file (RFC 5545), for its people alone."""

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.introductions.models import Introduction
from guildhall.introductions.people import Brought
from guildhall.introductions.words import names_of, reason_of
from guildhall.kit.shared_times import times_that_suit
from guildhall.mail.building import absolute, mail_domain
from guildhall.mail.one_event import OneEvent, calendar_of

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
    event = OneEvent(
        uid=f"introduction-{introduction.pk}@{mail_domain()}",
        starts_at=starts_at,
        minutes=MINUTES,
        title=_("Meet %(names)s") % {"names": names_of(others)},
        text=f"{reason_of(introduction)}\n\n{absolute(path)}",
        is_sure=False,
    )
    return calendar_of(event, room="Introductions")
