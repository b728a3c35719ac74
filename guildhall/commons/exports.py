"""What commons keeps about a person: their texts, drafts, and what they did with texts."""

from collections.abc import Iterator
from typing import Any

from guildhall.commons.models import (
    Attachment,
    Bookmark,
    Draft,
    Entry,
    Follow,
    Outcome,
    Reply,
    Skip,
    Thanks,
    Trial,
)
from guildhall.commons.models.reading import Reading
from guildhall.commons.models.visit import Visit
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person

_OF_A_FILE = ("file", "name", "kind", "size", "alt", "uploaded_at", "entry_id", "reply_id")
_WRITTEN = ("body", "standing", "created_at", "edited_at")


def exports(person: Person) -> Kept:
    files = Attachment.objects.filter(uploaded_by=person).values(*_OF_A_FILE)
    unposted = Attachment.objects.filter(uploaded_by=person).unposted().values(*_OF_A_FILE)
    return {
        "entries": Entry.objects.filter(author=person)
        .values("id", "community__name", "kind", "title", *_WRITTEN)
        .iterator(),
        "replies": Reply.objects.filter(author=person)
        .values("id", "entry_id", "role", *_WRITTEN)
        .iterator(),
        "drafts": OnlyTheirs(
            Draft.objects.filter(person=person).values("form", "target", "fields", "saved_at")
        ),
        "outcomes": Outcome.objects.filter(person=person).values(
            "entry_id", "reply_id", "result", "context", "unit_name", "at"
        ),
        "trials": Trial.objects.filter(person=person).values(
            "entry_id", "since", "asked_at", "ended_at"
        ),
        "files": files.in_texts(),
        "files_not_posted": OnlyTheirs(unposted),
        "personal": _personal(person),
        "read": Reading.objects.filter(person=person).values("entry_id", "until"),
        "cards_put_away": Skip.objects.filter(person=person).values("card", "target_id", "at"),
        "rooms": Visit.objects.filter(person=person).values("community__name", "room", "until"),
    }


def _personal(person: Person) -> Iterator[dict[str, Any]]:
    for name, model in (("thanked", Thanks), ("follows", Follow), ("bookmarked", Bookmark)):
        fields = ["entry_id", "at", *(["reply_id"] if model is Thanks else [])]
        for row in model.objects.filter(person=person).values(*fields):
            yield {"what": name, **row}
