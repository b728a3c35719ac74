"""What notifications keeps about a person: what they were told, and how they want to hear."""

from guildhall.mail.models import Letter
from guildhall.notifications.models import ChosenLevel, NoMail, Notice, Preference, PushDevice
from guildhall.people.belongings import stay_behind
from guildhall.people.exports import exports


def register() -> None:
    stay_behind(
        "notifications.Notice.person", "notifications.Notice.actor", "notifications.Hearing.person",
        "notifications.ChosenLevel.person", "notifications.Preference.person", "notifications.FeedKey.person",
        "notifications.PushDevice.person", "notifications.NoMail.person",
    )  # fmt: skip
    exports.add(
        "notices",
        lambda person: (
            Notice.objects.filter(person=person)
            .values("rule", "reason", "community__name", "entry_id", "reply_id", "count", "first_at", "last_at", "seen_at")
            .iterator()
        ),
    )
    exports.add(
        "levels",
        lambda person: ChosenLevel.objects.filter(person=person).values(
            "community__name", "topic__name", "entry_id", "level", "at"
        ),
    )
    exports.add("devices", lambda person: PushDevice.objects.filter(person=person).values("endpoint", "made_at"))
    exports.add("no_mail", lambda person: NoMail.objects.filter(person=person).values("community_id", "kind", "at"))
    exports.add("hearing", lambda person: Preference.objects.filter(person=person).values())
    exports.add(
        "letters",
        lambda person: Letter.objects.filter(person_id=person.pk).values("kind", "made_at", "sent_at", "reason").iterator(),
    )
