"""Letters and pushes for notices, each at a time that suits its person."""

import datetime as dt
from collections.abc import Collection

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from guildhall.communities.models.absence import Absence
from guildhall.mail.actions import write_letters
from guildhall.mail.models import Letter
from guildhall.notifications.models import Preference, Push, PushDevice
from guildhall.notifications.rules import Rule, Subject
from guildhall.people.models import Person

GATHERS_FOR = dt.timedelta(minutes=5)
MAIL_PAUSE = dt.timedelta(hours=1)
NOTICE_LETTER = "notice"


def write_notice_letters(rule: Rule, subject: Subject, notices: dict[int, int]) -> None:
    """A letter for each notice whose person can be mailed, at a time that suits them."""
    reachable = mailable(notices) - _resting_from_mail(notices)
    preferences = {
        preference.person_id: preference
        for preference in Preference.objects.filter(person__in=reachable).select_related("person")
    }
    people = {
        person.pk: person
        for person in Person.objects.here().filter(pk__in=reachable - set(preferences))
    }
    keys = {person_id: str(notices[person_id]) for person_id in reachable}
    sent = dict(
        Letter.objects.filter(
            kind=NOTICE_LETTER,
            person_id__in=reachable,
            key__in=keys.values(),
            sent_at__isnull=False,
        )
        .values_list("key")
        .annotate(last=Max("sent_at"))
        .values_list("key", "last")
    )
    now = timezone.now()
    letters = []
    for person_id in sorted(reachable):
        preference = preferences.get(person_id) or Preference(person=people[person_id])
        if not preference.by_mail:
            continue
        last = sent.get(keys[person_id])
        soon = now if rule.is_urgent(subject) else now + GATHERS_FOR
        then = preference.waking.next_waking(max(soon, last + MAIL_PAUSE) if last else soon)
        about = {"notice": notices[person_id], "since": last.isoformat() if last else None}
        letters.append(
            Letter(
                kind=NOTICE_LETTER,
                person_id=person_id,
                about=about,
                key=keys[person_id],
                not_before=then,
            )
        )
    write_letters(letters)


def push_notices(notices: dict[int, int]) -> None:
    """Show the notices on devices, at a time that suits each person."""
    told = set(notices) - _resting_from_mail(notices)
    devices = PushDevice.objects.filter(person__in=told).select_related("person")
    preferences = {
        preference.person_id: preference
        for preference in Preference.objects.filter(person__in=told).select_related("person")
    }
    now = timezone.now()
    pushes = []
    for device in devices:
        preference = preferences.get(device.person_id) or Preference(person=device.person)
        then = preference.waking.next_waking(now)
        pushes.append(Push(notice_id=notices[device.person_id], device=device, not_before=then))
    Push.objects.bulk_create(pushes, ignore_conflicts=True)


def mailable(person_ids: Collection[int]) -> set[int]:
    """People with an address of their own; without mail, nobody could confirm theirs."""
    addresses = EmailAddress.objects.filter(user__in=list(person_ids), primary=True)
    if settings.HAS_MAIL:
        addresses = addresses.filter(verified=True)
    return set(addresses.values_list("user_id", flat=True))


def _resting_from_mail(person_ids: Collection[int]) -> set[int]:
    """Those who are away and want no mail till they are back: the hall keeps the notices."""
    resting = Absence.objects.going_on().filter(person__in=list(person_ids), pauses_mail=True)
    return set(resting.values_list("person_id", flat=True))
