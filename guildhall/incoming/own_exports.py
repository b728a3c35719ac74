"""What incoming keeps about a person: that mails of theirs came."""

from guildhall.incoming.models import IncomingMail
from guildhall.people.belongings import stay_behind
from guildhall.people.exports import exports


def register() -> None:
    stay_behind("incoming.IncomingMail.person")
    exports.add(
        "mails_sent_in",
        lambda person: IncomingMail.objects.filter(person=person).values("sender", "state", "reason", "entry_id", "received_at"),
    )
