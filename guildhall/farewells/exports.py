"""What farewells keep about a person: what they answered, and what they took over."""

from guildhall.farewells.models import Farewell, Heir, Words
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    return {
        "farewells": OnlyTheirs(
            Farewell.objects.filter(person=person).values(
                "community__name", "role", "left_at", "asked"
            )
        ),
        "words_left_behind": OnlyTheirs(
            Words.objects.filter(farewell__person=person).values(
                "farewell__community__name", "number", "text", "at", "given_at", "may_be_tip"
            )
        ),
        "taken_over": Heir.objects.filter(person=person).values("entry_id", "since"),
    }
