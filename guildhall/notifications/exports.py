"""What a person was told, and how they want to be told."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from guildhall.mail.models import Letter
from guildhall.notifications.models import ChosenLevel, NoMail, Notice, Preference, PushDevice
from guildhall.notifications.rules import notice_rules
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    notices = Notice.objects.filter(person=person)
    private = [rule.verb for rule in notice_rules if rule.is_private]
    return {
        "notices": _values(notices.exclude(rule__in=private)),
        "private_notices": OnlyTheirs(_values(notices.filter(rule__in=private))),
        "levels": ChosenLevel.objects.filter(person=person).values(
            "community__name", "topic__name", "entry_id", "level", "at"
        ),
        "devices": PushDevice.objects.filter(person=person).values("endpoint", "made_at"),
        "no_mail": NoMail.objects.filter(person=person).values("community_id", "kind", "at"),
        "settings": Preference.objects.filter(person=person).values(),
        "letters": OnlyTheirs(
            Letter.objects.filter(person_id=person.pk)
            .values("kind", "made_at", "sent_at", "reason")
            .iterator()
        ),
    }


def _values(notices: QuerySet[Notice]) -> Iterable[Mapping[str, Any]]:
    return notices.values(
        "rule",
        "reason",
        "community__name",
        "entry_id",
        "reply_id",
        "count",
        "first_at",
        "last_at",
        "seen_at",
    ).iterator()
