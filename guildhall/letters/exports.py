"""A person's own letters: what they read, and what they wrote. Nobody else's copy has them."""

from guildhall.letters.models import Correspondent, LetterChoice, LetterReport, Message
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    messages = Message.objects.visible_to(person).order_by("correspondence", "pk")
    return {
        "correspondence": OnlyTheirs(
            Correspondent.objects.filter(person=person)
            .order_by("pk")
            .values(
                "correspondence_id",
                "correspondence__is_circle",
                "correspondence__name",
                "joined_at",
                "left_at",
            )
        ),
        "letter_messages": OnlyTheirs(
            messages.values(
                "correspondence_id", "author__username", "kind", "about__username", "body", "at"
            )
        ),
        "letter_choices": OnlyTheirs(
            LetterChoice.objects.filter(person=person).values("only_answered", "kept_months")
        ),
        "letter_reports": OnlyTheirs(
            LetterReport.objects.filter(by=person).values(
                "about__username", "community__name", "why", "at", "answer", "closed_at"
            )
        ),
    }
