"""What health keeps about a person."""

from guildhall.health.models import NoMondayMail, NotUseful
from guildhall.people.belongings import stay_behind
from guildhall.people.exports import exports


def register() -> None:
    stay_behind("health.NotUseful.person", "health.NoMondayMail.person", "health.Snapshot.commented_by")
    exports.add(
        "not_useful", lambda person: NotUseful.objects.filter(person=person).values("community_id", "kind", "target_id", "at")
    )
    exports.add("no_monday_mail", lambda person: NoMondayMail.objects.filter(person=person).values("community_id", "at"))
