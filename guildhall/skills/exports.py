"""What skills keep about a person: what was confirmed, what they hid, and first looks."""

from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person
from guildhall.skills.models import Confirmation, FirstLook, HiddenSuggestion


def exports(person: Person) -> Kept:
    about = Confirmation.objects.filter(offer__person=person)
    written = Confirmation.objects.filter(by=person)
    return {
        "confirmed_about_you": OnlyTheirs(
            about.values(
                "offer__text", "by__username", "sentence", "entry_id", "accepted_at", "hidden_at"
            )
        ),
        "confirmed_by_you": written.values(
            "offer__text", "offer__person__username", "sentence", "entry_id", "at"
        ),
        "suggestions_hidden": OnlyTheirs(
            HiddenSuggestion.objects.filter(person=person).values("text_key")
        ),
        "first_looks_asked_of_you": OnlyTheirs(
            FirstLook.objects.of(person).values("reply_id", "asked_at", "text", "given_at")
        ),
        "first_looks_you_asked_for": OnlyTheirs(
            FirstLook.objects.filter(asked_by=person).values("reply_id", "asked_at")
        ),
    }
