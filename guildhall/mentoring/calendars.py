"""A meeting of a pair as a calendar file (RFC 5545), for the two alone."""

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.mail.building import absolute, mail_domain
from guildhall.mail.one_event import OneEvent, calendar_of
from guildhall.mentoring.models import Sitting
from guildhall.people.models import Person


def file_of(sitting: Sitting, person: Person) -> bytes:
    other = sitting.pair.other_of(person)
    path = reverse("mentoring_pair", args=[sitting.pair_id])
    event = OneEvent(
        uid=f"mentoring-{sitting.pk}@{mail_domain()}",
        starts_at=sitting.starts_at,
        minutes=sitting.minutes,
        title=_("%(name)s: %(about)s") % {"name": other.name, "about": sitting.pair.about},
        text=absolute(path),
        place=sitting.place,
    )
    return calendar_of(event, room="Mentoring")
