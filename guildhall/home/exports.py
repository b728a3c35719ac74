"""What home keeps about a person."""

from guildhall.home.models import Skip
from guildhall.people.kept import Kept
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    return {
        "cards_put_away": Skip.objects.filter(person=person).values("card", "target_id", "at"),
    }
