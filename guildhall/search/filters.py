"""What narrows a search down: typed as name:value, or chosen from the chips below the box."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date

from guildhall.commons.due import is_due
from guildhall.commons.kinds import kinds
from guildhall.commons.named_states import is_in_named_state
from guildhall.communities.models import TopicSynonym
from guildhall.kit.words import fold
from guildhall.people.models import Person, UnitPeriod
from guildhall.search.models import Document

Documents = QuerySet[Document]

NEEDS_CHECK = "needs-check"  # a state that a day brings, whatever the kind
SPANS = {"week": dt.timedelta(days=7), "month": dt.timedelta(days=31), "year": dt.timedelta(366)}


def filtered(documents: Documents, chosen: Mapping[str, str], person: Person | None) -> Documents:
    """Those that every filter lets through; one that means nothing lets nothing through."""
    for name, value in chosen.items():
        documents = _FILTERS[name](documents, value.strip())
    return documents.none() if "unit" in chosen and person is None else documents


def _by_topic(documents: Documents, topic: str) -> Documents:
    """By its name, its address, or a synonym of it."""
    synonyms = TopicSynonym.objects.filter(Q(slug=topic.lower()) | Q(name_key=fold(topic)))
    named = (
        Q(entry__topics__slug=topic.lower())
        | Q(entry__topics__name_key=fold(topic))
        | Q(entry__topics__in=synonyms.values("topic"))
    )
    return documents.filter(named).distinct()


def _by_author(documents: Documents, username: str) -> Documents:
    by = fold(username.lstrip("@"))
    return documents.filter(_wrote("username_key", by))


def _by_unit(documents: Documents, unit: str) -> Documents:
    """Written by people who work there now."""
    there = UnitPeriod.objects.filter(until=None, unit__name_key=fold(unit)).values("person")
    return documents.filter(_wrote("in", there))


def _wrote(lookup: str, value: Any) -> Q:
    """Wrote the entry or the reply, or added the file."""
    of_entry = Q(reply=None, attachment=None, **{f"entry__author__{lookup}": value})
    of_reply = Q(**{f"reply__author__{lookup}": value})
    return of_entry | of_reply | Q(**{f"attachment__uploaded_by__{lookup}": value})


def _in_community(documents: Documents, community: str) -> Documents:
    named = Q(community__slug=community.lower()) | Q(community__name_key=fold(community))
    return documents.filter(named)


def _in_room(documents: Documents, room: str) -> Documents:
    return documents.filter(entry__kind__in=[one.name for one in kinds if one.room == room])


def _of_kind(documents: Documents, kind: str) -> Documents:
    return documents.filter(kind=kind.lower())


def _in_state(documents: Documents, state: str) -> Documents:
    of_entries = documents.filter(reply=None, attachment=None)
    if state.lower() == NEEDS_CHECK:
        return of_entries.filter(is_due("entry"))
    is_in = Q(entry__state=state.lower()) | is_in_named_state(state, of="entry")
    return of_entries.filter(is_in)


def _tested(documents: Documents, rung: str) -> Documents:
    tested = [one.name for one in kinds if one.states_say == "tested"]
    return _in_state(documents, rung).filter(kind__in=tested)


def _since(documents: Documents, since: str) -> Documents:
    """In the last week, month or year; or since a day, written as 2026-05-31."""
    if since in SPANS:
        return documents.filter(at__gte=timezone.now() - SPANS[since])
    try:
        day = parse_date(since)
    except ValueError:
        day = None
    if day is None or day.year < 1900:
        return documents.none()
    start = timezone.make_aware(dt.datetime.combine(day, dt.time.min))
    return documents.filter(at__gte=start)


_FILTERS: dict[str, Callable[[Documents, str], Documents]] = {
    "in": _in_community,
    "room": _in_room,
    "kind": _of_kind,
    "is": _in_state,
    "tested": _tested,
    "unit": _by_unit,
    "by": _by_author,
    "topic": _by_topic,
    "since": _since,
}
