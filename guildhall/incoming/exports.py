"""The mails of a person that came in."""

from guildhall.incoming.models import IncomingMail
from guildhall.people.kept import Kept
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    return {
        "mails_sent_in": IncomingMail.objects.filter(person=person).values(
            "sender", "state", "reason", "entry_id", "received_at"
        ),
    }
