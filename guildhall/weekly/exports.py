"""What the letters of the week keep about a person."""

from guildhall.people.kept import Kept
from guildhall.people.models import Person
from guildhall.weekly.models import WeeklyLetter


def exports(person: Person) -> Kept:
    written = WeeklyLetter.objects.filter(written_by=person)
    sent = WeeklyLetter.objects.filter(sent_by=person)
    return {
        "weekly_letters_written": written.values("community_id", "line", "written_at"),
        "weekly_letters_sent": sent.values("community_id", "week_on", "sent_at"),
    }
