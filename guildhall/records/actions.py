"""Put something into one's own record, change it, take it out. No event: nobody learns of it."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from guildhall.commons.models import Entry, Reply
from guildhall.people.models import Person
from guildhall.records.models import RecordItem


def add_item(
    person: Person,
    *,
    part: str,
    title: str,
    on: dt.date,
    words: str = "",
    about: Entry | Reply | None = None,
) -> RecordItem:
    """Sent twice, it is there once. `about` is a text of theirs that it leads to."""
    reply = about if isinstance(about, Reply) else None
    entry = reply.entry if reply else about if isinstance(about, Entry) else None
    said: dict[str, Any] = {"part": part, "title": _line(title), "words": words.strip(), "on": on}
    if about is None:
        item, _is_new = RecordItem.objects.get_or_create(
            person=person, entry=None, reply=None, **said
        )
    else:
        item, _is_new = RecordItem.objects.update_or_create(
            person=person, entry=entry, reply=reply, defaults=said
        )
    return item


def change_item(item: RecordItem, *, part: str, title: str, on: dt.date, words: str = "") -> None:
    item.part, item.title, item.words, item.on = part, _line(title), words.strip(), on
    item.save(update_fields=["part", "title", "words", "on"])


def remove_item(item: RecordItem, *, by: Person) -> None:
    """Out of the record; what it led to stays where it is."""
    item.delete()


def forget_records_of(person_ids: Collection[int]) -> None:
    """People who left the hall took their record along, or it is gone."""
    RecordItem.objects.filter(person__in=person_ids).delete()


def _line(text: str) -> str:
    return " ".join(text.split())
