"""What arrived from a person's devices under a key."""

from guildhall.people.kept import Kept
from guildhall.people.models import Person
from guildhall.pocket.models import Sent


def exports(person: Person) -> Kept:
    return {"sent_once": Sent.objects.filter(person=person).values("entry_id", "reply_id", "at")}
