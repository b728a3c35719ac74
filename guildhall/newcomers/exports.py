"""What we keep about a person here: how they were welcomed, whom they welcomed, their buddies."""

from guildhall.newcomers.models import BuddyPair, Welcome
from guildhall.people.kept import Kept
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    return {
        "welcomed": Welcome.objects.filter(newcomer=person).values(
            "community__name", "joined_at", "greeted_by__name", "text", "task"
        ),
        "greeted": Welcome.objects.filter(greeted_by=person).values(
            "community__name", "greeted_at", "text", "task"
        ),
        "buddies": BuddyPair.objects.filter(newcomer=person).values(
            "community__name", "buddy__name", "agreed_at", "ends_on", "ended_at"
        ),
        "buddy_of": BuddyPair.objects.filter(buddy=person, agreed_at__isnull=False).values(
            "community__name", "newcomer__name", "agreed_at", "ended_at"
        ),
    }
