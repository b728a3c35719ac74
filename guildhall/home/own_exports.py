"""What home keeps about a person."""

from guildhall.home.models import Skip
from guildhall.people.exports import exports


def register() -> None:
    exports.add("cards_put_away", lambda person: Skip.objects.filter(person=person).values("card", "target_id", "at"))
