"""What home keeps about a person."""

from guildhall.home.models import Skip
from guildhall.people.belongings import stay_behind
from guildhall.people.exports import exports


def register() -> None:
    stay_behind("home.Skip.person")
    exports.add("cards_put_away", lambda person: Skip.objects.filter(person=person).values("card", "target_id", "at"))
