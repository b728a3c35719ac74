"""Files with texts that are no entry or reply: the app whose texts they are says who sees them.

Such a file is an `Attachment` as any other, in no community. Its app holds it in rows of its own:
while it does, the file is posted nowhere else, swept by nobody, and seen with its text alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from guildhall.kit.declared import Declared
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class HeldFiles:
    """Rows with their `attachment`: all of them, and those whose text this person sees."""

    rows: Callable[[], QuerySet[Any]]
    seen_by: Callable[[Person], QuerySet[Any]]


holders: Declared[HeldFiles] = Declared("holds_files", HeldFiles)


def is_held() -> Q:
    """As a condition on attachments: an app holds it."""
    return _any_of([holder.rows() for holder in holders])


def is_held_for(person: Person) -> Q:
    """The same, with a text that this person sees."""
    return _any_of([holder.seen_by(person) for holder in holders])


def _any_of(found: list[QuerySet[Any]]) -> Q:
    condition = Q(pk__in=[])
    for rows in found:
        condition |= Q(Exists(rows.filter(attachment=OuterRef("pk"))))
    return condition
