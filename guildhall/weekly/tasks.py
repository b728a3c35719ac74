"""After a letter of the week was sent: a mail for each member who takes it."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from guildhall.activity.listeners import Delivery, Event, LaterListener
from guildhall.communities.models import Membership
from guildhall.mail.actions import write_letters
from guildhall.mail.models import Letter
from guildhall.notifications.regular_mail import who_wants_none
from guildhall.people.models import Person
from guildhall.weekly.events import WEEKLY_LETTER_SENT
from guildhall.weekly.letters import WEEKLY
from guildhall.weekly.models import WeeklyLetter


def tasks() -> LaterListener:
    return LaterListener("weekly.mails", _write_mails, frozenset({WEEKLY_LETTER_SENT}))


def _write_mails(event: Event, _delivery: Delivery) -> None:
    """One for each member, once, also where this hears of it twice.

    It is built when it is sent. A hall without mail writes none: a letter that comes when mail is
    set up, weeks later, is of no week.
    """
    if not settings.HAS_MAIL or not event.is_news:
        return
    with transaction.atomic():
        unmailed = WeeklyLetter.objects.sent().filter(pk=event.detail["letter"], mailed_at=None)
        if not unmailed.update(mailed_at=timezone.now()):
            return
        members = Membership.objects.current().filter(
            community=event.community_id, person__in=Person.objects.here().people()
        )
        who = members.exclude(person__in=who_wants_none(WEEKLY, event.community_id or 0))
        write_letters(
            Letter(
                kind=WEEKLY,
                person_id=person_id,
                key=f"weekly:{event.detail['letter']}",
                about={"letter": event.detail["letter"]},
            )
            for person_id in who.values_list("person", flat=True).distinct()
        )
