"""What moderation keeps about a person: what they flagged and appealed, and what was done that concerns them."""

from guildhall.moderation.models import Appeal, Flag, Measure
from guildhall.people.kept import Kept
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    return {
        "flags": Flag.objects.filter(by=person).values(
            "case__entry_id", "case__reply_id", "norm_text", "why", "at"
        ),
        "measures": Measure.objects.filter(person=person).values(
            "kind", "community__name", "at", "norm_text", "reason", "until", "undone_at"
        ),
        "appeals": Appeal.objects.filter(by=person).values(
            "measure_id", "text", "at", "is_upheld", "answer"
        ),
    }
