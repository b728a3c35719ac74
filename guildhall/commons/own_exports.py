"""What commons keeps about a person: everything they wrote, drafts too, and what they did to others' texts."""

from collections.abc import Iterator
from typing import Any

from guildhall.commons.models import Attachment, Bookmark, Draft, Entry, Follow, Outcome, Reply, Thanks, Trial
from guildhall.commons.queries import wrote_in_the_open
from guildhall.people.belongings import go_along, stay_behind
from guildhall.people.exports import exports
from guildhall.people.models import Person
from guildhall.people.publicity import known_to_the_world

_WRITTEN = ("body", "standing", "created_at", "edited_at")


def register() -> None:
    known_to_the_world.add("commons", wrote_in_the_open)
    go_along(
        "commons.Entry.author", "commons.Entry.deleted_by", "commons.Authorship.person", "commons.Reply.author",
        "commons.Reply.deleted_by", "commons.Revision.editor", "commons.Link.made_by", "commons.Outcome.person",
        "commons.Thanks.person", "commons.Follow.person", "commons.Bookmark.person", "commons.Attachment.uploaded_by",
    )  # fmt: skip
    stay_behind("commons.Draft.person", "commons.Mention.person", "commons.Trial.person")
    exports.add(
        "entries",
        lambda person: Entry.objects.filter(author=person).values("id", "community__name", "kind", "title", *_WRITTEN).iterator(),
    )
    exports.add(
        "replies", lambda person: Reply.objects.filter(author=person).values("id", "entry_id", "role", *_WRITTEN).iterator()
    )
    exports.add("drafts", lambda person: Draft.objects.filter(person=person).values("form", "target", "fields", "saved_at"))
    exports.add(
        "outcomes",
        lambda person: Outcome.objects.filter(person=person).values(
            "entry_id", "reply_id", "result", "context", "unit_name", "at"
        ),
    )
    exports.add("trials", lambda person: Trial.objects.filter(person=person).values("entry_id", "since", "asked_at", "ended_at"))
    exports.add("pictures", lambda person: Attachment.objects.filter(uploaded_by=person).values("file", "uploaded_at"))
    exports.add("personal", _personal)


def _personal(person: Person) -> Iterator[dict[str, Any]]:
    for name, model in (("thanked", Thanks), ("follows", Follow), ("bookmarked", Bookmark)):
        fields = ["entry_id", "at", *(["reply_id"] if model is Thanks else [])]
        for row in model.objects.filter(person=person).values(*fields):
            yield {"what": name, **row}
