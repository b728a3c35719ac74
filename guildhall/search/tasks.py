"""A new text can be found at once: search hears of it right after its commit.

Of people and communities it hears in the transaction, so that nobody who left stays in the index.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from guildhall.activity import listeners
from guildhall.activity.each_node import OnEachNode
from guildhall.activity.lanes import Lane
from guildhall.activity.listeners import Event
from guildhall.activity.schedule import Recurring, lane_of_jobs
from guildhall.commons import events as commons_events
from guildhall.commons.counting import wait_for_others
from guildhall.commons.models import Entry
from guildhall.communities import events as community_events
from guildhall.people.events import PERSON_ARRIVED, PERSON_CHANGED, PERSON_CLAIMED, PERSON_LEFT
from guildhall.search import actions, dictionary
from guildhall.search.meaning import asking
from guildhall.search.meaning.keeping import keep_vectors
from guildhall.search.meaning.shelving import write_shelves
from guildhall.search.meaning.twins import note_twins
from guildhall.search.missed.actions import forget_missed_searches

MEANING, TEXTS = "meaning", "search"

Task = Lane | Recurring | OnEachNode

_COMMUNITY = frozenset(
    {
        community_events.COMMUNITY_STARTED,
        community_events.COMMUNITY_CHANGED,
        community_events.TOPIC_ADDED,
        community_events.TOPICS_MERGED,
    }
)
_PERSON = frozenset({PERSON_ARRIVED, PERSON_CHANGED, PERSON_CLAIMED, PERSON_LEFT})
_NOT_TEXT = frozenset(
    {
        commons_events.THANKS_GIVEN,
        commons_events.THANKS_WITHDRAWN,
        commons_events.OUTCOME_REPORTED,
        commons_events.OUTCOME_WITHDRAWN,
        commons_events.ENTRY_PINNED,
        commons_events.ENTRY_UNPINNED,
    }
)

_MOVES_REPLIES = frozenset(
    {
        commons_events.ENTRY_GREW,
        commons_events.GROWTH_UNDONE,
        commons_events.ENTRY_MOVED,
        commons_events.ENTRY_MERGED,
        commons_events.MERGE_UNDONE,
        commons_events.ENTRY_SPLIT,
        commons_events.SPLIT_UNDONE,
    }
)


def tasks() -> Iterator[listeners.Listener | listeners.SoonListener | Task]:
    yield listeners.Listener("search.places", _hear_of_places, _COMMUNITY | _PERSON)
    yield listeners.SoonListener(TEXTS, _hear_of_texts, _is_about_text)
    yield Recurring(
        "search.read_again",
        actions.read_again,
        dt.timedelta(minutes=10),
        label=_("Update the search index"),
    )
    yield Recurring(
        "search.note_new_words",
        dictionary.note_new_words,
        dt.timedelta(minutes=5),
        label=_("Learn new words for search"),
    )
    yield Recurring(
        "search.gather_words",
        dictionary.gather_words,
        dt.timedelta(hours=1),
        label=_("Update the words that search knows"),
    )
    yield Recurring(
        "search.forget_missed_searches",
        forget_missed_searches,
        dt.timedelta(days=1),
        label=_("Forget searches that found nothing"),
    )
    if asking.is_there():
        yield from _of_meaning()


def _of_meaning() -> Iterator[Task]:
    """In a lane of its own: no other job waits until ten thousand texts are read."""
    yield lane_of_jobs(MEANING, _("Reading what texts mean"))
    yield Recurring(
        "search.keep_vectors",
        keep_vectors,
        dt.timedelta(minutes=1),
        lane=MEANING,
        label=_("Read what texts mean, for search"),
    )
    yield Recurring(
        "search.note_twins",
        note_twins,
        dt.timedelta(minutes=10),
        lane=MEANING,
        label=_("Look for what was asked twice"),
    )
    yield OnEachNode("search.write_shelves", write_shelves)


def _is_about_text(event: Event) -> bool:
    return event.entry_id is not None and event.verb not in _NOT_TEXT


def _hear_of_places(events: Sequence[Event]) -> None:
    _index(
        actions.index_communities,
        (event.community_id for event in events if event.verb in _COMMUNITY),
    )
    _index(actions.index_people, (event.actor_id for event in events if event.verb in _PERSON))


def _hear_of_texts(events: Sequence[Event]) -> None:
    """Of two who change a text at once, the one who is first must not index it last."""
    wait_for_others(Entry.objects.filter(pk__in={event.entry_id for event in events}))
    _index(actions.index_replies, (event.reply_id for event in events))
    _index(actions.index_entries, (event.entry_id for event in events if event.reply_id is None))
    grown = [event for event in events if event.verb in _MOVES_REPLIES]
    _index(actions.index_grown, (event.detail.get("target") for event in grown))
    _index(actions.index_grown, (event.entry_id for event in grown))


def _index(index: Callable[[Iterable[int]], None], ids: Iterable[int | None]) -> None:
    known = {pk for pk in ids if pk is not None}
    if known:
        index(known)
