"""What newcomers keeps about a person: how they were welcomed, whom they welcomed, their buddies."""

from guildhall.newcomers.models import BuddyPair, Welcome
from guildhall.people.belongings import stay_behind
from guildhall.people.exports import exports


def register() -> None:
    stay_behind(
        "newcomers.Welcome.newcomer", "newcomers.Welcome.asked", "newcomers.Welcome.greeted_by", "newcomers.FirstPost.asked",
        "newcomers.BuddyPair.newcomer", "newcomers.BuddyPair.buddy",
    )  # fmt: skip
    exports.add(
        "welcomed",
        lambda person: Welcome.objects.filter(newcomer=person).values("community__name", "joined_at", "greeted_by__name", "text", "task"),
    )  # fmt: skip
    exports.add(
        "greeted",
        lambda person: Welcome.objects.filter(greeted_by=person).values("community__name", "greeted_at", "text", "task"),
    )
    exports.add(
        "buddies",
        lambda person: BuddyPair.objects.filter(newcomer=person).values("community__name", "buddy__name", "agreed_at", "ends_on", "ended_at"),
    )  # fmt: skip
    exports.add(
        "buddy_of",
        lambda person: BuddyPair.objects.filter(buddy=person, agreed_at__isnull=False).values(
            "community__name", "newcomer__name", "agreed_at", "ended_at"
        ),
    )
