"""Reads of the Table, shaped for one page each."""

from django.core.cache import cache
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.kit.markdown import RENDERER_VERSION
from guildhall.table.events import NOTE

CACHED_FOR = 60 * 60 * 24


def notes_at(seat: Seat) -> QuerySet[Entry]:
    """Published notes of the community, without their texts."""
    return Entry.objects.at(seat).published().filter(kind=NOTE).for_list()


def pinned_at(seat: Seat) -> list[Entry]:
    """Announcements, the newest first."""
    return list(notes_at(seat).filter(is_pinned=True).order_by("-created_at")[:5])


def texts_of(notes: list[Entry]) -> dict[int, SafeString]:
    """What each note says, as HTML that is the same for every reader: cached by id and version."""
    language = get_language()
    keys = {
        note.pk: f"note:{note.pk}:{note.version}:{language}:{RENDERER_VERSION}" for note in notes
    }
    found = cache.get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in found]
    if missing:
        made = {
            keys[note.pk]: render_to_string("table/_note_text.html", {"note": note})
            for note in Entry.objects.filter(pk__in=missing).select_related("author")
        }
        cache.set_many(made, CACHED_FOR)
        found.update(made)
    return {
        pk: mark_safe(found[key]) for pk, key in keys.items()
    }  # our template, from sanitised HTML
