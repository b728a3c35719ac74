"""What the library keeps about a person: pages they look after, and changes they suggested."""

from django.db.models import Q

from guildhall.library.models import Reliance, Suggestion
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person


def care_of(person: Person) -> Kept:
    kept = Reliance.objects.filter(Q(owner=person) | Q(deputy=person))
    asked = Reliance.objects.filter(Q(offered_to=person) | Q(asked_of=person))
    confirmed = Reliance.objects.filter(Q(confirmed_by=person) | Q(marked_by=person))
    suggested = Suggestion.objects.filter(person=person)
    decided = Suggestion.objects.filter(settled_by=person)
    return {
        "pages_looked_after": kept.values("entry_id", "owner_id", "deputy_id", "look_again_on"),
        "pages_confirmed": confirmed.values("entry_id", "confirmed_at", "marked_at"),
        "pages_asked_about": OnlyTheirs(asked.values("entry_id", "asked", "offered_at")),
        "changes_suggested": suggested.values(
            "entry_id", "title", "body", "reason", "at", "state", "answer"
        ),
        "changes_decided": decided.values("entry_id", "state", "answer", "settled_at"),
    }
