"""Recurring: the mails of a survey that opened, and forgetting who answered once it is closed."""

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from guildhall.activity.schedule import Recurring
from guildhall.mail.actions import write_letters
from guildhall.mail.models import Letter
from guildhall.notifications.regular_mail import who_wants_none
from guildhall.pulse.actions import forget_who
from guildhall.pulse.letters import PULSE
from guildhall.pulse.models import Wave
from guildhall.pulse.queries import who_is_asked


def tasks() -> Iterator[Recurring]:
    yield Recurring(
        "pulse.mails",
        write_pulse_mails,
        dt.timedelta(minutes=5),
        label=_("Send the quarterly survey"),
    )
    yield Recurring(
        "pulse.forgetting",
        forget_who,
        dt.timedelta(hours=1),
        label=_("Forget who answered a survey"),
    )


def write_pulse_mails() -> None:
    """A letter for each member, once; it is built when it is sent.

    Without mail the letters wait until the hall has it.
    """
    if not settings.HAS_MAIL:
        return
    for wave in Wave.objects.open().filter(is_mailed=False):
        with transaction.atomic():
            if not Wave.objects.filter(pk=wave.pk, is_mailed=False).update(is_mailed=True):
                continue
            members = who_is_asked(wave.community_id)
            write_letters(
                Letter(
                    kind=PULSE, person_id=person_id, key=f"pulse:{wave.pk}", about={"wave": wave.pk}
                )
                for person_id in members.exclude(
                    person__in=who_wants_none(PULSE, wave.community_id)
                )
                .values_list("person", flat=True)
                .distinct()
            )
