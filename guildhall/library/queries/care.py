"""Who looks after pages, what needs a check, and which changes are suggested."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from guildhall.commons.actions import mark_of, mark_of_text
from guildhall.commons.models import Entry, Revision
from guildhall.commons.page.reads import read_once
from guildhall.commons.text import editable, editables
from guildhall.communities.seats import Seat
from guildhall.kit.differences import Run
from guildhall.kit.prepared import prepared
from guildhall.kit.readable import readable_differences
from guildhall.library.events import PAGE
from guildhall.library.models import PageState, Suggestion

MOST_SUGGESTIONS = 20
MOST_VERSIONS = 30  # that are looked through for the one a suggestion began from


@dataclass(frozen=True, slots=True)
class Since:
    """What happened to the text since someone confirmed it; no runs where it is the same."""

    runs: Sequence[Run]
    title_before: str
    edits: int


def written_since(entry: Entry, confirmed_at: dt.datetime) -> Since:
    """How title and text differ from what was confirmed. At most four queries."""
    later = Revision.objects.filter(entry=entry, at__gt=confirmed_at)
    first = later.order_by("at", "pk").first()
    if first is None:
        return Since([], "", 0)
    [before] = editables([first])
    now = editable(entry)
    runs = readable_differences(before, now) if before.strip() != now.strip() else []
    title_before = first.title if first.title != entry.title else ""
    return Since(runs, title_before, later.count())


def pages_to_check(seat: Seat) -> QuerySet[Entry]:
    """Pages that people rely on and whose day has come, the longest waiting first."""
    return _relied_on(seat).filter(reliance__look_again_on__lte=timezone.localdate())


def pages_without_owner(seat: Seat) -> QuerySet[Entry]:
    return _relied_on(seat).filter(reliance__owner=None)


@read_once
def open_suggestions(entry: Entry) -> list[Suggestion]:
    """The oldest first, without their texts. One query."""
    return _open_suggestions.rows(entry_id=entry.pk)


@prepared
def _open_suggestions(entry_id: int) -> QuerySet[Suggestion]:
    waiting = Suggestion.objects.is_open().filter(entry=entry_id).select_related("person")
    return waiting.defer("began_body", "body")[:MOST_SUGGESTIONS]


def suggestion_at(seat: Seat, suggestion_id: int) -> Suggestion | None:
    """With its people; None where there is none in this community."""
    here = Suggestion.objects.filter(entry__community=seat.community)
    return here.select_related("person", "settled_by").filter(pk=suggestion_id).first()


def text_begun_from(entry: Entry, since: str) -> tuple[str, str] | None:
    """Title and text whose mark this is, among the last versions; None where it is the newest.

    None as well where it is too long ago: then all that differs from now is a change.
    """
    if not since or since == mark_of_text(entry):
        return None
    versions = list(Revision.objects.filter(entry=entry).order_by("-at", "-pk")[:MOST_VERSIONS])
    for version, text in zip(versions, editables(versions), strict=True):
        if mark_of(text) == since:
            return version.title, text
    return None


def _relied_on(seat: Seat) -> QuerySet[Entry]:
    entries = Entry.objects.at(seat).published().filter(kind=PAGE, reliance__isnull=False)
    entries = entries.exclude(state=PageState.WITHDRAWN).for_list()
    return entries.select_related("reliance__owner").prefetch_related("topics")
