"""A person's reports and appeals, and the measures that concern them."""

from guildhall.moderation.models import Appeal, Flag, Measure
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    return {
        "flags": OnlyTheirs(
            Flag.objects.filter(by=person).values(
                "case__entry_id", "case__reply_id", "norm_text", "why", "at"
            )
        ),
        "measures": Measure.objects.filter(person=person).values(
            "kind", "community__name", "at", "norm_text", "reason", "until", "undone_at"
        ),
        "appeals": Appeal.objects.filter(by=person).values(
            "measure_id", "text", "at", "is_upheld", "answer"
        ),
    }
