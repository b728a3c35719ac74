"""What the library listens to, and its recurring jobs.

Whether pages are still right, pages without an owner, changes that wait, links to other sites; and
people who leave.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from guildhall.activity import listeners
from guildhall.activity.schedule import Recurring
from guildhall.commons import events
from guildhall.commons.linking import meet_wanted
from guildhall.commons.models import Entry
from guildhall.communities.events import MEMBER_LEFT
from guildhall.library.actions import ask_keepers, pass_pages_on, tell_ownerless, tell_waiting
from guildhall.library.actions.asking_often import note_asked_often
from guildhall.library.actions.mending import keep_outside_links, look_at_links
from guildhall.library.actions.wanting import note_written
from guildhall.library.events import PAGE, PAGE_ADDED, TERM, TERM_ADDED
from guildhall.people.events import PERSON_LEFT, PERSON_SUSPENDED

_NAMED = frozenset({PAGE_ADDED, TERM_ADDED, events.ENTRY_EDITED, events.ENTRY_RESTORED})
_WRITTEN = (PAGE_ADDED, TERM_ADDED, events.ENTRY_EDITED)
_LEAVING = frozenset({MEMBER_LEFT, PERSON_LEFT, PERSON_SUSPENDED})


def tasks() -> Iterator[listeners.Listener | listeners.SoonListener | Recurring]:
    yield listeners.Listener("library.wanted", _note_written, _NAMED)
    yield listeners.SoonListener("library.links", _read_links, _is_written)
    yield listeners.Listener("library.left", _pass_on, _LEAVING)
    yield from _recurring()


def _recurring() -> Iterator[Recurring]:
    yield Recurring(
        "library.ask_keepers",
        ask_keepers,
        dt.timedelta(hours=6),
        label=_("Ask whether pages are still right"),
    )
    yield Recurring(
        "library.tell_ownerless",
        tell_ownerless,
        dt.timedelta(days=1),
        label=_("Tell stewards of pages without an owner"),
    )
    yield Recurring(
        "library.tell_waiting",
        tell_waiting,
        dt.timedelta(days=1),
        label=_("Tell stewards of suggested changes that wait"),
    )
    yield Recurring(
        "library.look_at_links",
        look_at_links,
        dt.timedelta(hours=1),
        label=_("See whether links to other sites still work"),
    )
    yield Recurring(
        "library.note_asked_often",
        note_asked_often,
        dt.timedelta(days=1),
        label=_("Find questions that a page could answer"),
    )


def _pass_on(heard: Sequence[listeners.Event]) -> None:
    """In the same transaction: nobody who has left looks after a page."""
    for event in heard:
        left = event.toward_id or event.actor_id
        if left:
            pass_pages_on(left, community_id=event.community_id)


def _note_written(events_heard: Sequence[listeners.Event]) -> None:
    """In the same transaction: who wanted the page is told of it."""
    for entry in _named(events_heard):
        note_written(entry)


def _is_written(event: listeners.Event) -> bool:
    return event.verb in _WRITTEN and event.entry_id is not None


def _read_links(events_heard: Sequence[listeners.Event]) -> None:
    """What linked its name before it was there leads to it; and where its own links lead."""
    for entry in _named(events_heard):
        meet_wanted(entry)
        if entry.kind == PAGE:
            keep_outside_links(entry)


def _named(events_heard: Sequence[listeners.Event]) -> list[Entry]:
    """Pages and terms: what a text can link by its name."""
    ids = {event.entry_id for event in events_heard if event.entry_id}
    entries = Entry.objects.filter(pk__in=ids, kind__in=(PAGE, TERM))
    return list(entries.select_related("community", "author").order_by("pk"))
