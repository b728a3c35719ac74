"""A person's own letters: what they read, and what they wrote. Nobody else's copy has them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F

from guildhall.commons.models import Attachment
from guildhall.letters.models import (
    Consent,
    Correspondent,
    LetterChoice,
    LetterFile,
    LetterReport,
    Message,
)
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
                "id",
                "correspondence_id",
                "author__username",
                "kind",
                "about__username",
                "body",
                "at",
            )
        ),
        "letter_files": OnlyTheirs(_files_of(person)),
        "letter_choices": OnlyTheirs(
            LetterChoice.objects.filter(person=person).values("only_answered", "kept_months")
        ),
        "letter_sharings": OnlyTheirs(
            Consent.objects.filter(person=person)
            .order_by("pk")
            .values(
                "sharing__correspondence_id",
                "sharing__community__name",
                "sharing__made_at",
                "answer",
            )
        ),
        "letter_reports": OnlyTheirs(
            LetterReport.objects.filter(by=person).values(
                "about__username", "community__name", "why", "at", "answer", "closed_at"
            )
        ),
    }


def _files_of(person: Person) -> Iterable[Mapping[str, Any]]:
    """With their messages; what a scanner keeps back is its sender's alone."""
    attachments = Attachment.objects.visible_to(person)
    rows = LetterFile.objects.seen_by(person).filter(message__isnull=False)
    return (
        rows.filter(attachment__in=attachments)
        .order_by("message", "place", "pk")
        .values(
            "message_id",
            file=F("attachment__file"),
            name=F("attachment__name"),
            alt=F("attachment__alt"),
            sent_by=F("attachment__uploaded_by__username"),
        )
    )
