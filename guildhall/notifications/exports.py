"""What a person was told, and how they want to be told."""

from guildhall.mail.models import Letter
from guildhall.notifications.models import ChosenLevel, NoMail, Notice, Preference, PushDevice
from guildhall.people.kept import Kept
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    return {
        "notices": Notice.objects.filter(person=person)
        .values(
            "rule",
            "reason",
            "community__name",
            "entry_id",
            "reply_id",
            "count",
            "first_at",
            "last_at",
            "seen_at",
        )
        .iterator(),
        "levels": ChosenLevel.objects.filter(person=person).values(
            "community__name", "topic__name", "entry_id", "level", "at"
        ),
        "devices": PushDevice.objects.filter(person=person).values("endpoint", "made_at"),
        "no_mail": NoMail.objects.filter(person=person).values("community_id", "kind", "at"),
        "settings": Preference.objects.filter(person=person).values(),
        "letters": Letter.objects.filter(person_id=person.pk)
        .values("kind", "made_at", "sent_at", "reason")
        .iterator(),
    }
